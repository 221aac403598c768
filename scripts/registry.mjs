#!/usr/bin/env node
// Writes src/standalone/crm/registry/*.json, the facts of the CRM tables in our compact form, from a table description file.
//   node scripts/registry.mjs TABLES.json
// Not needed at run time. A fact the description lacks is left out, never guessed; the few additions are listed in `intersections`.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const source = process.argv[2];
if (!source) {
  console.error('usage: node scripts/registry.mjs TABLES.json');
  process.exit(2);
}
const { tables } = JSON.parse(fs.readFileSync(source, 'utf8'));
const folder = path.join(path.dirname(fileURLToPath(import.meta.url)), '..', 'src', 'standalone', 'crm', 'registry');

const areas = {
  sales: ['lead', 'contact', 'account', 'opportunity', 'campaign', 'list', 'listmember', 'territory', 'connection'],
  activities: ['activitypointer', 'email', 'task', 'appointment', 'phonecall', 'opportunityclose', 'activityparty', 'activitymimeattachment',
    'annotation', 'queue', 'queueitem', 'mailbox', 'emailserverprofile', 'template'],
  organization: ['systemuser', 'team', 'teammembership', 'role', 'systemuserroles', 'teamroles', 'privilege', 'roleprivileges', 'businessunit',
    'organization', 'transactioncurrency', 'userquery', 'savedquery'],
};
areas.routing = Object.keys(tables).filter((name) => !Object.values(areas).flat().includes(name));

/** Party lists are written through the activity's parties, never as columns. */
const partyLists = new Set(['to', 'from', 'cc', 'bcc', 'related', 'customers', 'partners', 'organizer', 'optionalattendees', 'requiredattendees', 'resources', 'allparties']);
/** Intersect tables the description names without listing their columns. */
const intersections = {
  contactleads: { schema: 'ContactLeads', set: 'contactleadscollection', id: 'contactleadid', left: 'contact', right: 'lead' },
  accountleads: { schema: 'AccountLeads', set: 'accountleadscollection', id: 'accountleadid', left: 'account', right: 'lead' },
};
const fixedTypes = { entityimage: 'Memo', entityimage_url: 'String', entityimage_timestamp: 'BigInt' };
const required = { SystemRequired: 'system', ApplicationRequired: 'application', Recommended: 'recommended' };

function typeOf(table, name, column) {
  if (column.type !== '(web api only)') return column.type;
  return name === table.primaryId ? 'Uniqueidentifier' : fixedTypes[name];
}

/** `name|Schema name|label|type|key=value…`; keys: length, min, max, digits, default, required; flags: read-only, date-only. */
function columnLine(table, name, column) {
  const type = typeOf(table, name, column);
  if (!type || type === 'Virtual' || partyLists.has(name)) return undefined;
  const parts = [name, column.schemaName, column.displayName ?? '', type];
  if (column.maxLength !== undefined) parts.push(`length=${column.maxLength}`);
  if (column.min !== undefined && column.max > column.min) parts.push(`min=${column.min}`, `max=${column.max}`);
  if (column.precision !== undefined) parts.push(`digits=${column.precision}`);
  if (column.default !== undefined && column.default !== null && column.default !== -1) parts.push(`default=${column.default}`);
  if (required[column.requiredLevel]) parts.push(`required=${required[column.requiredLevel]}`);
  if (column.readOnly || name.startsWith('entityimage')) parts.push('read-only');
  if (column.edm === 'Edm.Date' || column.behavior === 'DateOnly') parts.push('date-only');
  if (parts.some((part) => String(part).includes('|'))) throw new Error(`separator inside ${table.logicalName}.${name}`);
  return parts.join('|');
}

/** `value[@state]:label`, one option an entry. */
function optionLines(table, column) {
  const states = new Map((table.columns.statecode?.options ?? []).map((option) => [option.label, option.value]));
  return column.options.map((option) => {
    const state = option.state === undefined ? '' : `@${states.get(option.state)}`;
    return `${option.value}${state}:${option.label}`;
  });
}

function describe(table) {
  const columns = [];
  const options = {};
  for (const [name, column] of Object.entries(table.columns)) {
    const line = columnLine(table, name, column);
    if (!line) continue;
    columns.push(line);
    if (column.options) options[name] = optionLines(table, column);
  }
  const known = new Set(columns.map((line) => line.split('|')[0]));
  const lookups = table.manyToOne.filter((one) => known.has(one.column) && tables[one.target]);
  const collections = table.oneToMany.filter((one) => tables[one.target]?.columns[one.targetAttribute]);
  return {
    schema: table.schemaName,
    set: table.entitySetName,
    ...(table.objectTypeCode === undefined ? {} : { code: table.objectTypeCode }),
    id: table.primaryId,
    ...(table.primaryName ? { name: table.primaryName } : {}),
    label: table.displayName,
    plural: table.displayCollectionName ?? '',
    ...(table.defaultStateStatus ? { status: Object.entries(table.defaultStateStatus).map(([state, status]) => `${state}:${status}`) } : {}),
    columns,
    options,
    lookups: lookups.map((one) => `${one.nav}|${one.column}|${one.target}`),
    collections: collections.map((many) => `${many.nav}|${many.target}|${many.targetAttribute}`),
    intersections: table.manyToMany.filter((many) => tables[many.target]).map((many) => `${many.nav}|${many.target}|${many.intersect}`),
  };
}

function describeIntersection({ schema, set, id, left, right }) {
  const line = (table) => `${tables[table].primaryId}|${tables[table].columns[tables[table].primaryId].schemaName}||Uniqueidentifier|read-only`;
  return {
    schema, set, id, label: schema, plural: schema, options: {}, lookups: [], collections: [], intersections: [],
    columns: [`${id}|${id}||Uniqueidentifier`, line(left), line(right), 'versionnumber|VersionNumber|Version Number|BigInt|read-only'],
  };
}

for (const [area, names] of Object.entries(areas)) {
  const described = Object.fromEntries(names.map((name) => [name, describe(tables[name])]));
  if (area === 'sales') for (const [name, facts] of Object.entries(intersections)) described[name] = describeIntersection(facts);
  fs.writeFileSync(path.join(folder, `${area}.json`), `${JSON.stringify(described, null, 1)}\n`);
  console.error(`${area}: ${Object.keys(described).length} tables`);
}
