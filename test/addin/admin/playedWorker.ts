// The worker of a rehearsal in the test's own process: what goes to and fro is copied as between a page and a worker, each message in a turn
// of its own.
import { deserialize, serialize } from 'node:v8';
import { openRehearsing, type FromWorker, type ToWorker } from '../../../src/addin/admin/routing/rehearsal/rehearsing.ts';

interface PlayedWorkers {
  /** Their replays wait from now on. */
  hold(): void;
  /** Those that were ended. */
  terminated(): number;
  /** The next ones break as soon as they are told something. */
  breakNext(): void;
}

/** As the browser copies what is posted. */
function copied<Message>(message: Message): Message {
  return deserialize(serialize(message)) as Message;
}

/** Puts them where the page looks for workers. */
export function playWorkers(): PlayedWorkers {
  let isHeld = false;
  let isBroken = false;
  let terminated = 0;
  class PlayedWorker {
    onmessage?: (event: { readonly data: FromWorker }) => void;
    onerror?: (event: { readonly message: string }) => void;
    #isOver = false;
    readonly #take = openRehearsing((message) => {
      const data = copied(message);
      queueMicrotask(() => (this.#isOver ? undefined : this.onmessage?.({ data })));
    });
    constructor(address: URL) {
      if (!address.pathname.endsWith('/rehearsalWorker.ts')) throw new Error(`no worker ${address.pathname}`);
    }
    postMessage(message: ToWorker): void {
      const copy = copied(message);
      queueMicrotask(() => {
        if (this.#isOver || (isHeld && copy.kind === 'rehearse')) return;
        if (isBroken) this.onerror?.({ message: 'broken' });
        else this.#take(copy);
      });
    }
    terminate(): void {
      if (!this.#isOver) terminated += 1;
      this.#isOver = true;
    }
  }
  Object.defineProperty(globalThis, 'Worker', { value: PlayedWorker, configurable: true });
  return { hold: () => void (isHeld = true), terminated: () => terminated, breakNext: () => void (isBroken = true) };
}
