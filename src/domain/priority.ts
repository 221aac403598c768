// The order of leads: key after key, each deciding only where all before it are equal, and the row id last. So the same leads always
// come in the same order, and each place has a one-line reason: the first key that differs from the lead below.

/** One key of the order, for all leads. */
export interface PriorityKey {
  /** e.g. `hand-raiser`, `fit`, `score`, `created`. */
  readonly id: string;
  /** One number a lead, the greater the higher it stands; NaN = not known, which stands below everything known. */
  readonly values: Float64Array;
}

export interface RankedLead {
  /** 1 = first. */
  readonly rank: number;
  /** Which of the leads it is. */
  readonly lead: number;
  /** Why it stands above the next lead; undefined for the last of all. `key` is `id` where nothing else tells them apart. */
  readonly above?: { readonly lead: number; readonly key: string };
}

/**
 * The first `most` leads in order, in one pass over all of them.
 * @param ids row ids, one a lead; they decide between leads that are equal in every key, the smaller first.
 */
export function rankLeads(ids: readonly string[], keys: readonly PriorityKey[], most: number): readonly RankedLead[] {
  const columns = keys.map(({ values }) => values);
  // One more than asked for: the last that is shown has its reason too.
  const best = bestLeads(ids, columns, Math.min(most + 1, ids.length));
  return best.slice(0, most).map((lead, place): RankedLead => {
    const next = best[place + 1];
    return { rank: place + 1, lead, ...(next === undefined ? {} : { above: { lead: next, key: keys[firstDifference(columns, lead, next)]?.id ?? 'id' } }) };
  });
}

/** A heap whose root is the lowest lead kept so far: nearly every other lead is compared with that one alone. */
function bestLeads(ids: readonly string[], columns: readonly Float64Array[], most: number): readonly number[] {
  const heap: number[] = [];
  const isBelow = (one: number, two: number): boolean => compareLeads(ids, columns, one, two) > 0;
  const first = columns[0];
  for (let lead = 0; lead < ids.length; lead++) {
    if (heap.length < most) {
      heap.push(lead);
      rise(heap, isBelow);
      continue;
    }
    const lowest = heap[0];
    if (lowest === undefined) break;
    // The common case without a call: lower in the first key already.
    if (first !== undefined && (first[lead] ?? 0) < (first[lowest] ?? 0)) continue;
    if (isBelow(lead, lowest)) continue;
    heap[0] = lead;
    sink(heap, isBelow);
  }
  return heap.sort((one, two) => compareLeads(ids, columns, one, two));
}

type Below = (one: number, two: number) => boolean;

function rise(heap: number[], isBelow: Below): void {
  let place = heap.length - 1;
  while (place > 0) {
    const parent = (place - 1) >> 1;
    if (!isBelow(heap[place] ?? 0, heap[parent] ?? 0)) return;
    swap(heap, place, parent);
    place = parent;
  }
}

function sink(heap: number[], isBelow: Below): void {
  let place = 0;
  for (;;) {
    const [left, right] = [2 * place + 1, 2 * place + 2];
    let lowest = place;
    if (left < heap.length && isBelow(heap[left] ?? 0, heap[lowest] ?? 0)) lowest = left;
    if (right < heap.length && isBelow(heap[right] ?? 0, heap[lowest] ?? 0)) lowest = right;
    if (lowest === place) return;
    swap(heap, place, lowest);
    place = lowest;
  }
}

function swap(heap: number[], one: number, two: number): void {
  [heap[one], heap[two]] = [heap[two] ?? 0, heap[one] ?? 0];
}

/** Below zero when lead `one` stands above lead `two`. */
function compareLeads(ids: readonly string[], columns: readonly Float64Array[], one: number, two: number): number {
  const column = columns[firstDifference(columns, one, two)];
  if (column !== undefined) return rankable(column[two]) - rankable(column[one]) > 0 ? 1 : -1;
  const [first, second] = [ids[one] ?? '', ids[two] ?? ''];
  return first < second ? -1 : first > second ? 1 : one - two;
}

/** The place of the first key in which two leads differ; the number of keys when there is none. */
function firstDifference(columns: readonly Float64Array[], one: number, two: number): number {
  let place = 0;
  for (; place < columns.length; place++) if (rankable(columns[place]?.[one]) !== rankable(columns[place]?.[two])) break;
  return place;
}

function rankable(value: number | undefined): number {
  return value === undefined || Number.isNaN(value) ? Number.NEGATIVE_INFINITY : value;
}
