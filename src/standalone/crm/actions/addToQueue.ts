// AddToQueue: puts a row into a queue, or moves it there from the queue it is in. A row is in one queue at a time.
import { conditionOrFalse } from '../access/rowAccess.ts';
import type { Context } from '../context.ts';
import { readBody, type Operation } from '../http/operation.ts';
import { jsonReply, type Reply } from '../http/reply.ts';
import { QueryText } from '../query/queryText.ts';
import { columnNamed, navigationFor, type Table } from '../registry/registry.ts';
import { columnSql, tableSql } from '../storage/identifiers.ts';
import { setLookup, type Changes } from '../write/changes.ts';
import { createRow } from '../write/create.ts';
import { lockRow, noPreconditions } from '../write/lockRow.ts';
import { isBody, type Body } from '../write/payload.ts';
import type { RowReference } from '../write/references.ts';
import { storeChanges, updateRow } from '../write/update.ts';
import { errorCodes, rowNotFound, WebApiError } from '../webApiError.ts';
import { rowParameter } from './parameters.ts';

const LONGEST_TITLE = 850;

interface StoredItem {
  readonly id: string;
  readonly queueid: string;
}

/** POST queues(id)/Microsoft.Dynamics.CRM.AddToQueue {Target, SourceQueue?, QueueItemProperties?}. Answers {QueueItemId}: the item made or moved. */
export async function addToQueue(operation: Operation, queue: RowReference): Promise<Reply> {
  const { context } = operation;
  const body = readBody(operation);
  const properties = body['QueueItemProperties'] ?? {};
  if (!isBody(properties)) throw new WebApiError(400, errorCodes.payload, "The parameter 'QueueItemProperties' needs a queue item.");
  await requireSeen(context, queue);
  const target = await rowParameter(context, body['Target'], 'Target');
  const items = context.registry.tableNamed('queueitem');
  const navigation = navigationFor(items, columnNamed(items, 'objectid'), target.table.name);
  if (!navigation) throw new WebApiError(400, errorCodes.argument, `The entity '${target.table.name}' is not enabled for queues.`);
  const title = await titleOf(context, target);
  const item = await itemOf(context, items, target);
  const source = body['SourceQueue'] === undefined || body['SourceQueue'] === null ? undefined : await rowParameter(context, body['SourceQueue'], 'SourceQueue');
  if (source && item?.queueid !== source.id) throw new WebApiError(400, errorCodes.argument, 'The row is not in the source queue.');
  const id = item ? await move(context, { item: { table: items, id: item.id }, queue, isThere: item.queueid === queue.id, properties }) : await add(context, items, { queue, properties: { ...properties, title, [`${navigation.name}@odata.bind`]: `/${target.table.entitySetName}(${target.id})` } });
  return jsonReply({ '@odata.context': `${context.root}/$metadata#Microsoft.Dynamics.CRM.AddToQueueResponse`, QueueItemId: id });
}

async function requireSeen(context: Context, { table, id }: RowReference): Promise<void> {
  const text = new QueryText();
  const alias = text.nextAlias();
  const rows = await context.session.query(`select 1 from ${tableSql(table)} ${alias} where ${columnSql(table.idColumn, alias)} = ${text.bind(id, 'uuid')} and ${conditionOrFalse(context.caller, { table, alias }, 'Read', text)}`, text.values);
  if (rows.length === 0) throw rowNotFound(table.name, id);
}

/** The item is called what the row is called. The row is held, so that of two queues one gets it after the other. */
async function titleOf(context: Context, target: RowReference): Promise<string> {
  const row = await lockRow(context, target, { right: 'Read', preconditions: noPreconditions });
  if (!row) throw rowNotFound(target.table.name, target.id);
  const name = target.table.nameColumn === undefined ? undefined : row[target.table.nameColumn.name];
  return String(name ?? target.id).slice(0, LONGEST_TITLE);
}

async function itemOf(context: Context, items: Table, target: RowReference): Promise<StoredItem | undefined> {
  const [row] = await context.session.query<{ id: string; queueid: string }>(
    `select queueitemid as id, queueid from ${tableSql(items)} where objectid = $1::uuid and coalesce(statecode, 0) = 0 order by enteredon desc limit 1`,
    [target.id],
  );
  return row;
}

async function add(context: Context, items: Table, { queue, properties }: { readonly queue: RowReference; readonly properties: Body }): Promise<string> {
  const id = await createRow(context, { table: items, body: { ...properties, 'queueid@odata.bind': `/queues(${queue.id})` } });
  await storeChanges(context, { table: items, id }, entered(context));
  return id;
}

interface Move {
  readonly item: RowReference;
  readonly queue: RowReference;
  readonly isThere: boolean;
  readonly properties: Body;
}

/** In another queue nobody works on it yet. */
async function move(context: Context, { item, queue, isThere, properties }: Move): Promise<string> {
  if (!isThere) {
    await lockRow(context, item, { right: 'Write', preconditions: noPreconditions });
    const changes = entered(context);
    setLookup(changes, columnNamed(item.table, 'queueid'), queue);
    setLookup(changes, columnNamed(item.table, 'workerid'), undefined);
    await storeChanges(context, item, changes);
  }
  if (Object.keys(properties).length > 0) await updateRow(context, { reference: item, body: properties, preconditions: noPreconditions, mayCreate: false });
  return item.id;
}

const entered = (context: Context): Changes => new Map<string, unknown>([['enteredon', context.now.toISOString()]]);
