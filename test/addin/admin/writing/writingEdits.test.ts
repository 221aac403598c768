// Edits apart from what is saved: laid over it, taken back, laid over what somebody else saved.
import fc from 'fast-check';
import { chooseStyle, differences, dropBlock, dropTemplate, forgetEdit, isSameItem, noEdits, putBlock, putTemplate, settled, textOf, untouchedWriting, withEdits, type WritingEdits } from '../../../../src/addin/admin/writing/writingEdits.ts';
import { draftLengths, tones } from '../../../../src/domain/draft/draftStyle.ts';
import { templateKinds, type DraftTemplate } from '../../../../src/domain/draft/templateKinds.ts';
import { languages } from '../../../../src/domain/languages.ts';
import type { TextBlock, WritingSettings } from '../../../../src/domain/settings.ts';

const place = { kind: fc.constantFrom(...templateKinds.slice(0, 3)), language: fc.constantFrom(...languages.slice(0, 2)) };
const template: fc.Arbitrary<DraftTemplate> = fc.record({ ...place, body: fc.constantFrom('One', 'Two', 'Three') });
const block: fc.Arbitrary<TextBlock> = fc.record({ name: fc.constantFrom('hours', 'address'), text: fc.record({ en: fc.constantFrom('8 to 5', '9 to 6') }) });
const writing: fc.Arbitrary<WritingSettings> = fc.record({
  tone: fc.constantFrom(...tones),
  length: fc.constantFrom(...draftLengths),
  templates: fc.uniqueArray(template, { selector: ({ kind, language }) => `${kind} ${language}` }),
  blocks: fc.uniqueArray(block, { selector: ({ name }) => name }),
});
const step: fc.Arbitrary<(edits: WritingEdits) => WritingEdits> = fc.oneof(
  fc.constantFrom(...tones).map((tone) => (edits: WritingEdits) => chooseStyle(edits, { tone })),
  fc.constantFrom(...draftLengths).map((length) => (edits: WritingEdits) => chooseStyle(edits, { length })),
  template.map((each) => (edits: WritingEdits) => putTemplate(edits, each)),
  fc.record(place).map((each) => (edits: WritingEdits) => dropTemplate(edits, each)),
  block.map((each) => (edits: WritingEdits) => putBlock(edits, each)),
  fc.constantFrom('hours', 'address').map((name) => (edits: WritingEdits) => dropBlock(edits, name)),
);
const edits = fc.array(step, { maxLength: 8 }).map((steps) => steps.reduce((done, each) => each(done), noEdits));

test('[E14] an edit changes its own item and nothing else; undone, nothing is left of it', () => {
  const saved: WritingSettings = { ...untouchedWriting, templates: [{ kind: 'meeting', language: 'en', body: 'Saved' }] };
  const edited = putTemplate(chooseStyle(noEdits, { tone: 'formal' }), { kind: 'follow-up', language: 'de', body: 'Eigene' });
  expect(withEdits(saved, edited)).toEqual({ tone: 'formal', length: saved.length, templates: [{ kind: 'meeting', language: 'en', body: 'Saved' }, { kind: 'follow-up', language: 'de', body: 'Eigene' }], blocks: [] });
  expect(differences(saved, withEdits(saved, edited))).toEqual([{ part: 'tone' }, { part: 'template', kind: 'follow-up', language: 'de' }]);
  expect(withEdits(saved, forgetEdit(forgetEdit(edited, { part: 'tone' }), { part: 'template', kind: 'follow-up', language: 'de' }))).toEqual({ ...saved, blocks: [] });
});

test('[E14] settling edits changes nothing of what is shown, and leaves exactly the edits that change something', () => {
  fc.assert(
    fc.property(writing, edits, (saved, made) => {
      const left = settled(saved, made);
      expect(differences(withEdits(saved, made), withEdits(saved, left))).toEqual([]);
      const count = (left.tone === undefined ? 0 : 1) + (left.length === undefined ? 0 : 1) + left.templates.size + left.blocks.size;
      expect(count).toBe(differences(saved, withEdits(saved, left)).length);
    }),
  );
});

test('[E14] edits over what somebody else saved: edited items are mine, all others are theirs', () => {
  fc.assert(
    fc.property(writing, writing, edits, (saved, theirs, made) => {
      const mine = settled(saved, made);
      const changed = differences(saved, withEdits(saved, mine));
      const merged = withEdits(theirs, settled(theirs, mine));
      for (const item of differences(merged, theirs)) expect(changed.some((each) => isSameItem(each, item))).toBe(true);
      for (const item of changed) expect(textOf(merged, item)).toBe(textOf(withEdits(saved, mine), item));
    }),
  );
});
