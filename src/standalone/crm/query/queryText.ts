// Values of one SQL statement under construction: everything a client sent goes through bind, nothing into the text.

export class QueryText {
  readonly values: unknown[] = [];
  private aliases = 0;

  /** A placeholder for the value, cast to an SQL type written by us. */
  bind(value: unknown, type: string): string {
    this.values.push(value);
    return `$${this.values.length}::${type}`;
  }

  /** A table alias not used in this statement yet. */
  nextAlias(): string {
    this.aliases += 1;
    return `t${this.aliases}`;
  }
}
