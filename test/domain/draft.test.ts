import fc from 'fast-check';
import { draftFromTemplate, draftText } from '../../src/domain/draft.ts';
import type { Draft, Sentence } from '../../src/domain/draft/draftContent.ts';
import { draftLengths, tones } from '../../src/domain/draft/draftStyle.ts';
import { templateKinds } from '../../src/domain/draft/templateKinds.ts';
import { languages } from '../../src/domain/languages.ts';
import type { LeadFindings } from '../../src/domain/leadFindings.ts';
import { actionKinds } from '../../src/domain/actions/action.ts';
import type { ActionKind } from '../../src/domain/actions/action.ts';
import { aBareRequest, aRequest, withTemplates, workOf } from './draftExamples.ts';
import { aLead, anActivity, anEmail, settings } from './examples.ts';
import { anInsight, everything, findings, news, researching } from './findingsExamples.ts';

describe('a draft from a template', () => {
  test('answers each question from a fact it holds and leaves a named gap for the rest [E7]', () => {
    const draft = draftFromTemplate(aRequest(anEmail({ text: 'Hello Priya,\n\nCould you send the S7-1500 integration guide? What is the lead time for two cells?\n\nJonas' })));
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
    const draft = draftFromTemplate(aRequest(anEmail({ text: 'Guten Tag Frau Raman,\n\nspricht die Zelle PROFINET mit unserer Siemens-Steuerung? Und wie lang ist die Lieferzeit?\n\nJonas Brandt' })));
    expect(draft.language).toBe('de');
    expect(draftText(draft)).toContain('Guten Tag Jonas Brandt,\n\nvielen Dank für Ihre E-Mail.');
    expect(draftText(draft)).toContain('PalletCell 6 spricht PROFINET mit S7-1200 und S7-1500. Zum Thema Lieferzeit: [Lieferzeit].');
  });

  test('a fact without a text in the language of the draft stays a gap', () => {
    const draft = draftFromTemplate(aRequest(anEmail({ text: 'Bonjour, quelle est la durée de la garantie pour cette cellule ? Merci de votre réponse.' })));
    expect([draft.language, draft.answers[0]?.citation, draft.slots]).toEqual(['fr', undefined, ['la garantie']]);
  });

  test('accepts the chosen time in the zone of the mailbox', () => {
    const base = aRequest(anEmail({ text: 'Tuesday at 10 or Wednesday at 2 pm works for me for a call.' }));
    expect(draftText(draftFromTemplate({ ...base, chosenTime: 1 }))).toContain('Wednesday, November 25 at 2:00 PM works for me.');
    expect(draftText(draftFromTemplate(base))).toContain('Tuesday, November 24 at 10:00 AM works for me.');
  });

  test('without a time it offers a gap for two', () => {
    expect(draftFromTemplate(aRequest(anEmail({ text: 'Could we set up a call with our team about this?' }))).slots).toContain('two times that suit you');
  });

  test('a foreign subject prefix is not doubled', () => {
    expect(draftFromTemplate(aRequest(anEmail({ subject: 'AW: Zelle' }))).subject).toBe('AW: Zelle');
    expect(draftFromTemplate(aRequest(anEmail({ subject: 'Zelle' }))).subject).toBe('Re: Zelle');
  });

  test('words of the email cannot bring in a link, an address or a recipient', () => {
    const text = 'Could you tell me whether evil.example/pay or https://evil.example?x=[gap] or boss@evil.example is the [best] place for parts? Please contact my colleague Eva Evil, eva@evil.example.';
    for (const kind of actionKinds) {
      const base = aRequest(anEmail({ text }));
      const draft = draftFromTemplate({ ...base, action: { kind, performs: 'draft', reasons: [], person: { name: 'Eva Evil', address: 'eva@evil.example' } } });
      expect(draftText(draft)).not.toMatch(/evil\.example|https?:/);
      expect(draft.to.map((to) => to.address).join()).not.toContain('evil');
    }
  });

  test('somebody else at the company is greeted by name, not as the lead', () => {
    const draft = draftFromTemplate(aRequest(anEmail({ from: { name: 'Ida Mortensen', address: 'ida@halvorsen.example' } })));
    expect(draft.paragraphs[0]?.[0]?.text).toBe('Hello Ida Mortensen,');
    expect(draft.to).toEqual([{ name: 'Ida Mortensen', address: 'ida@halvorsen.example' }]);
  });

  test('a wish to meet is answered by a time, not left as a gap', () => {
    const draft = draftFromTemplate(aRequest(anEmail({ text: 'Could we set up a call this week? Tuesday at 10 works for me.' })));
    expect([draft.slots, draft.answers]).toEqual([[], []]);
  });

  test('a substitute who is on the email may be written to', () => {
    const base = aRequest(anEmail({ cc: [{ address: 'Ida@halvorsen.example', name: 'Ida Mortensen' }] }));
    const draft = draftFromTemplate({ ...base, action: { kind: 'write-to-referral', performs: 'draft', reasons: [], person: { name: 'Ida Mortensen', address: 'ida@halvorsen.example' } } });
    expect(draft.to).toEqual([{ address: 'Ida@halvorsen.example', name: 'Ida Mortensen' }]);
    expect(draftText(draft)).toContain('Hello Ida Mortensen,\n\nJonas Brandt of Halvorsen Foods gave me your name.');
  });

  test.each(languages)('every action has a whole draft in %s: no placeholder left, every citation exists', (language) => {
    for (const kind of actionKinds) {
      const draft = draftFromTemplate(aRequest(anEmail(), { language, action: { kind, performs: 'draft', reasons: [], until: '2027-03-01' } }));
      expect(draftText(draft)).not.toMatch(/\{[a-z]+\}|undefined|null/);
      for (const sentence of draft.paragraphs.flat()) for (const index of sentence.citations) expect(draft.citations[index]).toBeDefined();
      const silent: readonly ActionKind[] = ['stop-contact', 'fix-address'];
      expect(draft.paragraphs.length > 2).toBe(!silent.includes(kind));
    }
  });
});

/** What must hold for any draft, whatever it is made of. */
function expectWhole(draft: Draft): void {
  const text = draftText(draft);
  expect(text).not.toMatch(/\{\{|\{%|%\}|\}\}|\bundefined\b|\bnull\b|\bNaN\b|\[object|[\uE000-\uF8FF]|  | [.,](?:\s|$)|\[\]/u);
  expect(draft.subject).not.toMatch(/\n|[\uE000-\uF8FF]|  |\bundefined\b/u);
  for (const paragraph of draft.paragraphs) {
    expect(paragraph.length).toBeGreaterThan(0);
    for (const sentence of paragraph) {
      expect(sentence.text).toBe(sentence.text.trim());
      expect(sentence.text).not.toBe('');
      for (const index of sentence.citations) expect(draft.citations[index]).toBeDefined();
    }
  }
  const used = new Set(draft.paragraphs.flat().flatMap((sentence) => sentence.citations));
  expect([...used].sort((one, two) => one - two)).toEqual(draft.citations.map((_, index) => index));
  expect(draft.slots).toEqual([...text.matchAll(/\[([^[\]\n]+)\]/g)].map((match) => match[1]));
}

const busyEmail = anEmail({ text: 'Hello Priya,\n\nCould you send the integration guide? What is the lead time? How long is the warranty? Tuesday at 10 works for me. I am very interested.' });
const product = settings.products[0];

describe('every kind of draft', () => {
  test.each(languages)('[E2] [E14] [E15] is whole in %s in each tone and length, with all facts and with none', (language) => {
    const known = aRequest(busyEmail, { language }, { activities: [anActivity()] });
    for (const kind of templateKinds) {
      for (const tone of tones) {
        const wholes = draftLengths.map((length) => {
          const style = { tone, length };
          const full = draftFromTemplate({ ...known, kind, style });
          const bare = draftFromTemplate(aBareRequest(kind, language, { style }));
          for (const draft of [full, bare]) {
            expectWhole(draft);
            expect(draft.paragraphs.length).toBeGreaterThanOrEqual(3);
            expect([draft.language, draft.style, draft.template]).toEqual([language, style, { kind, isOwn: false }]);
          }
          expect(bare.citations).toEqual([]);
          return draftText(full).length;
        });
        expect(wholes).toEqual([...wholes].sort((one, two) => one - two));
      }
    }
  });

  test.each(languages)('[E14] in %s the three tones differ, and a long first email holds more than a short one', (language) => {
    const drafts = (length: (typeof draftLengths)[number]): readonly string[] => tones.map((tone) => draftText(draftFromTemplate(aRequest(busyEmail, { kind: 'initial-outreach', language, style: { tone, length } }))));
    expect(new Set(drafts('medium')).size).toBe(3);
    for (const [index, short] of drafts('short').entries()) expect(drafts('long')[index]?.length).toBeGreaterThan(short.length);
  });

  test('[E14] a short draft has two to four sentences beside greeting and close', () => {
    const lone = anEmail({ text: 'Could you send the integration guide?' });
    for (const language of languages) {
      for (const kind of ['initial-outreach', 'follow-up', 'meeting', 'check-back', 'thanks', 'referral-introduction', 'wait'] as const) {
        const draft = draftFromTemplate(aRequest(lone, { kind, language, style: { tone: 'neutral', length: 'short' }, action: { kind: 'wait-until', performs: 'task', reasons: [], until: '2027-03-01' } }, { activities: [anActivity()] }));
        const sentences = draft.paragraphs.slice(1, -1).flat();
        expect([kind, language, sentences.length >= 2 && sentences.length <= 4]).toEqual([kind, language, true]);
      }
    }
  });

  test('[E15] Dutch says je among friends and u otherwise; German stays with Sie', () => {
    const text = (language: 'nl' | 'de', tone: (typeof tones)[number]): string => templateKinds.map((kind) => draftText(draftFromTemplate(aBareRequest(kind, language, { style: { tone, length: 'long' } })))).join('\n');
    expect(text('nl', 'friendly')).not.toMatch(/\bu\b|\buw\b/i);
    expect(text('nl', 'neutral')).not.toMatch(/\bje\b|\bjij\b|\bjouw?\b|\bjullie\b/i);
    expect(text('nl', 'formal')).not.toMatch(/\bje\b|\bjij\b|\bjouw?\b|\bjullie\b/i);
    for (const tone of tones) expect(text('de', tone)).not.toMatch(/\bdu\b|\bdir\b|\bdich\b|\bdein/i);
  });

  test('[E14] the admin\'s tone and length hold until the seller chooses', () => {
    const own = { ...settings, writing: { tone: 'friendly', length: 'short', templates: [] } } as const;
    const email = anEmail();
    expect(draftFromTemplate(aRequest(email, { settings: own })).style).toEqual({ tone: 'friendly', length: 'short' });
    expect(draftFromTemplate(aRequest(email, { settings: own, style: { tone: 'formal', length: 'long' } })).style).toEqual({ tone: 'formal', length: 'long' });
    expect(draftFromTemplate(aRequest(email)).style).toEqual({ tone: 'neutral', length: 'medium' });
  });

  test('[X1] [A3] [A4] a long first email adds company and product knowledge, each with its source', () => {
    const summary = 'A robot cell that palletizes the cases of one line and is ready for food plants.';
    const draft = draftFromTemplate(aRequest(busyEmail, { kind: 'initial-outreach', style: { tone: 'neutral', length: 'long' }, settings: { ...settings, products: settings.products.map((each) => ({ ...each, summary })) } }));
    const sourcesOf = (words: string): readonly string[] => draft.paragraphs.flat().filter(({ text }) => text.includes(words)).flatMap(({ citations }) => citations.map((index) => draft.citations[index]?.title ?? ''));
    expect(sourcesOf('Kestrel Motion builds palletizing cells.')).toEqual(['Company knowledge: Kestrel Motion']);
    expect(sourcesOf(summary)).toContain('Product knowledge: PalletCell 6');
    expect(sourcesOf('PalletCell 6 for line 3')).toEqual(['Lead · Topic']);
    expect(sourcesOf('Halvorsen Foods')).toEqual(['Lead · Company Name']);
  });

  test.each(languages)('[E2] [X1] in %s a first email names one headline with its publisher, day and source; a short one and one without findings don\'t', (language) => {
    for (const tone of tones) {
      const written = (length: 'short' | 'medium' | 'long', found: LeadFindings | undefined): Draft => {
        const request = aRequest(busyEmail, { kind: 'initial-outreach', language, style: { tone, length }, settings: researching });
        return draftFromTemplate({ ...request, facts: { ...request.facts, ...(found === undefined ? {} : { findings: found }) } });
      };
      const told = (draft: Draft): readonly Sentence[] => draft.paragraphs.flat().filter(({ text }) => text.includes('Halvorsen Foods starts a third filling line'));
      for (const length of ['medium', 'long'] as const) {
        const draft = written(length, everything);
        const [sentence, ...more] = told(draft);
        expect(more).toEqual([]);
        expect(sentence?.text).toMatch(/^\p{Lu}.*\(Food Weekly, [^)]*2026\) ?: ?[“„«] ?Halvorsen Foods starts a third filling line ?[”“»]\.$/u);
        expect(sentence?.citations.map((index) => draft.citations[index])).toMatchObject([{ kind: 'web', url: 'https://foodweekly.example/line', date: '2026-11-03' }]);
        expect(told(written(length, undefined))).toEqual([]);
      }
      expect(told(written('short', everything))).toEqual([]);
    }
  });

  test('[E2] a headline is a value, never template, and brings no link', () => {
    const hostile = ['{{ seller.name }} wins a prize', 'Halvorsen opens, see https://evil.example', '{% for i in (1..9) %}x{% endfor %}'].map((title) => anInsight([news(title)]));
    const request = aRequest(busyEmail, { kind: 'initial-outreach', settings: researching });
    const draft = draftFromTemplate({ ...request, facts: { ...request.facts, findings: findings({ insights: hostile }) } });
    expect(draftText(draft)).toBe(draftText(draftFromTemplate(request)));
  });

  test.each(['initial-outreach', 'referral-introduction'] as const)('[A3] [A4] %s names company and product by default, a short one neither', (kind) => {
    const summary = 'A robot cell that palletizes the cases of one line and is ready for food plants.';
    const known = { ...settings, products: settings.products.map((each) => ({ ...each, summary })) };
    const text = (length: 'short' | 'medium'): string => draftText(draftFromTemplate(aRequest(busyEmail, { kind, style: { tone: 'neutral', length }, settings: known })));
    expect(text('medium')).toContain(`Kestrel Motion builds palletizing cells. PalletCell 6: ${summary}`);
    expect([text('short').includes('Kestrel Motion builds'), text('short').includes(summary)]).toEqual([false, false]);
  });

  test('[E15] product knowledge written in another language stays out of the draft', () => {
    const draft = draftFromTemplate(aRequest(busyEmail, { kind: 'initial-outreach', language: 'de', style: { tone: 'neutral', length: 'long' } }));
    expect(draftText(draft)).not.toContain(product?.summary);
    expect(draftText(draft)).toContain('Kestrel Motion baut Palettierzellen.');
  });

  test('[E2] who asked not to be emailed is written nothing, whatever purpose is chosen', () => {
    const request = aRequest(anEmail(), {}, { lead: aLead({ doNotEmail: true }) });
    expect(draftFromTemplate({ ...request, purpose: 'introduction', action: { kind: 'draft-initial-email', performs: 'draft', reasons: [] } }).paragraphs).toEqual([]);
  });

  test('an email we got is not mistaken for one we wrote', () => {
    const request = aRequest(anEmail(), { purpose: 'follow-up' }, { activities: [anActivity({ direction: 'in', subject: 'Their words' }), anActivity({ id: 'a2', direction: 'out', subject: 'Our words', at: '2026-11-18T08:00:00Z' })] });
    expect(draftText(draftFromTemplate(request))).toContain('I wrote to you on November 18, 2026 about “Our words”. Is it still on your list?');
  });

  test('a wish for better terms is answered once: it is being looked at', () => {
    const draft = draftFromTemplate(aRequest(anEmail({ text: 'Could we get a discount of 10 percent if we order two?' })));
    expect(draftText(draft)).toContain('Your question about the terms is being looked at');
    expect(draftText(draft)).not.toContain('On your question');
  });
});

/** Distinct words, so that a fact is recognized in a sentence. */
const word = fc.stringMatching(/^[B-U][a-u]{7,11}$/);
const link = fc.constantFrom('https://evil.example/x', 'www.evil.de', 'evil.shop/pay?a=1', 'ftp://evil.org', 'boss@evil.example', 'mailto:boss@evil.com', 'ｅｖｉｌ．ｃｏｍ', 'evil。com', 'e\u200bvil.com', '10.1.2.3/x', '<https://evil.info>', '[evil.net](http://evil.net)', 'login-evil.co', 'xn--evil-x.xn--p1ai');
const leadWords = fc.array(fc.oneof({ weight: 4, arbitrary: word }, { weight: 1, arbitrary: link }, { weight: 1, arbitrary: fc.constantFrom('{{ seller.name }}', '{% for i in (1..9) %}', '[gap]', '\uE000\uE100', '\n\n', '“', 'z. B.', '…') }), { minLength: 1, maxLength: 8 }).map((words) => words.join(' '));
const some = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(arbitrary, { nil: undefined });

describe('any draft, whatever is known', () => {
  test('[E2] [E14] [E15] [X1] is whole, cites every fact it states and holds no link or address of the lead', () => {
    const situation = fc.record({
      kind: fc.constantFrom(...templateKinds), language: fc.constantFrom(...languages), tone: fc.constantFrom(...tones), length: fc.constantFrom(...draftLengths),
      first: some(leadWords), last: some(leadWords), topic: some(leadWords), company: some(leadWords), subject: some(leadWords), question: some(leadWords), referral: some(leadWords), about: some(word), until: some(fc.constant('2027-03-01')), seller: some(word),
    });
    fc.assert(
      fc.property(situation, ({ kind, language, tone, length, first, last, topic, company, subject, question, referral, about, until, seller }) => {
        const { facts, reading, ...bare } = aBareRequest(kind, language, { style: { tone, length } });
        const aboutText = about === undefined ? undefined : `${about} builds cells. It does so since 1990.`;
        const draft = draftFromTemplate({
          ...bare,
          facts: { ...facts, lead: { ...facts.lead, name: { first, last }, topic, companyName: company }, activities: subject === undefined ? [] : [anActivity({ subject })] },
          reading: { ...reading, questions: question === undefined ? [] : [{ quote: `${question}?` }] },
          email: subject === undefined ? undefined : anEmail({ subject, mode: 'compose' }),
          action: { kind: 'wait-until', performs: 'task', reasons: [], until, person: referral === undefined ? undefined : { name: referral, address: 'eva@evil.example' } },
          settings: { ...bare.settings, company: { name: 'Kestrel', about: aboutText === undefined ? {} : { [language]: aboutText } } },
          seller: { name: seller ?? '' },
        });
        expectWhole(draft);
        expect(draftText(draft)).not.toMatch(/evil|https?:|www\.|ftp:|mailto:|@|10\.1\.2\.3|xn--/i);
        expect(draft.to.map(({ address }) => address).join()).not.toContain('evil');
        const held = [topic, company, subject, aboutText].filter((fact): fact is string => fact !== undefined);
        for (const sentence of draft.paragraphs.slice(1, -1).flat()) {
          for (const fact of held.flatMap((each) => each.match(/[B-U][a-u]{7,11}/g) ?? [])) {
            if (!sentence.text.includes(fact)) continue;
            const quotes = sentence.citations.map((index) => draft.citations[index]?.quote ?? '');
            expect([sentence.text, quotes.some((quote) => quote.includes(fact)) || (question ?? '').includes(fact) || (referral ?? '').includes(fact)]).toEqual([sentence.text, true]);
          }
        }
      }),
      { numRuns: process.env['HANDRAISE_PROOFS'] === 'all' ? 5000 : 300 },
    );
  }, 180_000);
});

describe('an admin\'s template', () => {
  test('[E14] replaces the built-in one of its kind and language, keeps the sources, and shows what is missing', () => {
    const own = withTemplates({ kind: 'follow-up', language: 'en', subject: 'About {{ lead.topic }}', body: 'Hi {{ recipient.name }}!\n\n{{ answers }} We are {{ company.name }}.\n{{ lead.industry }}\n\nYours,\n{{ seller.name }}' });
    const draft = draftFromTemplate(aRequest(anEmail({ text: 'Could you send the S7-1500 integration guide?' }), { settings: own }));
    expect(draftText(draft)).toBe('Hi Jonas!\n\nPalletCell 6 speaks PROFINET with S7-1200 and S7-1500. We are Kestrel Motion.\n[industry]\n\nYours,\nPriya Raman');
    expect(draft.template).toEqual({ kind: 'follow-up', isOwn: true });
    expect(draft.paragraphs[1]?.map(({ citations }) => citations.map((index) => draft.citations[index]?.title))).toEqual([['Product knowledge: PalletCell 6 · PalletCell 6 data sheet, page 4'], ['Company knowledge: Kestrel Motion']]);
    expect([draft.slots, draft.answers]).toEqual([['industry'], [{ quote: 'Could you send the S7-1500 integration guide?', citation: 0 }]]);
    expect(draftFromTemplate(aRequest(anEmail(), { settings: own, language: 'de' })).template.isOwn).toBe(false);
  });

  test('[E14] that can\'t be rendered gives way to the built-in one', () => {
    for (const body of ['{% for i in (1..1000000000) %}x{% endfor %}', '{{ lead.topic', '{% include "x" %}', '{{ "x" | constructor }}', '{% if false %}nothing{% endif %}']) {
      const draft = draftFromTemplate(aRequest(anEmail(), { settings: withTemplates({ kind: 'follow-up', language: 'en', body }) }));
      expect([body, draft.template.isOwn, draftText(draft).startsWith('Hello Jonas,')]).toEqual([body, false, true]);
    }
  });

  test('[E14] reads fixed blocks in the draft\'s language; a language without one leaves a gap', () => {
    const body = 'Hello,\n\n{{ blocks.our_notice }}';
    const base = withTemplates({ kind: 'thanks', language: 'en', body }, { kind: 'thanks', language: 'de', body });
    const own = { ...base, writing: { ...base.writing, tone: 'neutral', length: 'medium', templates: base.writing?.templates ?? [], blocks: [{ name: 'our_notice', text: { en: 'Offers are free.\n\nAsk us.' } }] } } as const;
    const text = (language: 'en' | 'de'): string => draftText(draftFromTemplate(aRequest(anEmail(), { settings: own, kind: 'thanks', language })));
    expect([text('en'), text('de')]).toEqual(['Hello,\n\nOffers are free.\n\nAsk us.', 'Hello,\n\n[our notice]']);
  });

  test('words of the lead are values, never template', () => {
    const lead = aLead({ topic: '{{ seller.title }} {% assign x = 1 %}', companyName: '{{ company.name }}' });
    const draft = draftFromTemplate(aRequest(anEmail(), { kind: 'initial-outreach', style: { tone: 'neutral', length: 'long' } }, { lead }));
    expect(draftText(draft)).toContain('about seller.title % assign x = 1 %.');
  });

  test('a draft of long and hostile templates is made in less than 200 ms', () => {
    const bodies = ['{% for a in (1..1000) %}{% for b in (1..1000) %}{% for c in (1..1000) %}{{ lead.topic }}{% endfor %}{% endfor %}{% endfor %}', `{% assign x = "${'a'.repeat(1000)}" %}{% for i in (1..1000) %}{% assign x = x | append: x %}{% endfor %}{{ x }}`, '{% if tone %}'.repeat(600)];
    for (const body of bodies) {
      const request = aRequest(anEmail(), { settings: withTemplates({ kind: 'follow-up', language: 'en', body }) });
      expect(draftFromTemplate(request).template.isOwn).toBe(false);
      expect(workOf(() => draftFromTemplate(request))).toBeLessThan(200);
    }
  });
});
