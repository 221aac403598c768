// How far routing has looked, kept with what follows from it.
import type { Session } from '../store.ts';

export interface RoutingMarks {
  /** When the agent was activated for which `since` holds; UTC ISO instants. */
  readonly agentOn: string;
  /** Leads created from then on are routed, and earlier ones that are changed from then on and stand where leads come in. */
  readonly since: string;
  /** Routing ended: where it begins again, only what comes afterwards is routed. */
  readonly isOver?: boolean;
  /** Of the CRM's change tracking. */
  readonly link?: string;
  /** The latest change of a lead that was seen. */
  readonly seenOn?: string;
  /** When everything was compared with the CRM last. */
  readonly comparedOn?: string;
  /** When leads without a decision were looked for last. */
  readonly sweptOn?: string;
}

export async function readRoutingMarks(session: Session): Promise<RoutingMarks | undefined> {
  const [row] = await session.query<{ value: RoutingMarks }>("select value from agent.watch where key = 'routing'");
  return row?.value;
}

export async function saveRoutingMarks(session: Session, marks: RoutingMarks): Promise<void> {
  await session.query("insert into agent.watch (key, value) values ('routing', $1) on conflict (key) do update set value = excluded.value", [JSON.stringify(marks)]);
}

/** When the schedule of runs was last looked at; UTC milliseconds. */
export async function readScheduleMark(session: Session): Promise<number | undefined> {
  const [row] = await session.query<{ value: { readonly at: number } }>("select value from agent.watch where key = 'routing-schedule'");
  return row?.value.at;
}

export async function saveScheduleMark(session: Session, at: number): Promise<void> {
  await session.query("insert into agent.watch (key, value) values ('routing-schedule', $1) on conflict (key) do update set value = excluded.value", [JSON.stringify({ at })]);
}
