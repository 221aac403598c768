// The desk of the monitor over leads of its own: two that need attention, one that waits, two that were given.
import type { Outcome } from '../../../src/addin/admin/outcome.ts';
import type { DecisionShown, LineShown, MonitorDesk, RunLine } from '../../../src/addin/admin/routing/monitor/monitorDesk.ts';
import type { ErrorCode } from '../../../src/domain/errors.ts';

const someId = (place: number): string => `a0000000-0000-4000-8000-00000000000${place}`;

export const someLines: readonly LineShown[] = [
  { leadId: 'rui', version: 'W/"1"', leadName: 'Rui Matos', companyName: 'Cedro Alimentos', state: 'attention', why: 'sellers-lack-availability', byHand: false, arrivedOn: '2026-11-22T04:30:00Z', dueOn: '2026-11-22T08:30:00Z', responsibleId: someId(2) },
  { leadId: 'kirsten', version: 'W/"2"', leadName: 'Kirsten Dahl', state: 'attention', why: 'sellers-lack-capacity', fullSellers: 3, byHand: false, arrivedOn: '2026-11-22T08:50:00Z', dueOn: '2026-11-22T09:50:00Z', responsibleId: someId(2) },
  { leadId: 'omar', version: 'W/"3"', leadName: 'Omar Haddad', state: 'attention', why: 'service-lacks-privilege', byHand: false, arrivedOn: '2026-11-22T09:18:00Z', dueOn: '2026-11-22T10:18:00Z', responsibleId: someId(2) },
  { leadId: 'nina', version: 'W/"4"', leadName: 'Nina Berg', state: 'waiting', byHand: false, arrivedOn: '2026-11-22T09:29:50Z' },
  { leadId: 'jonas', version: 'W/"5"', leadName: 'Jonas Brandt', state: 'assigned', byHand: false, ruleName: 'Nordics', arrivedOn: '2026-11-22T08:00:00Z', assignedOn: '2026-11-22T08:00:38Z', assigneeId: someId(1), ownerName: 'Aiko Watanabe' },
  { leadId: 'greta', version: 'W/"6"', leadName: 'Greta Niemann', state: 'assigned', byHand: true, arrivedOn: '2026-11-21T08:00:00Z', assignedOn: '2026-11-22T07:00:00Z', assigneeId: someId(2), ownerName: 'Clara Novak' },
];

export interface PlayedMonitor {
  readonly desk: jest.Mocked<MonitorDesk>;
  lines(): readonly LineShown[];
  /** The CRM refuses to give this lead. */
  refuse(leadId: string, code: ErrorCode): void;
}

export function playMonitor(given: readonly LineShown[] = someLines, decision?: DecisionShown): PlayedMonitor {
  let lines = given;
  let runs: readonly RunLine[] = [];
  const refused = new Map<string, ErrorCode>();
  const done = <Value,>(value: Value): Outcome<Value> => ({ kind: 'done', value });
  const count = (state: LineShown['state']): number => lines.filter((line) => line.state === state).length;
  const desk: MonitorDesk = {
    countAttention: async () => done(count('attention')),
    readCounts: async () => done({ attention: count('attention'), waiting: count('waiting'), assigned: count('assigned') }),
    readLines: async (tab) => done(lines.filter(({ state }) => state === tab)),
    assign: async (wanted, ownerId) => {
      const outcomes = wanted.map(({ leadId }) => ({ leadId, ...(refused.get(leadId) === undefined ? {} : { code: refused.get(leadId) ?? ('unexpected' as const) }) }));
      lines = lines.map((line): LineShown => (outcomes.some(({ leadId, ...rest }) => leadId === line.leadId && !('code' in rest)) ? { ...line, state: 'assigned', byHand: true, assigneeId: ownerId, assignedOn: '2026-11-22T09:30:00Z' } : line));
      return done(outcomes);
    },
    askForRun: async () => {
      runs = [{ id: `run ${runs.length}`, state: 'asked', kind: 'manual', askedOn: '2026-11-22T09:30:00Z', askedBy: 'Priya Raman' }, ...runs];
      return done(undefined);
    },
    routeEarlier: async () => {
      runs = [{ id: `run ${runs.length}`, state: 'asked', kind: 'earlier', askedOn: '2026-11-22T09:30:00Z', askedBy: 'Priya Raman' }, ...runs];
      return done(undefined);
    },
    keepAsTest: async () => done(15),
    readRuns: async () => done(runs),
    readDecision: async () => done(decision),
  };
  return {
    desk: { countAttention: jest.fn(desk.countAttention), readCounts: jest.fn(desk.readCounts), readLines: jest.fn(desk.readLines), assign: jest.fn(desk.assign), askForRun: jest.fn(desk.askForRun), routeEarlier: jest.fn(desk.routeEarlier), keepAsTest: jest.fn(desk.keepAsTest), readRuns: jest.fn(desk.readRuns), readDecision: jest.fn(desk.readDecision) },
    lines: () => lines,
    refuse: (leadId, code) => void refused.set(leadId, code),
  };
}
