// The suggestion with what the seller chose of its others in its place.
import type { ActionKind } from '../../domain/actions/action.ts';
import type { NextBestAction } from '../../domain/nextBestAction.ts';

/** The others stay offered, the agent's own suggestion among them. */
export function chosenFirst(suggestion: NextBestAction, kind: ActionKind | undefined): NextBestAction {
  const chosen = suggestion.others.find((other) => other.kind === kind);
  if (chosen === undefined) return suggestion;
  const { others, ...own } = suggestion;
  return { ...chosen, others: [own, ...others.filter((other) => other !== chosen)] };
}
