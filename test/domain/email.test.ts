import fc from 'fast-check';
import { addressKeys, domainOf, extractOwnWords, normalizeAddress, parseHeaders, type OwnWords } from '../../src/domain/email.ts';
import { detectIntents } from '../../src/domain/intent.ts';
import { wholeMails, type WholeMail } from '../fixtures/wholeMails.ts';

describe('own words of an email', () => {
  const texts: readonly (readonly [string, string, string])[] = [
    ['Gmail', 'Yes, let us do that.\n\nOn Tue, Nov 17, 2026 at 9:02 AM Priya Raman <\npriya@kestrel.example> wrote:\n\n> Shall we?\n> Priya', 'Yes, let us do that.'],
    ['German Gmail', 'Passt mir.\n\nAm Di., 17. Nov. 2026 um 09:02 Uhr schrieb Priya Raman <priya@kestrel.example>:\n\n> Geht das?', 'Passt mir.'],
    ['Outlook block', 'Gern.\n\nVon: Priya Raman <priya@kestrel.example>\nGesendet: Dienstag, 17. November 2026 09:02\nAn: Jonas Brandt\nBetreff: Zelle\n\nGuten Tag', 'Gern.'],
    ['French Outlook block', 'Volontiers.\n\nDe : Priya Raman\nEnvoyé : mardi 17 novembre 2026 09:02\nÀ : Jonas\nObjet : Cellule\n\nBonjour', 'Volontiers.'],
    ['Spanish', 'De acuerdo.\n\nEl mar, 17 nov 2026 a las 9:02, Priya Raman (<priya@kestrel.example>) escribió:\n\n> Hola', 'De acuerdo.'],
    ['Italian', 'Va bene.\n\nIl giorno mar 17 nov 2026 alle ore 09:02 Priya Raman <priya@kestrel.example> ha scritto:\n\n> Salve', 'Va bene.'],
    ['Portuguese', 'Combinado.\n\nEm ter., 17 de nov. de 2026 às 09:02, Priya Raman <priya@kestrel.example> escreveu:\n\n> Olá', 'Combinado.'],
    ['Dutch', 'Prima.\n\nOp di 17 nov 2026 om 09:02 schreef Priya Raman <priya@kestrel.example>:\n\n> Hallo', 'Prima.'],
    ['original message', 'Fine.\n\n-----Original Message-----\nFrom: Priya\n\nHello', 'Fine.'],
    ['dashes and iPhone', 'Fine.\n\nSent from my iPhone\n\nOn Nov 17, 2026, at 09:02, Priya Raman <priya@kestrel.example> wrote:\n\n> Hello', 'Fine.'],
  ];
  test.each(texts)('%s: history below the reply mark is not the writer', (_name, text, own) => {
    expect(extractOwnWords({ text }).own).toBe(own);
  });

  test.each([
    ['Outlook on the web', '<div>Yes please.</div><div id="x_appendonsend"></div><div id="x_divRplyFwdMsg"><b>From:</b> Priya</div><div>Old words</div>'],
    ['Gmail', '<div>Yes please.</div><div class="gmail_quote"><div class="gmail_attr">Pe 3 mar. a scris Priya:</div><blockquote class="gmail_quote">Old words</blockquote></div>'],
    ['Outlook for Windows', '<p class="MsoNormal">Yes please.</p><div style="border:none;border-top:solid #E1E1E1 1.0pt"><p><b>Von:</b> Priya<br><b>Gesendet:</b> Dienstag<br><b>An:</b> Jonas<br><b>Betreff:</b> X</p></div><p>Old words</p>'],
    ['Apple Mail', 'Yes please.<br><blockquote type="cite"><div>On 3 Mar 2026, at 09:02, Priya &lt;p@k.example&gt; wrote:</div><div>Old words</div></blockquote>'],
  ])('%s: the HTML mark cuts the history', (_name, html) => {
    expect(extractOwnWords({ html }).own).toBe('Yes please.');
  });

  test('answers between quoted lines are kept, in order', () => {
    const text = 'On Tue, Nov 17, 2026 at 9:02 AM Priya <p@k.example> wrote:\n\n> How many cells?\n\nTwo.\n\n> When?\n\nIn May.';
    expect(extractOwnWords({ text })).toMatchObject({ own: 'Two.\n\nIn May.', cutAt: 'on-wrote-line' });
  });

  test('the signature is taken off and read', () => {
    const text = 'We need two cells.\n\nBest regards\nJonas\n\nJonas Brandt | Plant Engineering Manager\nHalvorsen Foods GmbH\nTel. +49 40 555 0101\nwww.halvorsen.example';
    expect(extractOwnWords({ text })).toMatchObject({
      own: 'We need two cells.\n\nBest regards\nJonas',
      signature: { name: 'Jonas Brandt', jobTitle: 'Plant Engineering Manager', company: 'Halvorsen Foods GmbH', phone: '+49 40 555 0101', website: 'www.halvorsen.example' },
    });
  });

  test('a sentence that only looks like a reply header stays', () => {
    const text = 'On the other hand, we wrote a plan for 2026.\nOn average it works: two cells.';
    expect(extractOwnWords({ text }).own).toBe(text);
  });

  test('each answer between quoted lines comes with the line it answers', () => {
    const text = 'Hi Priya,\n\nOn Tue, Nov 17, 2026 at 9:02 AM Priya <p@k.example> wrote:\n> Hello,\n> How many cells?\nTwo.\n> When?\nIn May.\n\nBest regards\nJonas';
    expect(extractOwnWords({ text })).toMatchObject({
      own: 'Hi Priya,\n\nTwo.\nIn May.\n\nBest regards\nJonas',
      answers: [{ quoted: 'How many cells?', own: 'Two.' }, { quoted: 'When?', own: 'In May.\n\nBest regards\nJonas' }],
    });
    expect(extractOwnWords({ text: 'Yes.\n\nOn Tue, Nov 17, 2026 at 9:02 AM Priya <p@k.example> wrote:\n> When?' }).answers).toBeUndefined();
  });

  test('a mail that is passed on is told from the words above it', () => {
    const text = 'Can you answer him?\n\n---------- Forwarded message ---------\nFrom: Ole <ole@halvorsen.example>\nSubject: Cells\n\nWe need two.';
    expect(extractOwnWords({ text })).toMatchObject({ own: 'Can you answer him?', cutAt: 'forwarded-message', forwarded: expect.stringMatching(/^-+ Forwarded message[^]*We need two\.$/) });
    expect(extractOwnWords({ text: 'Two.' })).toEqual({ own: 'Two.', quoted: '' });
  });
});

/** A few hundred in every run of the tests; `HANDRAISE_PROOFS=all` reads ten thousand. */
const MAILS = process.env['HANDRAISE_PROOFS'] === 'all' ? 10_000 : 300;
/** For ten thousand on a busy machine. */
const PROOF_MS = 300_000;
/** Other mails in each run, the same for the four tests below; a failure prints it. */
const seed = Math.floor(Math.random() * 2 ** 31);

describe('ten thousand emails', () => {
  const invisible = /[\s\u0085\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\u00ad]+/g;
  /** Which pieces don't stand in the mail one behind the other, spaces and marks without room aside. */
  const missingIn = (mail: string, pieces: readonly string[]): readonly string[] => {
    const words = mail.replace(invisible, '');
    let from = 0;
    return pieces.filter((piece) => {
      const wanted = piece.replace(invisible, '');
      const at = words.indexOf(wanted, from);
      if (at >= 0) from = at + wanted.length;
      return at < 0;
    });
  };
  /** In HTML `> ` before a quoted line is ours. */
  const piecesOf = (mail: WholeMail, text: string): readonly string[] => {
    const lines = text.split('\n').map((line) => (mail.format === 'text' ? line : line.replace(/^[>\s]+/, '')));
    if (mail.unbroken === 'line') return lines;
    return mail.unbroken === 'word' ? lines.flatMap((line) => line.split(/\s+/)) : lines.flatMap((line) => [...line]);
  };
  const read = (mail: WholeMail): OwnWords => extractOwnWords(mail.format === 'text' ? { text: mail.body } : { html: mail.body });
  const everyMail = (check: (mail: WholeMail) => void): void => fc.assert(fc.property(wholeMails, check), { numRuns: MAILS, seed });

  test('none makes the reader throw, as text or as HTML', () => {
    everyMail(({ body }) => {
      expect([typeof extractOwnWords({ text: body }).own, typeof extractOwnWords({ html: body }).own]).toEqual(['string', 'string']);
    });
  }, PROOF_MS);

  test('own words stand in the mail, and so do those of its history, in their order', () => {
    everyMail((mail) => {
      const { own, quoted } = read(mail);
      expect([missingIn(mail.words, piecesOf(mail, own)), missingIn(mail.words, piecesOf(mail, quoted))]).toEqual([[], []]);
    });
  }, PROOF_MS);

  test('the own words of own words are the same words', () => {
    everyMail((mail) => {
      const { own } = read(mail);
      expect(extractOwnWords({ text: own }).own).toBe(own);
    });
  }, PROOF_MS);

  test('what is quoted from a mail as its request stands in its own words; only one that says nothing is known by its subject', () => {
    everyMail((mail) => {
      const { own } = read(mail);
      const { intents, questions } = detectIntents({ subject: 'Re: Cells', text: own, mail: 'person', headers: {} }, { now: new Date('2026-03-03T09:00:00Z'), timeZone: 'Europe/Berlin' });
      const saysNothing = intents.length === 1 && intents[0]?.kind === 'other' && intents[0].evidence.quote === 'Re: Cells';
      const quotes = [...(saysNothing ? [] : intents.map((intent) => intent.evidence.quote)), ...questions.map((question) => question.quote)];
      expect(quotes.filter((quote) => !own.includes(quote))).toEqual([]);
    });
  }, PROOF_MS);
});

describe('hostile emails', () => {
  const repeat = (piece: string, size: number): string => piece.repeat(Math.ceil(size / piece.length)).slice(0, size);
  const shapes: Readonly<Record<string, (size: number) => { text?: string; html?: string }>> = {
    'a usual reply': (size) => ({ text: `Yes, two cells.\n\nOn Tue, Nov 17, 2026 at 9:02 AM A <a@b.example> wrote:\n${repeat('> a quoted line of usual length\n', size)}` }),
    'nested quote signs': (size) => ({ text: repeat(`${'>'.repeat(60)} x\n`, size) }),
    'lines of On': (size) => ({ text: repeat('On Tue, 3 March 2026 X\n', size) }),
    'lines of On that wrote': (size) => ({ text: repeat('On 3 March X wrote\n', size) }),
    'On On On': (size) => ({ text: repeat('On On ', size) }),
    'Le Le Le': (size) => ({ text: repeat('Le ', size) }),
    underscores: (size) => ({ text: repeat('_', size) }),
    'lines of dashes': (size) => ({ text: repeat('---\n', size) }),
    spaces: (size) => ({ text: `${repeat(' ', size)}x` }),
    'blank lines': (size) => ({ text: `${repeat('\n', size)}x` }),
    'header labels': (size) => ({ text: repeat('From: a\n', size) }),
    'contact data and notices': (size) => ({ text: `Yes.\n\n${repeat('Ole | Halvorsen AG\nJo,\n\nThis email is confidential, for its intended recipient.\n\n', size)}` }),
    'names below dashes': (size) => ({ text: `${repeat('Yes, two cells.\n', size - 400)}\n${'---\nJonas\n'.repeat(40)}` }),
    'banners of a gateway': (size) => ({ text: repeat('[EXTERNAL]\n\n', size) }),
    'closing words': (size) => ({ text: repeat('Viele Grüße\n', size) }),
    'usual HTML': (size) => ({ html: `<p>Yes.</p><div id="appendonsend"></div>${repeat('<p>old words</p>', size)}` }),
    'nested block quotes': (size) => ({ html: repeat('<blockquote>', size) }),
    'nested tables': (size) => ({ html: repeat('<table><tr><td>', size) }),
    'open comments': (size) => ({ html: repeat('<!--', size) }),
    'open tags': (size) => ({ html: repeat('<a b="', size) }),
    ampersands: (size) => ({ html: `${repeat('&', size)};` }),
    'lesser signs': (size) => ({ html: repeat('<', size) }),
    'styles in two spellings': (size) => ({ html: repeat('<StYle></STYLE>', size) }),
  };
  const spent = (body: { text?: string; html?: string }): number => {
    const before = process.cpuUsage();
    extractOwnWords(body);
    const used = process.cpuUsage(before);
    return (used.user + used.system) / 1000;
  };
  // Only growth is judged, and a busy machine can make one measurement anything: the least of several is taken, small and
  // large in turn, until the ratio holds. Quadratic work would give a hundred and never get there.
  test.each(Object.keys(shapes))('%s: ten times the text takes nothing like a hundred times as long', (name) => {
    const shape = shapes[name];
    if (shape === undefined) throw new Error(name);
    const [small, large] = [shape(20_000), shape(200_000)];
    let [least, most] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
    for (let run = 0; run < 12 && (run < 3 || most > 30 * Math.max(least, 1)); run++) {
      least = Math.min(least, spent(small));
      most = Math.min(most, spent(large));
    }
    expect(most).toBeLessThanOrEqual(30 * Math.max(least, 1));
  });
});

describe('addresses', () => {
  test.each([
    [' Jonas.Brandt@Halvorsen.Example ', 'jonas.brandt@halvorsen.example'],
    ['"Brandt, Jonas" <JB@halvorsen.example>', 'jb@halvorsen.example'],
    ['mailto:jb@xn--mller-kva.example', 'jb@müller.example'],
    ['JB@MÜLLER.example', 'jb@müller.example'],
    ['', ''],
  ])('%s is compared as %s', (written, compared) => {
    expect(normalizeAddress(written)).toBe(compared);
  });

  test('a Cyrillic look-alike is another address', () => {
    expect(normalizeAddress('jonas@hаlvorsen.example')).not.toBe(normalizeAddress('jonas@halvorsen.example'));
  });

  test('plus tags, Gmail dots and both names of Gmail are one mailbox', () => {
    expect(addressKeys('J.Brandt+offers@googlemail.com')).toEqual(expect.arrayContaining(['j.brandt+offers@googlemail.com', 'jbrandt@gmail.com']));
    expect(addressKeys('jb+x@halvorsen.example')).toEqual(['jb+x@halvorsen.example', 'jb@halvorsen.example']);
  });

  test('the domain is what follows the last @', () => {
    expect([domainOf('a@b@Halvorsen.Example'), domainOf('nobody')]).toEqual(['halvorsen.example', undefined]);
  });
});

test('raw headers are unfolded, repeated ones kept in order, the body left out', () => {
  const raw = 'Received: one\r\nReceived: two\r\nSubject: a long\r\n subject\r\n__proto__: x\r\n\r\nBody: no';
  const headers = parseHeaders(raw);
  expect(headers['received']).toEqual(['one', 'two']);
  expect(headers['subject']).toEqual(['a long subject']);
  expect(headers['body']).toBeUndefined();
  expect(Object.getPrototypeOf(headers)).toBe(Object.prototype);
});
