// A company's published annual figures, and what they say about its health: arithmetic only, every word follows from two numbers.

/** One figure of one fiscal year, as reported. */
export interface ReportedFigure {
  /** Whole units of `currency`. */
  readonly amount: number;
  /** ISO 4217. */
  readonly currency: string;
  /** What the report calls it, e.g. `Revenues`. */
  readonly concept: string;
  /** First day of what it covers, `YYYY-MM-DD`; undefined where it stands at a day. */
  readonly startsOn?: string;
  /** Last day of what it covers, or the day it stands at. */
  readonly endsOn: string;
  /** The report it stands in. */
  readonly report: AnnualReport;
}

/** A report by its form, the day it was filed (`YYYY-MM-DD`), and its number at the authority. */
export interface AnnualReport {
  readonly form: string;
  readonly filedOn: string;
  readonly number: string;
}

export interface FinancialYear {
  /** The fiscal year by the company's own count. */
  readonly fiscalYear: number;
  /** Last day, `YYYY-MM-DD`. */
  readonly endsOn: string;
  readonly revenue?: ReportedFigure;
  readonly netIncome?: ReportedFigure;
  readonly operatingIncome?: ReportedFigure;
  readonly assets?: ReportedFigure;
  readonly liabilities?: ReportedFigure;
  readonly equity?: ReportedFigure;
  readonly cash?: ReportedFigure;
}

export interface CompanyFinances {
  readonly latest: FinancialYear;
  /** The year before, as the reports have it, for comparison. */
  readonly before?: FinancialYear;
  readonly employees?: { readonly count: number; readonly on: string; readonly report: AnnualReport };
}

/** What the figures say; `share` is a change against the year before, 0.05 = 5 % more. */
export type HealthSign =
  | { readonly code: 'revenue-grew' | 'revenue-fell' | 'revenue-steady'; readonly share: number }
  | { readonly code: 'profitable'; readonly margin?: number }
  | { readonly code: 'loss' }
  | { readonly code: 'turned-profitable' | 'turned-to-loss' }
  | { readonly code: 'more-debt-than-assets' };

/** Changes below this are called steady. */
const STEADY_SHARE = 0.02;

/** Signs of a company's health in a fixed order: growth, profit, balance. Nothing is said where a figure is missing. */
export function healthOf({ latest, before }: CompanyFinances): readonly HealthSign[] {
  return [...growth(latest, before), ...profit(latest, before), ...balance(latest)];
}

/** The change of one figure against the year before; undefined without both, in another currency, or from nothing. */
export function changeOf(figure: ReportedFigure | undefined, before: ReportedFigure | undefined): number | undefined {
  if (figure === undefined || before === undefined || figure.currency !== before.currency || before.amount <= 0) return undefined;
  return (figure.amount - before.amount) / before.amount;
}

function growth(latest: FinancialYear, before: FinancialYear | undefined): readonly HealthSign[] {
  const share = changeOf(latest.revenue, before?.revenue);
  if (share === undefined) return [];
  if (Math.abs(share) < STEADY_SHARE) return [{ code: 'revenue-steady', share }];
  return [{ code: share > 0 ? 'revenue-grew' : 'revenue-fell', share }];
}

function profit(latest: FinancialYear, before: FinancialYear | undefined): readonly HealthSign[] {
  const income = latest.netIncome?.amount;
  if (income === undefined) return [];
  const earlier = before?.netIncome?.amount;
  if (income < 0) return [{ code: earlier !== undefined && earlier > 0 ? 'turned-to-loss' : 'loss' }];
  const revenue = latest.revenue?.amount ?? 0;
  return [
    ...(earlier !== undefined && earlier < 0 ? [{ code: 'turned-profitable' as const }] : []),
    { code: 'profitable', ...(revenue > 0 && latest.revenue?.currency === latest.netIncome?.currency ? { margin: income / revenue } : {}) },
  ];
}

function balance({ assets, liabilities, equity }: FinancialYear): readonly HealthSign[] {
  const isOverIndebted = (equity !== undefined && equity.amount < 0) || (equity === undefined && assets !== undefined && liabilities !== undefined && liabilities.amount > assets.amount);
  return isOverIndebted ? [{ code: 'more-debt-than-assets' }] : [];
}
