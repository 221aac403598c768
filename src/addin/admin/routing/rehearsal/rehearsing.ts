// The replay of a past period as the worker beside the page does it: leads come in parts, so does what became of them, so that neither side
// is ever busy for long with one message.
import { rehearse } from '../../../../domain/routing/rehearsal.ts';
import type { RehearsalInput, RehearsalProgress, RehearsalResult } from '../../../../domain/routing/rehearsal.ts';
import type { RecordedLead } from '../../../../domain/routing/rehearsal/recorded.ts';
import type { RehearsedLead } from '../../../../domain/routing/rehearsal/rehearsalFigures.ts';

/** Leads in one message: a few milliseconds' work to copy. */
export const LEADS_IN_A_PART = 500;

/** What the page tells the worker: leads first, in any number of parts, then everything else. */
export type ToWorker = { readonly kind: 'leads'; readonly leads: readonly RecordedLead[] } | { readonly kind: 'rehearse'; readonly input: Omit<RehearsalInput, 'leads'> };

/** All of a result but the leads. */
export interface RehearsalFigures extends Omit<RehearsalResult, 'leads' | 'slipped'> {
  /** Leads that were decided. */
  readonly decided: number;
  /** Of these, those that really found nobody. */
  readonly waited: number;
}

/** What the worker tells the page: how far it is, then the leads that would go elsewhere or to nobody, in parts, then the figures. */
export type FromWorker = { readonly kind: 'progress'; readonly progress: RehearsalProgress } | { readonly kind: 'leads'; readonly leads: readonly RehearsedLead[] } | { readonly kind: 'done'; readonly figures: RehearsalFigures };

/** @returns what takes the page's messages. @param post sends one to the page. */
export function openRehearsing(post: (message: FromWorker) => void): (message: ToWorker) => void {
  const leads: RecordedLead[] = [];
  return (message) => {
    if (message.kind === 'leads') {
      leads.push(...message.leads);
      return;
    }
    const { leads: all, slipped: _slipped, ...figures } = replay({ ...message.input, leads }, post);
    const told = all.filter(({ isOther, slips }) => isOther || slips);
    for (const part of partsOf(told, LEADS_IN_A_PART)) post({ kind: 'leads', leads: part });
    post({ kind: 'done', figures: { ...figures, decided: all.length, waited: all.filter(({ lead }) => lead.ownedBy === undefined).length } });
  };
}

function replay(input: RehearsalInput, post: (message: FromWorker) => void): RehearsalResult {
  const steps = rehearse(input);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    post({ kind: 'progress', progress: step.value });
  }
}

/** A list cut into parts of at most `size`, in order. */
export function partsOf<Each>(list: readonly Each[], size: number): readonly (readonly Each[])[] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_each, place) => list.slice(place * size, (place + 1) * size));
}
