// Measures two ways of doing the same, turn by turn, so that whatever else the machine does meets both alike.

/** One line of the report. */
export interface Measure {
  readonly topic: string;
  readonly measure: string;
  readonly unit: string;
  readonly ours: number;
  readonly peer: number;
  readonly peerName: string;
  /** ours divided by peer: smaller is better. */
  readonly ratio: number;
  /** The largest ratio allowed; undefined where nothing is promised. */
  readonly gate?: number;
  readonly ok: boolean;
}

export interface Contest {
  readonly topic: string;
  readonly measure: string;
  readonly peerName: string;
  readonly gate?: number;
  readonly rounds: number;
  /** Rounds before the first that counts; more for what takes less than a millisecond, until both sides are compiled. */
  readonly warmUpRounds?: number;
  /** Ends the contest between two rounds, by throwing. */
  readonly signal: AbortSignal;
  readonly ours: () => Promise<unknown>;
  readonly peer: () => Promise<unknown>;
}

const WARM_UP_ROUNDS = 15;

/** Medians in milliseconds over the rounds, after a warm-up; who goes first changes every round. */
export async function compare(contest: Contest): Promise<Measure> {
  const times = { ours: [] as number[], peer: [] as number[] };
  for (let round = -(contest.warmUpRounds ?? WARM_UP_ROUNDS); round < contest.rounds; round++) {
    contest.signal.throwIfAborted();
    for (const side of round % 2 === 0 ? (['ours', 'peer'] as const) : (['peer', 'ours'] as const)) {
      const started = performance.now();
      await contest[side]();
      if (round >= 0) times[side].push(performance.now() - started);
    }
  }
  return report(contest, medianOf(times.ours), medianOf(times.peer));
}

/** A line for two numbers measured elsewhere. */
export function report(of: Pick<Contest, 'topic' | 'measure' | 'peerName' | 'gate'>, ours: number, peer: number): Measure {
  const ratio = rounded(ours / peer);
  const { topic, measure, peerName, gate } = of;
  return { topic, measure, unit: 'ms', ours: rounded(ours), peer: rounded(peer), peerName, ratio, ...(gate === undefined ? {} : { gate }), ok: gate === undefined || ratio <= gate };
}

function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

const rounded = (value: number): number => Math.round(value * 1000) / 1000;
