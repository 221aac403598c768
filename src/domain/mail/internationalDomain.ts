// Domain names in their two spellings: `xn--` labels and the letters they stand for (RFC 3492). Nothing is folded, so look-alike letters stay different.

const BASE = 36;
const T_MIN = 1;
const T_MAX = 26;
const SKEW = 38;
const DAMP = 700;
const FIRST_BIAS = 72;
const FIRST_CODE = 128;
const LONGEST_LABEL = 63;

function adapt(delta: number, count: number, first: boolean): number {
  let rest = first ? Math.floor(delta / DAMP) : delta >> 1;
  rest += Math.floor(rest / count);
  let k = 0;
  while (rest > ((BASE - T_MIN) * T_MAX) >> 1) {
    rest = Math.floor(rest / (BASE - T_MIN));
    k += BASE;
  }
  return k + Math.floor(((BASE - T_MIN + 1) * rest) / (rest + SKEW));
}

function threshold(k: number, bias: number): number {
  return k <= bias ? T_MIN : k >= bias + T_MAX ? T_MAX : k - bias;
}

function digitOf(code: number): number {
  if (code >= 48 && code <= 57) return code - 22;
  if (code >= 97 && code <= 122) return code - 97;
  return -1;
}

/** The letters behind the part after `xn--`, or undefined when it is not valid. */
function decodeLabel(encoded: string): string | undefined {
  const cut = encoded.lastIndexOf('-');
  const output = cut > 0 ? Array.from(encoded.slice(0, cut), (letter) => letter.codePointAt(0) ?? 0) : [];
  let code = FIRST_CODE;
  let index = 0;
  let bias = FIRST_BIAS;
  let position = cut > 0 ? cut + 1 : 0;
  while (position < encoded.length) {
    const start = index;
    let weight = 1;
    for (let k = BASE; ; k += BASE) {
      const digit = digitOf(encoded.charCodeAt(position));
      position += 1;
      if (digit < 0 || weight > 0x7fffffff / BASE) return undefined;
      index += digit * weight;
      const t = threshold(k, bias);
      if (digit < t) break;
      weight *= BASE - t;
    }
    const count = output.length + 1;
    bias = adapt(index - start, count, start === 0);
    code += Math.floor(index / count);
    index %= count;
    if (code > 0x10ffff) return undefined;
    output.splice(index, 0, code);
    index += 1;
  }
  return String.fromCodePoint(...output);
}

function encodeLabel(label: string): string {
  const points = Array.from(label, (letter) => letter.codePointAt(0) ?? 0);
  const basic = points.filter((point) => point < FIRST_CODE);
  if (basic.length === points.length) return label;
  let output = basic.length > 0 ? `${String.fromCodePoint(...basic)}-` : '';
  let code = FIRST_CODE;
  let delta = 0;
  let bias = FIRST_BIAS;
  let handled = basic.length;
  const first = handled;
  while (handled < points.length) {
    const next = points.reduce((least, point) => (point >= code && point < least ? point : least), 0x7fffffff);
    delta += (next - code) * (handled + 1);
    code = next;
    for (const point of points) {
      if (point < code) delta += 1;
      if (point !== code) continue;
      let rest = delta;
      for (let k = BASE; ; k += BASE) {
        const t = threshold(k, bias);
        if (rest < t) break;
        const digit = t + ((rest - t) % (BASE - t));
        output += String.fromCharCode(digit < 26 ? digit + 97 : digit + 22);
        rest = Math.floor((rest - t) / (BASE - t));
      }
      output += String.fromCharCode(rest < 26 ? rest + 97 : rest + 22);
      bias = adapt(delta, handled + 1, handled === first);
      delta = 0;
      handled += 1;
    }
    delta += 1;
    code += 1;
  }
  return `xn--${output}`;
}

/** `xn--mller-kva.example` → `müller.example`; a label that cannot be read stays as it is. */
export function domainToLetters(domain: string): string {
  if (!domain.includes('xn--')) return domain.normalize('NFC');
  return domain
    .split('.')
    .map((label) => (label.startsWith('xn--') && label.length <= LONGEST_LABEL ? (decodeLabel(label.slice(4)) ?? label) : label))
    .join('.')
    .normalize('NFC');
}

/** `müller.example` → `xn--mller-kva.example`. */
export function domainToAscii(domain: string): string {
  return domain
    .split('.')
    .map((label) => (label.length <= LONGEST_LABEL ? encodeLabel(label) : label))
    .join('.');
}
