import { bareLine, headerWithinLine, isMobileSignature, isRule, isSignatureLine, replyHeaderLength, separatorKind, startsHeaderBlock } from '../../../src/domain/mail/replyMarks.ts';

const reader = (text: string): ((index: number) => string | undefined) => (index) => text.split('\n')[index];
const flat = (): number => 0;

test.each([
  ['English', 'From: A <a@b.example>\nSent: Monday\nTo: B\nSubject: C'], ['German', 'Von: A\nGesendet: Montag\nAn: B\nBetreff: C'], ['French', 'De : A\nEnvoyé : lundi\nÀ : B\nObjet : C'],
  ['Spanish', 'De: A\nEnviado el: lunes\nPara: B\nAsunto: C'], ['Italian', 'Da: A\nInviato: lunedì\nA: B\nOggetto: C'], ['Portuguese', 'De: A\nEnviado: segunda\nPara: B\nAssunto: C'],
  ['Dutch', 'Van: A\nVerzonden: maandag\nAan: B\nOnderwerp: C'], ['Swedish', 'Från: A\nSkickat: den 1\nTill: B\nÄmne: C'], ['Danish', 'Fra: A\nSendt: 1\nTil: B\nEmne: C'],
  ['Finnish', 'Lähettäjä: A\nLähetetty: 1\nVastaanottaja: B\nAihe: C'], ['Polish', 'Od: A\nWysłano: 1\nDo: B\nTemat: C'], ['Czech', 'Od: A\nOdesláno: 1\nKomu: B\nPředmět: C'],
  ['Hungarian', 'Feladó: A\nElküldve: 1\nCímzett: B\nTárgy: C'], ['Romanian', 'De la: A\nTrimis: 1\nCătre: B\nSubiect: C'], ['Russian', 'От: A\nОтправлено: 1\nКому: B\nТема: C'],
  ['Ukrainian', 'Від: A\nНадіслано: 1\nКому: B\nТема: C'], ['Turkish', 'Kimden: A\nGönderildi: 1\nKime: B\nKonu: C'], ['Greek', 'Από: A\nΣτάλθηκε: 1\nΠρος: B\nΘέμα: C'],
  ['Japanese', '差出人: A\n送信日時: 1\n宛先: B\n件名: C'], ['Chinese', '发件人: A\n发送时间: 1\n收件人: B\n主题: C'], ['Korean', '보낸 사람: A\n보낸 날짜: 1\n받는 사람: B\n제목: C'], ['bold', '*From:* A\n*Sent:* Monday\n*To:* B\n*Subject:* C'],
])('a header block in %s is found', (_language, block) => {
  expect(startsHeaderBlock(reader(block), 0)).toBe(true);
});

test('prose with a colon is no header block', () => {
  expect(startsHeaderBlock(reader('To: be or not to be\nDate: open\nthat is all'), 0)).toBe(false);
});

test.each([
  ['On Tue, Nov 17, 2026 at 9:02 AM A B <a@b.example> wrote:', 1], ['Am 17.11.26 um 09:02 schrieb A B:', 1], ['Le mar. 17 nov. 2026 à 09:02, A B <a@b.example> a\nécrit :', 2],
  ['A B <a@b.example> schrieb am Di., 17. Nov. 2026\num 09:02 Uhr:', 2], ['Em 17/11/2026 09:02, A B escreveu:', 1], ['17.11.2026 09:02 пользователь "A" <a@b.example> написал:', 1], ['Op 17-11-2026 9:02 schreef A <a@b.example>:', 1],
  ['Den tis 17 nov. 2026 kl 09:02 skrev A <a@b.example>:', 1], ['W dniu 17.11.2026 o 09:02, A pisze:', 1], ['---- On Tue, 17 Nov 2026 09:02:50 +0530 A wrote ----', 1], ['I wrote on the plan: two cells in 2026.', 0], ['On average we write 12 offers.', 0],
])('%s: a reply header of %i lines', (text, length) => {
  expect(replyHeaderLength(reader(text), flat, 0)).toBe(length);
});

test('separators, rules, dashes and phones', () => {
  expect(['-----Original Message-----', '----- Ursprüngliche Nachricht -----', '-------- Message transféré --------', 'Begin forwarded message:', '---- Enter feedback below ----', 'original message'].map(separatorKind)).toEqual(['original-message', 'original-message', 'forwarded-message', 'forwarded-message', undefined, undefined]);
  expect(['Sent from my iPhone', 'Von meinem iPad gesendet', 'Envoyé de mon iPhone', 'Inviato da iPhone', 'Enviado desde mi Samsung', 'Get Outlook for iOS', 'I sent it from the office'].map(isMobileSignature)).toEqual([true, true, true, true, true, true, false]);
  expect(['-- ', '--', '—', '---> see', '-5 degrees'].map(isSignatureLine)).toEqual([true, true, true, false, false]);
  expect([isRule('________'), isRule('a ___'), bareLine('**Von:** ')]).toEqual([true, false, 'Von:']);
});

test('a header behind own words on the same line is found', () => {
  const line = 'Yes! On Wed, Apr 4, 2026 at 3:59 PM, a@b.example wrote:';
  expect(line.slice(0, headerWithinLine(line))).toBe('Yes! ');
  expect(headerWithinLine('On the phone she wrote:')).toBe(-1);
});
