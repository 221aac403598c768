// Insights about the companies of leads: what the CRM keeps of them, read and replaced by derived id.
import { insightKinds, newsKinds, sourceIds } from '../../domain/insight.ts';
import type { Insight, InsightKind, InsightPoint, NewsKind, SourceId, WebCitation } from '../../domain/insight.ts';
import type { Id } from '../../domain/records.ts';
import type { CrmClient } from '../client.ts';
import type { Row } from '../client/row.ts';
import { equalsId, guid, queryText } from '../client/odata.ts';
import { steadyId } from '../steadyId.ts';
import { columns, insightKindValues } from '../tables.ts';

const SET = 'hrz_insights';
/** Of the column. */
const LONGEST_NAME = 320;
const FACT_KINDS: ReadonlySet<string> = new Set([
  'summary', 'industry', 'employees', 'headquarters', 'founded', 'website', 'officer', 'products', 'mission', 'stock-symbol', 'parent',
  'revenue', 'net-income', 'operating-income', 'assets', 'liabilities', 'equity', 'cash', 'health', 'funding', 'news', 'mention',
]);
const WEAKNESSES = ['old', 'single', 'name-only'] as const;

/** The row an insight is kept in: research again, and it is replaced. */
export function insightId(leadId: Id<'lead'>, kind: InsightKind, source: SourceId): Promise<Id<'insight'>> {
  return steadyId('insight', leadId.toLowerCase(), kind, source);
}

/** What is known about the company of a lead, as the caller may read it. @throws AppError */
export async function readInsights(crm: CrmClient, leadId: Id<'lead'>): Promise<readonly Insight[]> {
  const rows = await crm.read(`${SET}?${queryText({ select: columns.hrz_insight, filter: equalsId('_hrz_leadid_value', leadId), orderBy: 'hrz_insightid' })}`);
  return rows.flatMap((row) => insightOf(row) ?? []);
}

/** The columns an insight is written with; `ownerId` is the lead's owner, who may then read it. */
export async function insightBody(insight: Insight, ownerId: Id<'user'>): Promise<Row> {
  return {
    hrz_insightid: await insightId(insight.leadId, insight.kind, insight.source),
    hrz_name: insight.title.slice(0, LONGEST_NAME) || insight.source,
    hrz_kind: insightKindValues[insight.kind],
    hrz_source: insight.source,
    hrz_points: JSON.stringify(insight.points),
    hrz_gatheredon: insight.gatheredOn,
    hrz_expireson: insight.expiresOn,
    'hrz_LeadId@odata.bind': `/leads(${guid(insight.leadId)})`,
    'ownerid@odata.bind': `/systemusers(${guid(ownerId)})`,
  };
}

/** A row selected with `columns.hrz_insight`; undefined when it is of a later version. */
export function insightOf(row: Row): Insight | undefined {
  const leadId = row['_hrz_leadid_value'];
  const kind = insightKinds.find((each) => insightKindValues[each] === row['hrz_kind']);
  const source = sourceIds.find((each) => each === row['hrz_source']);
  const gatheredOn = row['hrz_gatheredon'];
  const expiresOn = row['hrz_expireson'];
  if (typeof leadId !== 'string' || kind === undefined || source === undefined || typeof gatheredOn !== 'string' || typeof expiresOn !== 'string') return undefined;
  return { leadId, kind, source, title: typeof row['hrz_name'] === 'string' ? row['hrz_name'] : '', points: pointsIn(row['hrz_points']), gatheredOn, expiresOn };
}

function pointsIn(text: unknown): readonly InsightPoint[] {
  if (typeof text !== 'string') return [];
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value.flatMap((each) => pointOf(each) ?? []) : [];
  } catch {
    return [];
  }
}

/** A fact that lost its citation is no fact. */
function pointOf(given: unknown): InsightPoint | undefined {
  if (typeof given !== 'object' || given === null) return undefined;
  const { kind, value, year, change, role, news, on, weak, citation } = given as Readonly<Record<string, unknown>>;
  const cited = citationOf(citation);
  if (typeof kind !== 'string' || !FACT_KINDS.has(kind) || cited === undefined) return undefined;
  const isMoney = typeof value === 'object' && value !== null && 'amount' in value && typeof value.amount === 'number';
  if (typeof value !== 'string' && typeof value !== 'number' && !isMoney) return undefined;
  return {
    kind: kind as InsightPoint['kind'],
    value: value as InsightPoint['value'],
    ...(typeof year === 'number' ? { year } : {}),
    ...(typeof change === 'number' ? { change } : {}),
    ...(typeof role === 'string' ? { role } : {}),
    ...(newsKinds.includes(news as NewsKind) ? { news: news as NewsKind } : {}),
    ...(typeof on === 'string' ? { on } : {}),
    ...(Array.isArray(weak) ? { weak: WEAKNESSES.filter((each) => weak.includes(each)) } : {}),
    citation: cited,
  };
}

function citationOf(given: unknown): WebCitation | undefined {
  if (typeof given !== 'object' || given === null) return undefined;
  const { title, url, publisher, date, quote, fetchedOn } = given as Readonly<Record<string, unknown>>;
  // Only what a browser may open as a page becomes a link.
  if (typeof title !== 'string' || typeof url !== 'string' || !/^https?:\/\//i.test(url) || typeof publisher !== 'string' || typeof quote !== 'string' || typeof fetchedOn !== 'string') return undefined;
  return { kind: 'web', title, url, publisher, quote, fetchedOn, ...(typeof date === 'string' ? { date } : {}) };
}
