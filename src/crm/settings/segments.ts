// Segments as the admin saved them, and how they save them.
import { AppError } from '../../domain/errors.ts';
import type { Segment } from '../../domain/segment.ts';
import type { SegmentChange } from '../../domain/settingsChange.ts';
import type { Change } from '../client/changes.ts';
import type { CrmClient } from '../client.ts';
import type { Row } from '../client/row.ts';
import { queryText } from '../client/odata.ts';
import { conditionsOf } from './settingsSections.ts';
import { columns } from '../tables.ts';

/** Of the columns. */
const LONGEST = { name: 320, conditions: 1_048_576 } as const;

/** A segment with the version of its row, which an edit names. */
export interface SavedSegment extends Segment {
  readonly version: string;
}

/** Every segment, in the order of its id. One whose conditions can't be read is not active. @throws AppError */
export async function readSegments(crm: CrmClient): Promise<readonly SavedSegment[]> {
  const rows = await crm.read(`hrz_segments?${queryText({ select: columns.hrz_segment, orderBy: 'hrz_segmentid' })}`);
  return rows.flatMap((row) => segmentOf(row) ?? []);
}

function segmentOf(row: Row): SavedSegment | undefined {
  const id = row['hrz_segmentid'];
  if (typeof id !== 'string') return undefined;
  const conditions = conditionsOf(row['hrz_conditions']);
  const isDefault = row['hrz_isdefault'] === true;
  return {
    id,
    version: String(row['@odata.etag'] ?? row['versionnumber'] ?? ''),
    name: typeof row['hrz_name'] === 'string' ? row['hrz_name'] : '',
    priority: typeof row['hrz_priority'] === 'number' ? row['hrz_priority'] : 0,
    conditions: conditions ?? { match: 'all', of: [] },
    ...(isDefault ? { isDefault: true } : {}),
    isActive: row['hrz_isactive'] !== false && (conditions !== undefined || isDefault),
  };
}

/** A segment's row as it is to be. @throws AppError `too-long`, `bad-request` for conditions that could not be read back. */
export function segmentChange(segment: SegmentChange): Change {
  const { id, version, name, priority, conditions, isActive, isDefault } = segment;
  const text = JSON.stringify(conditions);
  if (name.trim() === '' || conditionsOf(text) === undefined) throw new AppError('bad-request');
  const tooLong = [{ length: name.length, most: LONGEST.name }, { length: text.length, most: LONGEST.conditions }].find(({ length, most }) => length > most);
  if (tooLong !== undefined) throw new AppError('too-long', { params: tooLong });
  const body = { hrz_name: name, hrz_priority: priority, hrz_conditions: text, hrz_isactive: isActive, hrz_isdefault: isDefault === true };
  return version === undefined ? { kind: 'create', set: 'hrz_segments', body: { hrz_segmentid: id, ...body } } : { kind: 'update', set: 'hrz_segments', id, body, version };
}

/** Takes a segment away. @param segment as it was read. @throws AppError `changed-elsewhere` when somebody saved it in between; one that is gone already is no error. */
export async function removeSegment(crm: CrmClient, segment: Pick<SavedSegment, 'id' | 'version'>): Promise<void> {
  try {
    await crm.remove('hrz_segments', segment.id, segment.version);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'not-found') throw error;
  }
}
