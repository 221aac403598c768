// Answers and inquiries in German.
import type { IncomingEmail } from './incoming.ts';

const HOUR = 60;
const DAY = 24 * HOUR;

export const germanEmails: readonly IncomingEmail[] = [
  {
    id: 'nordkuehl.hansen.fragen@mail.nordkuehl.example',
    from: { name: 'Hansen, Wiebke', address: 'w.hansen@nordkuehl.example' },
    minutesAgo: 7 * HOUR,
    subject: 'AW: Palettierzelle im Tiefkühllager',
    client: 'outlook-desktop',
    language: 'de',
    zone: 'Europe/Berlin',
    answers: 'wiebke',
    paragraphs: [
      'Moin Frau Lindqvist,',
      'danke für die schnelle Rückmeldung. Für unsere interne Runde brauche ich noch ein paar Angaben:',
      'In welchem Temperaturbereich arbeitet die PalletCell 6?\nLässt sie sich an unsere S7-1500 anbinden?\nWie viel Stellfläche müssen wir einplanen?',
      'Wenn Sie dazu Unterlagen haben, gern gleich mitschicken.',
      'Viele Grüße aus Bremerhaven\nWiebke Hansen',
    ],
    signature: ['Wiebke Hansen', 'Leiterin Technik', 'Nordkühl Logistik GmbH', 'Tel. +49 471 5550-310'],
  },
  {
    id: 'aigner.termin.stefan@mail.aigner-getraenke.example',
    from: { name: 'Stefan Aigner', address: 'stefan.aigner@aigner-getraenke.example' },
    minutesAgo: 1 * DAY + 4 * HOUR,
    subject: 'Aw: Modernisierung Ihrer Förderbänder',
    client: 'gmail',
    language: 'de',
    zone: 'Europe/Vienna',
    answers: 'stefan',
    paragraphs: (days) => [
      'Grüß Gott Frau Lindqvist,',
      `gern, schauen wir uns das gemeinsam an. Bei mir ginge es am ${days.long(days.workday(4), 'de')}, um 9:30 Uhr oder am ${days.long(days.workday(6), 'de')}, um 14 Uhr, am besten gleich bei uns im Werk in Wels.`,
      'Mit besten Grüßen\nStefan Aigner',
    ],
    signature: ['Stefan Aigner', 'Betriebsleiter', 'Aigner Getränke, Wels'],
  },
  {
    id: 'vogel.spaeter.thomas@mail.vogel-backwaren.example',
    from: { name: 'Thomas Vogel', address: 't.vogel@vogel-backwaren.example' },
    minutesAgo: 2 * DAY + 8 * HOUR,
    subject: 'Re: Palettierung Ihrer Brotkörbe',
    client: 'apple',
    language: 'de',
    zone: 'Europe/Berlin',
    answers: 'thomas',
    paragraphs: (days) => [
      'Hallo Frau Lindqvist,',
      `die Palettierung ist bei uns nicht vom Tisch, aber vor ${days.month(4, 'de')} kommen wir nicht dazu, die neue Backstraße bindet alle Leute. Melden Sie sich bitte dann noch einmal.`,
      'Gruß\nThomas Vogel',
    ],
  },
  {
    id: 'isarbraeu.huber.kasten@mail.isarbraeu.example',
    from: { name: 'Florian Huber', address: 'florian.huber@isarbraeu.example' },
    minutesAgo: 10 * HOUR + 15,
    subject: 'Frage zu Getränkekästen',
    client: 'outlook',
    language: 'de',
    zone: 'Europe/Berlin',
    paragraphs: [
      'Servus zusammen,',
      'die Kollegin aus dem Einkauf hat mir Ihre Unterlagen auf den Tisch gelegt. Welche Traglast hat die PalletCell 6, und wie lange dauert ein Greiferwechsel von Kästen auf Kartons?',
      'Florian Huber\nInstandhaltung',
    ],
    signature: ['Florian Huber', 'Instandhaltung, Isarbräu Freising'],
  },
  {
    id: 'nordkuehl.brandes.kontakt@mail.fischkontor-emden.example',
    from: { name: 'Tjark Oltmanns', address: 'oltmanns@fischkontor-emden.example' },
    minutesAgo: 6 * DAY + 6 * HOUR,
    subject: 'Anfrage Palettierung',
    client: 'thunderbird',
    language: 'de',
    zone: 'Europe/Berlin',
    paragraphs: [
      'Guten Tag,',
      'wir packen Fischkonserven in Emden und suchen einen Palettierer für zwei Linien. Können Sie uns dazu ein Angebot machen? Mehr Angaben gern am Telefon.',
      'Mit freundlichen Grüßen',
    ],
    signature: ['Tjark Oltmanns', 'Betriebsleitung', 'Fischkontor Emden', 'Tel. 04921 555-081'],
  },
];
