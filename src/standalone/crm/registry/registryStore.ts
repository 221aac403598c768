// The tables as they are now: those of the program and what was added through the metadata endpoints, which the database keeps.
// Several servers over one database see each other's additions within seconds.
import type { OwnTable } from '../../../crm/tables.ts';
import type { Session } from '../storage/database.ts';
import { customizationName, customizationsOf, type Customization } from './customization.ts';
import { buildRegistry, type Registry } from './registry.ts';

export interface RegistryStore {
  /** What the program itself brings. */
  readonly base: Registry;
  current(): Registry;
  /** Reads the additions again; without `force` only when they may have changed elsewhere. */
  refresh(session: Session, force?: boolean): Promise<void>;
}

/** An addition made by another process is seen after this long; one made here at once. */
const FRESH_MS = 10_000;

/** A store over the tables the program brings along. */
export function createRegistryStore(ownTables: readonly OwnTable[]): RegistryStore {
  const brought = ownTables.flatMap(customizationsOf);
  const base = buildRegistry(brought);
  let current = base;
  let seen = '[]';
  let at = Number.NEGATIVE_INFINITY;
  return {
    base,
    current: () => current,
    refresh: async (session, force = false) => {
      if (!force && Date.now() - at < FRESH_MS) return;
      at = Date.now();
      const rows = await session.query<{ definition: Customization }>('select definition from crm."$customization" order by made');
      const text = JSON.stringify(rows);
      if (text === seen) return;
      seen = text;
      current = buildRegistry(merge(brought, rows.map((row) => row.definition)));
    },
  };
}

/** What the program brings wins over what was created under the same name. */
function merge(brought: readonly Customization[], added: readonly Customization[]): readonly Customization[] {
  const nameOf = (one: Customization): string => `${one.kind} ${customizationName(one)}`;
  const known = new Set(brought.map(nameOf));
  const collections = new Set(brought.flatMap((one) => (one.kind === 'relationship' ? [`${one.referencing}.${one.column}`] : [])));
  return [...brought, ...added.filter((one) => !known.has(nameOf(one)) && !(one.kind === 'relationship' && collections.has(`${one.referencing}.${one.column}`)))];
}
