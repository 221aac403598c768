// Long work in steps: whoever runs it may let others have their turn between two of them.

/** Yields between steps and returns the result; what comes out does not depend on when its steps are run. */
export type Steps<Result> = Generator<undefined, Result, undefined>;

/** All steps at once. */
export function finish<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
