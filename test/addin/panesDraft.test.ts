/** @jest-environment jsdom */
// The draft as page content and back: what the seller sees is what will be inserted, and nothing of it is ever HTML.
import fc from 'fast-check';
import { paragraphsOf } from '../../src/domain/draft.ts';
import { chosenAt, markChosen, paintDraft, readParagraphs, settleSlots } from '../../src/addin/parts/draft/draftDom.ts';
import { openableLink } from '../../src/addin/parts/Evidence.tsx';
import { asksOf } from '../../src/addin/parts/lead/asks.ts';
import { initialsOf, leadDetail, leadName, shortCompany } from '../../src/addin/parts/words/names.ts';
import { aLeadScreen, aShownDraft, aShownLead } from '../fixtures/views.ts';

const name = (number: number): string => `Source ${number}`;

function painted(draft = aShownDraft()): HTMLElement {
  const root = document.createElement('div');
  paintDraft(root, draft, name);
  return root;
}

test('a painted draft reads back as its paragraphs, without the source numbers', () => {
  expect(readParagraphs(painted())).toEqual(['Hi Jonas,', 'Here is the integration guide. The lead time for two cells is [lead time].']);
  expect(readParagraphs(painted())).toEqual(paragraphsOf(aShownDraft()));
});

test('any text survives the way into the page and back, and never becomes an element', () => {
  const line = fc
    .string({ minLength: 1, maxLength: 60 })
    .map((text) => text.replace(/\s+/g, ' ').trim())
    .filter((text) => text !== '');
  fc.assert(
    fc.property(fc.array(fc.array(line, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 4 }), (paragraphs) => {
      const root = painted(aShownDraft({ paragraphs: paragraphs.map((sentences) => sentences.map((text) => ({ text, citations: [] }))) }));
      expect(readParagraphs(root)).toEqual(paragraphs.map((sentences) => sentences.join(' ')));
      expect([...root.querySelectorAll('*')].every((element) => ['P', 'SPAN'].includes(element.tagName))).toBe(true);
    }),
  );
});

test('a gap is boxed until the seller has typed over it', () => {
  const root = painted();
  const slot = root.querySelector<HTMLElement>('[data-slot]');
  expect(slot?.dataset['slot']).toBe('lead time');
  if (slot !== null) slot.textContent = 'six weeks';
  settleSlots(root);
  expect(root.querySelector('[data-slot]')).toBeNull();
  expect(readParagraphs(root)[1]).toContain('is six weeks.');
});

test('line breaks and pasted blocks become paragraphs of their own', () => {
  const root = document.createElement('div');
  root.innerHTML = '<p>one<br>two</p><div>three<div>four</div></div>five';
  expect(readParagraphs(root)).toEqual(['one', 'two', 'three', 'four', 'five']);
});

test('the caret chooses the sentence it is in, and only its source is marked', () => {
  const root = painted();
  const sentence = root.querySelectorAll<HTMLElement>('[data-sentence]')[1];
  const chosen = chosenAt(root, sentence?.firstChild ?? null);
  expect(chosen).toMatchObject({ kind: 'sentence', citations: [0] });
  markChosen(root, sentence, 0);
  expect([...root.querySelectorAll('[data-chosen]')].map((element) => element.textContent)).toEqual(['Here is the integration guide.', '1']);
  expect(chosenAt(root, root.querySelector('[data-slot]')?.firstChild ?? null)).toEqual({ kind: 'slot', slot: 'lead time' });
  expect(chosenAt(root, document.body)).toEqual({ kind: 'nothing' });
});

test('only https pages of product knowledge and web sources open; words of an email never become a link', () => {
  const cite = (kind: 'email' | 'crm' | 'knowledge' | 'web', url: string) => openableLink({ kind, title: 't', quote: 'q', url });
  expect(cite('knowledge', 'https://a.example/x')).toBe('https://a.example/x');
  expect([
    cite('knowledge', 'javascript:alert(1)'),
    cite('web', 'http://a.example'),
    cite('email', 'https://a.example'),
    cite('crm', 'https://a.example'),
    cite('web', 'nonsense'),
  ]).toEqual([undefined, undefined, undefined, undefined, undefined]);
});

test('each ask of the email is listed once, times last', () => {
  const asks = asksOf(aLeadScreen().reading, aShownDraft());
  expect(asks.map((ask) => [ask.quote, ask.state, ask.times?.length])).toEqual([
    ['Could you send the integration guide?', 'answered', undefined],
    ['What is the lead time for two cells?', 'gap', undefined],
    ['Tuesday at 10 or Wednesday after 2 would suit me.', undefined, 2],
  ]);
});

test('a question that offers times is one ask, not two', () => {
  const reading = aLeadScreen().reading;
  const quote = 'Could we talk on Tuesday at 10?';
  const meeting = { ...reading.intents[1], kind: 'meeting-request', certainty: 'sure', evidence: { quote } } as const;
  expect(asksOf({ questions: [{ quote }], intents: [meeting] }, undefined)).toEqual([{ quote, times: meeting.times }]);
});

test('people are named by what is known of them', () => {
  expect(leadName(aShownLead({ name: {} }))).toBe('jonas.brandt@halvorsen.example');
  expect(leadDetail(aShownLead({ jobTitle: undefined }))).toBe('Halvorsen Foods');
  expect(['Jonas Brandt', 'Ö', 'anna@x.example', '(Dr.) Eva von Stein', '42'].map(initialsOf)).toEqual(['JB', 'Ö', 'A', 'DS', '']);
});

test('a company is called by its first word only where that is clear', () => {
  expect(shortCompany('Brightwater Bottling', ['Keller Group'])).toBe('Brightwater');
  expect(shortCompany('Brightwater Bottling', ['Brightwater Foods'])).toBe('Brightwater Bottling');
  expect([shortCompany('The Cell Company', []), shortCompany('BMW Group', []), shortCompany('Ida', [])]).toEqual(['The Cell', 'BMW Group', 'Ida']);
});
