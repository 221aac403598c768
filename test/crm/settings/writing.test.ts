import fc from 'fast-check';
import { writingOf } from '../../../src/crm/settings/writing.ts';

const whole = {
  tone: 'formal',
  length: 'short',
  templates: [{ kind: 'follow-up', language: 'de', subject: 'Zu {{ lead.topic }}', body: 'Guten Tag,' }],
  blocks: [{ name: 'notice', text: { en: 'Offers are free.', de: 'Angebote sind freibleibend.' } }],
};

test('[E14] what was saved about writing is read back as it was', () => {
  expect(writingOf(JSON.stringify(whole))).toEqual(whole);
});

test.each([undefined, null, 7, '', '{', 'null', '[]', '"x"'])('[E14] %j is no writing: the built-in templates stand', (text) => {
  expect(writingOf(text)).toBeUndefined();
});

test('[E14] what is damaged is left out, the rest stays', () => {
  const template = whole.templates[0];
  const damaged = {
    tone: 'shouting',
    length: 3,
    templates: [template, { ...template, kind: 'poem' }, { ...template, language: 'xx' }, { ...template, kind: 'wait', body: '' }, { ...template, kind: 'meeting', body: 'x'.repeat(8001) }, { ...template, kind: 'thanks', subject: 9 }, null, 'x', { ...template, body: 'Later,' }],
    blocks: [{ name: 'Bad Name', text: {} }, { name: 'good', text: { en: 'x', xx: 'y', de: 5, fr: 'z'.repeat(2001) } }, 4],
  };
  expect(writingOf(JSON.stringify(damaged))).toEqual({
    tone: 'neutral',
    length: 'medium',
    templates: [{ ...template, body: 'Later,' }, { kind: 'thanks', language: 'de', body: 'Guten Tag,' }],
    blocks: [{ name: 'good', text: { en: 'x' } }],
  });
});

test('any text of the CRM is read without failing', () => {
  fc.assert(fc.property(fc.oneof(fc.json(), fc.string()), (text) => { writingOf(text); }));
  fc.assert(fc.property(fc.record({ templates: fc.jsonValue(), blocks: fc.jsonValue(), tone: fc.jsonValue() }), (value) => expect(writingOf(JSON.stringify(value))?.tone).toBeDefined()));
});
