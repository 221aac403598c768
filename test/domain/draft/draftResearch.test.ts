import { companyFactsOf } from '../../../src/domain/draft/draftResearch.ts';
import type { DraftRequest } from '../../../src/domain/draft/draftContent.ts';
import { aRequest } from '../draftExamples.ts';
import { anEmail } from '../examples.ts';
import { anInsight, everything, fact, findings, researching } from '../findingsExamples.ts';

const account = { id: 'a', version: '1', name: 'Halvorsen Foods', industry: 'Food', city: 'Aarhus', employees: 4200 };
const request = (changes: Partial<DraftRequest['facts']>, language: DraftRequest['language'] = 'en'): DraftRequest => {
  const made = aRequest(anEmail(), { settings: researching, language });
  return { ...made, facts: { ...made.facts, ...changes } };
};

test('[E2] [X1] what the CRM knows of the account comes from there, what it does not know from what research found', () => {
  expect(companyFactsOf(request({ account, findings: everything }))).toMatchObject({
    'account.industry': { text: 'Food', citation: { kind: 'crm', title: 'Account · Industry' } },
    'account.city': { text: 'Aarhus', citation: { kind: 'crm', title: 'Account · Address 1: City', quote: 'Aarhus' } },
    'account.employees': { text: '4,200', citation: { kind: 'crm', quote: '4200' } },
  });
  expect(companyFactsOf(request({ findings: everything }, 'de'))).toMatchObject({
    'account.industry': { text: 'Food processing', citation: { kind: 'web', url: 'https://halvorsen.example/about' } },
    'account.city': { text: 'Aarhus, Denmark', citation: { kind: 'web' } },
    'account.employees': { text: '1.240', citation: { kind: 'web' } },
  });
});

test('[E2] title, publisher and date of one piece of news come together, with one source', () => {
  const found = companyFactsOf(request({ findings: everything }, 'de'));
  expect([found['news.title']?.text, found['news.publisher']?.text, found['news.date']?.text]).toEqual(['Halvorsen Foods starts a third filling line', 'Food Weekly', '3. November 2026']);
  expect(new Set([found['news.title'], found['news.publisher'], found['news.date']].map((each) => JSON.stringify(each?.citation))).size).toBe(1);
  expect(found['news.title']?.citation).toEqual({ kind: 'web', title: 'Halvorsen Foods starts a third filling line', url: 'https://foodweekly.example/line', quote: 'The plant in Aarhus gets a third line.', date: '2026-11-03' });
});

test('[E2] weak findings and links in them are left out', () => {
  const weak = findings({ insights: [anInsight([fact('industry', 'Food', { weak: ['name-only'] }), fact('headquarters', 'www.evil.de')])] });
  const texts = Object.values(companyFactsOf(request({ findings: weak }))).map(({ text }) => text);
  expect(texts).toEqual([undefined, undefined, undefined]);
});
