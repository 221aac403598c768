// A long mail in at most 400 of its own characters.
import fc from 'fast-check';
import type { Reading } from '../../src/domain/intentKinds.ts';
import { SUMMARY_FROM_CHARACTERS, SUMMARY_MOST_CHARACTERS, summarizeMail } from '../../src/domain/mailSummary.ts';

const nothing: Reading = { intents: [{ kind: 'other', evidence: { quote: '' }, certainty: 'possible' }], questions: [] };
const filler = 'The weather on the coast has been lovely, as people keep telling each other. My dog likes the long walks along the river very much. Our canteen has started to serve soup again, which everybody seems to enjoy. ';
const question = 'What would two cells cost including installation?';
const mail = `Dear Jane,\n\nThank you so much for your kind words about our stand.\n\n${filler.repeat(3)}\n\nThe board wants everything running before the audit in May 2027. ${filler.repeat(2)}\n\n${question} We have 80,000 euros set aside for this.\n\nKind regards\nJonas Brandt\nPlant Engineering Manager at Halvorsen Foods`;

test('[O4] what a long mail asks, dates and numbers comes first, in its order, without greeting, thanks or signature', () => {
  expect(summarizeMail(mail, { ...nothing, questions: [{ quote: question }] }, 'en')?.sentences.map(({ quote }) => quote).slice(0, 3)).toEqual(['The board wants everything running before the audit in May 2027.', question, 'We have 80,000 euros set aside for this.']);
  expect(summarizeMail(mail, nothing, 'en')?.text).not.toMatch(/Dear|Thank|regards|Jonas|Manager/);
});

test(`[O4] a mail of ${SUMMARY_FROM_CHARACTERS} characters has no summary, one of more has`, () => {
  const text = `${question} ${filler.repeat(6)}`;
  expect(summarizeMail(text.slice(0, SUMMARY_FROM_CHARACTERS).padEnd(SUMMARY_FROM_CHARACTERS, 'x'), nothing, 'en')).toBeUndefined();
  expect(summarizeMail(text.slice(0, SUMMARY_FROM_CHARACTERS + 20), nothing, 'en')?.text).toContain(question);
});

test('[O4] a sentence too long is cut at a clause border and marked, the end of a question is kept', () => {
  const long = `As you know from the visit of your colleague in spring, when we stood in the cold hall and talked about ${'pallets and '.repeat(20)}boxes, could you please tell us how long the installation takes?`;
  const summary = summarizeMail(`${long}\n\n${filler.repeat(6)}`, { ...nothing, questions: [{ quote: 'could you please tell us how long the installation takes?' }] }, 'en');
  expect(summary?.text).toContain('… could you please tell us how long the installation takes?');
});

test.each([
  ['de', 'Sehr geehrte Frau Reuter,', 'Mit freundlichen Grüßen', 'Was kosten zwei Zellen mit Montage?'],
  ['fr', 'Bonjour Madame,', 'Cordialement', 'Combien coûtent deux cellules avec la pose ?'],
  ['es', 'Estimada señora:', 'Saludos cordiales', '¿Cuánto cuestan dos celdas con montaje?'],
  ['it', 'Gentile signora,', 'Cordiali saluti', 'Quanto costano due celle con il montaggio?'],
  ['pt', 'Prezada senhora,', 'Atenciosamente', 'Quanto custam duas células com montagem?'],
  ['nl', 'Geachte mevrouw,', 'Met vriendelijke groet', 'Wat kosten twee cellen met montage?'],
] as const)('[O4] %s: the question is there, greeting and signature are not', (language, hello, goodbye, asks) => {
  const text = `${hello}\n\n${filler.repeat(4)}\n\n${asks}\n\n${filler}\n\n${goodbye}\nPaula Ferrer\nJefa de planta en Halvorsen`;
  const summary = summarizeMail(text, { ...nothing, questions: [{ quote: asks }] }, language)?.text ?? '';
  expect(summary).toContain(asks);
  expect([hello, goodbye, 'Paula'].filter((each) => summary.includes(each))).toEqual([]);
});

test('[O4] any long mail: at most 400 characters, every piece stands where it says, twice the same', () => {
  const piece = fc.oneof(fc.string(), fc.constantFrom(filler, question, 'a, b; c – d: ', '\n', 'Regards\n', '… ', '🙂 '));
  fc.assert(
    fc.property(fc.array(piece, { minLength: 5, maxLength: 60 }), (pieces) => {
      const text = `${filler.repeat(5)}${pieces.join(' ')}`;
      const summary = summarizeMail(text, nothing, 'en');
      expect(summary).toEqual(summarizeMail(text, nothing, 'en'));
      expect(summary?.text.length ?? 0).toBeLessThanOrEqual(SUMMARY_MOST_CHARACTERS);
      for (const { quote, start } of summary?.sentences ?? []) expect(text.slice(start, start + quote.length)).toBe(quote);
      const starts = (summary?.sentences ?? []).map(({ start }) => start);
      expect(starts).toEqual([...starts].sort((one, two) => one - two));
    }),
    { numRuns: 200 },
  );
});

test('[O4] a mail of a million characters is summarized in time that grows with its length', () => {
  const started = performance.now();
  for (const hostile of [filler.repeat(5000), ','.repeat(1_000_000), 'a, '.repeat(300_000), '?'.repeat(1_000_000), '\n '.repeat(500_000)]) summarizeMail(hostile, nothing, 'en');
  expect(performance.now() - started).toBeLessThan(15_000);
});
