// Answers in French, Spanish, Italian and Portuguese, and one in Dutch.
import type { IncomingEmail } from './incoming.ts';
import { tomas } from './people.ts';

const HOUR = 60;
const DAY = 24 * HOUR;

export const frenchEmails: readonly IncomingEmail[] = [
  {
    id: 'vercors.fontaine.devis@mail.laiterie-vercors.example',
    from: { name: 'Claire Fontaine', address: 'c.fontaine@laiterie-vercors.example' },
    minutesAgo: 9 * HOUR,
    subject: 'RE: Palettisation de caisses de yaourts',
    client: 'outlook',
    language: 'fr',
    zone: 'Europe/Paris',
    answers: 'claire',
    paragraphs: [
      'Bonjour,',
      'avant d’aller plus loin, notre direction souhaite un ordre de grandeur. Pourriez-vous m’indiquer le prix d’une PalletCell 6, préhenseur et mise en service compris ? Un devis détaillé pourra suivre.',
      'Je vous remercie par avance.',
      'Cordialement,\nClaire Fontaine',
    ],
    signature: ['Claire Fontaine', 'Responsable des achats', 'Laiterie du Vercors'],
  },
  {
    id: 'roche.non-merci@mail.cartonnages-roche.example',
    from: { name: 'Mathieu Roche', address: 'mathieu.roche@cartonnages-roche.example' },
    minutesAgo: 7 * DAY + 8 * HOUR,
    subject: 'Re: Vos convoyeurs',
    client: 'iphone',
    language: 'fr',
    zone: 'Europe/Paris',
    answers: 'mathieu',
    paragraphs: [
      'Bonjour, finalement nous avons réparé nous-mêmes. Le sujet est clos, nous n’avons pas besoin de vos services. Bonne continuation.',
      'M. Roche',
    ],
  },
  {
    id: 'besson.mauvaise-personne@mail.verreries-besson.example',
    from: { name: 'Camille Besson', address: 'camille.besson@verreries-besson.example' },
    minutesAgo: 3 * DAY + 4 * HOUR,
    subject: 'Re: Palettisation de bouteilles vides',
    client: 'gmail',
    language: 'fr',
    zone: 'Europe/Paris',
    answers: 'camille',
    paragraphs: [
      'Bonjour Madame,',
      'je ne suis pas la bonne interlocutrice, je m’occupe du secrétariat. Pour ce projet, adressez-vous plutôt à Luc Rousset, notre responsable travaux neufs : luc.rousset@verreries-besson.example.',
      'Bien à vous,\nCamille Besson',
    ],
  },
];

export const spanishEmails: readonly IncomingEmail[] = [
  {
    id: 'acerosvidal.romero.reunion@mail.acerosvidal.example',
    from: { name: 'Lucía Romero', address: 'lucia.romero@acerosvidal.example' },
    minutesAgo: 41,
    subject: 'RE: Segunda línea de corte: manipulación de bobinas',
    client: 'outlook',
    language: 'es',
    zone: 'Europe/Madrid',
    answers: 'lucia',
    paragraphs: (days) => [
      'Hola, Maya:',
      `El consejo aprobó ayer la línea y tengo prisa. ¿Podríamos vernos esta semana? Me vendría bien el ${days.long(days.workday(2), 'es')} a las 16:00 o el ${days.long(days.workday(3), 'es')} a las 11:30, por videollamada.`,
      'Un saludo,\nLucía',
    ],
    signature: ['Lucía Romero', 'Directora de Operaciones', 'Aceros Vidal, Zaragoza', 'Tel. +34 955 010 233'],
  },
  {
    id: 'conservasibarra.dudas@mail.conservasibarra.example',
    from: { name: 'Javier Ibarra', address: 'jibarra@conservasibarra.example' },
    minutesAgo: 1 * DAY + 2 * HOUR,
    subject: 'Re: Paletizado de bandejas de latas',
    client: 'gmail',
    language: 'es',
    zone: 'Europe/Madrid',
    answers: 'javier',
    paragraphs: [
      'Buenas tardes:',
      'Aquí todo va con CompactLogix. ¿Se puede conectar la célula sin pasarela? La nave se lava a diario, ¿qué protección tiene la máquina? Y por último, ¿cuántas cajas por minuto alcanza?',
      'Gracias de antemano.',
    ],
    signature: ['Javier Ibarra', 'Jefe de mantenimiento · Conservas Ibarra'],
  },
  {
    id: 'ceramicaquintana.baja@mail.ceramicaquintana.example',
    from: { name: 'Pilar Quintana', address: 'pilar@ceramicaquintana.example' },
    minutesAgo: 5 * DAY + 7 * HOUR,
    subject: 'Re: Novedades de Kestrel Motion',
    client: 'apple',
    language: 'es',
    zone: 'Europe/Madrid',
    answers: 'pilar',
    paragraphs: ['Por favor, denme de baja de su lista y no me envíen más correos.', 'Pilar Quintana'],
  },
  {
    id: 'frutascalderon.descuento@mail.frutascalderon.example',
    owner: tomas,
    from: { name: 'Inés Calderón', address: 'ines.calderon@frutascalderon.example' },
    minutesAgo: 6 * HOUR,
    subject: 'Re: Cajas de fruta abiertas',
    client: 'gmail',
    language: 'es',
    zone: 'Europe/Madrid',
    answers: 'ines',
    paragraphs: [
      'Hola, Tomás:',
      'La propuesta me gusta, pero se nos va de presupuesto. ¿Podéis hacernos un descuento si cerramos antes de fin de año?',
      'Inés',
    ],
  },
];

export const italianPortugueseDutchEmails: readonly IncomingEmail[] = [
  {
    id: 'fornorossi.nadia.domande@mail.fornorossi.example',
    from: { name: 'Nadia Rossi', address: 'n.rossi@fornorossi.example' },
    minutesAgo: 1 * DAY + 6 * HOUR,
    subject: 'R: Palletizzazione dei cartoni di grissini',
    client: 'outlook',
    language: 'it',
    zone: 'Europe/Rome',
    answers: 'nadia',
    paragraphs: [
      'Buongiorno Maya,',
      'prima di parlarne con la proprietà mi servono due informazioni. Quanto spazio occupa la cella? Ci vuole un programmatore per ogni nuovo formato di cartone?',
      'Cordiali saluti,\nNadia Rossi',
    ],
    signature: ['Nadia Rossi', 'Responsabile di produzione', 'Forno Rossi, Parma'],
  },
  {
    id: 'vinhoscosta.duarte@mail.vinhoscosta.example',
    from: { name: 'Ana Costa', address: 'ana.costa@vinhoscosta.example' },
    minutesAgo: 3 * DAY + 1 * HOUR,
    subject: 'Re: Paletização de caixas de vinho',
    client: 'gmail',
    language: 'pt',
    zone: 'Europe/Lisbon',
    answers: 'ana',
    paragraphs: [
      'Boa tarde Maya,',
      'quem decide esses investimentos é o meu irmão, Duarte Costa. Escreva-lhe, por favor, para duarte.costa@vinhoscosta.example, que eu já o avisei.',
      'Cumprimentos,\nAna Costa',
    ],
  },
  {
    id: 'polderpack.devries.later@mail.polderpack.example',
    from: { name: 'Piet de Vries', address: 'piet.devries@polderpack.example' },
    minutesAgo: 4 * DAY + 6 * HOUR,
    subject: 'Antw: Palletiseren op lijn 1',
    client: 'outlook',
    language: 'nl',
    zone: 'Europe/Amsterdam',
    answers: 'piet',
    paragraphs: (days) => [
      'Dag Maya,',
      `Op dit moment komt het niet uit, de nieuwe hal is nog niet klaar. Neem in ${days.month(4, 'nl')} gerust weer contact op, dan weten we meer.`,
      'Groet,\nPiet',
    ],
  },
  {
    id: 'cedroalimentos.matos.garantia@mail.cedroalimentos.example',
    owner: tomas,
    from: { name: 'Rui Matos', address: 'rui.matos@cedroalimentos.example' },
    minutesAgo: 3 * HOUR,
    subject: 'Re: Célula de paletização para sacos',
    client: 'outlook',
    language: 'pt',
    zone: 'Europe/Lisbon',
    answers: 'rui',
    paragraphs: [
      'Bom dia Tomás,',
      'temos três turnos e nenhum robô até hoje. Qual é a garantia da PalletCell 6? E em quanto tempo responde a assistência se a célula parar à noite?',
      'Obrigado,\nRui Matos',
    ],
    signature: ['Rui Matos', 'Gerente industrial', 'Cedro Alimentos'],
  },
];
