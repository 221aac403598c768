// Every save of the settings as a row of its own: its number, who saved it (the row's creator), and all columns as they were then.
import { AppError } from '../../domain/errors.ts';
import type { Change } from '../client/changes.ts';
import type { CrmClient } from '../client.ts';
import type { Row } from '../client/row.ts';
import { queryText } from '../client/odata.ts';
import { steadyId } from '../steadyId.ts';

const SET = 'hrz_settingsversions';
/** Of the column. */
const MOST_CHARACTERS = 1_048_576;

/** One save. */
interface SettingsVersion {
  readonly number: number;
  /** UTC ISO instant. */
  readonly savedOn: string;
  readonly savedBy?: string;
  /** The columns it changed, e.g. `hrz_profile`. */
  readonly changed: readonly string[];
}

/** The newest saves, the last first. @throws AppError */
export async function readVersions(crm: CrmClient, most: number): Promise<readonly SettingsVersion[]> {
  const rows = await crm.read(`${SET}?${queryText({ select: ['hrz_number', 'hrz_settings', 'createdon', '_createdby_value'], orderBy: 'hrz_number desc', top: most })}`);
  return rows.flatMap((row) => settingsVersionOf(row) ?? []);
}

function settingsVersionOf(row: Row): SettingsVersion | undefined {
  const [number, savedOn, savedBy] = [row['hrz_number'], row['createdon'], row['_createdby_value@OData.Community.Display.V1.FormattedValue']];
  if (typeof number !== 'number' || typeof savedOn !== 'string') return undefined;
  return { number, savedOn, ...(typeof savedBy === 'string' ? { savedBy } : {}), changed: changedIn(row['hrz_settings']) };
}

function changedIn(text: unknown): readonly string[] {
  if (typeof text !== 'string') return [];
  try {
    const value: unknown = JSON.parse(text);
    const changed = typeof value === 'object' && value !== null && 'changed' in value ? value.changed : undefined;
    return Array.isArray(changed) ? changed.filter((each): each is string => typeof each === 'string') : [];
  } catch {
    return [];
  }
}

/** The read that tells the last number; its rows go to `lastNumberIn`. */
export const lastNumberPath = `${SET}?${queryText({ select: ['hrz_number'], orderBy: 'hrz_number desc', top: 1 })}`;

/** 0 while there is none. */
export function lastNumberIn(rows: readonly Row[]): number {
  const number = rows[0]?.['hrz_number'];
  return typeof number === 'number' ? number : 0;
}

/**
 * The row of a save, under an id that follows from its number: two saves can't take the same one.
 * @param saved the settings' columns before, and those the save changes.
 */
export async function versionRow(number: number, saved: { readonly before: Row; readonly body: Row }): Promise<Change> {
  const all = { ...saved.before, ...saved.body };
  const kept = Object.fromEntries(Object.entries(all).filter(([name, value]) => /^hrz_[a-z]+$/.test(name) && !['hrz_agentsettingsid', 'hrz_name', 'hrz_number'].includes(name) && value !== null && value !== undefined));
  return {
    kind: 'create',
    set: SET,
    body: {
      hrz_settingsversionid: await steadyId('settings-version', String(number)),
      hrz_name: `Version ${number}`,
      hrz_number: number,
      hrz_settings: snapshotText(Object.keys(saved.body), kept),
    },
  };
}

/** As much as the column takes: the longest of the columns that stayed as they were are left out first, and named. */
function snapshotText(changed: readonly string[], kept: Row): string {
  const lengthOf = (name: string): number => String(kept[name]).length;
  const names = Object.keys(kept).sort((one, two) => Number(changed.includes(one)) - Number(changed.includes(two)) || lengthOf(two) - lengthOf(one));
  for (let left = 0; left <= names.length; left++) {
    const leftOut = names.slice(0, left);
    const columns = Object.fromEntries(Object.entries(kept).filter(([name]) => !leftOut.includes(name)));
    const text = JSON.stringify({ changed, columns, ...(left === 0 ? {} : { leftOut }) });
    if (text.length <= MOST_CHARACTERS) return text;
  }
  throw new AppError('too-long', { params: { most: MOST_CHARACTERS } });
}
