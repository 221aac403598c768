// docs/dataverse.md names every table, column and privilege; this test holds it to tables.ts.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ownRoles, privilegesOf } from '../../src/crm/provisioning/provisioningRoles.ts';
import { columns, ownTables, type OwnColumn } from '../../src/crm/tables.ts';

const root = resolve(__dirname, '../..');
const text = readFileSync(join(root, 'docs/dataverse.md'), 'utf8');
const cellsOf = (section: string): readonly (readonly string[])[] =>
  section.split('\n').filter((line) => line.startsWith('| `')).map((line) => line.slice(1, -1).split('|').map((cell) => cell.trim()));

function typeOf(column: OwnColumn): string {
  if (column.lookup) return `Lookup → \`${column.lookup.table}\` (${column.lookup.behavior}, \`${column.lookup.navigation}\` / \`${column.lookup.collection}\`)`;
  if (column.options) return `Picklist: ${Object.entries(column.options).map(([value, label]) => `${value} ${label}`).join(', ')}`;
  return column.type + (column.maxLength === undefined ? (column.behavior === undefined ? '' : `(${column.behavior})`) : `(${column.maxLength})`);
}

test('docs/dataverse.md has a section for each of our tables and for no other', () => {
  expect([...text.matchAll(/^### `(\w+)`/gm)].map(([, name]) => name)).toEqual(ownTables.map(({ logicalName }) => logicalName));
});

test.each(ownTables.map((table) => [table.logicalName, table] as const))('docs/dataverse.md tells the names and column types of %s', (name, table) => {
  const section = text.split(/^###? /m).find((part) => part.startsWith(`\`${name}\``)) ?? '';
  expect(section).toContain(`Entity set \`${table.entitySetName}\`, schema name \`${table.schemaName}\`, ${table.ownership}, key \`${table.primaryId}\`, name \`${table.primaryName}\`.`);
  expect(cellsOf(section)).toEqual(table.columns.map((column) => [`\`${column.logicalName}\``, `\`${column.schemaName}\``, typeOf(column), column.required ? 'yes' : 'no', column.displayName]));
  for (const [key, parts] of Object.entries(table.keys ?? {})) expect(section).toContain(`Alternate key \`${key}\`: ${parts.join(', ')}.`);
});

test('[A16] docs/dataverse.md lists the privileges of each role, per table', () => {
  const section = text.split(/^## /m).find((part) => part.startsWith('Security roles')) ?? '';
  const words = new Map(ownTables.map(({ logicalName, schemaName }) => [logicalName, schemaName]));
  const listed = (cell: string, table: string): readonly string[] => cell.split(';').flatMap((part) => {
    const [rights = '', depth = ''] = [part.trim().replace(/ \w+$/, ''), part.trim().split(' ').at(-1)];
    return rights.split(', ').map((right) => `prv${right}${words.get(table) ?? 'Lead'} ${depth}`);
  });
  const rows = cellsOf(section);
  for (const [index, role] of ownRoles.entries()) {
    const told = rows.flatMap((row) => listed(row[index + 1] ?? '', (row[0] ?? '').replaceAll('`', '')));
    expect([...told].sort()).toEqual(privilegesOf(role).map(({ name, depth }) => `${name} ${depth}`).sort());
  }
});

test('docs/dataverse.md names every table of Microsoft’s that we use, and no msdyn_ column the embedded CRM doesn’t have', () => {
  const section = text.split(/^## /m).find((part) => part.startsWith('Microsoft')) ?? '';
  expect(Object.keys(columns).filter((table) => !table.startsWith('hrz_') && !section.includes(`\`${table}\``))).toEqual([]);
  const registry = ['routing', 'sales'].map((file) => readFileSync(join(root, `src/standalone/crm/registry/${file}.json`), 'utf8')).join('\n').toLowerCase();
  const named = [...section.matchAll(/`(msdyn_\w+)`/g)].map(([, name = '']) => name);
  expect(named.length).toBeGreaterThan(10);
  expect(named.filter((name) => !new RegExp(`\\b${name.toLowerCase()}\\b`).test(registry))).toEqual([]);
});
