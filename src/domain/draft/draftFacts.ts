// Gathers what a template may say: every fact by its name, with the source it comes from, as plain marked values.
import { answersTo } from './draftAnswers.ts';
import type { Fact, Facts } from './draftFact.ts';
import { isReply, lastEmailOf, personNamed, says } from './draftKind.ts';
import { marked, withoutMarks } from './draftMarks.ts';
import { quotable, quotedWords } from './draftQuoting.ts';
import { leadName, nameForGreeting } from './draftRecipient.ts';
import type { TemplateValue, TemplateValues } from './draftRendering.ts';
import { companyFactsOf } from './draftResearch.ts';
import type { DraftStyle } from './draftStyle.ts';
import { nested } from './draftTemplate.ts';
import type { TemplateKind } from './templateKinds.ts';
import type { TemplateSign } from './templateVariables.ts';
import { acceptedTime, dayInWords } from './draftTime.ts';
import type { DraftRequest } from './draftContent.ts';
import { productSpokenOf } from '../productKnowledge.ts';
import type { Citation } from '../records.ts';
import { detectLanguage } from '../words/language.ts';

export interface GatheredFacts {
  readonly values: TemplateValues;
  /** What the marks of the values point to. */
  readonly sources: readonly Citation[];
  readonly answers: readonly { readonly quote: string; readonly source?: number }[];
}

/** All values of a template for one request. Reads nothing but the request. */
export function gatherFacts(request: DraftRequest, kind: TemplateKind, style: DraftStyle): GatheredFacts {
  const sources: Citation[] = [];
  const sourceOf = (citation: Citation | undefined): number | undefined => {
    if (citation === undefined) return undefined;
    const known = sources.findIndex((each) => each.kind === citation.kind && each.title === citation.title && each.quote === citation.quote && each.date === citation.date);
    return known >= 0 ? known : sources.push(citation) - 1;
  };
  const { reading, settings, language } = request;
  const around = aroundOf(request);
  const answers = answersTo({ reading, around, products: settings.products, language, tone: style.tone }).map((answer) => ({ ...answer, source: sourceOf(answer.citation) }));
  const answerTexts = answers.map(({ text, source }) => marked(oneLine(text), source));
  const facts: Facts = { ...leadFactsOf(request), ...companyFactsOf(request), ...knowledgeOf(request, around), ...mailFactsOf(request), 'recipient.name': { text: nameForGreeting({ ...request, person: kind === 'referral-introduction' ? personNamed(request) : undefined }, language, style.tone) } };
  const texts = Object.entries(facts).flatMap(([path, { text, citation }]): [string, TemplateValue][] => {
    const line = oneLine(text ?? '');
    return line === '' ? [] : [[path, marked(line, sourceOf(citation))]];
  });
  const values: TemplateValues = {
    ...nested({ ...Object.fromEntries(texts), ...signsOf(request, answers.length) }),
    answers: [...new Set(answerTexts)].join(' '),
    questions: answers.map(({ quote }, index) => ({ question: marked(quotable(quote, 200)), answer: answerTexts[index] })),
    tone: style.tone,
    length: style.length,
    language,
    blocks: blocksOf(request),
  };
  return { values, sources, answers: answers.map(({ quote, source }) => ({ quote, ...(source === undefined ? {} : { source }) })) };
}

/** What else the lead speaks of: subject, topic and need tell which product a question is about. */
function aroundOf({ email, facts }: DraftRequest): string {
  return `${email?.subject ?? ''} ${email?.text.slice(0, 4000) ?? ''} ${facts.lead.topic ?? ''} ${facts.lead.need ?? ''}`;
}

function oneLine(text: string): string {
  return withoutMarks(text).replace(/\s+/g, ' ').trim();
}

function leadFactsOf({ facts }: DraftRequest): Facts {
  const { lead, account } = facts;
  const column = (title: string, value: string | undefined, most = 80): Fact => ({ text: quotedWords(value, most), citation: { kind: 'crm', title: `Lead · ${title}`, quote: value ?? '', date: lead.modifiedOn } });
  const company: Fact = account === undefined ? column('Company Name', lead.companyName) : { text: quotedWords(account.name, 80), citation: { kind: 'crm', title: 'Account · Account Name', quote: account.name } };
  return {
    'lead.name': column('Name', leadName(facts)),
    'lead.first_name': column('First Name', lead.name.first),
    'lead.last_name': column('Last Name', lead.name.last),
    'lead.company': company,
    'lead.job_title': column('Job Title', lead.jobTitle),
    'lead.topic': column('Topic', lead.topic, 120),
    'lead.industry': column('Industry', lead.industry),
    'lead.country': column('Country/Region', lead.country),
  };
}

/** What the admin wrote about company and product, as far as it is written in the draft's language. */
function knowledgeOf({ settings, seller, language }: DraftRequest, around: string): Facts {
  const { company, products } = settings;
  const product = productSpokenOf(around, products);
  const ofCompany = (text: string | undefined): Fact => ({ text, citation: { kind: 'knowledge', title: `Company knowledge: ${company.name}`, quote: text ?? '' } });
  const ofProduct = (text: string | undefined): Fact => ({ text, citation: { kind: 'knowledge', title: `Product knowledge: ${product?.name ?? ''}`, quote: text ?? '' } });
  const isReadable = product !== undefined && detectLanguage(product.summary) === language;
  return {
    'company.name': ofCompany(company.name),
    'company.website': ofCompany(company.website),
    'company.about': ofCompany(company.about?.[language]),
    'product.name': ofProduct(product?.name),
    'product.summary': ofProduct(isReadable ? product.summary : undefined),
    'seller.name': { text: seller.name },
  };
}

/** What the mail at hand and the mails before it say. */
function mailFactsOf(request: DraftRequest): Facts {
  const { email, facts, reading, action, language } = request;
  const cite = (quote: string): Citation => ({ kind: 'email', title: email?.subject ?? '', quote, ...(email === undefined ? {} : { date: email.receivedOn }) });
  const last = lastEmailOf(facts);
  const lastCitation: Citation | undefined = last === undefined ? undefined : { kind: 'crm', title: 'Email · Subject', quote: last.subject, date: last.at };
  const accepted = acceptedTime(request);
  const referral = reading.intents.find((intent) => intent.person !== undefined);
  const person = personNamed(request);
  const until = action.until === undefined ? undefined : reading.intents.find((intent) => intent.until === action.until);
  return {
    ...(email === undefined ? {} : { 'email.subject': { text: quotedWords(email.subject, 120), citation: cite(email.subject) } }),
    ...(last === undefined ? {} : { 'last_email.subject': { text: quotedWords(last.subject, 120), citation: lastCitation }, 'last_email.date': { text: dayInWords(last.at.slice(0, 10), language), citation: lastCitation } }),
    'referrer.name': { text: leadName(facts), citation: referral === undefined ? { kind: 'crm', title: 'Lead · Name', quote: leadName(facts), date: facts.lead.modifiedOn } : cite(referral.evidence.quote) },
    'person.name': { text: quotedWords(person?.name, 80), citation: referral === undefined ? undefined : cite(referral.evidence.quote) },
    ...(accepted === undefined ? {} : { time: { text: accepted.time, citation: cite(accepted.quote) }, day: { text: accepted.day, citation: cite(accepted.quote) } }),
    ...(action.until === undefined ? {} : { until: { text: dayInWords(action.until, language), citation: until === undefined ? undefined : cite(until.evidence.quote) } }),
  };
}

function signsOf({ reading, email }: DraftRequest, answerCount: number): Record<TemplateSign, boolean> {
  return {
    'asks.meeting': says(reading, 'meeting-request'),
    'asks.price': says(reading, 'pricing-request'),
    'asks.discount': says(reading, 'concession-request'),
    'asks.information': says(reading, 'information-request'),
    'asks.nothing': answerCount === 0 && !says(reading, 'information-request', 'pricing-request', 'concession-request', 'objection'),
    'says.interest': says(reading, 'positive-interest'),
    'says.objection': says(reading, 'objection'),
    'says.complaint': says(reading, 'complaint'),
    'says.no': says(reading, 'not-interested', 'opt-out'),
    is_reply: isReply(email),
  };
}

/** The admin's fixed texts in the draft's language; they are the admin's own words and keep their lines. */
function blocksOf({ settings, language }: DraftRequest): { readonly [name: string]: TemplateValue } {
  const blocks = settings.writing?.blocks ?? [];
  return Object.fromEntries(blocks.flatMap(({ name, text }): [string, TemplateValue][] => {
    const words = withoutMarks(text[language] ?? '').replace(/\r\n?/g, '\n').trim();
    return words === '' ? [] : [[name, words]];
  }));
}
