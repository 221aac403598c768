// Takes hold of a row for a change: found, visible, permitted and of the version the client knows, or an error that says which not.
import { conditionOrFalse, missingPrivilege, requirePrivilege } from '../access/rowAccess.ts';
import type { Right } from '../access/privileges.ts';
import type { Context } from '../context.ts';
import { QueryText } from '../query/queryText.ts';
import { etagOf } from '../query/rowJson.ts';
import { columnSql, tableSql } from '../storage/identifiers.ts';
import { errorCodes, rowNotFound, WebApiError } from '../webApiError.ts';
import type { StoredRow } from './derived.ts';
import type { RowReference } from './references.ts';

/** `If-Match` and `If-None-Match` of the request. */
export interface Preconditions {
  readonly ifMatch?: string;
  readonly ifNoneMatch?: string;
}

export const noPreconditions: Preconditions = {};

/**
 * The stored row, locked until the transaction ends; undefined when it does not exist.
 * Exists but not visible is a 404, visible but not permitted a 403, a stale `If-Match` a 412.
 */
export async function lockRow(context: Context, { table, id }: RowReference, want: { readonly right: Right; readonly preconditions: Preconditions }): Promise<StoredRow | undefined> {
  requirePrivilege(context.caller, table, want.right);
  const text = new QueryText();
  const alias = text.nextAlias();
  const target = { table, alias };
  const readable = conditionOrFalse(context.caller, target, 'Read', text);
  const permitted = conditionOrFalse(context.caller, target, want.right, text);
  const [row] = await context.session.query(
    `select ${alias}.*, ${readable} as "$readable", ${permitted} as "$permitted" from ${tableSql(table)} ${alias} where ${columnSql(table.idColumn, alias)} = ${text.bind(id, 'uuid')} for update`,
    text.values,
  );
  if (!row) return undefined;
  if (row['$readable'] !== true) throw rowNotFound(table.name, id);
  if (want.preconditions.ifNoneMatch === '*') throw new WebApiError(412, errorCodes.duplicateKey, 'A record with matching key values already exists.');
  if (row['$permitted'] !== true) throw missingPrivilege(context.caller, table, want.right);
  const { ifMatch } = want.preconditions;
  if (ifMatch !== undefined && ifMatch !== '*' && !sameEtag(ifMatch, etagOf(row['versionnumber']))) {
    throw new WebApiError(412, errorCodes.rowVersion, "The version of the existing record doesn't match the RowVersion property provided.");
  }
  return row;
}

/** True when a header value names this ETag, weak mark or not. */
export function sameEtag(header: string, etag: string): boolean {
  const bare = (text: string): string => text.trim().replace(/^W\//, '');
  return header.split(',').some((one) => bare(one) === bare(etag));
}
