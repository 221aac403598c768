// How long leads typically wait for an owner. Those a person gave don't count: that is not the rules' speed.

interface Given {
  /** UTC ISO instants. */
  readonly arrivedOn?: string;
  readonly assignedOn?: string;
  readonly byHand: boolean;
}

/** Milliseconds within which half of the leads found an owner; undefined without any. An owner before the arrival counts as at once. */
export function typicalTimeToOwner(given: readonly Given[]): number | undefined {
  const waits = given
    .flatMap(({ arrivedOn, assignedOn, byHand }) => (byHand || arrivedOn === undefined || assignedOn === undefined ? [] : [Date.parse(assignedOn) - Date.parse(arrivedOn)]))
    .filter((wait) => Number.isFinite(wait))
    .map((wait) => Math.max(0, wait))
    .sort((one, two) => one - two);
  const middle = waits.length >> 1;
  const [upper, lower] = [waits[middle], waits[middle - 1]];
  if (upper === undefined) return undefined;
  return waits.length % 2 === 1 || lower === undefined ? upper : (upper + lower) / 2;
}
