// Turns one row of sample mail into the message a real mail program and a real mail server would have produced.
import { bodyParts, type Client } from './clients.ts';
import { dateHeader, type SampleDays, type SampleLanguage } from './days.ts';
import { headerText, mailbox, mailboxes, rawMessage, type HeaderLine, type Person } from './encoding.ts';
import { maya } from './people.ts';
import { findSentEmail, sentHistory } from './sentEmails.ts';

/** One email somebody wrote to one of our sellers. */
export interface IncomingEmail {
  /** Message-ID without angle brackets. */
  readonly id: string;
  /** The mailbox it lies in; Maya's when not said. */
  readonly owner?: Person;
  readonly from: Person;
  readonly minutesAgo: number;
  readonly subject: string;
  readonly client: Client;
  readonly language: SampleLanguage;
  /** IANA zone of the writer. */
  readonly zone: string;
  /** Own words; `\n` inside one breaks a line. A function where they name a day. */
  readonly paragraphs: readonly string[] | ((days: SampleDays) => readonly string[]);
  readonly signature?: readonly string[];
  /** Key of the sent email it answers: gives In-Reply-To, References and the quoted history. */
  readonly answers?: string;
  /** Ids, without angle brackets, of emails in the thread that were sent by others. */
  readonly references?: readonly string[];
  readonly to?: readonly Person[];
  readonly cc?: readonly Person[];
  readonly dmarc?: 'pass' | 'fail' | 'internal';
  readonly headers?: readonly HeaderLine[];
}

/** The host part of an address. */
const hostOf = (address: string) => address.slice(address.lastIndexOf('@') + 1);

/** What the receiving server writes on top of every message from outside or inside. */
export function arrivalHeaders(from: Person, receivedOn: Date, dmarc: 'pass' | 'fail' | 'internal'): readonly HeaderLine[] {
  const host = hostOf(from.address);
  const received: HeaderLine = [
    'Received',
    `from mail.${dmarc === 'fail' ? 'relay-eleven.example' : host} by mx.kestrelmotion.example with ESMTPS;\r\n ${dateHeader(receivedOn, 'UTC')}`,
  ];
  if (dmarc === 'internal') {
    return [received, ['Return-Path', `<${from.address}>`], ['X-MS-Exchange-Organization-AuthAs', 'Internal']];
  }
  const results =
    dmarc === 'pass'
      ? `spf=pass smtp.mailfrom=${host};\r\n dkim=pass header.d=${host}; dmarc=pass action=none header.from=${host}`
      : `spf=fail smtp.mailfrom=relay-eleven.example;\r\n dkim=none; dmarc=fail action=none header.from=${host}`;
  return [
    received,
    ['Return-Path', `<${dmarc === 'fail' ? 'bounce@relay-eleven.example' : from.address}>`],
    ['Authentication-Results', `mx.kestrelmotion.example; ${results}`],
  ];
}

const programs: Readonly<Record<Client, readonly HeaderLine[]>> = {
  gmail: [],
  outlook: [
    ['Accept-Language', 'en-GB, en-US'],
    ['X-MS-Has-Attach', ''],
  ],
  'outlook-desktop': [
    ['X-Mailer', 'Microsoft Outlook 16.0'],
    ['Importance', 'Normal'],
  ],
  apple: [['X-Mailer', 'Apple Mail (2.3826.700.81)']],
  iphone: [['X-Mailer', 'iPhone Mail (23B85)']],
  thunderbird: [['User-Agent', 'Mozilla Thunderbird']],
  plain: [['User-Agent', 'Mutt/2.2.13']],
};

/** The own words of an email, with its days filled in. */
export function paragraphsOf(email: IncomingEmail, days: SampleDays): readonly string[] {
  return typeof email.paragraphs === 'function' ? email.paragraphs(days) : email.paragraphs;
}

/** The message as RFC 5322 text. */
export function incomingMessage(email: IncomingEmail, days: SampleDays): string {
  const style = email.client.startsWith('outlook') ? 'Q' : 'B';
  const sentOn = days.minutesAgo(email.minutesAgo);
  const sent = email.answers ? findSentEmail(email.answers) : undefined;
  const thread = [...(sent ? [sent.id] : []), ...(email.references ?? [])];
  const headers: HeaderLine[] = [
    ...arrivalHeaders(email.from, sentOn, email.dmarc ?? 'pass'),
    ['From', mailbox(email.from, style)],
    ['To', mailboxes(email.to ?? [email.owner ?? maya], style)],
    ...(email.cc ? ([['Cc', mailboxes(email.cc, style)]] as const) : []),
    ['Subject', headerText(email.subject, style)],
    ['Date', dateHeader(sentOn, email.zone)],
    ['Message-ID', `<${email.id}>`],
    ...(thread.length > 0
      ? ([
          ['In-Reply-To', `<${thread.at(-1)}>`],
          ['References', thread.map((id) => `<${id}>`).join('\r\n ')],
        ] as const)
      : []),
    ...programs[email.client],
    ...(email.headers ?? []),
  ];
  return rawMessage(headers, bodyParts({ ...email, paragraphs: paragraphsOf(email, days), history: sent ? sentHistory(sent, days) : undefined }));
}
