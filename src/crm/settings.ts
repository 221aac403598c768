// The agent's settings as the admin saved them, and how they save them: each save over the version that was read, numbered, and kept
// as a version of its own.
import { AppError } from '../domain/errors.ts';
import { answerTimeLimits, type AgentSettings } from '../domain/settings.ts';
import type { SettingsChange } from '../domain/settingsChange.ts';
import type { Change } from './client/changes.ts';
import type { CrmClient } from './client.ts';
import type { Row } from './client/row.ts';
import { queryText } from './client/odata.ts';
import { changedKnowledge, knowledgeOf, sorted } from './settings/knowledge.ts';
import { segmentChange } from './settings/segments.ts';
import { prioritizationOf, profileOf, researchOf, scoringOf, teamOf } from './settings/settingsSections.ts';
import { lastNumberPath, lastNumberIn, versionRow } from './settings/settingsVersions.ts';
import { columns } from './tables.ts';
import { writingOf } from './settings/writing.ts';

const SET = 'hrz_agentsettingses';
const DEFAULT_ANSWER_TARGET_HOURS = 4;
/** An organization has one row: two admins who make it at once make the same one. */
const FIRST_ID = '8d0f2a6e-5b1c-4e57-9a40-6c2f61b7e3d1';
/** Of the columns. */
const MOST_CHARACTERS = 1_048_576;
const LONGEST_NAME = 200;
const LONGEST_WEBSITE = 500;

/** The newest settings, or undefined while nobody has saved any. A damaged text counts as not said, never as an error of the pane. */
export async function readSettings(crm: CrmClient): Promise<AgentSettings | undefined> {
  const row = (await crm.read(rowPath))[0];
  return row === undefined ? undefined : settingsOf(row);
}

const rowPath = `${SET}?${queryText({ select: columns.hrz_agentsettings, orderBy: 'modifiedon desc', top: 1 })}`;

/**
 * Saves a change, leaving everything else of the settings as it is, and a row of `hrz_settingsversion` with it.
 * @param version of the settings the admin saw; '' where there were none, which makes the row.
 * @returns the settings as the CRM then has them.
 * @throws AppError `changed-elsewhere` when somebody saved in between, `too-long` and `bad-request` for what could not be read back, `no-permission`, and what the client throws.
 */
export async function saveSettings(crm: CrmClient, version: string, change: SettingsChange): Promise<AgentSettings> {
  const [rows = [], numbers = []] = (await crm.readAll([{ path: rowPath }, { path: lastNumberPath }])).map((part) => {
    if (part instanceof AppError) throw part;
    return part;
  });
  const row = rows[0];
  if (row === undefined && version !== '') throw new AppError('not-found');
  if (row !== undefined && versionOf(row) !== version) throw new AppError('changed-elsewhere');
  const body = bodyOf(change, row);
  const number = Math.max(numberIn(row) ?? 0, lastNumberIn(numbers)) + 1;
  const kept = row ?? { hrz_name: 'Agent settings' };
  const saving: Change = row === undefined
    ? { kind: 'create', set: SET, body: { hrz_agentsettingsid: FIRST_ID, ...kept, ...body, hrz_number: number } }
    : { kind: 'update', set: SET, id: String(row['hrz_agentsettingsid']), body: { ...body, hrz_number: number }, version };
  const keeping = await versionRow(number, { before: kept, body });
  await crm.changeTogether([saving, keeping, ...(change.segments ?? []).map(segmentChange)]);
  const settings = await readSettings(crm);
  if (settings === undefined) throw new AppError('not-found');
  return settings;
}

/** The columns of a change, each read back before it is sent: what could not be read back is not saved. */
function bodyOf(change: SettingsChange, row: Row | undefined): Row {
  const { company, team, profile, research, prioritization, scoring, writing, answerTargetHours, followUpDays, activatedOn, pausedOn } = change;
  const knowledge = changedKnowledge(row?.['hrz_knowledge'], change);
  if (!isWithin(answerTargetHours ?? DEFAULT_ANSWER_TARGET_HOURS, answerTimeLimits.hours) || (followUpDays !== undefined && !isWithin(followUpDays, answerTimeLimits.days))) throw new AppError('bad-request');
  if (company !== undefined) fits(company.name, LONGEST_NAME);
  if (company?.website !== undefined) fits(company.website, LONGEST_WEBSITE);
  if (writing !== undefined) {
    const read = writingOf(textOf(writing));
    if (read?.templates.length !== writing.templates.length || (read.blocks ?? []).length !== (writing.blocks ?? []).length) throw new AppError('bad-request');
  }
  return given({
    hrz_companyname: company === undefined ? undefined : company.name,
    hrz_website: company === undefined ? undefined : (company.website ?? null),
    hrz_knowledge: knowledge === undefined ? undefined : textOf(knowledge),
    hrz_answertargethours: answerTargetHours,
    hrz_followupdays: followUpDays,
    hrz_team: readable(team, teamOf),
    hrz_profile: readable(profile, profileOf),
    hrz_research: readable(research, researchOf),
    hrz_prioritization: readable(prioritization, prioritizationOf),
    hrz_scoring: readable(scoring, scoringOf),
    hrz_writing: writing === undefined ? undefined : textOf(writing),
    hrz_activatedon: activatedOn,
    hrz_pausedon: pausedOn,
  });
}

function readable<Section>(section: Section | undefined, read: (text: unknown) => Section | undefined): string | undefined {
  if (section === undefined) return undefined;
  const text = textOf(section);
  if (sorted(read(text)) !== sorted(section)) throw new AppError('bad-request');
  return text;
}

function textOf(value: unknown): string {
  const text = JSON.stringify(value);
  fits(text, MOST_CHARACTERS);
  return text;
}

function fits(text: string, most: number): void {
  if (text.length > most) throw new AppError('too-long', { params: { most, length: text.length } });
}

/** What is undefined is left out. */
function given<Part extends object>(part: Part): Part {
  return Object.fromEntries(Object.entries(part).filter(([, value]) => value !== undefined)) as Part;
}

function isWithin(value: unknown, { least, most }: { readonly least: number; readonly most: number }): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most;
}

function versionOf(row: Row): string {
  return String(row['@odata.etag'] ?? row['versionnumber'] ?? '');
}

function numberIn(row: Row | undefined): number | undefined {
  const number = row?.['hrz_number'];
  return typeof number === 'number' ? number : undefined;
}

function settingsOf(row: Row): AgentSettings {
  const knowledge = knowledgeOf(row['hrz_knowledge']);
  const website = row['hrz_website'];
  const hours = row['hrz_answertargethours'];
  const followUpDays = row['hrz_followupdays'];
  const activatedOn = row['hrz_activatedon'];
  const writing = writingOf(row['hrz_writing']);
  const savedOn = row['modifiedon'];
  const savedBy = row['_modifiedby_value@OData.Community.Display.V1.FormattedValue'];
  return {
    version: versionOf(row),
    company: {
      name: typeof row['hrz_companyname'] === 'string' ? row['hrz_companyname'] : '',
      ...(typeof website === 'string' ? { website } : {}),
      ...(knowledge.about === undefined ? {} : { about: knowledge.about }),
    },
    products: knowledge.products,
    ownDomains: knowledge.ownDomains,
    answerTargetHours: isWithin(hours, answerTimeLimits.hours) ? hours : DEFAULT_ANSWER_TARGET_HOURS,
    ...(isWithin(followUpDays, answerTimeLimits.days) ? { followUpDays } : {}),
    ...(typeof activatedOn === 'string' ? { activatedOn } : {}),
    ...(writing === undefined ? {} : { writing }),
    ...given({
      number: numberIn(row),
      pausedOn: typeof row['hrz_pausedon'] === 'string' ? row['hrz_pausedon'] : undefined,
      team: teamOf(row['hrz_team']),
      profile: profileOf(row['hrz_profile']),
      research: researchOf(row['hrz_research']),
      prioritization: prioritizationOf(row['hrz_prioritization']),
      scoring: scoringOf(row['hrz_scoring']),
    }),
    ...(typeof savedOn === 'string' ? { savedOn } : {}),
    ...(typeof savedBy === 'string' ? { savedBy } : {}),
  };
}
