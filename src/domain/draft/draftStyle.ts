// How a draft is worded: its tone and its length. Data only.

export const tones = ['friendly', 'neutral', 'formal'] as const;
export type Tone = (typeof tones)[number];

export const draftLengths = ['short', 'medium', 'long'] as const;
export type DraftLength = (typeof draftLengths)[number];

export interface DraftStyle {
  readonly tone: Tone;
  /** `short` says what must be said, `long` adds the company and product knowledge that is held. */
  readonly length: DraftLength;
}

/** Where neither the admin nor the seller chose. */
export const defaultStyle: DraftStyle = { tone: 'neutral', length: 'medium' };
