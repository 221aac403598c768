// A draft: sentences with their sources, and gaps where a fact is missing. Text only; it becomes HTML when it is inserted.
import { slotsOf } from './draft/draftEditing.ts';
import { gatherFacts } from './draft/draftFacts.ts';
import type { GatheredFacts } from './draft/draftFacts.ts';
import { isReply, personNamed, replySubject, templateKindFor } from './draft/draftKind.ts';
import { readMarked, withoutMarks } from './draft/draftMarks.ts';
import type { MarkedSentence } from './draft/draftMarks.ts';
import { recipientsOf } from './draft/draftRecipient.ts';
import { renderTemplate } from './draft/draftRendering.ts';
import { defaultStyle } from './draft/draftStyle.ts';
import { builtInTemplate, phrasesOf } from './draft/draftTemplate.ts';
import type { DraftTemplate, TemplateKind } from './draft/templateKinds.ts';
import type { Sentence, Draft, DraftRequest } from './draft/draftContent.ts';

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
