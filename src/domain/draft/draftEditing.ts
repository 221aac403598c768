// What becomes of a draft when its seller edits it: untouched sentences keep their sources, gaps are counted anew.
import type { Draft, Sentence } from './draftContent.ts';

const slotPattern = /\[([^[\]\n]{1,120})\]/g;

/** The gaps of a text in reading order, without their brackets. */
export function slotsOf(paragraphs: readonly (readonly Sentence[])[]): readonly string[] {
  return paragraphs.flatMap((paragraph) => paragraph.flatMap((sentence) => [...sentence.text.matchAll(slotPattern)].map((match) => match[1] ?? '')));
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
