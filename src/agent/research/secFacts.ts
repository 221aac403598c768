// Reads the SEC's "company facts" of one company: the figures of its latest annual report, and of the year before.
import type { CompanyFinances, FinancialYear, ReportedFigure } from '../../domain/company/companyFinances.ts';

/** Annual reports and their amendments, of companies at home and abroad. */
const ANNUAL_FORMS = /^(10-K|10-KT|20-F|40-F)(\/A)?$/;
/** Fiscal years of 52 or 53 weeks or a calendar year; a transition period is none. */
const [SHORTEST_YEAR, LONGEST_YEAR] = [350, 380];
const DAY = 86_400_000;

/**
 * Concepts by figure, the first that has the year wins. `Revenues` is the total; revenue from contracts may leave out rent and interest.
 */
const concepts = {
  revenue: ['Revenues', 'RevenueFromContractWithCustomerExcludingAssessedTax', 'RevenueFromContractWithCustomerIncludingAssessedTax', 'SalesRevenueNet', 'SalesRevenueGoodsNet', 'SalesRevenueServicesNet', 'Revenue', 'RevenuesNetOfInterestExpense'],
  netIncome: ['NetIncomeLoss', 'ProfitLoss', 'NetIncomeLossAvailableToCommonStockholdersBasic'],
  operatingIncome: ['OperatingIncomeLoss'],
  assets: ['Assets'],
  liabilities: ['Liabilities'],
  equity: ['StockholdersEquity', 'StockholdersEquityIncludingPortionAttributableToNoncontrollingInterest'],
  cash: ['CashAndCashEquivalentsAtCarryingValue', 'CashCashEquivalentsRestrictedCashAndRestrictedCashEquivalents'],
} as const;
type Figure = keyof typeof concepts;
const figures = Object.keys(concepts) as readonly Figure[];
/** Flows run over a year, the others stand at its end. */
const flows: ReadonlySet<Figure> = new Set<Figure>(['revenue', 'netIncome', 'operatingIncome']);

interface Fact {
  readonly concept: string;
  readonly currency: string;
  /** First day of what it covers; undefined where it stands at a day. */
  readonly start?: string;
  readonly end: string;
  readonly amount: number;
  readonly fiscalYear: number;
  readonly form: string;
  readonly filedOn: string;
  readonly number: string;
}

/**
 * The latest fiscal year that an annual report of the company covers, and the one before.
 * @param answer the parsed JSON of `companyfacts/CIK##########.json`.
 * @returns undefined when no annual report is in it (a fund, a person, a company that files others).
 */
export function financesFrom(answer: unknown): CompanyFinances | undefined {
  const facts = annualFacts(answer);
  const end = lastYearEnd(facts);
  if (end === undefined) return undefined;
  const before = yearEndBefore(facts, end);
  const employees = employeesFrom(answer);
  return {
    latest: yearAt(facts, end),
    ...(before === undefined ? {} : { before: yearAt(facts, before) }),
    ...(employees === undefined ? {} : { employees }),
  };
}

function annualFacts(answer: unknown): readonly Fact[] {
  const all = partOf(partOf(answer, 'facts'), 'us-gaap') ?? partOf(partOf(answer, 'facts'), 'ifrs-full');
  if (all === undefined) return [];
  return figures.flatMap((figure) => concepts[figure].flatMap((concept) => Object.entries(partOf(partOf(all, concept), 'units') ?? {}).flatMap(([unit, rows]) => (/^[A-Z]{3}$/.test(unit) && Array.isArray(rows) ? rows.flatMap((row) => factFrom(concept, unit, row) ?? []) : []))));
}

function factFrom(concept: string, currency: string, row: unknown): Fact | undefined {
  if (typeof row !== 'object' || row === null) return undefined;
  const { start, end, val, fy, fp, form, filed, accn } = row as Readonly<Record<string, unknown>>;
  if (typeof end !== 'string' || typeof val !== 'number' || typeof fy !== 'number' || fp !== 'FY' || typeof form !== 'string' || !ANNUAL_FORMS.test(form) || typeof filed !== 'string' || typeof accn !== 'string') return undefined;
  return { concept, currency, ...(typeof start === 'string' ? { start } : {}), end, amount: val, fiscalYear: fy, form, filedOn: filed, number: accn };
}

function partOf(value: unknown, name: string): Readonly<Record<string, unknown>> | undefined {
  const part = typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[name] : undefined;
  return typeof part === 'object' && part !== null && !Array.isArray(part) ? (part as Readonly<Record<string, unknown>>) : undefined;
}

function days(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / DAY;
}

function isWholeYear({ start, end }: Fact): boolean {
  if (start === undefined) return false;
  const length = days(start, end);
  return length >= SHORTEST_YEAR && length <= LONGEST_YEAR;
}

/** Years are told by income and revenue: balances also stand at ends of quarters. A company without either has its assets. */
function lastYearEnd(facts: readonly Fact[]): string | undefined {
  const ends = facts.filter(isWholeYear).map(({ end }) => end);
  const stood = ends.length > 0 ? ends : facts.filter(({ concept, start }) => concept === 'Assets' && start === undefined).map(({ end }) => end);
  return stood.reduce<string | undefined>((last, end) => (last === undefined || end > last ? end : last), undefined);
}

function yearEndBefore(facts: readonly Fact[], end: string): string | undefined {
  const ends = facts.map((fact) => fact.end).filter((each) => days(each, end) >= SHORTEST_YEAR && days(each, end) <= LONGEST_YEAR);
  return ends.sort().at(-1);
}

function yearAt(facts: readonly Fact[], end: string): FinancialYear {
  const ofYear = facts.filter((fact) => fact.end === end && (fact.start === undefined || isWholeYear(fact)));
  // A later report repeats the year under its own fiscal year: the first that had it names it.
  const first = [...ofYear].sort((one, two) => (one.filedOn < two.filedOn ? -1 : one.filedOn > two.filedOn ? 1 : 0))[0];
  const found = figures.flatMap((figure) => {
    const fact = concepts[figure].map((concept) => newest(ofYear.filter((each) => each.concept === concept && flows.has(figure) === (each.start !== undefined)))).find((each) => each !== undefined);
    return fact === undefined ? [] : [[figure, reported(fact)] as const];
  });
  return { fiscalYear: first?.fiscalYear ?? Number(end.slice(0, 4)), endsOn: end, ...Object.fromEntries(found) };
}

/** Restated figures replace those first published. */
function newest(facts: readonly Fact[]): Fact | undefined {
  return facts.reduce<Fact | undefined>((last, fact) => (last === undefined || fact.filedOn > last.filedOn ? fact : last), undefined);
}

function reported({ amount, currency, concept, start, end, form, filedOn, number }: Fact): ReportedFigure {
  return { amount, currency, concept, ...(start === undefined ? {} : { startsOn: start }), endsOn: end, report: { form, filedOn, number } };
}

function employeesFrom(answer: unknown): CompanyFinances['employees'] {
  const rows = partOf(partOf(partOf(partOf(answer, 'facts'), 'dei'), 'EntityNumberOfEmployees'), 'units')?.['pure'];
  const counts = (Array.isArray(rows) ? rows : []).flatMap((row: unknown) => {
    const { end, val, form, filed, accn } = (typeof row === 'object' && row !== null ? row : {}) as Readonly<Record<string, unknown>>;
    return typeof end === 'string' && typeof val === 'number' && typeof form === 'string' && typeof filed === 'string' && typeof accn === 'string' ? [{ count: val, on: end, report: { form, filedOn: filed, number: accn } }] : [];
  });
  return counts.sort((one, two) => (one.on < two.on ? -1 : 1)).at(-1);
}
