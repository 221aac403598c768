// The first-paint record of a screen: already in words, small, and only of what was really shown.
import type { NextBestAction } from '../../domain/nextBestAction.ts';
import type { Snapshot } from '../shell.ts';
import { t } from '../strings.ts';
import type { View } from '../view.ts';
import { SHOWN_REASONS } from './lead/ReasonRows.tsx';
import { viaWord } from './lead/WhyTag.tsx';
import { actionTitle, startLabel } from './words/actionWords.ts';
import { arrivalText, timeText } from './words/dates.ts';
import { initialsOf, leadDetail, leadName } from './words/names.ts';
import { reasonText } from './words/reasonText.ts';

/** Characters of one line; nine such lines stay under 2 kB. */
const LONGEST = 90;

/**
 * What to paint at once when this email is opened again; undefined for screens that are not a lead's.
 * @param itemKey names the email; the shell paints only the record of the open one.
 */
export function snapshotOf(view: View, itemKey: string): Snapshot | undefined {
  const { screen, strip } = view;
  if (screen.kind !== 'lead' || strip === undefined || strip.mode !== 'read' || itemKey === '') return undefined;
  const now = new Date();
  const { lead } = screen.facts;
  const { suggestion, match } = screen;
  return {
    itemKey,
    lang: document.documentElement.lang || 'en',
    tab: t('tab.email'),
    heading: t('card.heading'),
    initials: initialsOf(leadName(lead)),
    name: short(leadName(lead)),
    detail: short(leadDetail(lead)),
    certainty: match.certainty,
    certaintyWord: t(`certainty.${match.certainty}`),
    how: viaWord(match, strip.mode).how,
    actionKind: suggestion.kind,
    action: short(actionTitle(suggestion, now)),
    reasons: reasonRows(suggestion, now),
    others: othersLine(suggestion, now),
    primary: startLabel(suggestion, { ...view, online: true }, now) ?? '',
    status: t('status.as-of-checking', { time: timeText(screen.facts.asOf) }),
    subject: short(strip.subject.trim() || t('strip.no-subject')),
    time: strip.at === undefined ? '' : arrivalText(strip.at, now),
    theme: view.theme,
  };
}

/** The card's rows as the pane draws them, its "Show more" row included. */
function reasonRows(suggestion: NextBestAction, now: Date): readonly string[] {
  const rows = suggestion.reasons.slice(0, SHOWN_REASONS).map((reason) => short(reasonText(reason, now)));
  const hidden = suggestion.reasons.length - rows.length;
  return hidden === 0 ? rows : [...rows, t('card.more-reasons', { count: hidden })];
}

function othersLine(suggestion: NextBestAction, now: Date): string {
  if (suggestion.others.length === 0 || suggestion.kind === 'stop-contact') return '';
  return short(`${t('card.others')} ${suggestion.others.map((other) => actionTitle(other, now)).join(' · ')}`);
}

function short(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}
