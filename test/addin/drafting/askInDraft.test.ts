// What a lead can be asked for to complete a score, in every language of drafts.
import { askableTopics, topicOf, withQuestion } from '../../../src/addin/drafting/askInDraft.ts';
import { languages } from '../../../src/domain/languages.ts';

test('[X7] fields a person can answer lead to a question, fields one looks up or judges do not', () => {
  expect(['lead.budgetamount', 'lead.purchasetimeframe', 'account.numberofemployees', 'lead.telephone1', 'lead.jobtitle', 'lead.decisionmaker'].map(topicOf)).toEqual(['budget', 'timing', 'size', 'phone', 'role', 'decision']);
  expect(['lead.websiteurl', 'lead.leadsourcecode', 'lead.constructor', 'lead.__proto__', ''].map(topicOf)).toEqual([undefined, undefined, undefined, undefined, undefined]);
});

test('[X7] each language asks each question in its own words, before the close, once', () => {
  const asked = languages.flatMap((language) => askableTopics.map((topic) => withQuestion(['Hello,', 'Text.', 'Bye'], topic, language)));
  expect(new Set(asked.map((paragraphs) => paragraphs[2])).size).toBe(languages.length * askableTopics.length);
  for (const paragraphs of asked) expect(paragraphs).toEqual(['Hello,', 'Text.', expect.stringMatching(/\?$/), 'Bye']);
  const once = withQuestion([], 'budget', 'de');
  expect(withQuestion(once, 'budget', 'de')).toBe(once);
});
