// The email a standing suggestion follows from, as drafts and forms take it, though it isn't open.
import type { Reading } from '../../domain/intentKinds.ts';
import type { StandingAction } from '../../domain/leadResearch.ts';
import { instantOf } from '../../domain/times/wallTime.ts';
import { zoneHints } from '../../domain/times/zoneHints.ts';

const nothingRead: Reading = { intents: [], questions: [] };

/** What the email says, its hours on the seller's clock where its words name no other; nothing where there is no email. */
export function standingReading({ email }: Pick<StandingAction, 'email'>, timeZone: string): Reading {
  if (email === undefined) return nothingRead;
  const { reading } = email;
  const { language = 'en' } = reading;
  return {
    ...reading,
    intents: reading.intents.map((intent) => {
      if (intent.times === undefined || zoneHints(intent.evidence.quote, language).length > 0) return intent;
      return { ...intent, times: intent.times.map((time) => (time.at === undefined || zoneHints(time.quote, language).length > 0 ? time : { ...time, at: onClockOf(time.at, timeZone) })) };
    }),
  };
}

/** The background service knows no mailbox: it wrote the hour down as one of UTC. */
function onClockOf(at: string, timeZone: string): string {
  const read = new Date(at);
  return Number.isNaN(read.getTime()) ? at : instantOf(at.slice(0, 10), { hour: read.getUTCHours(), minute: read.getUTCMinutes() }, timeZone);
}
