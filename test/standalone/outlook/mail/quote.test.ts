import type { MailMessage, Person } from '../../../../src/standalone/outlook/mail/message.ts';
import { normalizeSubject } from '../../../../src/standalone/outlook/mail/message.ts';
import { parseMessage } from '../../../../src/standalone/outlook/mail/parseMessage.ts';
import { answerRecipients, answerSubject, quoteAsHtml } from '../../../../src/standalone/outlook/mail/quote.ts';

const OWN = 'maya@own.example';

async function message(extra: readonly string[] = []): Promise<MailMessage> {
  return parseMessage(['From: "Jo <b>" <jo@lead.example>', 'To: Maya <maya@own.example>, ann@lead.example', 'Cc: MAYA@own.example, cc@lead.example', 'Subject: Quote & more', 'Date: Fri, 20 Nov 2026 15:05:00 +0000', ...extra, '', 'x'].join('\r\n'), new Date(0));
}

const addresses = (people: readonly Person[]): string[] => people.map((person) => person.address);

describe('an answer', () => {
  test('carries one mark of the mailbox’s language, however many the original had', () => {
    expect([answerSubject('RE: AW: Re[2]: Quote', 'reply', 'en-US'), answerSubject('Fwd: Quote', 'replyAll', 'de-DE'), answerSubject('Quote', 'forward', 'de-DE')]).toEqual(['Re: Quote', 'AW: Quote', 'WG: Quote']);
    expect(normalizeSubject('Regarding: Quote')).toBe('Regarding: Quote');
  });

  test('goes to the sender, to all it goes to everyone once but oneself', async () => {
    const mail = await message();
    const all = answerRecipients(mail, 'replyAll', OWN);
    expect([addresses(answerRecipients(mail, 'reply', OWN).to), addresses(all.to), addresses(all.cc)]).toEqual([['jo@lead.example'], ['jo@lead.example', 'ann@lead.example'], ['cc@lead.example']]);
  });

  test('goes where Reply-To says, and a forward goes to nobody yet', async () => {
    const mail = await message(['Reply-To: desk@lead.example']);
    expect([addresses(answerRecipients(mail, 'reply', OWN).to), answerRecipients(mail, 'forward', OWN)]).toEqual([['desk@lead.example'], { to: [], cc: [] }]);
  });

  test('to one’s own sent mail goes to those it was sent to', async () => {
    expect(addresses(answerRecipients(await message(), 'reply', 'jo@lead.example').to)).toEqual([OWN, 'ann@lead.example']);
  });

  test('quotes the original in Outlook’s format, its headers escaped, in the mailbox’s language and time', async () => {
    const mail = await message();
    const english = quoteAsHtml(mail, '<p>x</p>', { locale: 'en-US', timeZone: 'Europe/Berlin' });
    const german = quoteAsHtml(mail, '<p>x</p>', { locale: 'de-DE', timeZone: 'Europe/Berlin' });
    expect(english).toMatch(/^<div id="appendonsend"><\/div><hr [^>]+><div id="divRplyFwdMsg" dir="ltr">/);
    expect(english).toContain('<b>From:</b> Jo &lt;b&gt; &lt;jo@lead.example&gt;<br><b>Sent:</b> Friday, November 20, 2026 4:05 PM<br><b>To:</b>');
    expect(english).toContain('<b>Subject:</b> Quote &amp; more<br>');
    expect(english.endsWith('<div><p>x</p></div>')).toBe(true);
    expect(german).toContain('<b>Gesendet:</b> Freitag, 20. November 2026 16:05<br><b>An:</b>');
  });
});
