import fc from 'fast-check';
import { syntaxProblemOf } from '../../src/domain/addressSyntax.ts';

test.each([
  'jo@halvorsen.example', 'Jo.O\'Neil+tag@eu.halvorsen.co.uk', '_jo-1!#$%&*/=?^`{|}~@halvorsen.example', '1@2.example', 'jo@xn--mller-kva.example', 'jo@müller.example', 'jörg@straße.example', '用户@例子.公司', 'χρήστης@παράδειγμα.ελ', 'उपयोगकर्ता@उदाहरण.भारत', 'משתמש@דוגמה.קום', 'مستخدم@مثال.شبكة', 'jo@コーヒー・豆.example', 'jo@halvorsen.co-op', 'xn--jo@halvorsen.example',
  `${'a'.repeat(64)}@${'b'.repeat(63)}.example`,
])('[R16] %s is an address', (address) => {
  expect(syntaxProblemOf(address)).toBeUndefined();
});

test.each([
  ['', 'missing-at'], ['jo', 'missing-at'], ['@halvorsen.example', 'empty-local-part'], ['jo@', 'empty-domain'], ['jo@halvorsen', 'dotless-domain'],
  ['.jo@halvorsen.example', 'misplaced-dot'], ['jo.@halvorsen.example', 'misplaced-dot'], ['j..o@halvorsen.example', 'misplaced-dot'], ['jo@halvorsen.example.', 'misplaced-dot'], ['jo@.example', 'misplaced-dot'], ['jo@a..example', 'misplaced-dot'],
  ['j o@halvorsen.example', 'bad-local-part'], [' jo@halvorsen.example', 'bad-local-part'], ['jo@x@halvorsen.example', 'bad-local-part'], ['Jo <jo@halvorsen.example>', 'bad-local-part'], ['"jo"@halvorsen.example', 'bad-local-part'], ['jo(x)@halvorsen.example', 'bad-local-part'], ['≮jo@halvorsen.example', 'bad-local-part'], ['jo\u00a0x@halvorsen.example', 'bad-local-part'], ['jo\u200bx@halvorsen.example', 'bad-local-part'], ['\u0301jo@halvorsen.example', 'bad-local-part'],
  ['jo@-halvorsen.example', 'bad-domain'], ['jo@halvorsen-.example', 'bad-domain'], ['jo@hal_vorsen.example', 'bad-domain'], ['jo@hal vorsen.example', 'bad-domain'], ['jo@ab--cd.example', 'bad-domain'], ['jo@xn--0.example', 'bad-domain'], ['jo@xn--halvorsen.example', 'bad-domain'], ['jo@ｇｍａｉｌ.com', 'bad-domain'], ['jo@⒈x.example', 'bad-domain'], ['jo@דוגמהa.example', 'bad-domain'], ['jo@\u0301a.example', 'bad-domain'], ['jo@hal\u200bvorsen.example', 'bad-domain'], ['jo@[192.0.2.1]', 'bad-domain'], [`jo@${'b'.repeat(64)}.example`, 'bad-domain'], [`jo@${'ü'.repeat(58)}.example`, 'bad-domain'],
  ['jo@192.0.2.1', 'bad-top-level-domain'], ['jo@halvorsen.c', 'bad-top-level-domain'], ['jo@halvorsen.123', 'bad-top-level-domain'],
  [`${'a'.repeat(65)}@halvorsen.example`, 'too-long'], [`${'ü'.repeat(33)}@halvorsen.example`, 'too-long'], [`jo@${'b'.repeat(62)}.${'c'.repeat(62)}.${'d'.repeat(62)}.${'e'.repeat(62)}.example`, 'too-long'], ['x'.repeat(2_000), 'too-long'],
])('[R16] %s is none: %s', (address, problem) => {
  expect(syntaxProblemOf(address)).toBe(problem);
});

test('[R16] any text gets an answer, and what passes has one @, a dot and no blanks', () => {
  fc.assert(fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), fc.emailAddress(), fc.tuple(fc.string({ unit: 'grapheme', maxLength: 8 }), fc.string({ unit: 'grapheme', maxLength: 8 })).map(([local, domain]) => `${local}@${domain}.example`)), (text) => {
    if (syntaxProblemOf(text) === undefined) expect(text).toMatch(/^[^\s@]+@[^\s@]+\.[^\s@.]+$/u);
  }), { numRuns: 2_000 });
});

test('ordinary addresses of every kind pass', () => {
  fc.assert(fc.property(fc.tuple(fc.stringMatching(/^[a-z][a-z0-9]{0,10}([._+-][a-z0-9]{1,8}){0,2}$/), fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,1}[a-z0-9]){0,10}$/)), ([local, name]) => name.slice(2, 4) === '--' || syntaxProblemOf(`${local}@${name}.com`) === undefined));
});
