// The ideal customer profile: what a good customer looks like in the admin's words and fields, and how well a lead fits it.
import { testOf } from './condition.ts';
import type { CellValue, Condition } from './condition.ts';

/** One characteristic, e.g. industry or company size. */
export interface Characteristic {
  readonly id: string;
  readonly name: string;
  /** Columns it may be read from, e.g. `lead.industrycode` and `account.industrycode`; the first that meets it is the evidence. */
  readonly fields: readonly string[];
  readonly accepts: Pick<Condition, 'operator' | 'value'>;
  /** 1 unless the admin has switched weights on. */
  readonly weight?: number;
}

export interface IdealCustomerProfile {
  readonly characteristics: readonly Characteristic[];
}

/** What a characteristic was judged by. */
export interface Evidence {
  readonly characteristic: string;
  /** The column that met it, or the first filled one that did not; undefined where all are empty. */
  readonly field?: string;
  readonly value?: CellValue;
}

export const fits = ['high', 'moderate', 'low'] as const;
export type Fit = (typeof fits)[number];

export interface ProfileMatch {
  readonly matched: readonly Evidence[];
  readonly missed: readonly Evidence[];
  /** All its columns are empty: no miss, but no match either. */
  readonly unknown: readonly Evidence[];
  /** Matched of all, 0 to 1; undefined when the profile has no characteristics. */
  readonly share?: number;
  /** Where the share would lie if every unknown were missed, and if every one were matched. */
  readonly range?: { readonly least: number; readonly most: number };
  readonly fit?: Fit;
}

/** High above 70 %, low below 50 % of the characteristics (sales qualification agent: concepts). */
const [HIGH_ABOVE, LOW_BELOW] = [0.7, 0.5];
/** Sums of weights are compared with this slack, so that 7 of 10 is exactly 70 %. */
const SLACK = 1e-9;

export function fitOf(share: number): Fit {
  if (share > HIGH_ABOVE + SLACK) return 'high';
  return share >= LOW_BELOW - SLACK ? 'moderate' : 'low';
}

/** Measures one lead. @param values its columns by name, those of its account and contact included. */
export function matchProfile(profile: IdealCustomerProfile, values: Readonly<Record<string, CellValue>>, now: Date): ProfileMatch {
  const judged = profile.characteristics.map((characteristic) => ({ characteristic, ...judge(characteristic, values, now) }));
  const of = (wanted: Verdict): readonly Evidence[] => judged.filter(({ verdict }) => verdict === wanted).map(({ evidence }) => evidence);
  const weigh = (...wanted: readonly Verdict[]): number => judged.filter(({ verdict }) => wanted.includes(verdict)).reduce((sum, { characteristic }) => sum + (characteristic.weight ?? 1), 0);
  const found = { matched: of('matched'), missed: of('missed'), unknown: of('unknown') };
  const all = weigh('matched', 'missed', 'unknown');
  if (all <= 0) return found;
  const share = weigh('matched') / all;
  return { ...found, share, range: { least: share, most: weigh('matched', 'unknown') / all }, fit: fitOf(share) };
}

type Verdict = 'matched' | 'missed' | 'unknown';

function judge({ id, fields, accepts }: Characteristic, values: Readonly<Record<string, CellValue>>, now: Date): { readonly verdict: Verdict; readonly evidence: Evidence } {
  const filled = fields.filter((field) => isFilled(values[field]));
  const meeting = filled.find((field) => testOf({ field, ...accepts })(values[field], now));
  const field = meeting ?? filled[0];
  if (field === undefined) return { verdict: 'unknown', evidence: { characteristic: id } };
  return { verdict: meeting === undefined ? 'missed' : 'matched', evidence: { characteristic: id, field, value: values[field] } };
}

function isFilled(value: CellValue): boolean {
  return value !== undefined && value !== '' && !(typeof value === 'object' && value.length === 0);
}
