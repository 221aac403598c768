import { languages } from '../../../src/domain/languages.ts';
import { LONGEST_TEMPLATE, renderTemplate } from '../../../src/domain/draft/draftRendering.ts';
import { builtInTemplate, checkTemplate, nested, phrasesOf } from '../../../src/domain/draft/draftTemplate.ts';
import { templateKinds } from '../../../src/domain/draft/templateKinds.ts';
import { templateVariables } from '../../../src/domain/draft/templateVariables.ts';
import type { DraftTemplate } from '../../../src/domain/draft/templateKinds.ts';
import { workOf } from '../draftExamples.ts';

const template = (body: string, subject?: string): DraftTemplate => ({ kind: 'follow-up', language: 'en', body, ...(subject === undefined ? {} : { subject }) });

test.each(languages)('[E14] every built-in template in %s may be saved as it stands', (language) => {
  for (const kind of templateKinds) {
    const builtIn = builtInTemplate(kind, language);
    expect([kind, checkTemplate(builtIn)]).toEqual([kind, []]);
    expect(builtIn.body.length).toBeLessThan(LONGEST_TEMPLATE);
  }
});

test('[E14] a template that uses every name of the help may be saved', () => {
  const paths = templateVariables.map(({ path }) => path);
  expect(checkTemplate(template(paths.filter((path) => path !== 'questions').map((path) => `{{ ${path} }}`).join('\n')))).toEqual([]);
  expect(checkTemplate(template('{% for each in questions %}{{ each.question }} {{ each.answer }}{% endfor %}{{ questions.size }}{{ questions[0].answer }}'))).toEqual([]);
  expect(paths).toContain('lead.topic');
});

test.each([
  ['  \n ', [{ code: 'empty' }]],
  ['{% if false %}x{% endif %}', [{ code: 'empty' }]],
  ['{% comment %}x{% endcomment %}', [{ code: 'empty' }]],
  ['Hi {{ lead.topik }}\n{{ company }}\n{{ user.name }}{{ user.name }}', [{ code: 'unknown-variable', line: 1, params: { name: 'lead.topik' } }, { code: 'unknown-variable', line: 2, params: { name: 'company' } }, { code: 'unknown-variable', line: 3, params: { name: 'user.name' } }]],
  ['{{ lead[tone] }}', [{ code: 'unknown-variable', line: 1, params: { name: 'lead[tone]' } }]],
  ['{{ lead.__proto__ }}{{ lead.constructor }}', [{ code: 'unknown-variable', line: 1, params: { name: 'lead.__proto__' } }, { code: 'unknown-variable', line: 1, params: { name: 'lead.constructor' } }]],
  ['a\n{% for each in questions %}{{ each.anser }}{% endfor %}', [{ code: 'unknown-variable', line: 2, params: { name: 'each.anser' } }]],
  ['{{ blocks.notice }}', [{ code: 'unknown-variable', line: 1, params: { name: 'blocks.notice' } }]],
  ['a\n{{ "x" | shout }}', [{ code: 'unknown-filter', line: 2, params: { name: 'shout' } }]],
  ['{% include "x" %}', [{ code: 'unknown-tag', line: 1, params: { name: 'include' } }]],
  ['Hi\n{% for i in (1..1000000000) %}x{% endfor %}', [{ code: 'too-slow', line: 2 }]],
  ['Hi\n{% if tone == "formal" %}{% for i in (1..1000000000) %}x{% endfor %}{% endif %}', [{ code: 'too-slow', line: 2 }]],
  ['{% unless lead.topic %}\n{% for i in (1..1000000000) %}x{% endfor %}{% endunless %}', [{ code: 'too-slow', line: 2 }]],
])('[E14] %j can\'t be saved, and its line is named', (body, problems) => {
  expect(checkTemplate(template(body))).toEqual(problems);
  expect(workOf(() => checkTemplate(template(body)))).toBeLessThan(200);
});

test('[E14] a block the admin has may be used', () => {
  expect(checkTemplate(template('{{ blocks.notice }}'), ['notice'])).toEqual([]);
});

test('[E14] what is too long is refused unread, and a subject\'s problem is told as one', () => {
  expect(checkTemplate(template('x'.repeat(LONGEST_TEMPLATE + 1)))).toEqual([{ code: 'too-long', params: { most: LONGEST_TEMPLATE, length: LONGEST_TEMPLATE + 1 } }]);
  expect(checkTemplate(template('Hello', '{{ lead.topik }}'))).toEqual([{ code: 'unknown-variable', line: 1, params: { name: 'lead.topik' }, isSubject: true }]);
});

test.each(languages)('[E14] each missing fact shows by its own name in %s', (language) => {
  const { slots } = phrasesOf(language);
  expect(new Set(Object.values(slots)).size).toBeGreaterThan(18);
  for (const [path, name] of Object.entries(slots)) {
    expect(name).not.toMatch(/["[\]]/);
    expect(renderTemplate(`{{ ${path} }}`, {}, slots).text).toBe(`[${name}]`);
  }
});

test('values by path become groups', () => {
  expect(nested({ 'a.b': 1, 'a.c': 'x', d: true })).toEqual({ a: { b: 1, c: 'x' }, d: true });
});
