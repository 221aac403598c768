import { marked, readMarked } from '../../../src/domain/draft/draftMarks.ts';
import { LONGEST_TEMPLATE, namesReadBy, renderTemplate, syntaxProblemOf, templateTags } from '../../../src/domain/draft/draftRendering.ts';
import { workOf } from '../draftExamples.ts';

const values = { lead: { topic: marked('Cells', 0), name: 'Jonas' }, questions: [{ question: 'How long?', answer: marked('24 months.', 1) }, { question: 'How much?', answer: '[price].' }], tone: 'formal', company: {}, asks: { price: false } };
const slots = { 'company.about': 'about us', 'lead.country': 'country' };
const render = (source: string) => renderTemplate(source, values, slots);
const shown = (source: string): string => readMarked(render(source).text ?? 'FAILED').map((sentences) => sentences.map(({ text }) => text).join(' ')).join('\n\n');

test.each([
  ['{{ lead.name }} {{ company.about }}', 'Jonas [about us]'],
  ['{{ company.about | upcase | append: "!" }}', '[about us]'],
  ['{{ company.about | default: "ours" }}', 'ours'],
  ['{{lead.country}}{{- " x" -}} y', '[country] xy'],
  ['{% if lead.topic == "Cells" %}same{% endif %}{% if lead.topic contains "ell" %} in{% endif %}{% unless lead.country %} none{% endunless %}', 'same in none'],
  ['{% case lead.topic %}{% when "Other" %}no{% when "Cells" %}yes{% endcase %}', 'yes'],
  ['{% assign t = lead.topic | upcase %}{{ t }}', 'CELLS'],
  ['{% for each in questions %}{{ each.question }} {{ each.answer }} {% endfor %}', 'How long? 24 months. How much? [price].'],
  ['{% comment %}{{ lead.name }}{% endcomment %}a', 'a'],
  ['One.\n{% if tone == "formal" %}\nTwo.\n{% endif %}\nThree.\n\n{% if asks.price %}\n\nFour.\n\n{% endif %}\nFive.', 'One.\nTwo.\nThree.\n\nFive.'],
  ['a\r\n\r\nb', 'a\n\nb'],
])('[E14] %j reads as %j', (source, text) => {
  expect(shown(source)).toBe(text);
});

test('[X1] sources survive filters, loops and assigned values', () => {
  const sources = (source: string): readonly number[] => readMarked(render(source).text ?? '').flat().flatMap((sentence) => sentence.sources);
  expect(sources('{{ lead.topic | upcase | truncate: 3 }}')).toEqual([0]);
  expect(sources('{% assign t = lead.topic | append: "!" %}{{ t }}')).toEqual([0]);
  expect(sources('{% for each in questions %}{{ each.answer }} {% endfor %}')).toEqual([1]);
});

test.each([
  ['{% include "x" %}', 'unknown-tag', 1, 'include'],
  ['\n{% render "x" %}', 'unknown-tag', 2, 'render'],
  ['{% layout "x" %}', 'unknown-tag', 1, 'layout'],
  ['{% tablerow i in (1..9) %}{% endtablerow %}', 'unknown-tag', 1, 'tablerow'],
  ['{% raw %}{{ x }}{% endraw %}', 'unknown-tag', 1, 'raw'],
  ['{% capture x %}{% endcapture %}', 'unknown-tag', 1, 'capture'],
  ['a\nb\n{{ "now" | date: "%Y" }}', 'unknown-filter', 3, 'date'],
  ['{{ lead | json }}', 'unknown-filter', 1, 'json'],
])('[E14] %j is refused and its line named', (source, code, line, name) => {
  expect(render(source).problem).toEqual({ code, line, params: { name } });
  expect(syntaxProblemOf(source)).toEqual({ code, line, params: { name } });
});

test.each(['{{ lead.topic', '\n{% if %}x{% endif %}', '{% if a %}', '{% for %}{% endfor %}', '{{ }}', '{% endif %}', '{% assign = 1 %}'])('[E14] %j is refused as wrongly written, with the place', (source) => {
  const problem = syntaxProblemOf(source);
  expect(problem).toMatchObject({ code: 'syntax-error', line: source.startsWith('\n') ? 2 : 1 });
  expect(String(problem?.params?.['near'])).not.toBe('');
});

const many = (text: string, count: number): string => text.repeat(count);

test.each([
  ['a loop of a thousand million', 'a\n{% for i in (1..1000000000) %}x{% endfor %}', 'too-slow', 2],
  ['three loops in each other', '{% for a in (1..1000) %}\n{% for b in (1..1000) %}{% for c in (1..1000) %}{% endfor %}{% endfor %}{% endfor %}', 'too-slow', 2],
  ['a loop over a list within loops', `${many('{% for q in questions %}', 40)}x${many('{% endfor %}', 40)}`, 'too-slow', 1],
  ['a value that doubles', '{% assign x = "0123456789" %}\n{% for i in (1..1000) %}{% assign x = x | append: x %}{% endfor %}', 'too-much-text', 2],
  ['ten megabytes of text', `{% for i in (1..1900) %}${many('y', 6000)}{% endfor %}`, 'too-much-text', undefined],
  ['a joined mountain', '{% assign x = "0123456789" %}{% for i in (1..9) %}{% assign x = x | append: x | append: x %}{% endfor %}', 'too-much-text', 1],
] as const)('[E14] %s is stopped in less than 200 ms', (_, source, code, line) => {
  expect(workOf(() => render(source))).toBeLessThan(200);
  const { problem } = render(source);
  expect([problem?.code, problem?.line]).toEqual([code, line]);
});

test.each(['{% if tone %}', '{{ ', '{% ', '{{ (', '{{ a | upcase ', '{% if a or ', '{{ a.', '{{ "', "{{ a['", '{% case tone %}{% when 1,', '{% for q in questions %}', '{% assign x = 1 %}', '{{ lead.topic }}', '\uE000\uE100'])(
  'a template full of %j, ended or not, is read or refused in less than 200 ms',
  (piece) => {
    const source = many(piece, Math.floor(LONGEST_TEMPLATE / piece.length));
    const ended = piece.startsWith('{% if') ? `${source.slice(0, LONGEST_TEMPLATE / 2 - 12)} a %}x${many('{% endif %}', 300)}` : source;
    for (const each of [source, ended]) expect(workOf(() => render(each))).toBeLessThan(200);
  },
);

test.each(['{{ lead.constructor }}', '{{ lead.__proto__ }}', '{{ lead.name.constructor.constructor }}', '{{ questions.constructor }}', '{{ lead.hasOwnProperty }}', '{{ lead["toString"] }}', '{{ lead }}'])('[E14] %j reaches nothing of the program', (source) => {
  const { text, problem } = render(source);
  expect(problem).toBeUndefined();
  expect(text).toMatch(/^(?:\[[\w.]*\])?$/);
});

test('names that are read are listed with their line; those of the template itself are not', () => {
  const names = namesReadBy('{{ lead.topic }}\n{% assign x = lead.name %}{{ x }}\n{% for each in questions %}{{ each.answer }}{{ lead[tone] }}{% endfor %}');
  expect(names.map(({ path, name, line }) => [path?.join('.') ?? `? ${name}`, line])).toEqual([['lead.topic', 1], ['lead.name', 2], ['? lead[tone]', 3], ['questions', 3], ['tone', 3]]);
});

test('where a value is missing that has no name, the place is told', () => {
  expect(render('a\n{% for each in questions %}{{ each.price }}{% endfor %}').unnamed).toEqual([{ path: 'each.price', line: 2 }, { path: 'each.price', line: 2 }]);
});

test('only six tags are there', () => {
  expect([...templateTags]).toEqual(['assign', 'case', 'comment', 'for', 'if', 'unless']);
});
