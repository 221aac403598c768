// What our sellers wrote before: lies in Sent items, is quoted in the answers, and stands in the CRM under the same message id.
import { bodyParts, type History } from './clients.ts';
import { dateHeader, type SampleDays, type SampleLanguage } from './days.ts';
import { headerText, mailbox, rawMessage, type Person } from './encoding.ts';
import { ben, maya, tomas } from './people.ts';

export interface SentEmail {
  readonly key: string;
  /** Message-ID without angle brackets. */
  readonly id: string;
  readonly from: Person;
  readonly to: Person;
  readonly subject: string;
  readonly minutesAgo: number;
  readonly language: SampleLanguage;
  readonly paragraphs: readonly string[];
}

const HOUR = 60;
const DAY = 24 * HOUR;

const greetings: Readonly<Record<SampleLanguage, string>> = {
  en: 'Best regards,\nMaya',
  de: 'Freundliche Grüße\nMaya Lindqvist',
  fr: 'Bien cordialement,\nMaya Lindqvist',
  es: 'Un cordial saludo,\nMaya Lindqvist',
  it: 'Cordiali saluti,\nMaya Lindqvist',
  pt: 'Com os melhores cumprimentos,\nMaya Lindqvist',
  nl: 'Met vriendelijke groet,\nMaya Lindqvist',
};

function fromMaya(key: string, email: Omit<SentEmail, 'key' | 'id' | 'from'>): SentEmail {
  return { key, id: `km.${key}.7c41@kestrelmotion.example`, from: maya, ...email, paragraphs: [...email.paragraphs, greetings[email.language]] };
}

export const sentEmails: readonly SentEmail[] = [
  fromMaya('jonas', {
    to: { name: 'Jonas Brandt', address: 'jonas.brandt@halvorsenfoods.example' },
    subject: 'PalletCell 6 for line 3',
    minutesAgo: 2 * DAY + 3 * HOUR,
    language: 'en',
    paragraphs: [
      'Hi Jonas,',
      'thank you for your inquiry about a second cell. The data sheet of PalletCell 6 is on our website, and everything you know from line 1 stays the same.',
      'Which controllers run on line 3, and when would a short call suit you?',
    ],
  }),
  fromMaya('lucia', {
    to: { name: 'Lucía Romero', address: 'lucia.romero@acerosvidal.example' },
    subject: 'Segunda línea de corte: manipulación de bobinas',
    minutesAgo: 3 * DAY + 2 * HOUR,
    language: 'es',
    paragraphs: [
      'Estimada Lucía:',
      'gracias por su consulta sobre la segunda línea de corte. Hemos revisado las medidas de las bobinas y creemos que encajan.',
      'Si le parece bien, lo comentamos con los planos delante.',
    ],
  }),
  fromMaya('anna', {
    to: { name: 'Anna Keller', address: 'a.keller@brightwater.example' },
    subject: 'Conveyor retrofit',
    minutesAgo: 4 * DAY + 4 * HOUR,
    language: 'en',
    paragraphs: [
      'Dear Anna,',
      'following our talk at the fair, here is how a FlexLine retrofit works: new drives, rollers and controls go in, your frames stay.',
      'Hall 2 would be done section by section. Shall I send you the planning guide?',
    ],
  }),
  fromMaya('elena', {
    to: { name: 'Elena Petrova', address: 'elena.petrova@brightwater.example' },
    subject: 'LineWatch for the filler conveyors',
    minutesAgo: 1 * DAY + 5 * HOUR,
    language: 'en',
    paragraphs: [
      'Hi Elena,',
      'as promised, some notes on LineWatch. Sensors clamp on in minutes and the gateway stays in your plant.',
      'Tell me which drives worry you most and I will say what we would fit.',
    ],
  }),
  fromMaya('omar', {
    to: { name: 'Omar Haddad', address: 'omar@cedarbeverages.example' },
    subject: 'Two cells for your PET lines',
    minutesAgo: 2 * DAY,
    language: 'en',
    paragraphs: [
      'Dear Omar,',
      'thanks for getting in touch through our website. 24-packs in shrink film are everyday work for PalletCell 6.',
      'Is there anything you need from us before we talk?',
    ],
  }),
  fromMaya('samuel', {
    to: { name: 'Samuel Osei', address: 'samuel.osei@tarnpackaging.example' },
    subject: 'Spare drives',
    minutesAgo: 5 * HOUR,
    language: 'en',
    paragraphs: ['Hi Samuel,', 'the three servo drives are in stock. I am preparing the quotation and will send it with the CareLine terms by tomorrow.'],
  }),
  fromMaya('hiro', {
    to: { name: 'Hiro Tanaka', address: 'h.tanaka@minato.example' },
    subject: 'Test report',
    minutesAgo: 1 * DAY + 3 * HOUR,
    language: 'en',
    paragraphs: ['Dear Hiro,', 'the gripping test with your tiles is done. The report is nearly ready; may I send it to you today?'],
  }),
  fromMaya('kirsten', {
    to: { name: 'Kirsten Dahl', address: 'kirsten.dahl@nordhavnbryggeri.example' },
    subject: 'Quotation 26-1187, PalletCell Duo',
    minutesAgo: 3 * DAY + 6 * HOUR,
    language: 'en',
    paragraphs: [
      'Dear Kirsten,',
      'please find our quotation 26-1187 for one PalletCell Duo, as discussed with Jens.',
      'I am happy to go through it line by line.',
    ],
  }),
  fromMaya('wiebke', {
    to: { name: 'Wiebke Hansen', address: 'w.hansen@nordkuehl.example' },
    subject: 'Palettierzelle im Tiefkühllager',
    minutesAgo: 1 * DAY + 2 * HOUR,
    language: 'de',
    paragraphs: [
      'Guten Tag Wiebke Hansen,',
      'vielen Dank für Ihre Anfrage. Palettieren im Tiefkühlbereich ist für uns nichts Neues, es kommt aber auf die Einzelheiten an.',
      'Welche Fragen sollen wir zuerst klären?',
    ],
  }),
  fromMaya('stefan', {
    to: { name: 'Stefan Aigner', address: 'stefan.aigner@aigner-getraenke.example' },
    subject: 'Modernisierung Ihrer Förderbänder',
    minutesAgo: 4 * DAY,
    language: 'de',
    paragraphs: [
      'Guten Tag Stefan Aigner,',
      'Sie hatten am Messestand nach einer Modernisierung ohne neuen Rahmen gefragt. Genau dafür gibt es FlexLine.',
      'Wollen wir uns die Linie einmal gemeinsam ansehen?',
    ],
  }),
  fromMaya('claire', {
    to: { name: 'Claire Fontaine', address: 'c.fontaine@laiterie-vercors.example' },
    subject: 'Palettisation de caisses de yaourts',
    minutesAgo: 2 * DAY + 1 * HOUR,
    language: 'fr',
    paragraphs: [
      'Bonjour Claire Fontaine,',
      'merci pour votre demande. Dix-huit caisses par minute en chambre froide, c’est un cas que nous connaissons bien.',
      'De quels éléments avez-vous besoin pour avancer ?',
    ],
  }),
  fromMaya('mathieu', {
    to: { name: 'Mathieu Roche', address: 'mathieu.roche@cartonnages-roche.example' },
    subject: 'Vos convoyeurs',
    minutesAgo: 8 * DAY,
    language: 'fr',
    paragraphs: ['Bonjour Mathieu Roche,', 'vous nous aviez laissé votre carte au salon. La modernisation de vos convoyeurs est-elle toujours d’actualité ?'],
  }),
  fromMaya('javier', {
    to: { name: 'Javier Ibarra', address: 'jibarra@conservasibarra.example' },
    subject: 'Paletizado de bandejas de latas',
    minutesAgo: 1 * DAY + 20 * HOUR,
    language: 'es',
    paragraphs: ['Estimado Javier:', 'gracias por escribirnos. Para su línea de latas pensamos en una PalletCell 6. ¿Qué dudas técnicas tiene?'],
  }),
  fromMaya('pilar', {
    to: { name: 'Pilar Quintana', address: 'pilar@ceramicaquintana.example' },
    subject: 'Novedades de Kestrel Motion',
    minutesAgo: 6 * DAY,
    language: 'es',
    paragraphs: ['Estimada Pilar:', 'le escribo porque hace un tiempo nos pidió el catálogo. Hay novedades que quizá le interesen.'],
  }),
  fromMaya('thomas', {
    to: { name: 'Thomas Vogel', address: 't.vogel@vogel-backwaren.example' },
    subject: 'Palettierung Ihrer Brotkörbe',
    minutesAgo: 5 * DAY,
    language: 'de',
    paragraphs: ['Guten Tag Thomas Vogel,', 'auf der Messe haben wir über Ihre Brotkörbe gesprochen. Sollen wir die nächsten Schritte planen?'],
  }),
  fromMaya('fiona', {
    to: { name: 'Fiona McBride', address: 'fiona.mcbride@glenorrin.example' },
    subject: 'Gift cartons without a scratch',
    minutesAgo: 3 * DAY,
    language: 'en',
    paragraphs: ['Dear Fiona,', 'your neighbors told me about the scuffed gift cartons. Our soft vacuum gripper was made for such surfaces.'],
  }),
  fromMaya('derek', {
    to: { name: 'Derek Pruitt', address: 'dpruitt@castlefordmills.example' },
    subject: 'Your bag palletizer',
    minutesAgo: 7 * DAY,
    language: 'en',
    paragraphs: ['Dear Derek,', 'at the seminar you mentioned the old bag palletizer. Is replacing it on the agenda?'],
  }),
  fromMaya('helen', {
    to: { name: 'Helen Marsh', address: 'helen.marsh@northgatepharma.example' },
    subject: 'Validated palletizing, next step',
    minutesAgo: 4 * DAY + 8 * HOUR,
    language: 'en',
    paragraphs: ['Dear Helen,', 'the validation package for PalletCell 6 is complete. Could we look at the timeline for your shipper cases?'],
  }),
  fromMaya('oskar', {
    to: { name: 'Oskar Lind', address: 'oskar.lind@fjordpack.example' },
    subject: 'PalletCell 6 data sheet',
    minutesAgo: 5 * DAY + 2 * HOUR,
    language: 'en',
    paragraphs: ['Hi Oskar,', 'you downloaded the data sheet of PalletCell 6. Are you planning a new end of line?'],
  }),
  fromMaya('ruth', {
    to: { name: 'Ruth Abernathy', address: 'ruth.abernathy@meadowlarkgrain.example' },
    subject: 'Site survey, bag line',
    minutesAgo: 9 * DAY,
    language: 'en',
    paragraphs: ['Dear Ruth,', 'our technician will be with you for the site survey as agreed. Amy has his number.'],
  }),
  fromMaya('kenji', {
    to: { name: 'Kenji Mori', address: 'k.mori@sakuraconfection.example' },
    subject: 'Good to meet you',
    minutesAgo: 6 * DAY + 3 * HOUR,
    language: 'en',
    paragraphs: [
      'Dear Kenji,',
      'it was good to meet you at our stand. Would you like me to estimate a small cell for your boxes, or to keep in touch for later?',
    ],
  }),
  fromMaya('gareth', {
    to: { name: 'Gareth Pugh', address: 'gareth@pughtimber.example' },
    subject: 'Conveyors for sawn boards',
    minutesAgo: 10 * DAY,
    language: 'en',
    paragraphs: ['Dear Gareth,', 'you answered our advertisement some time ago. May I send you two examples from other sawmills?'],
  }),
  fromMaya('camille', {
    to: { name: 'Camille Besson', address: 'camille.besson@verreries-besson.example' },
    subject: 'Palettisation de bouteilles vides',
    minutesAgo: 5 * DAY + 6 * HOUR,
    language: 'fr',
    paragraphs: ['Bonjour Camille Besson,', 'merci d’avoir rempli notre formulaire. Quel type de bouteilles souhaitez-vous palettiser ?'],
  }),
  fromMaya('ingrid', {
    to: { name: 'Ingrid Falk', address: 'ingrid.falk@falkmejeri.example' },
    subject: 'A first cell for Falk Mejeri',
    minutesAgo: 2 * DAY + 9 * HOUR,
    language: 'en',
    paragraphs: ['Dear Ingrid,', 'thank you for the coffee and the tour. A standard PalletCell 6 would fit between the two pillars if the floor allows it.'],
  }),
  fromMaya('petr', {
    to: { name: 'Petr Novák', address: 'petr.novak@moraviaglas.example' },
    subject: 'Your tender for depalletizing',
    minutesAgo: 3 * DAY + 1 * HOUR,
    language: 'en',
    paragraphs: ['Dear Petr,', 'we would like to take part in your tender. Which documents are still open?'],
  }),
  fromMaya('sofia', {
    to: { name: 'Sofia Marchetti', address: 's.marchetti@marchettipasta.example' },
    subject: 'Two pasta lines, one operator',
    minutesAgo: 2 * DAY + 5 * HOUR,
    language: 'en',
    paragraphs: ['Dear Sofia,', 'your two lines are a good case for PalletCell Duo. Shall I prepare a layout?'],
  }),
  fromMaya('petra', {
    to: { name: 'Petra Schuster', address: 'petra.schuster@isarbraeu.example' },
    subject: 'Ersatz für den Kastenpalettierer',
    minutesAgo: 11 * DAY,
    language: 'de',
    paragraphs: ['Guten Tag Petra Schuster,', 'anbei wie besprochen die Eckdaten der PalletCell 6 für Getränkekästen.'],
  }),
  fromMaya('viktor', {
    to: { name: 'Viktor Hale', address: 'viktor.hale@halecroftpaper.example' },
    subject: 'Your question about reel handling',
    minutesAgo: 2 * DAY + 7 * HOUR,
    language: 'en',
    paragraphs: ['Dear Viktor,', 'thanks for your note. To advise you on reel handling I would need weight and diameter of the reels.'],
  }),
  fromMaya('margarethe', {
    to: { name: 'Margarethe Lindner', address: 'm.lindner@rheinfeldpharma.example' },
    subject: 'Replacement program, first thoughts',
    minutesAgo: 7 * DAY + 5 * HOUR,
    language: 'en',
    paragraphs: ['Dear Margarethe,', 'thank you for the good conversation about your replacement program. I suggest that we start from your questions.'],
  }),
  fromMaya('bo', {
    to: { name: 'Bo Karlsson', address: 'bo.karlsson@vanernpapper.example' },
    subject: 'Your payload question',
    minutesAgo: 1 * DAY + 1 * HOUR,
    language: 'en',
    paragraphs: ['Hi Bo,', 'happy to give you numbers. What do your packs weigh, and how many do you want to move at once?'],
  }),
  fromMaya('naomi', {
    to: { name: 'Naomi Whitfield', address: 'naomi.whitfield@prairiegold.example' },
    subject: 'Groningen: one partner for all lines',
    minutesAgo: 2 * DAY + 6 * HOUR,
    language: 'en',
    paragraphs: ['Dear Naomi,', 'we would be glad to be that partner. I suggest a first call with Todd and our planning engineer.'],
  }),
  fromMaya('juergen', {
    to: { name: 'Jürgen Maas', address: 'j.maas@maas-stahlservice.example' },
    subject: 'Rollenförderer Halle 5',
    minutesAgo: 1 * DAY + 8 * HOUR,
    language: 'de',
    paragraphs: ['Guten Tag Jürgen Maas,', 'zu den verschlissenen Rollen in Halle 5 habe ich eine Idee. Wann passt Ihnen ein kurzes Telefonat?'],
  }),
  fromMaya('nadia', {
    to: { name: 'Nadia Rossi', address: 'n.rossi@fornorossi.example' },
    subject: 'Palletizzazione dei cartoni di grissini',
    minutesAgo: 3 * DAY + 4 * HOUR,
    language: 'it',
    paragraphs: ['Gentile Nadia Rossi,', 'grazie per la richiesta. I cartoni leggeri si prendono bene con la pinza a vuoto.'],
  }),
  fromMaya('piet', {
    to: { name: 'Piet de Vries', address: 'piet.devries@polderpack.example' },
    subject: 'Palletiseren op lijn 1',
    minutesAgo: 6 * DAY + 2 * HOUR,
    language: 'nl',
    paragraphs: ['Beste Piet,', 'naar aanleiding van het seminar in Utrecht: zullen we lijn 1 samen bekijken?'],
  }),
  fromMaya('ana', {
    to: { name: 'Ana Costa', address: 'ana.costa@vinhoscosta.example' },
    subject: 'Paletização de caixas de vinho',
    minutesAgo: 4 * DAY + 2 * HOUR,
    language: 'pt',
    paragraphs: ['Bom dia Ana Costa,', 'uma colega sua recomendou-nos. Como paletizam hoje as caixas de seis garrafas?'],
  }),
  {
    key: 'rui',
    id: 'km.rui.7c41@kestrelmotion.example',
    from: tomas,
    to: { name: 'Rui Matos', address: 'rui.matos@cedroalimentos.example' },
    subject: 'Célula de paletização para sacos',
    minutesAgo: 1 * DAY + 4 * HOUR,
    language: 'pt',
    paragraphs: [
      'Bom dia Rui,',
      'obrigado pelo contacto. Para sacos de 15 kg usamos uma garra própria. Que mais precisa de saber?',
      'Cumprimentos,\nTomás Rey',
    ],
  },
  {
    key: 'ines',
    id: 'km.ines.7c41@kestrelmotion.example',
    from: tomas,
    to: { name: 'Inés Calderón', address: 'ines.calderon@frutascalderon.example' },
    subject: 'Cajas de fruta abiertas',
    minutesAgo: 2 * DAY + 4 * HOUR,
    language: 'es',
    paragraphs: ['Hola Inés:', 'encantado de haberte saludado en la feria. ¿Te preparo una propuesta para la campaña?', 'Un saludo,\nTomás Rey'],
  },
  {
    key: 'aisling',
    id: 'km.aisling.7c41@kestrelmotion.example',
    from: ben,
    to: { name: 'Aisling Byrne', address: 'aisling.byrne@shannonfreight.example' },
    subject: 'Noise in the sorting hall',
    minutesAgo: 1 * DAY + 6 * HOUR,
    language: 'en',
    paragraphs: ['Hi Aisling,', 'zone drives would bring the noise down a good deal. Shall we measure first?', 'Regards,\nBen Okafor'],
  },
];

/** The sent email with that key; throws on a key that no sent email has. */
export function findSentEmail(key: string): SentEmail {
  const found = sentEmails.find((email) => email.key === key);
  if (!found) {
    throw new Error(`No sent email is called ${key}.`);
  }
  return found;
}

/** The sent email as the history below an answer. */
export function sentHistory(email: SentEmail, days: SampleDays): History {
  return { from: email.from, to: email.to, subject: email.subject, sentOn: days.minutesAgo(email.minutesAgo), paragraphs: email.paragraphs };
}

/** The sent email as RFC 5322 text, as Outlook keeps it in Sent items. */
export function sentMessage(email: SentEmail, days: SampleDays): string {
  const sentOn = days.minutesAgo(email.minutesAgo);
  return rawMessage(
    [
      ['From', mailbox(email.from, 'Q')],
      ['To', mailbox(email.to, 'Q')],
      ['Subject', headerText(email.subject, 'Q')],
      ['Date', dateHeader(sentOn, 'Europe/Stockholm')],
      ['Message-ID', `<${email.id}>`],
      ['X-MS-Exchange-Organization-AuthAs', 'Internal'],
    ],
    bodyParts({ client: 'outlook', language: email.language, zone: 'Europe/Stockholm', paragraphs: email.paragraphs }),
  );
}
