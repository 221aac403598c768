// Runs a rehearsal in a worker of its own: the page stays free, and stopping means that the worker is gone at once.
import type { RehearsalInput, RehearsalProgress, RehearsalResult } from '../../../../domain/routing/rehearsal.ts';
import type { RehearsedLead } from '../../../../domain/routing/rehearsal/rehearsalFigures.ts';
import { LEADS_IN_A_PART, partsOf, type FromWorker, type RehearsalFigures, type ToWorker } from './rehearsing.ts';

/** A result as the page needs it: leads are those that would go elsewhere or to nobody. */
export type RehearsalShown = RehearsalResult & Pick<RehearsalFigures, 'decided' | 'waited'>;

interface Run {
  readonly onProgress: (progress: RehearsalProgress) => void;
  readonly signal: AbortSignal;
}

/** @returns undefined when it was stopped. @throws Error when the worker could not be loaded or broke. */
export function runRehearsal({ leads, ...input }: RehearsalInput, { onProgress, signal }: Run): Promise<RehearsalShown | undefined> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return resolve(undefined);
    const worker = new Worker(new URL('./rehearsalWorker.ts', import.meta.url));
    const found: RehearsedLead[] = [];
    const end = (): void => {
      worker.terminate();
      signal.removeEventListener('abort', stop);
    };
    const stop = (): void => {
      end();
      resolve(undefined);
    };
    signal.addEventListener('abort', stop);
    worker.onerror = (event) => {
      end();
      reject(new Error(event.message));
    };
    worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
      if (data.kind === 'progress') return onProgress(data.progress);
      if (data.kind === 'leads') return void found.push(...data.leads);
      end();
      resolve({ ...data.figures, leads: found, slipped: found.filter(({ slips }) => slips) });
    };
    const send = (message: ToWorker): void => worker.postMessage(message);
    void sendInParts(partsOf(leads, LEADS_IN_A_PART), (part) => send({ kind: 'leads', leads: part }), signal).then(() => (signal.aborted ? undefined : send({ kind: 'rehearse', input })));
  });
}

/** A press or a key has its turn between two parts. */
async function sendInParts<Part>(parts: readonly Part[], send: (part: Part) => void, signal: AbortSignal): Promise<void> {
  for (const part of parts) {
    if (signal.aborted) return;
    send(part);
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
}
