import { draftFromTemplate } from '../../../src/domain/draft.ts';
import { editedDraft } from '../../../src/domain/draft/draftEditing.ts';
import { aRequest } from '../draftExamples.ts';
import { anEmail } from '../examples.ts';

test('editing keeps the sources of untouched sentences and counts the gaps anew', () => {
  const draft = draftFromTemplate(aRequest(anEmail({ text: 'Could you send the integration guide? What is the lead time?' })));
  const edited = editedDraft(draft, ['Hello Jonas,', 'New words. PalletCell 6 speaks PROFINET with S7-1200 and S7-1500. Lead time is [weeks].']);
  expect(edited.paragraphs[1]).toEqual([
    { text: 'New words.', citations: [] },
    { text: 'PalletCell 6 speaks PROFINET with S7-1200 and S7-1500.', citations: [0] },
    { text: 'Lead time is [weeks].', citations: [] },
  ]);
  expect(edited.slots).toEqual(['weeks']);
  expect(editedDraft(draft, ['Only mine.']).answers[0]).toEqual({ quote: 'Could you send the integration guide?' });
});
