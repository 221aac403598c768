// How mail programs write a reply: own words, signature and quoted history, as text and as HTML.
import { clockTime, spokenDate, type SampleLanguage } from './days.ts';
import { fitsLatin1, type Charset, type Part, type Person } from './encoding.ts';

export type Client = 'gmail' | 'outlook' | 'outlook-desktop' | 'apple' | 'iphone' | 'thunderbird' | 'plain';

export interface History {
  readonly from: Person;
  readonly to: Person;
  readonly subject: string;
  readonly sentOn: Date;
  readonly paragraphs: readonly string[];
}

export interface Writing {
  readonly client: Client;
  readonly language: SampleLanguage;
  readonly zone: string;
  readonly paragraphs: readonly string[];
  /** Lines; none for people who don't use one. */
  readonly signature?: readonly string[];
  readonly history?: History;
}

const escape = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
const lines = (paragraph: string) => paragraph.split('\n');
const linked = (text: string) => escape(text).replace(/https:\/\/[a-z0-9./-]+[a-z0-9/]/g, (url) => `<a href="${url}">${url}</a>`);

/** The body parts of a message. */
export function bodyParts(writing: Writing): readonly Part[] {
  const text = plainText(writing);
  if (writing.client === 'plain') {
    const wrapped = wrap(text);
    return [{ type: 'text/plain', charset: 'utf-8', encoding: '8bit', text: wrapped }];
  }
  const html = htmlText(writing);
  const isOutlook = writing.client.startsWith('outlook');
  const charset: Charset = isOutlook && fitsLatin1(text) ? 'iso-8859-1' : 'utf-8';
  const encoding = writing.client === 'iphone' ? 'base64' : 'quoted-printable';
  return [
    { type: 'text/plain', charset, encoding, text },
    { type: 'text/html', charset, encoding, text: html },
  ];
}

function wrap(text: string): string {
  return text
    .split('\n')
    .map((line) => (line.startsWith('>') ? line : (line.match(/.{1,72}(?:\s|$)/g) ?? [line]).map((piece) => piece.trimEnd()).join('\n')))
    .join('\n');
}

// ── Reply marks ─────────────────────────────────────────────────────────────────────────────────────────────────────

const dateWords: Readonly<Record<'gmail' | 'apple', Readonly<Record<SampleLanguage, Intl.DateTimeFormatOptions>>>> = {
  gmail: {
    en: { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' },
    de: { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' },
    fr: { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' },
    es: { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' },
    it: { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' },
    pt: { weekday: 'long', day: '2-digit', month: '2-digit', year: 'numeric' },
    nl: { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' },
  },
  apple: {
    en: { day: 'numeric', month: 'short', year: 'numeric' },
    de: { day: '2-digit', month: '2-digit', year: 'numeric' },
    fr: { day: 'numeric', month: 'short', year: 'numeric' },
    es: { day: 'numeric', month: 'short', year: 'numeric' },
    it: { day: 'numeric', month: 'short', year: 'numeric' },
    pt: { day: '2-digit', month: '2-digit', year: 'numeric' },
    nl: { day: 'numeric', month: 'short', year: 'numeric' },
  },
};

function gmailMark(writing: Writing, history: History, who: string): string {
  const day = spokenDate(history.sentOn, writing.zone, writing.language, dateWords.gmail[writing.language]);
  const time = clockTime(history.sentOn, writing.zone);
  const marks: Readonly<Record<SampleLanguage, string>> = {
    en: `On ${day} at ${time}, ${who} wrote:`,
    de: `Am ${day} um ${time} Uhr schrieb ${who}:`,
    fr: `Le ${day} à ${time}, ${who} a écrit :`,
    es: `El ${day} a las ${time}, ${who} escribió:`,
    it: `Il giorno ${day} alle ore ${time} ${who} ha scritto:`,
    pt: `${who} escreveu (${day} à(s) ${time}):`,
    nl: `Op ${day} om ${time} schreef ${who}:`,
  };
  return marks[writing.language];
}

function appleMark(writing: Writing, history: History, who: string): string {
  const day = spokenDate(history.sentOn, writing.zone, writing.language, dateWords.apple[writing.language]);
  const time = clockTime(history.sentOn, writing.zone);
  const marks: Readonly<Record<SampleLanguage, string>> = {
    en: `On ${day}, at ${time}, ${who} wrote:`,
    de: `Am ${day} um ${time} schrieb ${who}:`,
    fr: `Le ${day} à ${time}, ${who} a écrit :`,
    es: `El ${day}, a las ${time}, ${who} escribió:`,
    it: `Il giorno ${day}, alle ore ${time}, ${who} ha scritto:`,
    pt: `No dia ${day}, às ${time}, ${who} escreveu:`,
    nl: `Op ${day} om ${time} heeft ${who} het volgende geschreven:`,
  };
  return marks[writing.language];
}

function thunderbirdMark(writing: Writing, history: History): string {
  const day = spokenDate(history.sentOn, writing.zone, writing.language, {
    day: '2-digit',
    month: '2-digit',
    year: writing.language === 'de' ? '2-digit' : 'numeric',
  });
  const time = clockTime(history.sentOn, writing.zone);
  const who = history.from.name;
  const marks: Readonly<Record<SampleLanguage, string>> = {
    en: `On ${day} ${time}, ${who} wrote:`,
    de: `Am ${day} um ${time} schrieb ${who}:`,
    fr: `Le ${day} à ${time}, ${who} a écrit :`,
    es: `El ${day} a las ${time}, ${who} escribió:`,
    it: `Il ${day} ${time}, ${who} ha scritto:`,
    pt: `Em ${day} ${time}, ${who} escreveu:`,
    nl: `Op ${day} om ${time} schreef ${who}:`,
  };
  return marks[writing.language];
}

const outlookWords: Readonly<Record<SampleLanguage, readonly [from: string, sent: string, to: string, subject: string]>> = {
  en: ['From', 'Sent', 'To', 'Subject'],
  de: ['Von', 'Gesendet', 'An', 'Betreff'],
  fr: ['De', 'Envoyé', 'À', 'Objet'],
  es: ['De', 'Enviado', 'Para', 'Asunto'],
  it: ['Da', 'Inviato', 'A', 'Oggetto'],
  pt: ['De', 'Enviado', 'Para', 'Assunto'],
  nl: ['Van', 'Verzonden', 'Aan', 'Onderwerp'],
};

function outlookBlock(writing: Writing, history: History): readonly (readonly [string, string])[] {
  const [from, sent, to, subject] = outlookWords[writing.language];
  const day = spokenDate(history.sentOn, writing.zone, writing.language, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
  const gap = writing.language === 'fr' ? ' :' : ':';
  return [
    [`${from}${gap}`, `${history.from.name} <${history.from.address}>`],
    [`${sent}${gap}`, `${day} ${clockTime(history.sentOn, writing.zone)}`],
    [`${to}${gap}`, `${history.to.name} <${history.to.address}>`],
    [`${subject}${gap}`, history.subject],
  ];
}

const phoneSignatures: Readonly<Record<SampleLanguage, string>> = {
  en: 'Sent from my iPhone',
  de: 'Von meinem iPhone gesendet',
  fr: 'Envoyé de mon iPhone',
  es: 'Enviado desde mi iPhone',
  it: 'Inviato da iPhone',
  pt: 'Enviado do meu iPhone',
  nl: 'Verstuurd vanaf mijn iPhone',
};

// ── Text ────────────────────────────────────────────────────────────────────────────────────────────────────────────

const quoteLines = (text: string) =>
  text
    .split('\n')
    .map((line) => (line ? `> ${line}` : '>'))
    .join('\n');

function plainText(writing: Writing): string {
  const own = writing.paragraphs.join('\n\n');
  const signature = writing.signature?.join('\n');
  const dashes = writing.client === 'gmail' || writing.client === 'thunderbird' || writing.client === 'plain';
  const signed = signature ? `${own}\n\n${dashes ? '-- \n' : ''}${signature}` : own;
  const withPhone = writing.client === 'iphone' ? `${signed}\n\n${phoneSignatures[writing.language]}` : signed;
  return writing.history ? `${withPhone}\n\n${plainHistory(writing, writing.history)}` : withPhone;
}

function plainHistory(writing: Writing, history: History): string {
  const old = history.paragraphs.join('\n\n');
  const who = `${history.from.name} <${history.from.address}>`;
  switch (writing.client) {
    case 'outlook':
    case 'outlook-desktop': {
      const rule = writing.client === 'outlook' ? '________________________________\n' : '';
      const block = outlookBlock(writing, history).map(([label, value]) => `${label} ${value}`);
      return `${rule}${block.join('\n')}\n\n${old}`;
    }
    case 'apple':
    case 'iphone':
      return quoteLines(`${appleMark(writing, history, who)}\n\n${old}`);
    case 'thunderbird':
      return `${thunderbirdMark(writing, history)}\n${quoteLines(old)}`;
    case 'gmail':
    case 'plain':
      return `${gmailMark(writing, history, who)}\n\n${quoteLines(old)}`;
  }
}

// ── HTML ────────────────────────────────────────────────────────────────────────────────────────────────────────────

const blocks = (paragraphs: readonly string[], line: (text: string) => string, blank: string) =>
  paragraphs
    .map((paragraph) =>
      lines(paragraph)
        .map((text) => line(linked(text)))
        .join(''),
    )
    .join(blank);

function htmlText(writing: Writing): string {
  switch (writing.client) {
    case 'gmail':
      return gmailHtml(writing);
    case 'outlook':
      return outlookHtml(writing);
    case 'outlook-desktop':
      return desktopHtml(writing);
    case 'thunderbird':
      return thunderbirdHtml(writing);
    default:
      return appleHtml(writing);
  }
}

const mailto = (person: Person) => `<a href="mailto:${person.address}">${person.address}</a>`;

function gmailHtml(writing: Writing): string {
  const own = blocks(writing.paragraphs, (text) => `<div>${text}</div>`, '<div><br></div>');
  const signature = writing.signature
    ? `<div><br></div><span class="gmail_signature_prefix">-- </span><br><div dir="ltr" class="gmail_signature" data-smartmail="gmail_signature"><div dir="ltr">${writing.signature.map((line) => `<div>${linked(line)}</div>`).join('')}</div></div>`
    : '';
  const { history } = writing;
  const quote = history
    ? `<br><div class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">${gmailMark(writing, history, `${escape(history.from.name)} &lt;${mailto(history.from)}&gt;`)}<br></div><blockquote class="gmail_quote" style="margin:0px 0px 0px 0.8ex;border-left:1px solid rgb(204,204,204);padding-left:1ex"><div dir="ltr">${blocks(history.paragraphs, (text) => `<div>${text}</div>`, '<div><br></div>')}</div></blockquote></div>`
    : '';
  return `<div dir="ltr">${own}${signature}</div>${quote}\n`;
}

const aptos = 'font-family: Aptos, Aptos_EmbeddedFont, Aptos_MSFontService, Calibri, Helvetica, sans-serif; font-size: 11pt; color: rgb(0, 0, 0);';

function outlookHtml(writing: Writing): string {
  const line = (text: string) => `<div class="elementToProof" style="${aptos}">\n${text}</div>\n`;
  const blank = `<div class="elementToProof" style="${aptos}">\n<br>\n</div>\n`;
  const signature = writing.signature
    ? `${blank}<div id="Signature">\n${writing.signature.map((text) => `<p style="margin: 0cm; ${aptos}">${linked(text)}</p>\n`).join('')}</div>\n`
    : '';
  const { history } = writing;
  const quote = history
    ? `<div id="appendonsend"></div>\n<hr style="display:inline-block;width:98%" tabindex="-1">\n<div id="divRplyFwdMsg" dir="ltr"><font face="Calibri, sans-serif" style="font-size:11pt" color="#000000">${outlookBlock(
        writing,
        history,
      )
        .map(([label, value]) => `<b>${label}</b> ${escape(value)}`)
        .join('<br>\n')}</font>\n<div>&nbsp;</div>\n</div>\n<div>${blocks(history.paragraphs, line, blank)}</div>\n`
    : '';
  return `<html>\n<head>\n<meta http-equiv="Content-Type" content="text/html; charset=${fitsLatin1(writing.paragraphs.join('')) ? 'iso-8859-1' : 'utf-8'}">\n<style type="text/css" style="display:none;"> P {margin-top:0;margin-bottom:0;} </style>\n</head>\n<body dir="ltr">\n${blocks(writing.paragraphs, line, blank)}${signature}${quote}</body>\n</html>\n`;
}

function desktopHtml(writing: Writing): string {
  const line = (text: string) => `<p class="MsoNormal"><span style="font-size:11.0pt">${text}<o:p></o:p></span></p>\n`;
  const blank = '<p class="MsoNormal"><span style="font-size:11.0pt"><o:p>&nbsp;</o:p></span></p>\n';
  const signature = writing.signature
    ? `${blank}${writing.signature.map((text) => `<p class="MsoNormal"><span style="font-size:9.0pt;color:#44546A">${linked(text)}<o:p></o:p></span></p>\n`).join('')}`
    : '';
  const { history } = writing;
  const quote = history
    ? `${blank}<div>\n<div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm">\n<p class="MsoNormal">${outlookBlock(writing, history)
        .map(([label, value]) => `<b><span lang="EN-US">${label}</span></b> <span lang="EN-US">${escape(value)}</span>`)
        .join('<br>\n')}<o:p></o:p></p>\n</div>\n</div>\n${blocks(history.paragraphs, line, blank)}`
    : '';
  return `<html>\n<head>\n<meta http-equiv="Content-Type" content="text/html; charset=utf-8">\n<meta name="Generator" content="Microsoft Word 15 (filtered medium)">\n<style><!--\np.MsoNormal, li.MsoNormal, div.MsoNormal {margin:0cm; font-size:11.0pt; font-family:"Calibri",sans-serif;}\n--></style>\n</head>\n<body lang="EN-GB" link="#0563C1" vlink="#954F72" style="word-wrap:break-word">\n<div class="WordSection1">\n${blocks(writing.paragraphs, line, blank)}${signature}${quote}</div>\n</body>\n</html>\n`;
}

function appleHtml(writing: Writing): string {
  const isPhone = writing.client === 'iphone';
  const line = (text: string) => `<div>${text}</div>`;
  const own = blocks(writing.paragraphs, line, '<div><br></div>');
  const signature = writing.signature ? `<div><br></div>${writing.signature.map((text) => `<div>${linked(text)}</div>`).join('')}` : '';
  const phone = isPhone ? `<br id="lineBreakAtBeginningOfSignature"><div dir="ltr">${phoneSignatures[writing.language]}</div>` : '';
  const { history } = writing;
  const old = history ? blocks(history.paragraphs, line, '<div><br></div>') : '';
  const mark = history ? appleMark(writing, history, `${escape(history.from.name)} &lt;${history.from.address}&gt;`) : '';
  const quote = history
    ? isPhone
      ? `<div dir="ltr"><br><blockquote type="cite">${mark}<br><br></blockquote></div><blockquote type="cite"><div dir="ltr">${old}</div></blockquote>`
      : `<div><br><blockquote type="cite"><div>${mark}</div><br class="Apple-interchange-newline"><div>${old}</div></blockquote></div>`
    : '';
  return `<html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"></head><body ${isPhone ? 'dir="auto"' : 'style="overflow-wrap: break-word; -webkit-nbsp-mode: space; line-break: after-white-space;"'}>${own}${signature}${phone}${quote}</body></html>\n`;
}

function thunderbirdHtml(writing: Writing): string {
  const own = blocks(writing.paragraphs, (text) => `${text}<br>\n`, '<br>\n');
  const signature = writing.signature ? `<div class="moz-signature">-- <br>\n${writing.signature.map(linked).join('<br>\n')}</div>\n` : '';
  const { history } = writing;
  const quote = history
    ? `<div class="moz-cite-prefix">${escape(thunderbirdMark(writing, history))}<br>\n</div>\n<blockquote type="cite">\n${blocks(history.paragraphs, (text) => `${text}<br>\n`, '<br>\n')}</blockquote>\n`
    : '';
  return `<!DOCTYPE html>\n<html>\n<head>\n<meta http-equiv="Content-Type" content="text/html; charset=UTF-8">\n</head>\n<body>\n<p>${own}</p>\n${signature}${quote}</body>\n</html>\n`;
}
