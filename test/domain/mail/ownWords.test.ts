import { joinLines, takeApart } from '../../../src/domain/mail/ownWords.ts';

test('a body falls into own words, signature and history, with the reason', () => {
  const parts = takeApart({ text: 'Yes.\n-- \nJonas\nHalvorsen\n\nOn Tue, Nov 17, 2026 at 9:02 AM A <a@b.example> wrote:\n> Two?\n' });
  expect(parts).toMatchObject({ own: ['Yes.'], cutAt: 'signature-dashes' });
  expect(parts.signature.join(' ')).toContain('Jonas Halvorsen');
  expect(parts.quoted.join(' ')).toContain('> Two?');
});

test('quotes without a reply header are the writer’s own choice and stay between own words', () => {
  expect(takeApart({ text: '> Which PLC?\n\nAn S7.\n\n> old' }).own).toEqual(['> Which PLC?', '', 'An S7.']);
});

test('what turns or hides text is taken out', () => {
  expect(takeApart({ text: 'a\u202eb\u200bc\ufeff' }).own).toEqual(['abc']);
});

test('at most one empty line in a row, none at the ends, cut at the limit', () => {
  expect(joinLines(['', 'a ', '', '', 'b', ''])).toBe('a\n\nb');
  expect(joinLines(['aaaa', 'bbbb'], 6)).toBe('aaaa');
});

const wrote = 'On Nov 17, 2026, at 9:02 AM, Priya <p@k.example> wrote:';
const cases: readonly (readonly [string, string, string])[] = [
  ['a reply below the quote', `${wrote}\n> Shall we?\nYes we shall.`, 'Yes we shall.'],
  ['words around the quote', `Yes.\n${wrote}\n\n> Shall we?\n\nCall me tomorrow.`, 'Yes.\nCall me tomorrow.'],
  ['a quote in a quote', `Yes.\n${wrote}\n>Shall\n>On 11/16/2026 07:10 AM, Jonas wrote:\n>>First\n\nAnd May.`, 'Yes.\nAnd May.'],
  ['answers between quoted lines', `${wrote}\n> Which PLC?\nAn S7.\n> When?\nIn May.`, 'An S7.\nIn May.'],
  ['history and nothing else', `${wrote}\n\n> Shall we?\n> Priya`, ''],
  ['quote signs and nothing else', '> Shall we?\n> Priya', ''],
  ['a name that introduces a quote', 'Yes.\n\nPriya Raman wrote:\n> Shall we?', 'Yes.'],
  ['a broken long address', 'Yes.\n\nOn Nov 17, 2026 at 9:02 AM Priya Raman <\nsomebody-with-a-long-name@kestrel.example\n> wrote:\n\n> Shall we?', 'Yes.'],
  ['a separator', 'Yes.\n\n-----Original Message-----\nOn Tue, Priya wrote:\n> x', 'Yes.'],
  ['a rule above the header block', 'Yes.\n\n* * *\n\n**From:** Priya\n**Sent:** Tuesday\n**To:** Jonas\n**Subject:** x\n\nShall we?', 'Yes.'],
  ['a quoted header block', 'Yes.\n\n> **From:** Priya\n> **Sent:** Tuesday\n> **To:** Jonas\n> **Subject:** x\n>\n> Shall we?', 'Yes.'],
  ['a quoted header block above an unmarked mail', 'Yes.\n\n> Message du 17/11/26 09:02\n> De : "Priya" <p@k.example>\n> A : j@h.example\n> Objet : x\n\nShall we?', 'Yes.'],
  ['a forwarded mail', 'FYI\n\n---------- Forwarded message ---------\nFrom: Priya <p@k.example>\nSubject: x\n\nShall we?', 'FYI'],
  ['the footer of a list', 'Yes.\n\n_______________________________________________\ncells mailing list\ncells@lists.example\nhttps://lists.example/listinfo/cells', 'Yes.'],
  ['the footer of a service', 'Yes.\n\n—\nReply to this email directly, view it on the web, or unsubscribe.\nYou are receiving this because you were mentioned.', 'Yes.'],
  ['three dashes and a name', 'Yes.\n---\nRoman', 'Yes.'],
  ['a long dash and a name', 'Yes.\n—\nRoman Berg', 'Yes.'],
  ['stars and contact data', 'Yes.\n\n***\nRoman Berg\nHalvorsen GmbH', 'Yes.'],
  ['a long rule and contact data', 'Yes, do it.\n\n=======\nRoman Berg\nHalvorsen GmbH', 'Yes, do it.'],
  ['empty lines below dashes', 'The drawing is fine.\n--\n\n\nJohn Doe\n\nAcme Ltd', 'The drawing is fine.'],
  ['a signature above the history', `Yes.\n\n-- \nRoman Berg\n\n${wrote}\n> Shall we?`, 'Yes.'],
  ['a signature below the history', `Yes.\n\n${wrote}\n> Shall we?\n\n-- \nRoman Berg`, 'Yes.'],
  ['what a phone adds', 'Yes.\n\nSent from my iPhone', 'Yes.'],
  ['the banner of a gateway', 'CAUTION: This email originated from outside of the organization.\n\nYes, please.', 'Yes, please.'],
  ['the line of a helpdesk', `##- Please type your reply above this line -##\n\nYes.\n\n${wrote}\n> x`, 'Yes.'],
  ['a list below dashes', 'Steps:\n---\n1. unpack\n2. wire\n---\nThen call me.', 'Steps:\n---\n1. unpack\n2. wire\n---\nThen call me.'],
  ['a heading underlined', 'Offer\n-----\nTwo cells, 4 grippers.\n\nPrice\n-----\n40 000 EUR', 'Offer\n-----\nTwo cells, 4 grippers.\n\nPrice\n-----\n40 000 EUR'],
  ['dashes in code', 'Use this:\n\n```\nfoo --bar\n--\nbaz\n```\n\nDoes it work?', 'Use this:\n\n```\nfoo --bar\n--\nbaz\n```\n\nDoes it work?'],
  ['dashes in a sentence', 'Note -- this is important -- read it.', 'Note -- this is important -- read it.'],
  ['log lines', 'Log:\n2026-11-17 09:02:33 ERROR foo@bar.example: timeout\n17.11.2026 09:02: machine stopped.', 'Log:\n2026-11-17 09:02:33 ERROR foo@bar.example: timeout\n17.11.2026 09:02: machine stopped.'],
  ['sentences that begin like headers', 'On Tuesday I wrote to your colleague:\nshe said two cells are fine.', 'On Tuesday I wrote to your colleague:\nshe said two cells are fine.'],
  ['nothing', '\n\n \n', ''],
];

test.each(cases)('%s: only what the writer wrote for this mail is own', (_name, text, own) => {
  expect([text, text.replaceAll('\n', '\r\n')].map((each) => joinLines(takeApart({ text: each }).own).replace(/\n{2,}/g, '\n'))).toEqual([own, own].map((each) => each.replace(/\n{2,}/g, '\n')));
});

test('a block quote of the writer stays, the one below the reply header goes', () => {
  const html = 'As the manual says:\n<blockquote>Never open the cell.</blockquote>\n<div>On 17 Nov 2026, at 09:02, Priya &lt;p@k.example&gt; wrote:</div><blockquote><div>Shall we?</div></blockquote>';
  expect(joinLines(takeApart({ html }).own)).toBe('As the manual says:\nNever open the cell.');
});

const again: readonly (readonly [string, string, string])[] = [
  ['a signature above a notice above a signature', 'Two cells.\n\nJonas Brandt | Halvorsen AG\n\nThis email is confidential, for its intended recipient only.\n\nOle Dahl | Halvorsen AG\n\nThis email is confidential, for its intended recipient only.', 'Two cells.'],
  ['names below dashes, one below the other', 'Two cells.\n---\nJonas\n---\nOle\n---\nMara', 'Two cells.'],
  ['a phone’s line above what a tracker left', 'Two cells.\n\nSent from my iPhone\n> \n\u1427', 'Two cells.'],
  ['more banners than a gateway puts there', '[EXTERNAL]\n\n[EXTERNAL]\n\n[EXTERNAL]\n\n[EXTERNAL]\n\nTwo cells.', 'Two cells.'],
];
test.each(again)('%s: what was cut hides nothing more to cut', (_name, text, own) => {
  const { own: kept, closing } = takeApart({ text });
  expect(joinLines([...kept, ...closing])).toBe(own);
});

test('long words that change round after round are shortened until they stay as they are', () => {
  const text = `${'We need two cells for line three.\n'.repeat(2_000)}${'---\nJonas\n'.repeat(30)}`;
  const own = joinLines(takeApart({ text }).own);
  expect(text.startsWith(own)).toBe(true);
  expect(own).not.toContain('Jonas');
  expect([own.length > 20_000, own.length < 0.6 * text.length]).toEqual([true, true]);
  expect(joinLines(takeApart({ text: own }).own)).toBe(own);
});

test('short words settle however many rounds they take, and nothing of them is lost', () => {
  const words = 'We need two cells for line three.\n'.repeat(20);
  expect(joinLines(takeApart({ text: `${words}${'---\nJonas\n'.repeat(30)}` }).own)).toBe(words.trimEnd());
});

test('of a mail of ten thousand lines the first eight thousand are read, however much is quoted between them', () => {
  const own = joinLines(takeApart({ text: Array.from({ length: 10_000 }, (_, index) => `Item ${index}.`).join('\n') }).own).split('\n');
  expect([own.length, own[0], own[own.length - 1]]).toEqual([8_000, 'Item 0.', 'Item 7999.']);
  expect(takeApart({ text: `On Nov 17, 2026, at 9:02 AM, Priya <p@k.example> wrote:\n${'> x\n'.repeat(10_000)}Yes.` }).own).toEqual(['Yes.']);
});

test('the end of a long quoted line that stands without a quote sign stays as the mail has it', () => {
  const text = '> A long line of a mail that was quoted by a client which wraps what it quotes\nand the whole rest of it\n> in the midst\n\nYes.';
  expect(joinLines(takeApart({ text }).own)).toBe(text);
});
