// Sample rows are told by their ids, which are the same in every organization: no column of Microsoft's tables is ours to add.

const SAMPLE = '5a3e-70b1-4c00-8d00-';

/** Whether a row is sample data: it is shown as such and never learned from. @param id a GUID, upper or lower case. */
export function isSampleId(id: string): boolean {
  return id.slice(4, 4 + SAMPLE.length).toLowerCase() === SAMPLE;
}

/**
 * The fixed id of a sample row.
 * @param block four hexadecimal digits of its table.
 * @param position its place in the list, from 0.
 */
export function sampleId(block: string, position: number): string {
  return `${block}${SAMPLE}${String(position + 1).padStart(12, '0')}`;
}
