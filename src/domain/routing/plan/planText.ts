// A plan as a file: what an admin exports, keeps in their own versioning, mails to a colleague and imports again. Export then import
// gives the same plan and tests; a file from elsewhere is read strictly, every problem named by where it stands.
import type { RoutingPlan, RuleTest } from '../plan.ts';
import { readPlan, readRuleTests } from './planReading.ts';
import type { ReadingProblem } from '../reading.ts';

const FORMAT = 'handraise-routing-plan';
const FORMAT_VERSION = 1;
/** As much as the CRM's column holds. */
const LONGEST = 1_048_576;
/** A file that is something else altogether is not told of line by line. */
const MOST_PROBLEMS = 20;

/** Two spaces to a step, one field a line: made for comparing versions. */
export function planToText(plan: RoutingPlan, tests: readonly RuleTest[]): string {
  return `${JSON.stringify({ format: FORMAT, formatVersion: FORMAT_VERSION, plan, tests }, undefined, 2)}\n`;
}

export type PlanFromText =
  | { readonly plan: RoutingPlan; readonly tests: readonly RuleTest[] }
  /** At least one, at most 20; a code and the path it stands at. */
  | { readonly problems: readonly ReadingProblem[] };

/** Reads what `planToText` wrote, or somebody else; the plan keeps the number it had. Ids nobody knows are kept: `problemsOfPlan` names them. */
export function planFromText(text: string): PlanFromText {
  if (text.length > LONGEST) return { problems: [{ path: '', code: 'too-long' }] };
  const file = parsed(text);
  if (file === undefined) return { problems: [{ path: '', code: 'not-json' }] };
  if (typeof file.value !== 'object' || file.value === null || Array.isArray(file.value)) return { problems: [{ path: '', code: 'not-an-object' }] };
  const { format, formatVersion, plan, tests, ...rest } = file.value as Readonly<Record<string, unknown>>;
  if (format !== FORMAT) return { problems: [{ path: 'format', code: 'wrong-format' }] };
  if (formatVersion !== FORMAT_VERSION) return { problems: [{ path: 'formatVersion', code: typeof formatVersion === 'number' && formatVersion > FORMAT_VERSION ? 'newer-format' : 'wrong-format' }] };
  const readPlanPart = readPlan(plan);
  const readTestsPart = readRuleTests(tests ?? []);
  const unknown = Object.keys(rest).map((name) => ({ path: name.slice(0, 200), code: 'unknown-field' as const }));
  if ('read' in readPlanPart && 'read' in readTestsPart && unknown.length === 0) return { plan: readPlanPart.read, tests: readTestsPart.read };
  const problems = [...unknown, ...('problems' in readPlanPart ? readPlanPart.problems : []), ...('problems' in readTestsPart ? readTestsPart.problems : [])];
  return { problems: problems.slice(0, MOST_PROBLEMS) };
}

function parsed(text: string): { readonly value: unknown } | undefined {
  try {
    // A byte order mark is what some editors put in front.
    return { value: JSON.parse(text.replace(/^\uFEFF/, '')) as unknown };
  } catch {
    return undefined;
  }
}
