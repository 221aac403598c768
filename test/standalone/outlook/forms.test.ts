/** @jest-environment ./test/jsdomEnvironment.cjs */
import { answerDraft, openingBody, sentMessage } from '../../../src/standalone/outlook/forms.ts';
import { parseMessage } from '../../../src/standalone/outlook/mail/parseMessage.ts';

const person = { id: 'm', objectId: 'o', tenantId: 't', name: 'Maya <L>', address: 'maya@own.example', jobTitle: 'Sales', role: 'Salesperson' };
const place = { locale: 'en-US', timeZone: 'UTC' };
const original = parseMessage('From: jo@lead.example\r\nTo: maya@own.example\r\nSubject: Quote\r\nMessage-ID: <1@lead.example>\r\nReferences: <0@own.example>\r\n\r\nPlease <b>quote</b>', new Date(0));

test('a reply opens with the draft, then a line to write on, the signature, the quote', async () => {
  const draft = answerDraft(await original, 'reply', { person, locale: 'en-US', content: { bodyHtml: '<p>Draft</p>' } });
  const body = openingBody(draft, { person, place, bodyHtml: '<p>Draft</p>' });
  const order = ['<p>Draft</p>', '<div><br></div>', '<div id="Signature"><p>Maya &lt;L&gt;', 'id="appendonsend"', 'id="divRplyFwdMsg"', 'Please &lt;b&gt;quote'].map((part) => body.indexOf(part));
  expect(order).toEqual([...order].sort((one, other) => one - other));
  expect(order[0]).toBe(0);
});

test('a sent reply carries the headers that keep its thread, and no line breaks smuggled in by the subject', async () => {
  const draft = answerDraft(await original, 'reply', { person, locale: 'en-US', content: {} });
  draft.setSubject('Re: Quote\r\nBcc: all@lead.example');
  const sent = sentMessage(draft, person, new Date('2026-11-22T12:00:00Z'));
  expect(sent.conversationId).toBe((await original).conversationId);
  expect(sent.references).toEqual(['<0@own.example>', '<1@lead.example>']);
  expect(sent.headers.split('\r\n')).toEqual(expect.arrayContaining(['In-Reply-To: <1@lead.example>', 'References: <0@own.example> <1@lead.example>', 'Subject: Re: Quote Bcc: all@lead.example', 'To: jo@lead.example']));
});
