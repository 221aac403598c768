import { gatherFacts } from '../../../src/domain/draft/draftFacts.ts';
import { withoutMarks } from '../../../src/domain/draft/draftMarks.ts';
import type { TemplateValue } from '../../../src/domain/draft/draftRendering.ts';
import { defaultStyle } from '../../../src/domain/draft/draftStyle.ts';
import { templateVariables } from '../../../src/domain/draft/templateVariables.ts';
import { aBareRequest, aRequest } from '../draftExamples.ts';
import { anActivity, anEmail } from '../examples.ts';
import { everything, researching } from '../findingsExamples.ts';

function at(values: { readonly [name: string]: TemplateValue }, path: string): TemplateValue {
  return path.split('.').reduce<TemplateValue>((value, name) => (typeof value === 'object' && !Array.isArray(value) ? new Map(Object.entries(value)).get(name) : undefined), values);
}

const busy = aRequest(anEmail({ text: 'Could you send the integration guide? Tuesday at 10 works for me. Please also ask my colleague Ida Mortensen.' }), { action: { kind: 'wait-until', performs: 'task', reasons: [], until: '2027-03-01', person: { name: 'Ida Mortensen' } } }, { activities: [anActivity()] });

test('[X1] every fact comes with the place it is written in', () => {
  const { values, sources } = gatherFacts(busy, 'follow-up', defaultStyle);
  const sourceOf = (path: string): string | undefined => {
    const sign = String(at(values, path)).charCodeAt(1);
    return sources[sign - 0xe100]?.title;
  };
  expect(['lead.topic', 'lead.company', 'company.about', 'last_email.subject', 'last_email.date', 'time', 'lead.name'].map(sourceOf)).toEqual(['Lead · Topic', 'Lead · Company Name', 'Company knowledge: Kestrel Motion', 'Email · Subject', 'Email · Subject', 'Re: PalletCell 6 for line 3', 'Lead · Name']);
  expect(withoutMarks(String(at(values, 'lead.topic')))).toBe('PalletCell 6 for line 3');
  expect(withoutMarks(String(at(values, 'until')))).toBe('March 1, 2027');
});

test('a fact that is not held is not there, and every sign and list is', () => {
  const { values, sources, answers } = gatherFacts(aBareRequest('follow-up', 'en'), 'follow-up', defaultStyle);
  const held = templateVariables.map(({ path }) => path).filter((path) => at(values, path) !== undefined);
  expect(held.filter((path) => !/^(?:asks|says)\.|^(?:is_reply|answers|questions|tone|length|language)$/.test(path))).toEqual([]);
  expect([at(values, 'answers'), at(values, 'questions'), at(values, 'asks.nothing'), at(values, 'is_reply'), sources, answers]).toEqual(['', [], true, false, [], []]);
});

test('everything a template is offered by name can be held', () => {
  const { values } = gatherFacts({ ...busy, facts: { ...busy.facts, findings: everything, lead: { ...busy.facts.lead, jobTitle: 'Plant Manager', industry: 'Food', country: 'Denmark' } }, settings: { ...researching, products: busy.settings.products.map((product) => ({ ...product, summary: 'A robot cell that palletizes the cases of one line and is ready for food plants.' })) } }, 'follow-up', defaultStyle);
  expect(templateVariables.map(({ path }) => path).filter((path) => at(values, path) === undefined)).toEqual(['day']);
});

test('values are plain: nothing in them can be called', () => {
  const { values } = gatherFacts(busy, 'follow-up', defaultStyle);
  expect(JSON.parse(JSON.stringify(values))).toEqual(values);
});
