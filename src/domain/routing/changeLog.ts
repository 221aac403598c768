// Which places of the roster changed, in order, for readers that look when they need to. Each reader keeps its own mark.

/** Grows by `note`; readers go on from their mark. */
export interface ChangeLog {
  note(place: number): void;
  /** What was noted before no longer counts: every reader starts anew. */
  restart(): void;
  /**
   * Hands a reader what was noted since its mark.
   * @returns the new mark; undefined when the mark is too old or there was a restart: the reader starts anew from `mark()`.
   */
  since(mark: number, see: (place: number) => void): number | undefined;
  mark(): number;
}

/** @param most entries kept; a reader further behind starts anew, which costs it less than reading them. */
export function openLog(most: number): ChangeLog {
  const places: number[] = [];
  let first = 0;
  const forget = (): void => {
    first += places.length;
    places.length = 0;
  };
  return {
    note(place) {
      if (places.length >= most) forget();
      places.push(place);
    },
    restart() {
      forget();
      first++;
    },
    since(mark, see) {
      if (mark < first) return undefined;
      for (let at = mark - first; at < places.length; at++) see(places[at] ?? 0);
      return first + places.length;
    },
    mark: () => first + places.length,
  };
}
