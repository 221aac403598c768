// The sentence of a reason or check. The domain gives codes and values; here they become words, dates and ages.
import type { Reason } from '../../../domain/records.ts';
import { hasString, t } from '../../strings.ts';
import type { StringParams } from '../../strings.ts';
import { dayText, durationText } from './dates.ts';

/** How a value is written depends on its name, so that every action may use it. */
const writers: Readonly<Record<string, (value: string | number, now: Date) => string | number>> = {
  date: (value, now) => dayText(String(value), now),
  until: (value, now) => dayText(String(value), now),
  on: (value, now) => dayText(String(value), now),
  day: (value, now) => dayText(String(value), now),
  at: (value, now) => dayText(String(value), now),
  minutes: (value) => durationText(Number(value)),
  hours: (value) => t('time.hours', { count: Number(value) }),
  targetHours: (value) => t('time.hours', { count: Number(value) }),
  fit: (value) => {
    const key = `leadPage.fit.${value}`;
    return hasString(key) ? t(key) : value;
  },
  rating: (value) => {
    const key = `rating.${value}`;
    return hasString(key) ? t(key) : value;
  },
};

/** One short sentence without a full stop. A code without a sentence of its own shows its evidence, never the bare code. */
export function reasonText(reason: Reason, now: Date): string {
  return sentenceOf('reason', reason, now) ?? reason.citation?.quote ?? t('reason.other');
}

/** As `reasonText` for a check that did not hold, which may have its own sentence (`check.<code>`). */
export function missedCheckText(reason: Reason, now: Date): string {
  return sentenceOf('missed', reason, now) ?? reasonText(reason, now);
}

function sentenceOf(kind: 'reason' | 'missed', reason: Reason, now: Date): string | undefined {
  const key = `${kind}.${reason.code}`;
  return hasString(key) ? t(key, written(reason.params ?? {}, now)) : undefined;
}

function written(params: StringParams, now: Date): StringParams {
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, writers[name]?.(value, now) ?? value]));
}
