// Segments as the admin saved them.
import type { Segment } from '../domain/segment.ts';
import type { CrmClient, Row } from './client.ts';
import { queryText } from './odata.ts';
import { conditionsOf } from './settingsSections.ts';
import { columns } from './tables.ts';

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
