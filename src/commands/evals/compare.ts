// How texts are compared when predictions are scored: without white space, or by their words.

/** The text without white space, zero-width characters included. */
export function squashed(text: string): string {
  return text.replace(/[\s\u200b\ufeff\u00a0]+/g, '');
}

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Harmonic mean of precision and recall over words, 0 to 1; two empty texts are equal. */
export function tokenF1(said: string, wanted: string): number {
  const one = wordsOf(said);
  const two = wordsOf(wanted);
  if (one.length === 0 || two.length === 0) return one.length === two.length ? 1 : 0;
  const left = new Map<string, number>();
  for (const word of two) left.set(word, (left.get(word) ?? 0) + 1);
  let hits = 0;
  for (const word of one) {
    const open = left.get(word) ?? 0;
    if (open === 0) continue;
    hits += 1;
    left.set(word, open - 1);
  }
  return (2 * hits) / (one.length + two.length);
}

/** Whether one text holds the other and most of their words are the same: how quoted questions are matched. */
export function isNear(one: string, two: string): boolean {
  const [left, right] = [squashed(one), squashed(two)];
  if (left === '' || right === '') return false;
  return (left.includes(right) || right.includes(left)) && tokenF1(one, two) >= 0.6;
}
