import { evidenceFor, firstOfMail } from '../../../src/domain/words/mailModel.ts';
import type { MailEvidence } from '../../../src/domain/words/mailModel.ts';
import { sentenceKinds } from '../../../src/domain/words/sentenceModel.ts';
import type { SentenceKind } from '../../../src/domain/words/sentenceModel.ts';

/** A sentence that says one kind with the given share, nothing else in particular. */
function saying(kind: SentenceKind, share: number): readonly number[] {
  return sentenceKinds.map((each) => (each === kind ? share : (1 - share) / (sentenceKinds.length - 1)));
}

function evidence(...sentences: readonly (readonly number[])[]): MailEvidence {
  return { sentences, whole: saying('none', 0.2), workplace: 0, cues: new Map(), signs: new Map() };
}

function first(of: MailEvidence): SentenceKind | undefined {
  const shares = firstOfMail(of);
  return sentenceKinds[shares.indexOf(Math.max(...shares))];
}

test('one clear sentence among small talk decides the mail', () => {
  expect(first(evidence(saying('none', 0.9), saying('opt-out', 0.9), saying('none', 0.9)))).toBe('opt-out');
});

test('small talk alone asks for nothing', () => {
  expect(first({ ...evidence(saying('none', 0.95), saying('none', 0.95)), whole: saying('none', 0.9) })).toBe('none');
});

test('offered times speak for a meeting', () => {
  const quiet = evidence(saying('none', 0.4), saying('meeting-request', 0.4));
  const signed = { ...quiet, signs: new Map([['meeting-request', 2] as const]) };
  const index = sentenceKinds.indexOf('meeting-request');
  expect(firstOfMail(signed)[index]).toBeGreaterThan(firstOfMail(quiet)[index] ?? 1);
});

test('what reads like office talk more often asks for nothing than the same shares in a reply to a seller', () => {
  const unsure = evidence(saying('none', 0.4), saying('meeting-request', 0.4), saying('none', 0.4));
  const index = sentenceKinds.indexOf('none');
  expect(firstOfMail({ ...unsure, workplace: 3 })[index]).toBeGreaterThan(firstOfMail({ ...unsure, workplace: -3 })[index] ?? 1);
});

test('one or two sentences don\'t tell whether they were written at work', () => {
  const short = evidence(saying('none', 0.4), saying('meeting-request', 0.4));
  expect(firstOfMail({ ...short, workplace: 3 })).toEqual(firstOfMail({ ...short, workplace: -3 }));
});

test('a mail without a sentence is no evidence for anything', () => {
  expect(evidenceFor({ sentences: [], whole: [], workplace: 0, cues: new Map(), signs: new Map() }, 'referral')).toEqual([...new Array<number>(18).fill(0), ...new Array<number>(4).fill(Math.log(0.02))]);
});
