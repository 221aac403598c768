// The mails the bench of the topic mail measures with: a usual reply in text and HTML, and the shapes that make parsers hang.

/** A body as the domain takes it. */
export interface Body {
  readonly text?: string;
  readonly html?: string;
}

const repeat = (piece: string, size: number): string => piece.repeat(Math.ceil(size / piece.length)).slice(0, size);

const words = `Hello Priya,

thanks for the offer. Could you send the integration guide for the S7-1500? What is the lead time for two cells, and does the warranty cover the grippers?
Tuesday at 10 or Wednesday after 2 works for a call.

Best regards
Jonas

Jonas Brandt | Plant Engineering Manager
Halvorsen Foods GmbH
`;

/** A reply of `size` characters: own words, signature, then one long quoted mail. */
export function usualText(size: number): string {
  return repeatTo(`${words}\nOn Tue, Nov 17, 2026 at 9:02 AM Priya Raman <priya@kestrel.example> wrote:\n\n`, '> a quoted line of text that goes on and on for a while here\n', size);
}

/** The same as Outlook on the web writes it. */
export function usualHtml(size: number): string {
  const own = words.split('\n').map((line) => `<div>${line}</div>`).join('');
  const head = `<html><head><style>p{margin:0}</style></head><body>${own}<div id="appendonsend"></div><hr><div id="divRplyFwdMsg"><b>From:</b> Priya Raman<br><b>Sent:</b> Tuesday<br><b>To:</b> Jonas<br><b>Subject:</b> Cells<br></div>`;
  return repeatTo(head, '<p class="MsoNormal">a quoted line of text that goes on and on for a while</p>', size);
}

function repeatTo(head: string, piece: string, size: number): string {
  return head + repeat(piece, Math.max(0, size - head.length));
}

/** The eighteen hostile shapes, by name; `size` in characters. */
export const hostileShapes: Readonly<Record<string, (size: number) => Body>> = {
  'usual reply': (size) => ({ text: usualText(size) }),
  'nested quote signs': (size) => ({ text: repeat(`${'>'.repeat(60)} x\n`, size) }),
  'lines of On': (size) => ({ text: repeat('On Tue, 3 March 2026 X\n', size) }),
  'one line of On': (size) => ({ text: repeat('On On ', size) }),
  'one line of Le': (size) => ({ text: repeat('Le ', size) }),
  underscores: (size) => ({ text: repeat('_', size) }),
  'spaces and a letter': (size) => ({ text: `${repeat(' ', size)}x` }),
  'blank lines and a letter': (size) => ({ text: `${repeat('\n', size)}x` }),
  'header labels': (size) => ({ text: repeat('From: a\n', size) }),
  'closing words': (size) => ({ text: repeat('Viele Grüße\n', size) }),
  'one line of addresses': (size) => ({ text: repeat('a.b@c.', size) }),
  'usual HTML': (size) => ({ html: usualHtml(size) }),
  paragraphs: (size) => ({ html: repeat('<p>x</p>', size) }),
  'nested block quotes': (size) => ({ html: repeat('<blockquote>', size) }),
  'nested tables': (size) => ({ html: repeat('<table><tr><td>', size) }),
  'open comments': (size) => ({ html: repeat('<!--', size) }),
  'open tags': (size) => ({ html: repeat('<a b="', size) }),
  ampersands: (size) => ({ html: `${repeat('&', size)};` }),
};
