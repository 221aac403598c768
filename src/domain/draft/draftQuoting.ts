// Foreign words as they may stand in a draft: one line, no links, no addresses, no brackets that would look like a gap.
import { withoutMarks } from './draftMarks.ts';

const MOST_READ = 600;
/** Endings beside the two-letter ones by which a word with dots is an internet address. */
const ENDINGS = new Set(
  'com net org edu gov mil int info biz name pro aero coop museum example test local arpa xyz top site online store shop app dev page web link click live life world email cloud tech digital agency company group solutions services systems media news blog wiki space website host press work works team zone club vip win bid loan men date review stream download science party racing trade cricket accountant faith mobi tel jobs travel asia cat post bank finance money credit pay ventures capital support help center network software computer consulting industries engineering energy food global international'.split(
    ' ',
  ),
);
/** Endings of two letters that names of products and companies have ("Node.js", "Meyer & Co.KG"). */
const NO_ENDINGS = new Set(['js', 'ts', 'KG', 'AG']);

/** The words of somebody else, at most so many characters, cut at a word. Empty when nothing of them may stand in a draft. */
export function quotable(text: string, most: number): string {
  const words = withoutMarks(text.slice(0, MOST_READ))
    .normalize('NFKC')
    // Signs nobody sees can hide an address, and full stops of other scripts can make one.
    .replace(/[\p{Cf}\p{Cc}]/gu, (sign) => (/\s/.test(sign) ? ' ' : ''))
    .replace(/[。．｡]/g, '.')
    .replace(/[[\]{}<>]/g, ' ')
    .split(/\s+/);
  const clean = words.filter((word) => word !== '' && !isAddress(word)).join(' ');
  if (clean.length <= most) return clean;
  const space = clean.lastIndexOf(' ', most);
  return `${clean.slice(0, space > most / 2 ? space : most).trim()} …`;
}

/** As `quotable`, ready to stand inside a sentence: without its full stop, undefined where nothing is left. */
export function quotedWords(text: string | undefined, most: number): string | undefined {
  const clean = quotable(text ?? '', most).replace(/[\s.,;:!?]+$/, '');
  return clean === '' ? undefined : clean;
}

/** Whether a word is, or holds, a link, an email address or an internet name that a mail program would make a link. */
function isAddress(word: string): boolean {
  if (word.includes('@') || word.includes('://') || /(?:^|[^\p{L}])(?:(?:mailto|javascript|data|file|tel):\S|www\.)/iu.test(word)) return true;
  const pieces = word.split(/[^\p{L}\p{N}.-]/u);
  return pieces.some((piece) => isInternetName(piece.replace(/^[.-]+|[.-]+$/g, '')));
}

function isInternetName(word: string): boolean {
  const labels = word.split('.');
  if (labels.length < 2 || labels.some((label) => label === '')) return false;
  if (labels.length === 4 && labels.every((label) => /^\d{1,3}$/.test(label))) return true;
  const ending = labels.at(-1) ?? '';
  const last = ending.toLowerCase();
  if (last.startsWith('xn--') || ENDINGS.has(last)) return true;
  return /^[a-z]{2}$/.test(last) && !NO_ENDINGS.has(ending) && (labels[0] ?? '').length > 1;
}
