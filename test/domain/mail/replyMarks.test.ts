import { bareLine, isRule, separatorKind, signatureLine } from '../../../src/domain/mail/replyMarks.ts';

test.each([
  '-----Original Message-----', '-------- Original Message --------', '*-------- Original Message --------*', '-----Ursprüngliche Nachricht-----', '--- Originalnachricht ---', '------- Originale Nachricht -------', '-----Message d\'origine-----',
  '--------- Message original ---------', '-----Mensaje original-----', '-- Mensaje original --', '-----Messaggio Originale-----', '-----Mensagem Original-----', '-----Oorspronkelijk bericht-----', '-----Ursprungligt meddelande-----',
  '-----Oprindelig meddelelse-----', '-----Opprinnelig melding-----', '-----Alkuperäinen viesti-----', '-----Wiadomość oryginalna-----', '---------- Původní e-mail ----------', '-----Pôvodná správa-----', '-----Eredeti üzenet-----', '-----Mesaj original-----',
  '-----Исходное сообщение-----', '----- Оригінальне повідомлення -----', '-----Orijinal Mesaj-----', '----- Izvorna poruka -----', '------------------ 原始邮件 ------------------', '-----邮件原件-----', '-----原始郵件-----', '-----원본 메시지-----', '-----元のメッセージ-----',
  '------------------ Original ------------------', '=====Original Message=====', '***** Original Message *****', '______ Original Message ______', '>-----Original Message-----', '----- Reply message -----', '---- Replied Message ----', 'Original Message:',
])('%s begins the history', (line) => {
  expect(separatorKind(line)).toBe('original-message');
});

test.each(['---------- Forwarded message ---------', 'Begin forwarded message:', '-------- Weitergeleitete Nachricht --------', '-------- Message transféré --------', '---------- Mensaje reenviado ----------', 'Inizio messaggio inoltrato:', '---------- Mensagem encaminhada ----------', 'Begin doorgestuurd bericht:', '-------- Пересылаемое сообщение --------', '---------- 转发的邮件 ----------'])('%s begins a forwarded mail', (line) => {
  expect(separatorKind(line)).toBe('forwarded-message');
});

test('helpdesks draw a line of their own', () => {
  expect(['##- Please type your reply above this line -##', '--- Reply above this line ---', '-- Bitte oberhalb dieser Linie antworten --'].map(separatorKind)).toEqual(['reply-line', 'reply-line', 'reply-line']);
});

test.each(['---- Enter feedback below ----', 'original message', 'The original message was lost. Please send it again.', 'Original message lost, please resend', 'We forwarded message and drawing to the plant.', '--', ''])('"%s" separates nothing', (line) => {
  expect(separatorKind(line)).toBeUndefined();
});

test('dashes above a signature: sure, likely, or a rule', () => {
  expect(['-- ', '--', '—', '---', '__', '***', '__________', '======', '---> see', '-5 degrees', '- -'].map(signatureLine)).toEqual(['sure', 'sure', 'likely', 'likely', 'likely', 'likely', 'rule', 'rule', undefined, undefined, undefined]);
  expect([isRule('________'), isRule('a ___'), bareLine('**Von:** ')]).toEqual([true, false, 'Von:']);
});
