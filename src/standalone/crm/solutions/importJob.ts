// The row of `importjobs` about an import: which solution, when, and that it went through. One that fails leaves nothing, the row included.
import type { Context } from '../context.ts';
import { columnNamed, type Table } from '../registry/registry.ts';
import { insertRow, setLookup, updateStoredRow, type Changes } from '../write/changes.ts';
import type { Manifest } from './readManifest.ts';
import { element, LANGUAGE } from './xmlText.ts';

function stamp({ now, caller, registry }: Context, table: Table, changes: Changes): Changes {
  changes.set('modifiedon', now.toISOString());
  setLookup(changes, columnNamed(table, 'modifiedby'), { table: registry.tableNamed('systemuser'), id: caller.userId });
  return changes;
}

/** Makes the row. An id that exists is a 412. */
export async function startJob(context: Context, id: string, manifest: Manifest): Promise<void> {
  const { now, caller, registry, organization } = context;
  const table = registry.tableNamed('importjob');
  const changes: Changes = new Map<string, unknown>([['importjobid', id], ['name', 'Customizations'], ['solutionname', manifest.name], ['progress', 0], ['startedon', now.toISOString()], ['createdon', now.toISOString()], ['organizationid', organization.id]]);
  setLookup(changes, columnNamed(table, 'createdby'), { table: registry.tableNamed('systemuser'), id: caller.userId });
  await insertRow(context.session, table, stamp(context, table, changes));
}

/** Marks it done, with the result in the form clients read. */
export async function finishJob(context: Context, id: string, manifest: Manifest): Promise<void> {
  const table = context.registry.tableNamed('importjob');
  const result = element('result', { result: 'success', errorcode: 0, errortext: '', datetime: context.now.toISOString() });
  const about = element('solutionManifest', { languagecode: LANGUAGE, id: manifest.name, LocalizedName: manifest.label, processed: 'true' }, [result]);
  const data = element('importexportxml', { progress: 100, processed: 'true', succeeded: 'true' }, [element('solutionManifests', {}, [about])]);
  await updateStoredRow(context.session, { table, id }, stamp(context, table, new Map<string, unknown>([['progress', 100], ['completedon', context.now.toISOString()], ['data', data]])));
}
