// Mail between colleagues of Kestrel Motion, and what the other sellers' mailboxes hold.
import type { IncomingEmail } from './incoming.ts';
import { ben, maya, priya, tomas } from './people.ts';

const HOUR = 60;
const DAY = 24 * HOUR;

export const internalEmails: readonly IncomingEmail[] = [
  {
    id: 'km.int.ben.forecast@kestrelmotion.example',
    from: ben,
    minutesAgo: 3 * HOUR + 20,
    subject: 'Forecast for Thursday',
    client: 'outlook',
    language: 'en',
    zone: 'Europe/Stockholm',
    dmarc: 'internal',
    paragraphs: [
      'Hi Maya,',
      'can you put your three most likely deals into the sheet before Thursday? I need Nordhavn and Rheinfeld with a date. What is your gut feeling about Halvorsen?',
      'Ben',
    ],
  },
  {
    id: 'km.int.tomas.forward@kestrelmotion.example',
    from: tomas,
    minutesAgo: 1 * DAY + 10 * HOUR,
    subject: 'FW: Handling of open fruit crates',
    client: 'outlook',
    language: 'en',
    zone: 'Europe/Madrid',
    dmarc: 'internal',
    paragraphs: [
      'Have you ever done open crates? See below, she wants an offer.',
      'From: Inés Calderón <ines.calderon@frutascalderon.example>\nTo: Tomás Rey <tomas.rey@kestrelmotion.example>\nSubject: Handling of open fruit crates',
      'Dear Tomás, could you send us an offer for one cell? The season starts in May.',
    ],
  },
  {
    id: 'km.int.priya.roles@kestrelmotion.example',
    from: priya,
    to: [maya, tomas, ben],
    minutesAgo: 2 * DAY + 7 * HOUR,
    subject: 'CRM: new field on leads',
    client: 'outlook',
    language: 'en',
    zone: 'Europe/Stockholm',
    dmarc: 'internal',
    paragraphs: (days) => [
      'Hello everybody,',
      `from ${days.long(days.workday(1), 'en')} there is a field for the controller make on each lead. Please fill it in when you talk to somebody anyway.`,
      'Priya',
    ],
    signature: ['Priya Raman', 'Sales Operations, Kestrel Motion'],
  },
  {
    id: 'km.int.maya.rheinfeld@kestrelmotion.example',
    owner: ben,
    from: maya,
    minutesAgo: 1 * DAY + 8 * HOUR,
    subject: 'Rheinfeld: can you join?',
    client: 'outlook',
    language: 'en',
    zone: 'Europe/Stockholm',
    dmarc: 'internal',
    paragraphs: ['Hi Ben,', 'Margarethe sent a long list of questions, the documents decide it. Would you join the next call?', 'Maya'],
  },
  {
    id: 'shannonfreight.byrne.measure@mail.shannonfreight.example',
    owner: ben,
    from: { name: 'Aisling Byrne', address: 'aisling.byrne@shannonfreight.example' },
    minutesAgo: 4 * HOUR,
    subject: 'Re: Noise in the sorting hall',
    client: 'gmail',
    language: 'en',
    zone: 'Europe/Dublin',
    answers: 'aisling',
    paragraphs: (days) => [
      'Hi Ben,',
      `Measuring first makes sense. Would ${days.long(days.workday(3), 'en')} at 9 am work for a visit? Come to gate B and ask for me.`,
      'Aisling',
    ],
  },
  {
    id: 'km.int.tomas.priya@kestrelmotion.example',
    owner: priya,
    from: tomas,
    minutesAgo: 5 * HOUR,
    subject: 'Two leads without a first name',
    client: 'outlook',
    language: 'en',
    zone: 'Europe/Madrid',
    dmarc: 'internal',
    paragraphs: ['Hi Priya,', 'the web form lets people leave the first name empty. Can we make it mandatory?', 'Tomás'],
  },
];
