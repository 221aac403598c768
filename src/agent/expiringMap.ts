// A small memory with an end: every entry has its own time to live, and the oldest go when it is full.

/** `clock` in milliseconds; the system's unless given. */
export class ExpiringMap<Value> {
  readonly #entries = new Map<string, { readonly value: Value; readonly ends: number }>();
  readonly #most: number;
  readonly #clock: () => number;

  constructor(most: number, clock: () => number = Date.now) {
    this.#most = most;
    this.#clock = clock;
  }

  get(key: string): Value | undefined {
    const entry = this.#entries.get(key);
    if (entry === undefined) return undefined;
    if (entry.ends > this.#clock()) return entry.value;
    this.#entries.delete(key);
    return undefined;
  }

  set(key: string, value: Value, livesMs: number): void {
    this.#entries.delete(key);
    this.#entries.set(key, { value, ends: this.#clock() + livesMs });
    if (this.#entries.size <= this.#most) return;
    // A Map keeps the order of insertion, so the first is the oldest.
    for (const oldest of this.#entries.keys()) {
      this.#entries.delete(oldest);
      break;
    }
  }

  clear(): void {
    this.#entries.clear();
  }

  get size(): number {
    return this.#entries.size;
  }
}
