// Mail that no person typed for us: automatic replies, a bounce, newsletters, notifications, a list, a calendar request,
// and an encrypted item.
import { calendarStamp, dateHeader, type SampleDays } from './days.ts';
import { headerText, mailbox, rawMessage, type HeaderLine, type Part, type Person } from './encoding.ts';
import { arrivalHeaders } from './incoming.ts';
import { ben, maya } from './people.ts';
import { findSentEmail } from './sentEmails.ts';

const HOUR = 60;
const DAY = 24 * HOUR;

interface Automatic {
  readonly id: string;
  readonly from: Person;
  readonly to?: string;
  readonly subject: string;
  readonly minutesAgo: number;
  readonly zone?: string;
  readonly dmarc?: 'pass' | 'internal';
  readonly headers?: readonly HeaderLine[];
  readonly parts: readonly Part[];
  readonly multipart?: string;
}

/** All of it, as RFC 5322 text, for Maya's inbox. */
export function automaticMessages(days: SampleDays): readonly string[] {
  return [
    samuelIsAway(days),
    juergenIsAway(days),
    testReportBounced(days),
    newsletter(),
    crmDigest(),
    bookingConfirmed(days),
    mailingList(),
    calendarRequest(days),
    encrypted(),
    supplierOffer(),
  ].map((message) => automaticMessage(message, days));
}

function automaticMessage(message: Automatic, days: SampleDays): string {
  const sentOn = days.minutesAgo(message.minutesAgo);
  const headers: HeaderLine[] = [
    ...arrivalHeaders(message.from, sentOn, message.dmarc ?? 'pass'),
    ['From', mailbox(message.from, 'Q')],
    ['To', message.to ?? mailbox(maya, 'Q')],
    ['Subject', headerText(message.subject, 'Q')],
    ['Date', dateHeader(sentOn, message.zone ?? 'UTC')],
    ['Message-ID', `<${message.id}>`],
    ...(message.headers ?? []),
  ];
  return rawMessage(headers, message.parts, message.multipart);
}

const text = (lines: readonly string[]): Part => ({ type: 'text/plain', charset: 'utf-8', encoding: 'quoted-printable', text: lines.join('\n') });
const html = (body: string): Part => ({
  type: 'text/html',
  charset: 'utf-8',
  encoding: 'quoted-printable',
  text: `<!DOCTYPE html><html><head><meta charset="utf-8"></head><body>${body}</body></html>`,
});

function autoReplyHeaders(sentKey: string): readonly HeaderLine[] {
  const { id } = findSentEmail(sentKey);
  return [
    ['In-Reply-To', `<${id}>`],
    ['References', `<${id}>`],
    ['Auto-Submitted', 'auto-replied'],
    ['X-Auto-Response-Suppress', 'All'],
  ];
}

function samuelIsAway(days: SampleDays): Automatic {
  const back = days.short(days.workday(8), 'en');
  return {
    id: 'auto.osei.spare-drives@mail.tarnpackaging.example',
    from: { name: 'Samuel Osei', address: 'samuel.osei@tarnpackaging.example' },
    subject: 'Automatic reply: Spare drives',
    minutesAgo: 4 * HOUR + 59,
    zone: 'Europe/Berlin',
    headers: autoReplyHeaders('samuel'),
    parts: [
      text([
        'Hello,',
        '',
        `I am out of the office and will be back on ${back}. In urgent cases please turn to my colleague Ada Mensah, ada.mensah@tarnpackaging.example.`,
        '',
        'Samuel Osei',
      ]),
      html(
        `<p>Hello,</p><p>I am out of the office and will be back on ${back}. In urgent cases please turn to my colleague Ada Mensah, <a href="mailto:ada.mensah@tarnpackaging.example">ada.mensah@tarnpackaging.example</a>.</p><p>Samuel Osei</p>`,
      ),
    ],
  };
}

function juergenIsAway(days: SampleDays): Automatic {
  const back = days.short(days.workday(6), 'de');
  return {
    id: 'auto.maas.abwesend@mail.maas-stahlservice.example',
    from: { name: 'Maas, Jürgen', address: 'j.maas@maas-stahlservice.example' },
    subject: 'Automatische Antwort: Rollenförderer Halle 5',
    minutesAgo: 1 * DAY + 7 * HOUR + 58,
    zone: 'Europe/Berlin',
    headers: autoReplyHeaders('juergen'),
    parts: [
      text([
        'Sehr geehrte Damen und Herren,',
        '',
        `ich bin derzeit nicht im Haus und ab dem ${back} wieder für Sie erreichbar. Ihre Nachricht wird nicht weitergeleitet. In dringenden Fällen hilft Ihnen Svenja Köster weiter (s.koester@maas-stahlservice.example).`,
        '',
        'Mit freundlichen Grüßen',
        'Jürgen Maas',
      ]),
    ],
  };
}

function testReportBounced(days: SampleDays): Automatic {
  const sent = findSentEmail('hiro');
  const sentOn = dateHeader(days.minutesAgo(sent.minutesAgo), 'Europe/Stockholm');
  const status = [
    'Reporting-MTA: dns; mx.kestrelmotion.example',
    '',
    `Final-Recipient: rfc822; ${sent.to.address}`,
    'Action: failed',
    'Status: 5.1.1',
    'Diagnostic-Code: smtp; 550 5.1.1 <h.tanaka@minato.example>: Recipient address rejected: User unknown',
  ];
  return {
    id: 'bounce.minato.550@mx.kestrelmotion.example',
    from: { name: 'Mail Delivery System', address: 'mailer-daemon@mx.kestrelmotion.example' },
    subject: 'Undeliverable: Test report',
    minutesAgo: 1 * DAY + 2 * HOUR + 57,
    dmarc: 'internal',
    headers: [
      ['Auto-Submitted', 'auto-replied'],
      ['In-Reply-To', `<${sent.id}>`],
    ],
    multipart: 'multipart/report; report-type=delivery-status',
    parts: [
      text([
        'Your message could not be delivered to the following recipient:',
        '',
        `  ${sent.to.address}`,
        '',
        'The address was not found at minato.example. The server there answered:',
        '550 5.1.1 User unknown. This is a permanent error.',
      ]),
      { type: 'message/delivery-status', encoding: '7bit', text: status.join('\n') },
      {
        type: 'text/rfc822-headers',
        encoding: '7bit',
        text: [
          `From: ${mailbox(sent.from, 'Q')}`,
          `To: ${mailbox(sent.to, 'Q')}`,
          `Subject: ${sent.subject}`,
          `Date: ${sentOn}`,
          `Message-ID: <${sent.id}>`,
        ].join('\n'),
      },
    ],
  };
}

function newsletter(): Automatic {
  return {
    id: 'issue.47.packaging-weekly@send.packagingweekly.example',
    from: { name: 'Packaging Weekly', address: 'newsletter@packagingweekly.example' },
    subject: 'Issue 47: who pays for the pallets?',
    minutesAgo: 5 * HOUR + 40,
    headers: [
      ['List-Id', 'Packaging Weekly <weekly.packagingweekly.example>'],
      ['List-Unsubscribe', '<https://packagingweekly.example/unsubscribe/8841>, <mailto:unsubscribe@packagingweekly.example>'],
      ['List-Unsubscribe-Post', 'List-Unsubscribe=One-Click'],
      ['Precedence', 'bulk'],
    ],
    parts: [
      text([
        'PACKAGING WEEKLY, ISSUE 47',
        '',
        'Who pays for the pallets? Three retailers change their terms.',
        'Robots in small breweries: a visit to four of them.',
        'Would you like a quote from our advertisers? Ask for our media kit.',
        '',
        'You receive this because you subscribed. Unsubscribe: https://packagingweekly.example/unsubscribe/8841',
      ]),
      html(
        '<table width="600" align="center" cellpadding="0" cellspacing="0"><tr><td style="background:#14323f;color:#ffffff;font-size:22px;padding:16px">Packaging Weekly</td></tr><tr><td style="padding:16px"><h2>Who pays for the pallets?</h2><p>Three retailers change their terms.</p><h2>Robots in small breweries</h2><p>A visit to four of them.</p><p>Would you like a quote from our advertisers? <a href="https://packagingweekly.example/media-kit">Ask for our media kit</a>.</p></td></tr><tr><td style="padding:16px;font-size:11px">You receive this because you subscribed. <a href="https://packagingweekly.example/unsubscribe/8841">Unsubscribe</a></td></tr></table>',
      ),
    ],
  };
}

function crmDigest(): Automatic {
  return {
    id: 'digest.20411@notify.deskpulse.example',
    from: { name: 'DeskPulse', address: 'no-reply@notify.deskpulse.example' },
    subject: '3 tasks are due this week',
    minutesAgo: 12 * HOUR,
    headers: [
      ['Auto-Submitted', 'auto-generated'],
      ['X-Auto-Response-Suppress', 'All'],
    ],
    parts: [
      text([
        'Hi Maya Lindqvist,',
        '',
        '3 tasks are due this week:',
        '- Send quotation to Tarn Packaging',
        '- Call Alpgold Dairy',
        '- Check floor plan of Halvorsen Foods',
        '',
        'This is an automated message, replies are not read.',
      ]),
      html(
        '<p>Hi Maya Lindqvist,</p><p>3 tasks are due this week:</p><ul><li>Send quotation to Tarn Packaging</li><li>Call Alpgold Dairy</li><li>Check floor plan of Halvorsen Foods</li></ul><p style="color:#777">This is an automated message, replies are not read.</p>',
      ),
    ],
  };
}

function bookingConfirmed(days: SampleDays): Automatic {
  const day = days.long(days.workday(4), 'en');
  return {
    id: 'booking.nr-55102@booking.nordrail.example',
    from: { name: 'Nordrail', address: 'noreply@booking.nordrail.example' },
    subject: 'Your booking NR-55102 is confirmed',
    minutesAgo: 3 * DAY + 5 * HOUR,
    headers: [['Auto-Submitted', 'auto-generated']],
    parts: [
      text(['Booking NR-55102', '', `Malmö to Copenhagen, ${day}, 08:12`, 'Coach 4, seat 31', '', 'Please do not reply to this message.']),
      html(`<h3>Booking NR-55102</h3><p>Malmö to Copenhagen, ${day}, 08:12<br>Coach 4, seat 31</p><p>Please do not reply to this message.</p>`),
    ],
  };
}

function mailingList(): Automatic {
  return {
    id: 'CAKs.endofline.2291@lists.conveyorforum.example',
    from: { name: 'Pauline Ostberg', address: 'pauline.ostberg@ostberg-engineering.example' },
    to: 'End of line practitioners <endofline@lists.conveyorforum.example>',
    subject: '[endofline] Re: Experiences with soft grippers?',
    minutesAgo: 2 * DAY + 11 * HOUR,
    zone: 'Europe/Helsinki',
    headers: [
      ['In-Reply-To', '<CAKs.endofline.2288@lists.conveyorforum.example>'],
      ['References', '<CAKs.endofline.2288@lists.conveyorforum.example>'],
      ['List-Id', 'End of line practitioners <endofline.lists.conveyorforum.example>'],
      ['List-Post', '<mailto:endofline@lists.conveyorforum.example>'],
      ['List-Unsubscribe', '<https://lists.conveyorforum.example/endofline/leave>'],
      ['Precedence', 'list'],
    ],
    parts: [
      text([
        '> Has anybody used foam grippers on gift boxes?',
        '',
        'Yes, for two years. The foam needs replacing every four months. Could anyone share the price they pay for the pads?',
        '',
        'Pauline',
        '_______________________________________________',
        'endofline mailing list',
        'https://lists.conveyorforum.example/endofline',
      ]),
    ],
  };
}

function calendarRequest(days: SampleDays): Automatic {
  const start = new Date(days.workday(2).getTime() + 60 * 60_000);
  const end = new Date(start.getTime() + 45 * 60_000);
  const lines = [
    'BEGIN:VCALENDAR',
    'PRODID:-//Kestrel Motion//Calendar//EN',
    'VERSION:2.0',
    'METHOD:REQUEST',
    'BEGIN:VEVENT',
    'UID:040000008200E00074C5B7101A82E008-pipeline-review@kestrelmotion.example',
    `DTSTAMP:${calendarStamp(days.minutesAgo(1 * DAY + 30))}`,
    `DTSTART:${calendarStamp(start)}`,
    `DTEND:${calendarStamp(end)}`,
    'SUMMARY:Pipeline review',
    'LOCATION:Room Kattegat',
    `ORGANIZER;CN=${ben.name}:mailto:${ben.address}`,
    `ATTENDEE;CN=${maya.name};PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:${maya.address}`,
    'SEQUENCE:0',
    'STATUS:CONFIRMED',
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return {
    id: 'km.cal.pipeline-review@kestrelmotion.example',
    from: ben,
    subject: 'Pipeline review',
    minutesAgo: 1 * DAY + 30,
    zone: 'Europe/Stockholm',
    dmarc: 'internal',
    headers: [['Content-Class', 'urn:content-classes:calendarmessage']],
    parts: [
      text(['Agenda: top ten, blockers, holidays.', '', 'Ben']),
      { type: 'text/calendar; method=REQUEST', charset: 'utf-8', encoding: 'base64', text: lines.join('\n') },
    ],
  };
}

/** Bytes that look like ciphertext but come from a fixed formula, so that the message is always the same. */
function sealedBytes(count: number): string {
  let state = 0x2f6e2b1;
  let bytes = '';
  for (let index = 0; index < count; index += 1) {
    state = (state * 48271) % 0x7fffffff;
    bytes += String.fromCharCode(state & 0x7f);
  }
  return bytes;
}

function encrypted(): Automatic {
  return {
    id: 'northgate.walsh.sealed@mail.northgatepharma.example',
    from: { name: 'Helen Marsh', address: 'helen.marsh@northgatepharma.example' },
    subject: 'Validation documents',
    minutesAgo: 3 * DAY + 2 * HOUR,
    zone: 'Europe/Dublin',
    headers: [['Content-Disposition', 'attachment; filename="smime.p7m"']],
    parts: [{ type: 'application/pkcs7-mime; smime-type=enveloped-data; name="smime.p7m"', encoding: 'base64', text: sealedBytes(1400) }],
  };
}

function supplierOffer(): Automatic {
  return {
    id: 'campaign.318@mailer.brightpixel-marketing.example',
    from: { name: 'Kyle from BrightPixel', address: 'kyle@brightpixel-marketing.example' },
    subject: 'Quick question about your website, Maya',
    minutesAgo: 5 * DAY + 5 * HOUR,
    headers: [
      ['List-Unsubscribe', '<https://brightpixel-marketing.example/out?c=318>'],
      ['Precedence', 'bulk'],
    ],
    parts: [
      text([
        'Hi Maya,',
        '',
        'I had a look at kestrelmotion.example and found 12 issues that cost you leads. Do you have 15 minutes this week for a call? I can do Tuesday at 11.',
        '',
        'Kyle',
        '',
        'To opt out, click https://brightpixel-marketing.example/out?c=318',
      ]),
      html(
        '<p>Hi Maya,</p><p>I had a look at kestrelmotion.example and found 12 issues that cost you leads. Do you have 15 minutes this week for a call? I can do Tuesday at 11.</p><p>Kyle</p><p style="font-size:10px">To opt out, <a href="https://brightpixel-marketing.example/out?c=318">click here</a></p>',
      ),
    ],
  };
}
