// Which fields a score may be learned from, and how a cell of a lead is read for it. What became known only because a lead was
// worked on is left out, by name where Microsoft's own columns are known and by what the leads themselves show; every field that is left out is told.
import type { CellValue, FieldKind } from './condition.ts';
import { checkAddress } from './emailValidation.ts';
import type { ClosedLeads } from './score.ts';
import type { FieldValue } from './scoring/fieldBins.ts';
import type { Steps } from './scoring/steps.ts';

/** A field as the CRM describes it. */
export interface DescribedField {
  /** `lead.industrycode` */
  readonly id: string;
  /** Undefined = can't be compared. */
  readonly kind?: FieldKind;
  /** Dataverse's name of the column's type. */
  readonly type: string;
}

/**
 * How a cell is read: as it is, or as what it tells. `filled` = only whether something stands there; `email` = `work`, `personal`, `role` or
 * `disposable`; `name` = `complete` or `partial`.
 */
export type FieldReading = 'number' | 'choice' | 'filled' | 'email' | 'name';

export interface ScoredColumn {
  readonly id: string;
  readonly reading: FieldReading;
}

/** Why a field is not learned from. */
export type LeftOutWhy =
  | 'type'
  | 'system'
  /** What sellers write down while they work on a lead. */
  | 'after-contact'
  /** Says something about a person that must not decide how they are treated. */
  | 'personal'
  | 'rarely-filled'
  | 'constant'
  /** Open leads hardly have it, closed ones do: it comes with closing. */
  | 'comes-with-closing';

export interface LeftOut {
  readonly field: string;
  readonly why: LeftOutWhy;
}

/** What of a lead is read. */
export interface LeadCells {
  readonly id: string;
  /** UTC ISO instant. */
  readonly createdOn: string;
  readonly name: { readonly first?: string; readonly last?: string };
  readonly email?: string;
  /** By field id, empty ones left out. `account.createdon` and `contact.createdon` are among them where there is an account or contact. */
  readonly values: Readonly<Record<string, CellValue>>;
}

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));
const systemColumns = words(
  'exchangerate versionnumber importsequencenumber timezoneruleversionnumber utcconversiontimezonecode traversedpath onholdtime teamsfollowed timespentbymeonemailandmeetings merged isprivate isautocreate participatesinworkflow followemail businesscard businesscardattributes isbackofficecustomer',
);
const systemEndings = /(_base|_utcoffset|_composite|_latitude|_longitude|_state|_date|_timestamp|_url)$/;
/** Microsoft's add-ons keep their own scores, grades and results in columns of these prefixes, and we ours. */
const systemPrefixes = /^(msdyn|msgdpr|mspp|adx|hrz)_/;
const workedColumns = words(
  'qualificationcomments salesstage salesstagecode confirminterest evaluatefit decisionmaker purchaseprocess purchasetimeframe budgetstatus budgetamount estimatedamount estimatedvalue initialcommunication need leadqualitycode customertypecode accountcategorycode accountratingcode opendeals openrevenue',
);
const personalColumns = words(
  'firstname middlename lastname nickname suffix salutation yomifirstname yomilastname yomifullname yomimiddlename gendercode familystatuscode haschildrencode numberofchildren childrensnames spousesname governmentid employeeid annualincome educationcode managername managerphone assistantname assistantphone',
);

/** Of all closed leads; fewer that have a value in a field teach nothing about the others. */
const LEAST_FILLED = 0.01;
/** A text that so many of its leads have to themselves is a name, a number or a sentence: it tells no more than that it is there. */
const NEARLY_ALL_DIFFERENT = 0.3;
/** With fewer open leads nothing is concluded from what they lack. */
const ENOUGH_OPEN = 20;
/** Of the open leads: a value that so few have is theirs by accident. */
const HARDLY_ANY = 0.05;
/** Of the qualified or the disqualified leads. */
const MANY = 0.5;
/** A field of more values than this is no list of stages, and not all of them need to be seen on open leads. */
const MOST_STAGES = 20;

const columnOf = (id: string): string => id.slice(id.indexOf('.') + 1);

/**
 * The fields that may be learned from by what they are.
 * @param wanted those the admin chose, which may be among what sellers write down; undefined = all that are fit.
 */
export function scorableFields(described: readonly DescribedField[], wanted?: readonly string[]): { readonly columns: readonly ScoredColumn[]; readonly leftOut: readonly LeftOut[] } {
  const columns: ScoredColumn[] = [];
  const leftOut: LeftOut[] = [];
  for (const field of described) {
    if (wanted !== undefined && !wanted.includes(field.id)) continue;
    const why = unfitOf(field, wanted !== undefined);
    if (why === undefined) columns.push({ id: field.id, reading: readingOf(field) });
    else leftOut.push({ field: field.id, why });
  }
  return { columns, leftOut };
}

function unfitOf({ id, kind, type }: DescribedField, isChosen: boolean): LeftOutWhy | undefined {
  const column = columnOf(id);
  if (type === 'State' || type === 'Status' || systemColumns.has(column) || systemEndings.test(column) || systemPrefixes.test(column)) return 'system';
  if (kind === undefined || kind === 'date') return 'type';
  if (id === 'lead.fullname') return undefined;
  if (personalColumns.has(column) || column === 'fullname') return 'personal';
  return workedColumns.has(column) && !isChosen ? 'after-contact' : undefined;
}

function readingOf({ id, kind, type }: DescribedField): FieldReading {
  if (id === 'lead.fullname') return 'name';
  if (id === 'lead.emailaddress1') return 'email';
  if (kind === 'number') return 'number';
  return type === 'Memo' || /^(emailaddress|telephone|mobilephone|fax|websiteurl)/.test(columnOf(id)) ? 'filled' : 'choice';
}

/** What a column says of a lead; undefined = nothing. */
export function scoredValue({ id, reading }: ScoredColumn, lead: LeadCells): FieldValue {
  if (reading === 'name') return nameReading(lead.name);
  if (reading === 'email') return lead.email === undefined ? undefined : emailReading(lead.email);
  const cell = isOlder(id, lead) ? lead.values[id] : undefined;
  if (cell === undefined || cell === '') return undefined;
  if (reading === 'filled') return 'filled';
  if (reading === 'number') return typeof cell === 'number' ? cell : Number(cell);
  return typeof cell === 'object' ? cell.join() : String(cell);
}

/** Qualifying a lead makes its account and contact: only those that were there when the lead came say something beforehand. */
function isOlder(id: string, lead: LeadCells): boolean {
  const table = id.slice(0, id.indexOf('.'));
  if (table === 'lead') return true;
  const createdOn = lead.values[`${table}.createdon`];
  return typeof createdOn === 'string' && Date.parse(createdOn) <= Date.parse(lead.createdOn);
}

function emailReading(email: string): FieldValue {
  const { wellFormed, kind } = checkAddress(email.trim());
  return wellFormed ? kind : undefined;
}

function nameReading({ first, last }: LeadCells['name']): FieldValue {
  const real = [first, last].filter((part) => part !== undefined && isNameLike(part)).length;
  return real === 0 ? undefined : real === 2 ? 'complete' : 'partial';
}

/** Two letters at least and no digits: an initial or a test entry is none. */
function isNameLike(part: string): boolean {
  return !/\d/.test(part) && (part.match(/\p{L}/gu)?.length ?? 0) >= 2;
}

export interface KnownLeads {
  /** Oldest first. */
  readonly closed: readonly LeadCells[];
  /** One a closed lead. */
  readonly qualified: readonly boolean[];
  /** Some open ones, to see what leads have before they are closed. */
  readonly open: readonly LeadCells[];
}

export interface TrainingTable {
  readonly columns: readonly ScoredColumn[];
  readonly leads: ClosedLeads;
  readonly leftOut: readonly LeftOut[];
}

/** The columns that are worth learning from by what the leads have in them, and the leads by these columns; one step a column. */
export function* trainingTable(columns: readonly ScoredColumn[], known: KnownLeads): Steps<TrainingTable> {
  const kept: { readonly column: ScoredColumn; readonly values: readonly FieldValue[] }[] = [];
  const leftOut: LeftOut[] = [];
  for (const given of columns) {
    const raw = known.closed.map((lead) => scoredValue(given, lead));
    const column: ScoredColumn = given.reading === 'choice' && isNearlyUnique(raw) ? { id: given.id, reading: 'filled' } : given;
    const values = column === given ? raw : known.closed.map((lead) => scoredValue(column, lead));
    const why = uselessOf(values, () => comesWithClosing(values, known.open.map((lead) => scoredValue(column, lead)), known.qualified));
    if (why === undefined) kept.push({ column, values });
    else leftOut.push({ field: column.id, why });
    yield;
  }
  return { columns: kept.map(({ column }) => column), leads: asTable(kept, known.qualified), leftOut };
}

function asTable(kept: readonly { readonly column: ScoredColumn; readonly values: readonly FieldValue[] }[], qualified: readonly boolean[]): ClosedLeads {
  return { fields: kept.map(({ column }) => fieldOf(column)), values: kept.map(({ values }) => values), qualified };
}

function fieldOf({ id, reading }: ScoredColumn): ClosedLeads['fields'][number] {
  return { id, kind: reading === 'number' ? 'number' : 'choice' };
}

/** Leads that are not closed by the same columns. */
export function tableOf(columns: readonly ScoredColumn[], leads: readonly LeadCells[]): Pick<ClosedLeads, 'fields' | 'values'> {
  return { fields: columns.map(fieldOf), values: columns.map((column) => leads.map((lead) => scoredValue(column, lead))) };
}

function isNearlyUnique(values: readonly FieldValue[]): boolean {
  const counts = countsOf(values);
  const filled = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const alone = [...counts.values()].filter((count) => count === 1).length;
  return alone > NEARLY_ALL_DIFFERENT * filled;
}

function countsOf(values: readonly FieldValue[]): ReadonlyMap<FieldValue, number> {
  const counts = new Map<FieldValue, number>();
  for (const value of values) if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

function uselessOf(values: readonly FieldValue[], comesLate: () => boolean): LeftOutWhy | undefined {
  const counts = countsOf(values);
  const filled = [...counts.values()].reduce((sum, count) => sum + count, 0);
  if (filled === 0 || filled < LEAST_FILLED * values.length) return 'rarely-filled';
  if (comesLate()) return 'comes-with-closing';
  return counts.size === 1 && filled > (1 - LEAST_FILLED) * values.length ? 'constant' : undefined;
}

/** Whether many leads of one outcome have here what hardly any open lead has: a field filled by closing, or a stage reached by it. */
function comesWithClosing(closed: readonly FieldValue[], open: readonly FieldValue[], qualified: readonly boolean[]): boolean {
  if (open.length < ENOUGH_OPEN) return false;
  const [before, yes, no] = [countsOf(open), countsOf(closed.filter((_value, lead) => qualified[lead])), countsOf(closed.filter((_value, lead) => !qualified[lead]))];
  const all = (counts: ReadonlyMap<FieldValue, number>): number => [...counts.values()].reduce((sum, count) => sum + count, 0);
  const outcomes = [[yes, qualified.filter(Boolean).length], [no, qualified.filter((each) => !each).length]] as const;
  return outcomes.some(([after, leads]) => {
    const filled = all(after) / Math.max(1, leads);
    const filledBefore = all(before) / open.length;
    if (filled >= MANY && filledBefore <= Math.max(HARDLY_ANY, filled / 5)) return true;
    if (after.size > MOST_STAGES) return false;
    const unseen = [...after].reduce((sum, [value, count]) => sum + ((before.get(value) ?? 0) <= HARDLY_ANY * open.length ? count : 0), 0);
    return unseen >= MANY * leads;
  });
}

const unfillable = words('leadsourcecode subject description preferredcontactmethodcode donotemail donotphone donotfax donotbulkemail donotpostalmail donotsendmm prioritycode');

/** Whether a seller may fill the field in where it is empty. Where a lead came from and what it asked for is as it is. */
export function isFillable({ id }: ScoredColumn): boolean {
  return id.startsWith('lead.') && !unfillable.has(columnOf(id));
}

/** What a seller may better where something stands already: another address, the missing half of a name. Undefined = the field is as it is. */
export function bestContent({ reading }: ScoredColumn): string | undefined {
  return reading === 'email' ? 'work' : reading === 'name' ? 'complete' : undefined;
}
