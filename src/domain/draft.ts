// A draft: sentences with their sources, and gaps where a fact is missing. Text only; it becomes HTML when it is inserted.
import { slotsOf } from './draftEditing.ts';
import { gatherFacts } from './draftFacts.ts';
import type { GatheredFacts } from './draftFacts.ts';
import { isReply, personNamed, replySubject, templateKindFor } from './draftKind.ts';
import { readMarked, withoutMarks } from './draftMarks.ts';
import type { MarkedSentence } from './draftMarks.ts';
import type { DraftPurpose } from './draftPurpose.ts';
import { recipientsOf } from './draftRecipient.ts';
import { renderTemplate } from './draftRendering.ts';
import { defaultStyle } from './draftStyle.ts';
import type { DraftStyle } from './draftStyle.ts';
import { builtInTemplate, phrasesOf } from './draftTemplate.ts';
import type { DraftTemplate, TemplateKind } from './draftTemplate.ts';
import type { Email } from './email.ts';
import type { Language, Reading } from './intent.ts';
import type { LeadFacts } from './leadFacts.ts';
import type { ActionKind, SuggestedAction } from './nextBestAction.ts';
import type { Address, Citation, Id } from './records.ts';
import type { AgentSettings } from './settings.ts';

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
  /** The template it was made from; `isOwn` = the admin's, not the built-in one. */
  readonly template: { readonly kind: TemplateKind; readonly isOwn: boolean };
  readonly style: DraftStyle;
}

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
  /** What the seller chose; else what the admin chose, else the default. */
  readonly style?: DraftStyle;
  /** What the seller wants to say; else what the action says. */
  readonly purpose?: DraftPurpose;
  /** Which template, whatever purpose and action say: to look at one. */
  readonly kind?: TemplateKind;
}

/** A draft from a template: only facts it holds, each with its source; a gap where one is missing. Empty for actions that write to nobody. */
export function draftFromTemplate(request: DraftRequest): Draft {
  const { facts, action, settings, language, email } = request;
  const style = request.style ?? settings.writing ?? defaultStyle;
  const { tone, length } = style;
  const chosen = request.kind ?? templateKindFor(request);
  const kind = chosen ?? 'ask-back';
  const gathered = gatherFacts(request, kind, style);
  const { paragraphs, subject, isOwn } = chosen === undefined ? { paragraphs: [], subject: '', isOwn: false } : write(request, kind, gathered);
  const used = [...new Set(paragraphs.flatMap((paragraph) => paragraph.flatMap(({ sources }) => sources)))];
  const cited = paragraphs.map((paragraph) => paragraph.map(({ text, sources }): Sentence => ({ text, citations: sources.map((source) => used.indexOf(source)) })));
  const answers = gathered.answers.map(({ quote, source }) => {
    const citation = source === undefined ? -1 : used.indexOf(source);
    return citation < 0 ? { quote } : { quote, citation };
  });
  return {
    leadId: facts.lead.id,
    action: action.kind,
    to: recipientsOf({ facts, email, person: kind === 'referral-introduction' ? personNamed(request) : undefined }),
    subject: subjectOf(request, kind, subject),
    paragraphs: cited,
    citations: used.flatMap((source) => gathered.sources[source] ?? []),
    slots: slotsOf(cited),
    answers: chosen === undefined ? [] : answers,
    language,
    writer: 'template',
    template: { kind, isOwn },
    style: { tone, length },
  };
}

interface Written {
  readonly paragraphs: readonly (readonly MarkedSentence[])[];
  readonly subject: string;
  readonly isOwn: boolean;
}

/** Renders the admin's template, or the built-in one where there is none or it fails: a draft is never lost to a template. */
function write({ settings, language }: DraftRequest, kind: TemplateKind, gathered: GatheredFacts): Written {
  const own = settings.writing?.templates.find((template) => template.kind === kind && template.language === language);
  const builtIn = builtInTemplate(kind, language);
  return (own === undefined ? undefined : rendered({ ...own, subject: own.subject ?? builtIn.subject }, gathered, true)) ?? rendered(builtIn, gathered, false) ?? { paragraphs: [], subject: '', isOwn: false };
}

function rendered({ subject, body, language }: DraftTemplate, { values }: GatheredFacts, isOwn: boolean): Written | undefined {
  const { slots } = phrasesOf(language);
  const { text } = renderTemplate(body, values, slots);
  if (text === undefined) return undefined;
  const paragraphs = readMarked(text);
  if (paragraphs.length === 0) return undefined;
  const line = readMarked(renderTemplate(subject ?? '', values, slots).text ?? '').flat().map((sentence) => sentence.text).join(' ');
  return { paragraphs, subject: line.replace(/\s+/g, ' '), isOwn };
}

/** An answer keeps the subject it answers, a window the one typed into it; a new message, and one to somebody else, has the template's. */
function subjectOf({ email }: DraftRequest, kind: TemplateKind, own: string): string {
  const given = withoutMarks(email?.subject ?? '').replace(/\s+/g, ' ').trim();
  if (given === '' || kind === 'referral-introduction') return own;
  if (isReply(email)) return replySubject(given);
  return kind === 'initial-outreach' ? own : given;
}

/** The paragraphs as plain text, one string each. */
export function paragraphsOf(draft: Draft): readonly string[] {
  return draft.paragraphs.map((sentences) => sentences.map((sentence) => sentence.text).join(' '));
}

/** The draft as plain text: sentences joined by a space, paragraphs by an empty line. */
export function draftText(draft: Draft): string {
  return draft.paragraphs.map((paragraph) => paragraph.map((sentence) => sentence.text).join(' ')).join('\n\n');
}
