// Set `reply_intent`: what a mail or a sentence asks for, in the ten intents the set knows.
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { extractOwnWords } from '../../domain/email.ts';
import type { Email } from '../../domain/email.ts';
import { detectIntents, rankIntents } from '../../domain/intent.ts';
import type { IntentKind, Reading } from '../../domain/intentKinds.ts';
import { classifyMail } from '../../domain/leadReply.ts';
import { amount, readCases, readInputs, share, textOf, textsOf } from './evalSet.ts';
import type { Case, EvalSet, Figure } from './evalSet.ts';
import { readMailFile } from './mailFile.ts';

const FOLDER = 'reply_intent';
/** Old mail has no seller; any mailbox will do. */
const mailbox = { address: 'seller@handraise.invalid', ownDomains: ['handraise.invalid'] };
const context = { now: new Date('2026-01-05T09:00:00Z'), timeZone: 'UTC' };

/** Our finer intents in the words of the set. */
const folded: Readonly<Record<IntentKind, string>> = {
  'opt-out': 'unsubscribe',
  bounce: 'bounce',
  'out-of-office': 'out_of_office',
  'wrong-person': 'referral',
  referral: 'referral',
  complaint: 'unsubscribe',
  'not-interested': 'negative',
  'not-now': 'negative',
  'meeting-request': 'meeting_request',
  'concession-request': 'pricing',
  'pricing-request': 'pricing',
  'information-request': 'info_request',
  objection: 'negative',
  'positive-interest': 'positive_interest',
  other: 'other',
};

/** The intents of a reading, best first, in the words of the sets. */
export function foldedIntents(reading: Reading): readonly string[] {
  return [...new Set(rankIntents(reading).map((intent) => folded[intent.kind]))];
}

async function readingOf(folder: string, input: Case): Promise<Reading> {
  const file = textOf(input, 'eml');
  if (file !== '') {
    const email = await readMailFile(path.join(folder, FOLDER, file));
    return detectIntents({ subject: email.subject, text: email.text, quoted: email.quoted, mail: classifyMail(email, mailbox).kind, headers: email.headers }, context);
  }
  const subject = textOf(input, 'subject');
  const whole = textOf(input, 'text');
  if (textOf(input, 'unit') === 'sentence') return detectIntents({ subject, text: whole, mail: 'person', headers: {} }, context);
  const words = extractOwnWords({ text: whole });
  const email: Email = { itemId: textOf(input, 'id'), conversationId: '', subject, from: { address: '' }, to: [], cc: [], receivedOn: context.now.toISOString(), text: words.own, quoted: words.quoted, headers: {}, attachments: [], mode: 'read' };
  return detectIntents({ subject, text: words.own, quoted: words.quoted, mail: classifyMail(email, mailbox).kind, headers: {} }, context);
}

function filesOf(folder: string): readonly string[] {
  const own = path.join(folder, FOLDER);
  return existsSync(own) ? readdirSync(own).filter((file) => file.endsWith('.jsonl')).sort().map((file) => `${FOLDER}/${file}`) : [];
}

function macroF1(cases: readonly Case[], said: (each: Case) => string | undefined): number {
  const counts = new Map<string, { right: number; tooMany: number; missed: number }>();
  const of = (intent: string): { right: number; tooMany: number; missed: number } => {
    const count = counts.get(intent) ?? { right: 0, tooMany: 0, missed: 0 };
    counts.set(intent, count);
    return count;
  };
  for (const each of cases) {
    const wanted = textOf(each, 'intent');
    const top = said(each);
    if (top !== undefined && textsOf(each, 'acceptable').includes(top)) of(wanted).right += 1;
    else {
      of(wanted).missed += 1;
      if (top !== undefined) of(top).tooMany += 1;
    }
  }
  const kinds = [...counts.values()].filter((count) => count.right + count.missed > 0);
  return kinds.reduce((sum, count) => sum + (2 * count.right) / (2 * count.right + count.tooMany + count.missed), 0) / Math.max(1, kinds.length);
}

export const replyIntent: EvalSet = {
  id: 'reply_intent',
  covers: [FOLDER],
  async predict(folder) {
    const inputs = (await Promise.all(filesOf(folder).map((file) => readInputs(folder, file)))).flat();
    return Promise.all(inputs.map(async (input) => ({ set: 'reply_intent', id: textOf(input, 'id'), prediction: foldedIntents(await readingOf(folder, input)) })));
  },
  async score(folder, predictions) {
    const cases = (await Promise.all(filesOf(folder).map((file) => readCases(folder, file)))).flat();
    const said = (each: Case): string | undefined => textsOf({ all: predictions.get(textOf(each, 'id')) }, 'all')[0];
    const right = (each: Case): boolean => textsOf(each, 'acceptable').includes(said(each) ?? '');
    const files = [...new Set(cases.map((each) => textOf(each, 'set')))];
    const byFile = files.map((file): Figure => share(`acceptable, ${file}`, cases.filter((each) => textOf(each, 'set') === file).map(right)));
    return [share('acceptable', cases.map(right)), ...byFile, amount('macro F1', macroF1(cases, said))];
  },
};
