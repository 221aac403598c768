// The ideas by which need, timeline, budget, authority and purchase interest are spoken of, the same in every language.

export const bantConcepts = [
  // Small words of any sentence.
  'no',
  'own',
  'must',
  'talk',
  'info',
  // Need
  'needing',
  'hurting',
  'current',
  'ending',
  'improving',
  'need-said',
  'need-none',
  // Timeline
  'time',
  'event',
  'by',
  'launch',
  'urgent',
  'timeline-said',
  'later',
  'no-rush',
  // Budget
  'budget',
  'money',
  'having',
  'cap',
  'spending',
  'gone',
  'pending',
  'budget-said',
  'budget-tight',
  'budget-none',
  // Authority
  'boss',
  'deciding',
  'approved',
  'self-decides',
  'self-role',
  'together',
  'not-me',
  // Purchase interest
  'pricing',
  'trial',
  'comparison',
  'features',
  'stories',
  'ready',
  'exploring',
  'casual',
  'locked-in',
] as const;
export type BantConcept = (typeof bantConcepts)[number];

/**
 * Words of one language: concept → items separated by commas. An item is words without accents; `word*` = any ending, `*word` = any
 * beginning, `a/b` = either, `..` = up to three words between; `_money`, `_big`, `_number`, `_year`, `_date` stand for figures.
 */
export type BantTable = Readonly<Record<BantConcept, string>>;
