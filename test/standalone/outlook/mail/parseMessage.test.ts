import { NotAnEmail, parseMessage } from '../../../../src/standalone/outlook/mail/parseMessage.ts';

const RECEIVED = new Date('2026-11-22T12:00:00Z');
const parse = (lines: readonly string[]) => parseMessage(lines.join('\r\n'), RECEIVED);
const PLAIN = ['From: "Jo Doe" <jo@lead.example>', 'To: Maya <maya@own.example>, team@own.example', 'Subject: =?iso-8859-1?Q?Gr=FC=DFe?=', 'Date: Mon, 2 Nov 2026 10:00:00 +0100', 'Message-ID: <1@lead.example>', '', 'Hello'];

describe('an opened email file', () => {
  test('keeps people, subject, date and text', async () => {
    expect(await parse(PLAIN)).toMatchObject({
      kind: 'message',
      itemClass: 'IPM.Note',
      subject: 'Grüße',
      from: { name: 'Jo Doe', address: 'jo@lead.example' },
      to: [{ name: 'Maya', address: 'maya@own.example' }, { name: '', address: 'team@own.example' }],
      date: Date.UTC(2026, 10, 2, 9),
      internetMessageId: '<1@lead.example>',
      text: 'Hello\n',
      html: undefined,
    });
  });

  test('keeps every header line with its folding, with CRLF line ends', async () => {
    const message = await parseMessage('Received: by a\n\tfor b\nReceived: by c\nFrom: jo@lead.example\nX-Own: 1\n\nBody: not a header\n', RECEIVED);
    expect(message.headers).toBe('Received: by a\r\n\tfor b\r\nReceived: by c\r\nFrom: jo@lead.example\r\nX-Own: 1\r\n');
  });

  test('belongs to the conversation of the first message it refers to', async () => {
    const first = await parse(PLAIN);
    const answer = await parse(['From: a@b.example', 'References: <1@lead.example> <2@own.example>', 'In-Reply-To: <2@own.example>', 'Message-ID: <3@b.example>', '', 'x']);
    expect(answer.conversationId).toBe(first.conversationId);
    expect(answer.references).toEqual(['<1@lead.example>', '<2@own.example>']);
  });

  test('gets the same id each time it is opened, and another than its neighbor', async () => {
    const [one, again, other] = [await parse(PLAIN), await parse(PLAIN), await parse([...PLAIN, 'More'])];
    expect([one.id === again.id, one.id === other.id]).toEqual([true, false]);
  });

  test('without a readable date counts as received when it was opened', async () => {
    expect((await parse(['From: a@b.example', 'Date: yesterday-ish', '', 'x'])).date).toBe(RECEIVED.getTime());
  });

  test('is read in its own charset', async () => {
    const bytes = Uint8Array.from([...new TextEncoder().encode('From: a@b.example\r\nContent-Type: text/plain; charset=iso-8859-2\r\n\r\n'), 0xb1, 0xbf, 0xe6]);
    expect((await parseMessage(bytes, RECEIVED)).text.trim()).toBe('ążć');
  });

  test('is found behind a byte order mark, blank lines and the first line of an mbox export', async () => {
    const bytes = new TextEncoder().encode(`\r\n\r\nFrom jo@lead.example Mon Nov  2 10:00:00 2026\r\n${PLAIN.join('\r\n')}`);
    expect((await parseMessage(Uint8Array.from([0xef, 0xbb, 0xbf, ...bytes]), RECEIVED)).subject).toBe('Grüße');
  });

  test('keeps attachments apart from images shown inside', async () => {
    const message = await parse([
      'From: a@b.example', 'Content-Type: multipart/related; boundary=b', '',
      '--b', 'Content-Type: text/html', '', '<img src="cid:logo@b">',
      '--b', 'Content-Type: image/png', 'Content-ID: <logo@b>', 'Content-Disposition: inline; filename=logo.png', 'Content-Transfer-Encoding: base64', '', 'iVBORw==',
      '--b', 'Content-Type: application/pdf', 'Content-Disposition: attachment; filename="Angebot 1.pdf"', 'Content-Transfer-Encoding: base64', '', 'JVBERg==', '--b--',
    ]);
    expect(message.attachments.map((part) => [part.name, part.contentType, part.size, part.isInline, part.contentId])).toEqual([
      ['logo.png', 'image/png', 4, true, 'logo@b'],
      ['Angebot 1.pdf', 'application/pdf', 4, false, undefined],
    ]);
  });

  test('with an invitation becomes a meeting request with time and place', async () => {
    const message = await parse([
      'From: a@b.example', 'Content-Type: multipart/alternative; boundary=b', '', '--b', 'Content-Type: text/plain', '', 'Please come', '--b',
      'Content-Type: text/calendar; method=REQUEST; charset=utf-8', '', 'BEGIN:VCALENDAR', 'BEGIN:VEVENT', 'DTSTART;TZID=Europe/Berlin:20261124T140000', 'DTEND:20261124T133000Z', 'LOCATION:Room A\\, first', '  floor', 'END:VEVENT', 'END:VCALENDAR', '--b--',
    ]);
    expect([message.kind, message.itemClass, message.meeting]).toEqual(['meeting-request', 'IPM.Schedule.Meeting.Request', { start: Date.UTC(2026, 10, 24, 13), end: Date.UTC(2026, 10, 24, 13, 30), location: 'Room A, first floor' }]);
  });

  test.each([
    ['S/MIME', 'application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m', 'encrypted', 'IPM.Note.SMIME'],
    ['PGP', 'multipart/encrypted; protocol="application/pgp-encrypted"; boundary=b', 'encrypted', 'IPM.Note.SMIME'],
    ['a readable signature', 'multipart/signed; protocol="application/pkcs7-signature"; boundary=b', 'message', 'IPM.Note.SMIME.MultipartSigned'],
    ['a delivery report', 'multipart/report; report-type=delivery-status; boundary=b', 'message', 'REPORT.IPM.Note.NDR'],
  ])('with %s is told apart', async (_name, type, kind, itemClass) => {
    const message = await parse(['From: a@b.example', `Content-Type: ${type}`, '', '--b', 'Content-Type: text/plain', '', 'x', '--b--']);
    expect([message.kind, message.itemClass]).toEqual([kind, itemClass]);
  });
});

test.each([
  ['an empty file', ''],
  ['blank lines', '\r\n\r\n'],
  ['some words', 'just some words\n\nand more'],
  ['a picture', '\u0089PNG\r\n\u001a\n\u0000'],
])('%s is refused in a sentence', async (_name, content) => {
  await expect(parseMessage(content, RECEIVED)).rejects.toThrow(NotAnEmail);
  await expect(parseMessage(content, RECEIVED)).rejects.toThrow(/^This file .+\.$/);
});
