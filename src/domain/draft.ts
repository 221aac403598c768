// A draft: sentences with their sources, and gaps where a fact is missing. Text only; it becomes HTML when it is inserted.
import { weigh } from './words/cueMatcher.ts';
import { cuesOf } from './words/cueTables.ts';
import { addressKeys, normalizeAddress } from './email.ts';
import type { Email } from './email.ts';
import type { Language, Reading } from './intent.ts';
import type { IntentKind } from './intentKinds.ts';
import type { LeadFacts } from './leadFacts.ts';
import type { ActionKind, SuggestedAction } from './nextBestAction.ts';
import { findFact, topicsOf } from './productKnowledge.ts';
import type { MatchingFact } from './productKnowledge.ts';
import type { Address, Citation, Id } from './records.ts';
import type { AgentSettings, FactTopic } from './settings.ts';
import { germanPhrases } from './templates/de.ts';
import { englishPhrases } from './templates/en.ts';
import { spanishPhrases } from './templates/es.ts';
import { frenchPhrases } from './templates/fr.ts';
import { italianPhrases } from './templates/it.ts';
import { dutchPhrases } from './templates/nl.ts';
import type { DraftPhrases } from './templates/phrases.ts';
import { portuguesePhrases } from './templates/pt.ts';

export interface Sentence {
  /** Plain text; a missing fact stands as `[lead time]`. */
  readonly text: string;
  /** Indexes into `Draft.citations`. */
  readonly citations: readonly number[];
}

export interface Draft {
  readonly leadId: Id<'lead'>;
  readonly action: ActionKind;
  readonly to: readonly Address[];
  readonly subject: string;
  /** Paragraphs of sentences: greeting first, close last, never the signature. */
  readonly paragraphs: readonly (readonly Sentence[])[];
  readonly citations: readonly Citation[];
  /** The visible gaps, in reading order, without brackets. */
  readonly slots: readonly string[];
  /** One entry a question of the mail: the index of the answering citation, or undefined = left as a gap. */
  readonly answers: readonly { readonly quote: string; readonly citation?: number }[];
  readonly language: Language;
  readonly writer: 'template';
}

const phrasesOf: Readonly<Record<Language, DraftPhrases>> = { en: englishPhrases, de: germanPhrases, fr: frenchPhrases, es: spanishPhrases, it: italianPhrases, pt: portuguesePhrases, nl: dutchPhrases };

/** All a template draft is made from. `chosenTime` is an index into the times of the meeting request. */
export interface DraftRequest {
  readonly facts: LeadFacts;
  readonly action: SuggestedAction;
  readonly reading: Reading;
  readonly email?: Email;
  readonly settings: AgentSettings;
  readonly seller: { readonly name: string };
  readonly language: Language;
  readonly chosenTime?: number;
  /** IANA zone in which times are written. */
  readonly timeZone: string;
  readonly now: Date;
}

/** Foreign words as they may stand in a draft: one line, no links, no addresses, no brackets that would look like a gap. */
function quotable(text: string, most: number): string {
  const clean = text
    .slice(0, 600)
    .replace(/\s+/g, ' ')
    .replace(/(?:https?:\/\/|www\.)\S+|[^\s@]{1,64}@\S+/gi, '')
    .replace(/\b[\p{L}\d-]+(?:\.[\p{L}\d-]+)*\.(?:com|net|org|io|example|info|biz|co|eu|de|fr|es|it|pt|nl|uk|ru|cn|xyz|top|site|online|app|dev|link|click)\b\S*/giu, '')
    .replace(/[[\]{}<>]/g, '')
    .replace(/ {2,}/g, ' ')
    .trim();
  return clean.length <= most ? clean : `${clean.slice(0, clean.lastIndexOf(' ', most) > most / 2 ? clean.lastIndexOf(' ', most) : most).trim()} …`;
}

function filled(sentence: string, values: Readonly<Record<string, string>>): string {
  return sentence.replace(/\{([a-z]+)\}/g, (whole, name: string) => values[name] ?? whole);
}

class DraftBuilder {
  readonly paragraphs: Sentence[][] = [];
  readonly citations: Citation[] = [];
  readonly answers: { quote: string; citation?: number }[] = [];
  readonly phrases: DraftPhrases;
  private readonly request: DraftRequest;
  private readonly usedFacts = new Map<string, number>();

  constructor(request: DraftRequest) {
    this.request = request;
    this.phrases = phrasesOf[request.language];
  }

  paragraph(...sentences: readonly (string | Sentence | undefined)[]): void {
    const kept = sentences.filter((sentence): sentence is string | Sentence => sentence !== undefined && sentence !== '');
    if (kept.length > 0) this.paragraphs.push(kept.map((sentence) => (typeof sentence === 'string' ? { text: sentence, citations: [] } : sentence)));
  }

  cite(citation: Citation): number {
    return this.citations.push(citation) - 1;
  }

  greet(name: string): void {
    this.paragraph(name === '' ? this.phrases.greetingWithoutName : filled(this.phrases.greeting, { name }));
  }

  /** What else the lead speaks of: subject, topic and need tell which product a question is about. */
  private around(): string {
    const { email, facts } = this.request;
    return `${email?.subject ?? ''} ${email?.text.slice(0, 4000) ?? ''} ${facts.lead.topic ?? ''} ${facts.lead.need ?? ''}`;
  }

  private useFact(found: MatchingFact): Sentence | undefined {
    const text = found.fact.text[this.request.language];
    if (text === undefined) return undefined;
    const known = this.usedFacts.get(found.fact.id);
    const index = known ?? this.cite({ kind: 'knowledge', title: `Product knowledge: ${found.product.name} · ${found.fact.source}`, quote: text, ...(found.fact.url === undefined ? {} : { url: found.fact.url }), ...(found.fact.date === undefined ? {} : { date: found.fact.date }) });
    this.usedFacts.set(found.fact.id, index);
    return { text, citations: [index] };
  }

  /** A sentence for each question: the fact that answers it, or a gap that names what is missing. */
  answerQuestions(): void {
    const { reading, settings } = this.request;
    const said = new Set<string>();
    const sentences: Sentence[] = [];
    const meeting = reading.intents.find((intent) => intent.kind === 'meeting-request')?.times ?? [];
    for (const { quote } of reading.questions) {
      if (meeting.some((time) => quote.includes(time.quote)) || this.asksToMeet(quote)) continue;
      const topics = topicsOf(quote, this.phrases);
      const found = findFact(quote, this.around(), settings.products, topics);
      const sentence = found === undefined ? undefined : this.useFact(found);
      this.answers.push({ quote, ...(sentence === undefined ? {} : { citation: sentence.citations[0] }) });
      const text = sentence ?? { text: this.gap(quote, topics[0]), citations: [] };
      if (!said.has(text.text)) sentences.push(text);
      said.add(text.text);
    }
    this.paragraph(...sentences);
  }

  /** "Could we meet this week?" is answered by the times, not by a fact. */
  private asksToMeet(quote: string): boolean {
    if (!this.request.reading.intents.some((intent) => intent.kind === 'meeting-request')) return false;
    const weights = weigh(quote, cuesOf(this.request.reading.language));
    return (weights.get('meeting-request') ?? 0) >= 1 && (weights.get('information-request') ?? 0) < 2 && (weights.get('pricing-request') ?? 0) < 1;
  }

  private gap(question: string, topic: FactTopic | undefined): string {
    if (topic === 'price') return this.phrases.priceGap;
    if (topic !== undefined && topic !== 'other') return filled(this.phrases.topicGap, { topic: this.phrases.topics[topic] });
    return filled(this.phrases.answerGap, { question: quotable(question, 120).replace(/[“”„«»‘’"]/g, '') });
  }

  /** A price asked for outside a question. */
  answerPrice(): Sentence | undefined {
    const { reading, settings } = this.request;
    const intent = reading.intents.find((candidate) => candidate.kind === 'pricing-request');
    if (intent === undefined || this.answers.length > 0) return undefined;
    const found = findFact(intent.evidence.quote, this.around(), settings.products, ['price']);
    const sentence = found === undefined || found.fact.topic !== 'price' ? undefined : this.useFact(found);
    this.answers.push({ quote: intent.evidence.quote, ...(sentence === undefined ? {} : { citation: sentence.citations[0] }) });
    return sentence ?? { text: this.phrases.priceGap, citations: [] };
  }

  /** Accepts the chosen time (or the first certain one still ahead), else offers a gap for two. */
  answerTimes(): Sentence {
    const { reading, chosenTime, now, timeZone, email } = this.request;
    const times = reading.intents.find((intent) => intent.kind === 'meeting-request')?.times ?? [];
    const ahead = (at: string | undefined): boolean => at !== undefined && at > now.toISOString();
    const chosen = chosenTime === undefined ? (times.find((time) => ahead(time.at)) ?? times.find((time) => time.day >= now.toISOString().slice(0, 10))) : times[chosenTime];
    if (chosen === undefined || (chosen.at !== undefined && !ahead(chosen.at))) return { text: this.phrases.proposeTimes, citations: [] };
    const citation = this.cite({ kind: 'email', title: email?.subject ?? '', quote: chosen.quote, ...(email === undefined ? {} : { date: email.receivedOn }) });
    const day = { weekday: 'long', day: 'numeric', month: 'long' } as const;
    const text =
      chosen.at === undefined
        ? filled(this.phrases.acceptDay, { day: new Intl.DateTimeFormat(this.phrases.locale, { ...day, timeZone: 'UTC' }).format(new Date(`${chosen.day}T12:00:00Z`)) })
        : filled(this.phrases.acceptTime, { time: new Intl.DateTimeFormat(this.phrases.locale, { ...day, hour: 'numeric', minute: '2-digit', timeZone }).format(new Date(chosen.at)) });
    return { text: text.charAt(0).toLocaleUpperCase(this.phrases.locale) + text.slice(1), citations: [citation] };
  }

  date(day: string): string {
    return new Intl.DateTimeFormat(this.phrases.locale, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${day}T12:00:00Z`));
  }
}

type ActionWriter = (builder: DraftBuilder, request: DraftRequest) => void;

function has(request: DraftRequest, ...kinds: readonly IntentKind[]): boolean {
  return request.reading.intents.some((intent) => kinds.includes(intent.kind));
}

/** A message of our own to somebody written to before: names that email and asks, promises nothing. */
function writeAgain(builder: DraftBuilder, request: DraftRequest): void {
  const { phrases } = builder;
  const last = request.facts.activities.find((activity) => activity.kind === 'email');
  const subject = quotable(last?.subject ?? '', 120);
  if (last === undefined || subject === '') return writeInitial(builder, request);
  const citation = builder.cite({ kind: 'crm', title: 'Email · Subject', quote: last.subject, date: last.at });
  builder.paragraph({ text: filled(phrases.wroteBefore, { date: builder.date(last.at.slice(0, 10)), subject }), citations: [citation] });
  builder.paragraph(phrases.initialAsk);
}

function writeFollowUp(builder: DraftBuilder, request: DraftRequest): void {
  if (request.email?.mode === 'compose') return writeAgain(builder, request);
  const { phrases } = builder;
  builder.paragraph(has(request, 'positive-interest') ? phrases.thanksForInterest : phrases.thanksForEmail);
  builder.answerQuestions();
  builder.paragraph(builder.answerPrice());
  if (has(request, 'concession-request')) builder.paragraph(phrases.discountLooked);
  if (has(request, 'objection') && request.reading.questions.length === 0) builder.paragraph(phrases.objectionGap);
  if (has(request, 'information-request') && builder.answers.length === 0) builder.paragraph(phrases.informationGap);
  if (has(request, 'meeting-request')) builder.paragraph(builder.answerTimes(), phrases.invitationFollows);
  else builder.paragraph(builder.paragraphs.length <= 2 && !has(request, 'information-request', 'pricing-request') ? phrases.nextStep : phrases.offerCall);
}

function writeAppointment(builder: DraftBuilder): void {
  builder.paragraph(builder.phrases.thanksForEmail);
  builder.paragraph(builder.answerTimes(), builder.phrases.invitationFollows);
  builder.answerQuestions();
  builder.paragraph(builder.answerPrice());
}

function writeTask(builder: DraftBuilder, request: DraftRequest): void {
  builder.paragraph(builder.phrases.thanksForEmail, has(request, 'concession-request') || !has(request, 'complaint') ? builder.phrases.discountLooked : builder.phrases.complaintLooked);
  builder.answerQuestions();
  if (has(request, 'meeting-request')) builder.paragraph(builder.answerTimes());
}

function writeReferral(builder: DraftBuilder, request: DraftRequest): void {
  const { phrases } = builder;
  const { facts, action, settings, language } = request;
  if (action.person === undefined) {
    builder.paragraph(phrases.thanksForEmail, phrases.askForPerson);
    return;
  }
  const lead = leadName(facts);
  const company = quotable(facts.account?.name ?? facts.lead.companyName ?? '', 80);
  const citation = builder.cite({ kind: 'email', title: request.email?.subject ?? '', quote: request.reading.intents.find((intent) => intent.person !== undefined)?.evidence.quote ?? '' });
  builder.paragraph({ text: filled(company === '' ? phrases.referredByWithoutCompany : phrases.referredBy, { lead, company }), citations: [citation] });
  const about = settings.company.about?.[language];
  if (about !== undefined) builder.paragraph({ text: about, citations: [builder.cite({ kind: 'knowledge', title: `Company knowledge: ${settings.company.name}`, quote: about })] });
  builder.paragraph(phrases.referralAsk);
}

function writeInitial(builder: DraftBuilder, request: DraftRequest): void {
  const { phrases } = builder;
  const { facts, settings, language } = request;
  const topic = quotable(facts.lead.topic ?? '', 120);
  builder.paragraph(topic === '' ? phrases.initialNoTopic : { text: filled(phrases.initialTopic, { topic }), citations: [builder.cite({ kind: 'crm', title: 'Lead · Topic', quote: facts.lead.topic ?? '', date: facts.lead.modifiedOn })] });
  const about = settings.company.about?.[language];
  if (about !== undefined) builder.paragraph({ text: about, citations: [builder.cite({ kind: 'knowledge', title: `Company knowledge: ${settings.company.name}`, quote: about })] });
  builder.paragraph(phrases.initialAsk);
}

const writers: Readonly<Record<ActionKind, ActionWriter>> = {
  'send-follow-up-email': writeFollowUp,
  'schedule-appointment': writeAppointment,
  'create-task': writeTask,
  'call-back': writeAppointment,
  'write-to-referral': writeReferral,
  'draft-initial-email': writeInitial,
  disqualify: (builder) => builder.paragraph(builder.phrases.politeClose, builder.phrases.doorOpen),
  'wait-until': (builder, request) => builder.paragraph(builder.phrases.notNow, request.action.until === undefined ? undefined : filled(builder.phrases.writeAgainOn, { date: builder.date(request.action.until) })),
  'decide-yourself': (builder) => builder.paragraph(builder.phrases.thanksForEmail, builder.phrases.askBack),
  // Who asked to be left alone is not written to, and a dead address reads nothing.
  'stop-contact': () => undefined,
  'fix-address': () => undefined,
};

function leadName(facts: LeadFacts): string {
  return quotable([facts.lead.name.first, facts.lead.name.last].filter((part) => part !== undefined).join(' '), 80);
}

function isLeadsAddress(address: string, facts: LeadFacts): boolean {
  const keys = new Set(addressKeys(address));
  const known = [facts.lead.email, ...facts.lead.otherEmails, facts.contact?.email, ...(facts.contact?.otherEmails ?? [])];
  return known.some((candidate) => candidate !== undefined && addressKeys(candidate).some((key) => keys.has(key)));
}

function nameForGreeting(request: DraftRequest): string {
  const { facts, action, language } = request;
  if (action.kind === 'write-to-referral' && action.person !== undefined) return quotable(action.person.name ?? '', 80);
  // Somebody else at the lead's company, or in the lead's conversation, is greeted by the own name, not by the lead's.
  const sender = request.email?.mode === 'read' ? request.email.from : undefined;
  if (sender !== undefined && !isLeadsAddress(sender.address, facts)) return quotable(sender.name?.includes('@') === true ? '' : (sender.name ?? ''), 80);
  return language === 'en' ? quotable(facts.lead.name.first ?? leadName(facts), 60) : leadName(facts);
}

/** Only people of the mail itself or of the CRM: an address out of a mail's text never becomes a recipient. */
function recipients(request: DraftRequest): readonly Address[] {
  const { facts, action, email } = request;
  const person = action.kind === 'write-to-referral' ? action.person : undefined;
  if (person !== undefined) {
    const wanted = person.address === undefined ? undefined : normalizeAddress(person.address);
    const known = [...(email?.to ?? []), ...(email?.cc ?? [])].find(({ address }) => normalizeAddress(address) === wanted);
    return known === undefined ? [] : [known];
  }
  if (email !== undefined && email.mode === 'read' && email.from.address !== '') return [email.from];
  return facts.lead.email === undefined ? [] : [{ address: facts.lead.email, name: leadName(facts) }];
}

const replyPrefix = /^\s*(?:re|aw|antw|sv|vs|r|ref|res|rv|odp|ynt)\s*(?:\[\d+\])?\s*[:：]/i;

function subjectOf(request: DraftRequest): string {
  const { email, action, facts, language } = request;
  const phrases = phrasesOf[language];
  if (action.kind === 'write-to-referral' && action.person !== undefined) return filled(phrases.subjectReferral, { lead: leadName(facts) });
  if (email !== undefined && email.subject.trim() !== '' && (email.mode === 'read' || action.kind !== 'draft-initial-email')) return replyPrefix.test(email.subject) ? email.subject.trim() : `Re: ${email.subject.trim()}`;
  return filled(phrases.subjectInitial, { topic: quotable(facts.lead.topic ?? facts.lead.companyName ?? request.settings.company.name, 100) });
}

const slotPattern = /\[([^[\]\n]{1,120})\]/g;

function slotsOf(paragraphs: readonly (readonly Sentence[])[]): readonly string[] {
  return paragraphs.flatMap((paragraph) => paragraph.flatMap((sentence) => [...sentence.text.matchAll(slotPattern)].map((match) => match[1] ?? '')));
}

/** A draft from a template: only facts it holds, each with its source; a gap where one is missing. Empty for actions that write to nobody. */
export function draftFromTemplate(request: DraftRequest): Draft {
  const builder = new DraftBuilder(request);
  builder.greet(nameForGreeting(request));
  writers[request.action.kind](builder, request);
  const written = builder.paragraphs.length > 1;
  if (written) builder.paragraph(request.seller.name === '' ? builder.phrases.close : `${builder.phrases.close}\n${request.seller.name}`);
  const paragraphs = written ? builder.paragraphs : [];
  return { leadId: request.facts.lead.id, action: request.action.kind, to: recipients(request), subject: subjectOf(request), paragraphs, citations: builder.citations, slots: slotsOf(paragraphs), answers: builder.answers, language: request.language, writer: 'template' };
}

/** The paragraphs as plain text, one string each. */
export function paragraphsOf(draft: Draft): readonly string[] {
  return draft.paragraphs.map((sentences) => sentences.map((sentence) => sentence.text).join(' '));
}

/** The draft as plain text: sentences joined by a space, paragraphs by an empty line. */
export function draftText(draft: Draft): string {
  return draft.paragraphs.map((paragraph) => paragraph.map((sentence) => sentence.text).join(' ')).join('\n\n');
}

/** The seller's text in place of the draft's, one string a paragraph: sentences left untouched keep their citations, gaps are counted anew. */
export function editedDraft(draft: Draft, paragraphs: readonly string[]): Draft {
  const cited = draft.paragraphs.flat().filter((sentence) => sentence.citations.length > 0);
  const edited = paragraphs.map((paragraph) => splitByKnown(paragraph, cited)).filter((paragraph) => paragraph.length > 0);
  const used = new Set(edited.flat().flatMap((sentence) => sentence.citations));
  const answers = draft.answers.map((entry) => (entry.citation !== undefined && !used.has(entry.citation) ? { quote: entry.quote } : entry));
  return { ...draft, paragraphs: edited, slots: slotsOf(edited), answers };
}

function splitByKnown(paragraph: string, cited: readonly Sentence[]): readonly Sentence[] {
  const hits = cited.map((sentence) => ({ sentence, at: paragraph.indexOf(sentence.text) })).filter(({ at }) => at >= 0).sort((one, two) => one.at - two.at);
  const pieces: Sentence[] = [];
  let from = 0;
  const own = (text: string): void => {
    if (text.trim() !== '') pieces.push({ text: text.trim(), citations: [] });
  };
  for (const { sentence, at } of hits) {
    if (at < from) continue;
    own(paragraph.slice(from, at));
    pieces.push(sentence);
    from = at + sentence.text.length;
  }
  own(paragraph.slice(from));
  return pieces;
}
