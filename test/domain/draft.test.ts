import { draftFromTemplate, draftText, editedDraft } from '../../src/domain/draft.ts';
import type { DraftRequest } from '../../src/domain/draft.ts';
import { languages } from '../../src/domain/intent.ts';
import { actionKinds, suggestNextBestAction } from '../../src/domain/nextBestAction.ts';
import type { ActionKind } from '../../src/domain/nextBestAction.ts';
import type { Email } from '../../src/domain/email.ts';
import { anEmail, context, now, settings, timeZone } from './examples.ts';

function request(email: Email, changes: Partial<DraftRequest> = {}): DraftRequest {
  const read = context(email);
  const action = suggestNextBestAction(read.facts, read, now);
  return { facts: read.facts, action, reading: read.reading, email, settings, seller: { name: 'Priya Raman' }, language: read.reading.language ?? 'en', timeZone, now, ...changes };
}

describe('a draft from a template', () => {
  test('answers each question from a fact it holds and leaves a named gap for the rest [E7]', () => {
    const draft = draftFromTemplate(request(anEmail({ text: 'Hello Priya,\n\nCould you send the S7-1500 integration guide? What is the lead time for two cells?\n\nJonas' })));
    expect(draftText(draft)).toBe(
      'Hello Jonas,\n\nThank you for your email.\n\nPalletCell 6 speaks PROFINET with S7-1200 and S7-1500. On the lead time: [the lead time].\n\nIf it is easier to talk it through, I am happy to call you.\n\nKind regards\nPriya Raman',
    );
    expect(draft.answers).toEqual([{ quote: 'Could you send the S7-1500 integration guide?', citation: 0 }, { quote: 'What is the lead time for two cells?' }]);
    expect(draft.slots).toEqual(['the lead time']);
    expect(draft.citations[0]).toMatchObject({ kind: 'knowledge', quote: 'PalletCell 6 speaks PROFINET with S7-1200 and S7-1500.', date: '2026-11-12' });
    expect(draft.subject).toBe('Re: PalletCell 6 for line 3');
    expect(draft.to).toEqual([{ name: 'Jonas Brandt', address: 'jonas.brandt@halvorsen.example' }]);
  });

  test('answers in the language of the email, with the formal address [E15]', () => {
    const draft = draftFromTemplate(request(anEmail({ text: 'Guten Tag Frau Raman,\n\nspricht die Zelle PROFINET mit unserer Siemens-Steuerung? Und wie lang ist die Lieferzeit?\n\nJonas Brandt' })));
    expect(draft.language).toBe('de');
    expect(draftText(draft)).toContain('Guten Tag Jonas Brandt,\n\nvielen Dank für Ihre E-Mail.');
    expect(draftText(draft)).toContain('PalletCell 6 spricht PROFINET mit S7-1200 und S7-1500. Zum Thema Lieferzeit: [Lieferzeit].');
  });

  test('a fact without a text in the language of the draft stays a gap', () => {
    const draft = draftFromTemplate(request(anEmail({ text: 'Bonjour, quelle est la durée de la garantie pour cette cellule ? Merci de votre réponse.' })));
    expect([draft.language, draft.answers[0]?.citation, draft.slots]).toEqual(['fr', undefined, ['la garantie']]);
  });

  test('accepts the chosen time in the zone of the mailbox', () => {
    const base = request(anEmail({ text: 'Tuesday at 10 or Wednesday at 2 pm works for me for a call.' }));
    expect(draftText(draftFromTemplate({ ...base, chosenTime: 1 }))).toContain('Wednesday, November 25 at 2:00 PM works for me.');
    expect(draftText(draftFromTemplate(base))).toContain('Tuesday, November 24 at 10:00 AM works for me.');
  });

  test('without a time it offers a gap for two', () => {
    expect(draftFromTemplate(request(anEmail({ text: 'Could we set up a call with our team about this?' }))).slots).toContain('two times that suit you');
  });

  test('a foreign subject prefix is not doubled', () => {
    expect(draftFromTemplate(request(anEmail({ subject: 'AW: Zelle' }))).subject).toBe('AW: Zelle');
    expect(draftFromTemplate(request(anEmail({ subject: 'Zelle' }))).subject).toBe('Re: Zelle');
  });

  test('words of the email cannot bring in a link, an address or a recipient', () => {
    const text = 'Could you tell me whether evil.example/pay or https://evil.example?x=[gap] or boss@evil.example is the [best] place for parts? Please contact my colleague Eva Evil, eva@evil.example.';
    for (const kind of actionKinds) {
      const base = request(anEmail({ text }));
      const draft = draftFromTemplate({ ...base, action: { kind, performs: 'draft', reasons: [], person: { name: 'Eva Evil', address: 'eva@evil.example' } } });
      expect(draftText(draft)).not.toMatch(/evil\.example|https?:/);
      expect(draft.to.map((to) => to.address).join()).not.toContain('evil');
    }
  });

  test('somebody else at the company is greeted by name, not as the lead', () => {
    const draft = draftFromTemplate(request(anEmail({ from: { name: 'Ida Mortensen', address: 'ida@halvorsen.example' } })));
    expect(draft.paragraphs[0]?.[0]?.text).toBe('Hello Ida Mortensen,');
    expect(draft.to).toEqual([{ name: 'Ida Mortensen', address: 'ida@halvorsen.example' }]);
  });

  test('a wish to meet is answered by a time, not left as a gap', () => {
    const draft = draftFromTemplate(request(anEmail({ text: 'Could we set up a call this week? Tuesday at 10 works for me.' })));
    expect([draft.slots, draft.answers]).toEqual([[], []]);
  });

  test('a substitute who is on the email may be written to', () => {
    const base = request(anEmail({ cc: [{ address: 'Ida@halvorsen.example', name: 'Ida Mortensen' }] }));
    const draft = draftFromTemplate({ ...base, action: { kind: 'write-to-referral', performs: 'draft', reasons: [], person: { name: 'Ida Mortensen', address: 'ida@halvorsen.example' } } });
    expect(draft.to).toEqual([{ address: 'Ida@halvorsen.example', name: 'Ida Mortensen' }]);
    expect(draftText(draft)).toContain('Hello Ida Mortensen,\n\nJonas Brandt of Halvorsen Foods gave me your name.');
  });

  test.each(languages)('every action has a whole draft in %s: no placeholder left, every citation exists', (language) => {
    for (const kind of actionKinds) {
      const draft = draftFromTemplate(request(anEmail(), { language, action: { kind, performs: 'draft', reasons: [], until: '2027-03-01' } }));
      expect(draftText(draft)).not.toMatch(/\{[a-z]+\}|undefined|null/);
      for (const sentence of draft.paragraphs.flat()) for (const index of sentence.citations) expect(draft.citations[index]).toBeDefined();
      const silent: readonly ActionKind[] = ['stop-contact', 'fix-address'];
      expect(draft.paragraphs.length > 2).toBe(!silent.includes(kind));
    }
  });
});

test('editing keeps the sources of untouched sentences and counts the gaps anew', () => {
  const draft = draftFromTemplate(request(anEmail({ text: 'Could you send the integration guide? What is the lead time?' })));
  const edited = editedDraft(draft, ['Hello Jonas,', 'New words. PalletCell 6 speaks PROFINET with S7-1200 and S7-1500. Lead time is [weeks].']);
  expect(edited.paragraphs[1]).toEqual([
    { text: 'New words.', citations: [] },
    { text: 'PalletCell 6 speaks PROFINET with S7-1200 and S7-1500.', citations: [0] },
    { text: 'Lead time is [weeks].', citations: [] },
  ]);
  expect(edited.slots).toEqual(['weeks']);
  expect(editedDraft(draft, ['Only mine.']).answers[0]).toEqual({ quote: 'Could you send the integration guide?' });
});
