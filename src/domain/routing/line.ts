// Sellers in a line: a heap by key, then by place. Keys only grow by themselves, so a key is looked at again when its seller comes to
// the front; whoever's key becomes smaller is put in anew.

/** Members by number, 0 to `size - 1`, in the order of their places. */
export interface Line {
  /** Puts a member in, or where its key now belongs. */
  put(member: number): void;
  /** Puts in all of a line that is empty. */
  fill(members: readonly number[]): void;
  remove(member: number): void;
  /** The first; -1 = nobody. */
  first(): number;
  /** The first so many, in their order. */
  firstOf(count: number): readonly number[];
  length(): number;
}

/** @param width numbers in a key. @param key of a member as it is now; never smaller than it was, unless `put` follows. */
export function openLine(size: number, width: number, key: (member: number) => readonly number[]): Line {
  const heap = new Int32Array(size);
  const at = new Int32Array(size).fill(-1);
  const keys = new Float64Array(size * width);
  let length = 0;
  const isBefore = (one: number, other: number): boolean => {
    const [number, against] = [keys[one * width] ?? 0, keys[other * width] ?? 0];
    return number === against ? isBeforeByTheRest(one, other) : number < against;
  };
  const isBeforeByTheRest = (one: number, other: number): boolean => {
    for (let part = 1; part < width; part++) {
      const difference = (keys[one * width + part] ?? 0) - (keys[other * width + part] ?? 0);
      if (difference !== 0) return difference < 0;
    }
    return one < other;
  };
  const stand = (member: number, place: number): void => {
    heap[place] = member;
    at[member] = place;
  };
  const up = (member: number, from: number, top = 0): void => {
    let place = from;
    while (place > top) {
      const parent = heap[(place - 1) >>> 2] ?? 0;
      if (!isBefore(member, parent)) break;
      stand(parent, place);
      place = (place - 1) >>> 2;
    }
    stand(member, place);
  };
  /** To the very end and up again: who was just served belongs near the end, and half the comparing is saved. */
  const down = (member: number, from: number): void => {
    let place = from;
    for (let child = 4 * place + 1; child < length; child = 4 * place + 1) {
      let least = heap[child] ?? 0;
      let where = child;
      for (let next = child + 1; next < length && next < child + 4; next++) {
        const member = heap[next] ?? 0;
        if (!isBefore(member, least)) continue;
        least = member;
        where = next;
      }
      stand(least, place);
      place = where;
    }
    up(member, place, from);
  };
  /** Takes the key as it is now. @returns whether it changed. */
  const refresh = (member: number): boolean => {
    const now = key(member);
    let changed = false;
    for (let part = 0; part < width; part++) {
      const number = now[part] ?? 0;
      if (keys[member * width + part] === number) continue;
      keys[member * width + part] = number;
      changed = true;
    }
    return changed;
  };
  const put = (member: number): void => {
    refresh(member);
    const place = at[member] ?? -1;
    if (place === -1) {
      up(member, length++);
      return;
    }
    up(member, place);
    down(member, at[member] ?? 0);
  };
  const remove = (member: number): void => {
    const place = at[member] ?? -1;
    if (place === -1) return;
    at[member] = -1;
    length--;
    const last = heap[length] ?? 0;
    if (last === member) return;
    up(last, place);
    down(last, at[last] ?? 0);
  };
  const first = (): number => {
    while (length > 0) {
      const member = heap[0] ?? 0;
      if (!refresh(member)) return member;
      down(member, 0);
    }
    return -1;
  };
  return {
    put, remove, first,
    fill(members) {
      for (const member of members) {
        refresh(member);
        stand(member, length++);
      }
      for (let place = (length - 2) >> 2; place >= 0; place--) down(heap[place] ?? 0, place);
    },
    firstOf(count) {
      const taken: number[] = [];
      for (let member = first(); member !== -1 && taken.length < count; member = first()) {
        taken.push(member);
        remove(member);
      }
      for (const member of taken) up(member, length++);
      return taken;
    },
    length: () => length,
  };
}
