// Work that many ask for and that runs once at a time.

export interface Repeatable {
  /** Runs it now, or once more when it is running. */
  readonly run: () => void;
  /** Never runs again; resolves when it doesn't run any more. */
  readonly ended: () => Promise<void>;
}

/** Work that is run again when it was asked for while it ran; never twice at once. */
export function repeatable(work: () => Promise<void>, onError: (error: unknown) => void): Repeatable {
  let running: Promise<void> | undefined;
  let isWanted = false;
  let isOver = false;
  const go = async (): Promise<void> => {
    do {
      isWanted = false;
      await work().catch(onError);
    } while (isWanted && !isOver);
    running = undefined;
  };
  return {
    run: () => {
      if (isOver) return;
      isWanted = true;
      running ??= go();
    },
    ended: async () => {
      isOver = true;
      await running;
    },
  };
}
