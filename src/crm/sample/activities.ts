// What happened with the sample leads so far: emails, calls, appointments and tasks. Message ids, subjects and times of
// emails are those of the sample mailbox; a test holds the two together.
import type { SampleOwner } from './people.ts';

const HOUR = 60;
const DAY = 24 * HOUR;

/** An email that stands in the CRM. */
export interface SampleEmail {
  /** Internet message id without angle brackets. */
  readonly messageId: string;
  readonly owner: SampleOwner;
  readonly lead: string;
  readonly direction: 'in' | 'out';
  readonly subject: string;
  readonly minutesAgo: number;
  readonly text: string;
}

/** An answer that was tracked: the email of the same message id lies in the inbox. */
function received(messageId: string, email: Omit<SampleEmail, 'messageId' | 'owner' | 'direction'>): SampleEmail {
  return { messageId, owner: 'maya', direction: 'in', ...email };
}

/** One of our own emails: its message id follows from its key. */
function sent(key: string, email: Omit<SampleEmail, 'messageId' | 'owner' | 'direction'> & { readonly owner?: SampleOwner }): SampleEmail {
  return { messageId: `km.${key}.7c41@kestrelmotion.example`, owner: 'maya', direction: 'out', ...email };
}

export const mailboxEmails: readonly SampleEmail[] = [
  sent('jonas', {
    lead: 'jonas-brandt',
    subject: 'PalletCell 6 for line 3',
    minutesAgo: 2 * DAY + 3 * HOUR,
    text: 'Thanked for the inquiry, asked for the controllers on line 3 and a time for a call.',
  }),
  sent('lucia', {
    lead: 'lucia-romero',
    subject: 'Segunda línea de corte: manipulación de bobinas',
    minutesAgo: 3 * DAY + 2 * HOUR,
    text: 'Medidas de las bobinas revisadas, propuesta de comentarlo con los planos.',
  }),
  sent('anna', {
    lead: 'anna-keller-brightwater',
    subject: 'Conveyor retrofit',
    minutesAgo: 4 * DAY + 4 * HOUR,
    text: 'Explained FlexLine for hall 2, offered the planning guide.',
  }),
  sent('elena', {
    lead: 'elena-petrova',
    subject: 'LineWatch for the filler conveyors',
    minutesAgo: 1 * DAY + 5 * HOUR,
    text: 'Notes on LineWatch, asked which drives worry her most.',
  }),
  sent('omar', { lead: 'omar-haddad', subject: 'Two cells for your PET lines', minutesAgo: 2 * DAY, text: 'Thanked for the web inquiry.' }),
  sent('samuel', { lead: 'samuel-osei', subject: 'Spare drives', minutesAgo: 5 * HOUR, text: 'The three servo drives are in stock. I am preparing the quotation and will send it with the CareLine terms by tomorrow.' }),
  sent('hiro', { lead: 'hiro-tanaka', subject: 'Test report', minutesAgo: 1 * DAY + 3 * HOUR, text: 'Asked whether the report may be sent.' }),
  sent('kirsten', { lead: 'kirsten-dahl', subject: 'Quotation 26-1187, PalletCell Duo', minutesAgo: 3 * DAY + 6 * HOUR, text: 'Sent quotation 26-1187.' }),
  sent('wiebke', {
    lead: 'wiebke-hansen',
    subject: 'Palettierzelle im Tiefkühllager',
    minutesAgo: 1 * DAY + 2 * HOUR,
    text: 'Nach den wichtigsten Fragen gefragt.',
  }),
  sent('stefan', {
    lead: 'stefan-aigner',
    subject: 'Modernisierung Ihrer Förderbänder',
    minutesAgo: 4 * DAY,
    text: 'FlexLine vorgestellt, gemeinsame Besichtigung angeboten.',
  }),
  sent('claire', {
    lead: 'claire-fontaine',
    subject: 'Palettisation de caisses de yaourts',
    minutesAgo: 2 * DAY + 1 * HOUR,
    text: 'Remerciements, question sur les éléments utiles.',
  }),
  sent('mathieu', { lead: 'mathieu-roche', subject: 'Vos convoyeurs', minutesAgo: 8 * DAY, text: 'Relance après le salon.' }),
  sent('javier', {
    lead: 'javier-ibarra',
    subject: 'Paletizado de bandejas de latas',
    minutesAgo: 1 * DAY + 20 * HOUR,
    text: 'Propuesta inicial, PalletCell 6.',
  }),
  sent('pilar', { lead: 'pilar-quintana', subject: 'Novedades de Kestrel Motion', minutesAgo: 6 * DAY, text: 'Novedades para quien pidió el catálogo.' }),
  sent('thomas', {
    lead: 'thomas-vogel',
    subject: 'Palettierung Ihrer Brotkörbe',
    minutesAgo: 5 * DAY,
    text: 'Nächste Schritte nach der Messe vorgeschlagen.',
  }),
  sent('fiona', { lead: 'fiona-mcbride', subject: 'Gift cartons without a scratch', minutesAgo: 3 * DAY, text: 'Pointed to the soft vacuum gripper.' }),
  sent('derek', { lead: 'derek-pruitt', subject: 'Your bag palletizer', minutesAgo: 7 * DAY, text: 'Asked whether a replacement is planned.' }),
  sent('helen', {
    lead: 'helen-marsh',
    subject: 'Validated palletizing, next step',
    minutesAgo: 4 * DAY + 8 * HOUR,
    text: 'Validation package is complete, asked for the timeline.',
  }),
  sent('oskar', { lead: 'oskar-lind', subject: 'PalletCell 6 data sheet', minutesAgo: 5 * DAY + 2 * HOUR, text: 'Asked about plans for the end of line.' }),
  sent('ruth', { lead: 'ruth-abernathy', subject: 'Site survey, bag line', minutesAgo: 9 * DAY, text: 'Announced the site survey.' }),
  sent('kenji', { lead: 'kenji-mori', subject: 'Good to meet you', minutesAgo: 6 * DAY + 3 * HOUR, text: 'Offered an estimate or to stay in touch.' }),
  sent('gareth', { lead: 'gareth-pugh', subject: 'Conveyors for sawn boards', minutesAgo: 10 * DAY, text: 'Offered two examples from sawmills.' }),
  sent('camille', {
    lead: 'camille-besson',
    subject: 'Palettisation de bouteilles vides',
    minutesAgo: 5 * DAY + 6 * HOUR,
    text: 'Question sur le type de bouteilles.',
  }),
  sent('ingrid', {
    lead: 'ingrid-falk',
    subject: 'A first cell for Falk Mejeri',
    minutesAgo: 2 * DAY + 9 * HOUR,
    text: 'Standard cell would fit between the pillars.',
  }),
  sent('petr', { lead: 'petr-novak', subject: 'Your tender for depalletizing', minutesAgo: 3 * DAY + 1 * HOUR, text: 'Asked which documents are open.' }),
  sent('sofia', {
    lead: 'sofia-marchetti',
    subject: 'Two pasta lines, one operator',
    minutesAgo: 2 * DAY + 5 * HOUR,
    text: 'Offered a layout with PalletCell Duo.',
  }),
  sent('petra', { lead: 'petra-schuster', subject: 'Ersatz für den Kastenpalettierer', minutesAgo: 11 * DAY, text: 'Eckdaten der PalletCell 6 geschickt.' }),
  sent('viktor', { lead: 'viktor-hale', subject: 'Your question about reel handling', minutesAgo: 2 * DAY + 7 * HOUR, text: 'Asked for weight and diameter.' }),
  sent('margarethe', {
    lead: 'margarethe-lindner',
    subject: 'Replacement program, first thoughts',
    minutesAgo: 7 * DAY + 5 * HOUR,
    text: 'Suggested to start from her questions.',
  }),
  sent('bo', { lead: 'bo-karlsson', subject: 'Your payload question', minutesAgo: 1 * DAY + 1 * HOUR, text: 'Asked for pack weight and count.' }),
  sent('naomi', {
    lead: 'naomi-whitfield',
    subject: 'Groningen: one partner for all lines',
    minutesAgo: 2 * DAY + 6 * HOUR,
    text: 'Suggested a first call with Todd.',
  }),
  sent('juergen', { lead: 'juergen-maas', subject: 'Rollenförderer Halle 5', minutesAgo: 1 * DAY + 8 * HOUR, text: 'Telefonat vorgeschlagen.' }),
  sent('nadia', { lead: 'nadia-rossi', subject: 'Palletizzazione dei cartoni di grissini', minutesAgo: 3 * DAY + 4 * HOUR, text: 'Pinza a vuoto proposta.' }),
  sent('piet', { lead: 'piet-de-vries', subject: 'Palletiseren op lijn 1', minutesAgo: 6 * DAY + 2 * HOUR, text: 'Voorgesteld lijn 1 samen te bekijken.' }),
  sent('ana', { lead: 'ana-costa', subject: 'Paletização de caixas de vinho', minutesAgo: 4 * DAY + 2 * HOUR, text: 'Pergunta sobre a paletização atual.' }),
  sent('rui', {
    lead: 'rui-matos',
    subject: 'Célula de paletização para sacos',
    minutesAgo: 1 * DAY + 4 * HOUR,
    text: 'Garra própria para sacos de 15 kg.',
    owner: 'tomas',
  }),
  sent('ines', {
    lead: 'ines-calderon',
    subject: 'Cajas de fruta abiertas',
    minutesAgo: 2 * DAY + 4 * HOUR,
    text: 'Propuesta para la campaña.',
    owner: 'tomas',
  }),
  sent('aisling', {
    lead: 'aisling-byrne',
    subject: 'Noise in the sorting hall',
    minutesAgo: 1 * DAY + 6 * HOUR,
    text: 'Suggested to measure first.',
    owner: 'ben',
  }),
  {
    messageId: 'webform.halvorsen.1109@halvorsenfoods.example',
    owner: 'maya',
    lead: 'jonas-brandt',
    direction: 'in',
    subject: 'Web inquiry: second palletizing cell',
    minutesAgo: 13 * DAY,
    text: 'We consider a second cell for line 3 and would like a data sheet and a call.',
  },
  {
    messageId: 'webform.acerosvidal.71@acerosvidal.example',
    owner: 'maya',
    lead: 'lucia-romero',
    direction: 'in',
    subject: 'Consulta web: segunda línea de corte',
    minutesAgo: 9 * DAY,
    text: 'Buscamos una solución para manipular bobinas en una segunda línea.',
  },
  {
    messageId: 'fair.brightwater.keller@brightwater.example',
    owner: 'maya',
    lead: 'anna-keller-brightwater',
    direction: 'in',
    subject: 'Our talk at the fair',
    minutesAgo: 17 * DAY,
    text: 'Thank you for the talk about our conveyors in hall 2.',
  },
  received('vanern.karlsson.payload@mail.vanernpapper.example', {
    lead: 'bo-karlsson',
    subject: 'Re: Your payload question',
    minutesAgo: 6 * HOUR + 10,
    text: 'Packs of 9.5 kg, four at once. Asks about payload, cycles and ceiling height.',
  }),
  received('northgate.marsh.objection@mail.northgatepharma.example', {
    lead: 'helen-marsh',
    subject: 'Re: Validated palletizing, next step',
    minutesAgo: 2 * DAY + 5 * HOUR,
    text: 'Finds the offer expensive and worries about service from abroad.',
  }),
  received('pughtimber.stop@mail.pughtimber.example', {
    lead: 'gareth-pugh',
    subject: 'Re: Conveyors for sawn boards',
    minutesAgo: 9 * DAY + 12 * HOUR,
    text: 'Wants no more emails.',
  }),
  received('rheinfeld.lindner.program@mail.rheinfeldpharma.example', {
    lead: 'margarethe-lindner',
    subject: 'Re: Replacement program, first thoughts',
    minutesAgo: 2 * DAY + 2 * HOUR,
    text: 'Replacement of six positions within three years, with questions.',
  }),
  received('roche.non-merci@mail.cartonnages-roche.example', {
    lead: 'mathieu-roche',
    subject: 'Re: Vos convoyeurs',
    minutesAgo: 7 * DAY + 8 * HOUR,
    text: 'Non merci, réparé par eux-mêmes.',
  }),
];

/** A call, an appointment or a task. `at` counts from now: negative is past. */
export interface SampleActivity {
  readonly kind: 'call' | 'appointment' | 'task';
  readonly owner: SampleOwner;
  readonly lead: string;
  readonly subject: string;
  readonly hoursFromNow: number;
  readonly minutes: number;
  readonly done: boolean;
  readonly text: string;
  readonly location?: string;
  readonly direction?: 'in' | 'out';
}

function activity(
  kind: SampleActivity['kind'],
  lead: string,
  rest: Pick<SampleActivity, 'subject' | 'hoursFromNow'> & Partial<SampleActivity>,
): SampleActivity {
  return { kind, lead, owner: 'maya', minutes: kind === 'appointment' ? 45 : 15, done: rest.hoursFromNow < 0, text: '', ...rest };
}

export const writtenActivities: readonly SampleActivity[] = [
  activity('call', 'jonas-brandt', {
    subject: 'First call after the web inquiry',
    hoursFromNow: -11 * 24,
    text: 'Line 1 runs well. Line 3 is next; he decides together with Ida Mortensen.',
  }),
  activity('call', 'samuel-osei', {
    subject: 'Serial number of the used cell',
    hoursFromNow: -20 * 24,
    direction: 'in',
    text: 'Read the serial number from the type plate.',
  }),
  activity('call', 'greta-niemann', {
    subject: 'Missed: call back about crates',
    hoursFromNow: -30,
    direction: 'in',
    text: 'Left a message, will be in the office again after the weekend.',
  }),
  activity('call', 'kirsten-dahl', { subject: 'Payment terms', hoursFromNow: -6 * 24, text: 'Wants installments. Asked for a written quotation first.' }),
  activity('call', 'naomi-whitfield', { subject: 'Introduction', hoursFromNow: -10 * 24, text: 'Short introduction by a mutual contact.' }),
  activity('call', 'rui-matos', { subject: 'Sacos de 15 kg', hoursFromNow: -4 * 24, owner: 'tomas', text: 'Três turnos, sem robôs até hoje.' }),
  activity('appointment', 'margarethe-lindner', {
    subject: 'Video meeting: replacement program',
    hoursFromNow: -8 * 24,
    minutes: 60,
    location: 'Online',
    text: 'Two sites, six positions, documents decide.',
  }),
  activity('appointment', 'elena-petrova', {
    subject: 'Talk at the stand',
    hoursFromNow: -31 * 24,
    minutes: 30,
    location: 'Hall 4, stand C12',
    text: 'Gearboxes on the filler conveyors.',
  }),
  activity('appointment', 'anna-keller-brightwater', {
    subject: 'Talk at the stand',
    hoursFromNow: -18 * 24,
    minutes: 30,
    location: 'Hall 4, stand C12',
    text: 'Wants to keep the frames.',
  }),
  activity('appointment', 'ingrid-falk', {
    subject: 'Visit to the dairy in Skara',
    hoursFromNow: -5 * 24,
    minutes: 120,
    location: 'Skara',
    text: 'Two pillars, low ceiling at the gate.',
  }),
  activity('appointment', 'halina-wojcik', {
    subject: 'Planning meeting, new herring plant',
    hoursFromNow: 9 * 24,
    minutes: 90,
    location: 'Gdynia',
    text: 'With the outside planner.',
  }),
  activity('appointment', 'aisling-byrne', {
    subject: 'Walk through the sorting hall',
    hoursFromNow: 8 * 24,
    owner: 'ben',
    minutes: 60,
    location: 'Limerick',
    text: 'Noise measurement.',
  }),
  activity('task', 'hiro-tanaka', { subject: 'Send the test report', hoursFromNow: 6, text: 'Promised for this week.' }),
  activity('task', 'samuel-osei', { subject: 'Send quotation for three servo drives', hoursFromNow: 20, text: 'With the CareLine terms.' }),
  activity('task', 'greta-niemann', { subject: 'Write the first email', hoursFromNow: 24, text: 'Web inquiry, three crate formats.' }),
  activity('task', 'jonas-brandt', { subject: 'Check floor plan of line 3', hoursFromNow: 44, text: 'Pillar beside the wrapper.' }),
  activity('task', 'petr-novak', { subject: 'Collect documents for the tender', hoursFromNow: 60, text: 'Declaration of conformity, warranty.' }),
  activity('task', 'ruth-abernathy', { subject: 'Site survey: confirm technician', hoursFromNow: -10 * 24, text: 'Handed to service.' }),
  activity('task', 'teresa-lobo', { subject: 'Plano de manutenção: preparar', hoursFromNow: 30, owner: 'tomas', text: 'Duas células.' }),
];
