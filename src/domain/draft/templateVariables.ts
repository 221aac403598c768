// What a template may name: facts, each with an example, and signs.
import { draftLengths, tones } from './draftStyle.ts';
import { languages } from '../languages.ts';

/** Facts a template may insert. Each may be missing; its name then stands in brackets. */
export const facts = {
  'recipient.name': 'Jonas',
  'lead.name': 'Jonas Brandt',
  'lead.first_name': 'Jonas',
  'lead.last_name': 'Brandt',
  'lead.company': 'Halvorsen Foods',
  'lead.job_title': 'Plant Engineering Manager',
  'lead.topic': 'Palletizing on line 3',
  'lead.industry': 'Food',
  'lead.country': 'Denmark',
  'account.industry': 'Food',
  'account.city': 'Aarhus',
  'account.employees': '420',
  'news.title': 'Halvorsen Foods starts a third filling line',
  'news.publisher': 'Food Weekly',
  'news.date': 'November 3, 2026',
  'company.name': 'Kestrel Motion',
  'company.website': 'https://kestrelmotion.example',
  'company.about': 'Kestrel Motion builds palletizing cells.',
  'product.name': 'PalletCell 6',
  'product.summary': 'A ready-built robot cell that palletizes cases.',
  'seller.name': 'Maya Lindqvist',
  'email.subject': 'Palletizing on line 3',
  'last_email.subject': 'Palletizing on line 3',
  'last_email.date': 'November 12, 2026',
  'referrer.name': 'Jonas Brandt',
  'person.name': 'Ida Mortensen',
  time: 'Tuesday, November 24 at 10:00 AM',
  day: 'Tuesday, November 24',
  until: 'March 1, 2027',
  answers: 'PalletCell 6 speaks PROFINET. On the lead time: [the lead time].',
} as const;
export type TemplatePath = keyof typeof facts;

/** What a template may ask for beside facts: true or false, and how the draft is wanted. */
export const signs = {
  'asks.meeting': true,
  'asks.price': true,
  'asks.discount': true,
  'asks.information': true,
  'asks.nothing': true,
  'says.interest': true,
  'says.objection': true,
  'says.complaint': true,
  'says.no': true,
  is_reply: true,
} as const;
export type TemplateSign = keyof typeof signs;

/** One name an admin may use, with an example of what stands there. */
export interface TemplateVariable {
  readonly path: string;
  readonly example: string;
}

/** All names for the help beside the editor; `questions` is a list, each with `.question` and `.answer`. */
export const templateVariables: readonly TemplateVariable[] = [
  ...Object.entries(facts).map(([path, example]) => ({ path, example })),
  { path: 'questions', example: '{% for each in questions %}{{ each.question }} {{ each.answer }} {% endfor %}' },
  { path: 'tone', example: tones.join(', ') },
  { path: 'length', example: draftLengths.join(', ') },
  { path: 'language', example: languages.join(', ') },
  ...Object.keys(signs).map((path) => ({ path, example: 'true, false' })),
];
