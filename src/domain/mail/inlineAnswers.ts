// Answers written between the lines they answer, each with its line.

const MOST_ANSWERS = 100;

/** One line of a mail, by whose it is. */
export interface Piece {
  readonly text: string;
  readonly kind: 'own' | 'quote' | 'signature';
  /** Quoted before any reply header, by nobody's client: maybe the writer's own block. */
  readonly unmarked?: boolean;
}

export interface InlineAnswer {
  /** The last quoted line above, without `>`. */
  readonly quoted: string;
  readonly own: string;
}

/** Own words between or below quoted lines, in order; at most 100. */
export function inlineAnswers(pieces: readonly Piece[]): readonly InlineAnswer[] {
  const first = pieces.findIndex((piece) => piece.kind === 'quote');
  const found: InlineAnswer[] = [];
  if (first < 0 || !pieces.slice(first).some((piece) => piece.kind === 'own' && piece.text.trim() !== '')) return found;
  let quoted = '';
  let own: string[] = [];
  const close = (): void => {
    const text = own.map((line) => line.trimEnd()).join('\n').trim();
    if (quoted !== '' && text !== '' && found.length < MOST_ANSWERS) found.push({ quoted, own: text });
    own = [];
  };
  for (const piece of pieces.slice(first)) {
    if (piece.kind === 'own') own.push(piece.text);
    if (piece.kind !== 'quote') continue;
    const words = piece.text.replace(/^[\s>]+/, '').trim();
    if (words === '') continue;
    close();
    quoted = words;
  }
  close();
  return found;
}
