import { calledBy, mentionReader } from '../../../src/domain/news/companyMention.ts';
import type { Mention } from '../../../src/domain/news/companyMention.ts';

/** Milliseconds this process has computed: what others do on the machine does not count. */
function computed(): number {
  return process.cpuUsage().user / 1000;
}

test.each<[string, string]>([
  ['Tarn Ridge Pumps Ltd.', 'tarn ridge pumps'],
  ['Halvorsen Maschinenbau GmbH & Co. KG', 'halvorsen maschinenbau'],
  ['Ferraboschi S.p.A.', 'ferraboschi'],
  ['The Quillon Company', 'quillon'],
  ['Verrières (France) SARL', 'verrieres'],
  ['Brinkmeer Groep B.V.', 'brinkmeer'],
  ['United Holdings plc', 'united holdings'],
  ['Müller & Söhne AG', 'muller sohne'],
  ['Co. Ltd.', 'co'],
])('%s is called %s', (name, called) => {
  expect(calledBy(name).join(' ')).toBe(called);
});

const texts: readonly (readonly [Mention, string, string, string?])[] = [
  // Whole, without case, accents and legal form
  ['name-only', 'Tarn Ridge Pumps Ltd', 'Northern Water buys from Tarn Ridge Pumps'],
  ['none', 'Tarn Ridge Pumps Ltd', 'Hikers lost on Tarn Ridge'],
  ['none', 'Halvorsen GmbH', 'Halvorsenstraße gesperrt'],
  ['name-only', 'Verrières SAS', 'VERRIERES OUVRE UNE USINE'],
  ['name-only', 'Müller & Söhne AG', 'Mueller und Soehne baut an'],
  ['name-only', 'Quillon Inc.', 'Why we like it', 'A day at Quillon’s headquarters.'],
  ['none', 'Quillon Inc.', 'Quillons sharpen up', 'Nothing else.'],
  ['name-only', 'Quillon.com, Inc.', 'Quillon opens a second hall'],
  ['none', 'Amazon.com, Inc.', 'Rain returns to the Amazon'],
  // A name of everyday words needs two signs
  ['none', 'Apple Inc.', 'Apple pie recipes for autumn'],
  ['name-only', 'Apple Inc.', 'Apple unveils a thinner laptop'],
  ['none', 'Apple Inc.', 'How to store an apple', 'Growers and their customers on apple storage'],
  ['name-only', 'Target Corporation', 'Target shares slide after outlook'],
  ['none', 'Target Corporation', 'On target: how archers train'],
  ['name-only', 'Orange SA', 'Orange S.A. names a chief'],
  ['none', 'Orange SA', 'Zest of an orange in every dish'],
  ['name-only', 'SAP SE', 'SAP raises its outlook as customers move'],
  ['none', 'SAP SE', 'Maple sap runs early this year, say customers'],
  ['name-only', 'Visa Inc.', 'Visa (NYSE: V) at a record'],
  ['none', 'Best Buy Co., Inc.', 'The best buy of the week: ten headphones'],
  ['none', 'Best Buy Co., Inc.', 'The Best Buy of the Week: Ten Headphones'],
  ['name-only', 'Blue Barn GmbH', 'Blue Barn gibt die neue Version frei'],
  ['name-only', 'Best Buy Co., Inc.', 'Best Buy cuts jobs as sales fall'],
];

test.each(texts.map(([mention, name, title, summary]) => ({ mention, name, title, summary })))('$mention: "$name" in "$title"', ({ mention, name, title, summary }) => {
  expect(mentionReader({ name })({ title, ...(summary === undefined ? {} : { summary }) })).toBe(mention);
});

test('what stands on the company\'s own website, or names it, is about the company for sure', () => {
  const company = { name: 'Apple Farm Ltd', domain: 'applefarm.example' };
  expect(mentionReader(company)({ title: 'We planted again', url: 'https://blog.applefarm.example/2026/planted' })).toBe('sure');
  expect(mentionReader(company)({ title: 'Cider days', summary: 'See www.applefarm.example for the opening hours.' })).toBe('sure');
});

test('a look-alike of the company\'s website says nothing about it', () => {
  const company = { name: 'Apple Farm Ltd', domain: 'applefarm.example' };
  for (const url of ['https://applefarm.example.evil.test/x', 'https://notapplefarm.example/x', 'https://evil.test/?applefarm.example', 'https://applefarm.example@evil.test/']) expect(mentionReader(company)({ title: 'Free cider', url })).toBe('none');
  expect(mentionReader(company)({ title: 'Free cider at notapplefarm.example and applefarm.example.evil' })).toBe('none');
});

test('a name without a letter is mentioned nowhere', () => {
  expect(mentionReader({ name: '…' })({ title: '… and more' })).toBe('none');
});

test('a long text is read in a moment', () => {
  const [company, text] = [{ name: 'A A A A A A A A', domain: 'a.aa' }, { title: 'A '.repeat(500_000), summary: 'a.a'.repeat(500_000) }];
  const began = computed();
  mentionReader(company)(text);
  expect(computed() - began).toBeLessThan(1_000);
});
