// What a draft is written with: purpose, tone, length and language, from what the seller chose, what the admin set and how the lead writes.
import { purposesFor, type DraftPurpose, type OfferedPurpose } from '../../domain/draft/draftPurpose.ts';
import { defaultStyle, draftLengths, tones, type DraftStyle } from '../../domain/draft/draftStyle.ts';
import type { SuggestedAction } from '../../domain/actions/action.ts';
import { detectLanguage } from '../../domain/words/language.ts';
import type { Lasting, Opened } from '../state.ts';
import type { LeadScreen, WritingChoices } from '../emailScreens.ts';

/** The choices for a lead's screen. Everything the seller did not choose is derived anew each time. */
export function writingChoices(lasting: Lasting, opened: Opened, screen: LeadScreen, now: Date): WritingChoices {
  const suggested = languageOf(opened, screen);
  const style = styleOf(lasting, opened);
  const language = opened.language ?? suggested?.language ?? 'en';
  const purposes = purposesOf(opened, screen, now);
  const purpose = purposeOf(opened, purposes);
  return {
    style,
    language,
    ...(suggested === undefined ? {} : { suggested }),
    purposes,
    ...(purpose === undefined ? {} : { purpose }),
    ...accountFor(opened, screen),
    isKept: isKept(opened, { style, language }),
  };
}

/** What the next draft does: the chosen purpose's action, else the suggestion. */
export function actionToWrite(screen: LeadScreen): { readonly action: SuggestedAction; readonly purpose?: DraftPurpose } {
  const { suggestion, writing } = screen;
  const offered = writing?.purposes.find(({ purpose }) => purpose === writing.purpose);
  return offered === undefined ? { action: suggestion } : { action: offered.action, purpose: offered.purpose };
}

/** Of a record kept for this person; anything else is no choice. */
export function styleIn(value: unknown): DraftStyle | undefined {
  const { tone, length } = (typeof value === 'object' && value !== null ? value : {}) as Readonly<Record<string, unknown>>;
  const knownTone = tones.find((each) => each === tone);
  const knownLength = draftLengths.find((each) => each === length);
  return knownTone === undefined || knownLength === undefined ? undefined : { tone: knownTone, length: knownLength };
}

function styleOf(lasting: Lasting, opened: Opened): DraftStyle {
  const { writing } = lasting.settings;
  return opened.style ?? lasting.style ?? (writing === undefined ? defaultStyle : { tone: writing.tone, length: writing.length });
}

/** The one known account of exactly the lead's company name; nothing is connected by likeness alone. */
function accountFor({ item, known }: Opened, { facts }: LeadScreen): Pick<WritingChoices, 'accountToConnect'> {
  const { lead } = facts;
  const name = lead.companyName?.trim().toLowerCase();
  const [account, ...more] = (known?.answer.accounts ?? []).filter((each) => each.name.toLowerCase() === name);
  if (item.mode !== 'compose' || lead.accountId !== undefined || account === undefined || more.length > 0) return {};
  return { accountToConnect: { id: account.id, name: account.name } };
}

/** The email's own language; of a message of our own, the language of what the lead asked for once. */
function languageOf(opened: Opened, { reading, facts }: LeadScreen): WritingChoices['suggested'] {
  if (reading.language !== undefined) return { language: reading.language, from: 'email' };
  if (opened.item.mode === 'read') return undefined;
  const inquiry = detectLanguage([facts.lead.topic ?? '', facts.lead.need ?? ''].join('. '));
  return inquiry === undefined ? undefined : { language: inquiry, from: 'inquiry' };
}

function purposesOf(opened: Opened, { facts, reading, suggestion, address }: LeadScreen, now: Date): readonly OfferedPurpose[] {
  if (opened.item.mode !== 'compose' || opened.item.composeType === 'appointment' || suggestion.performs === 'stop-contact') return [];
  return purposesFor(facts, { reading, ...(opened.email === undefined ? {} : { email: opened.email }), ...(address === undefined ? {} : { validation: address.validation }) }, now);
}

/** A reply begins with what its email calls for; a new message introduces us where it may, else it follows up. */
function purposeOf(opened: Opened, purposes: readonly OfferedPurpose[]): DraftPurpose | undefined {
  const { chosenPurpose } = opened;
  if (purposes.length === 0 || chosenPurpose === 'suggested') return undefined;
  if (chosenPurpose !== undefined) return chosenPurpose;
  if (opened.item.composeType !== 'new') return undefined;
  const isFree = (wanted: DraftPurpose): boolean => purposes.some(({ purpose, missing }) => purpose === wanted && missing.length === 0);
  return !isFree('introduction') && isFree('follow-up') ? 'follow-up' : 'introduction';
}

function isKept(opened: Opened, chosen: Pick<WritingChoices, 'style' | 'language'>): boolean {
  const { draft } = opened;
  if (draft?.kind !== 'written' || draft.id === undefined || opened.drafts.get(draft.id)?.isEdited !== true) return false;
  const { style, language } = draft.draft;
  return language !== chosen.language || style?.tone !== chosen.style.tone || style.length !== chosen.style.length;
}
