// The agent's settings as the admin saved them, and how they save them.
import { AppError } from '../domain/errors.ts';
import type { AgentSettings, Product, WritingSettings } from '../domain/settings.ts';
import type { CrmClient, Row } from './client.ts';
import { queryText } from './odata.ts';
import { prioritizationOf, profileOf, researchOf, scoringOf, teamOf } from './settingsSections.ts';
import { columns } from './tables.ts';
import { writingOf } from './writing.ts';

const SET = 'hrz_agentsettingses';
const DEFAULT_ANSWER_TARGET_HOURS = 4;
/** An organization has one row: two admins who make it at once make the same one. */
const FIRST_ID = '8d0f2a6e-5b1c-4e57-9a40-6c2f61b7e3d1';
/** Of the column. */
const MOST_WRITING_CHARACTERS = 1_048_576;

/** The newest settings, or undefined while nobody has saved any. A damaged knowledge text counts as no knowledge, never as an error of the pane. */
export async function readSettings(crm: CrmClient): Promise<AgentSettings | undefined> {
  const rows = await crm.read(`${SET}?${queryText({ select: columns.hrz_agentsettings, orderBy: 'modifiedon desc', top: 1 })}`);
  const row = rows[0];
  return row === undefined ? undefined : settingsOf(row);
}

/**
 * Saves how drafts are worded, leaving everything else of the settings as it is.
 * @param version of the settings the admin saw; '' where there were none, which makes the row.
 * @returns the settings as the CRM then has them.
 * @throws AppError `changed-elsewhere` when somebody saved in between, `too-long` and `bad-request` for what could not be read back, `no-permission`, and what the client throws.
 */
export async function writeWriting(crm: CrmClient, version: string, writing: WritingSettings): Promise<AgentSettings> {
  const text = JSON.stringify(writing);
  if (text.length > MOST_WRITING_CHARACTERS) throw new AppError('too-long', { params: { most: MOST_WRITING_CHARACTERS, length: text.length } });
  const readBack = writingOf(text);
  if (readBack?.templates.length !== writing.templates.length || (readBack.blocks ?? []).length !== (writing.blocks ?? []).length) throw new AppError('bad-request');
  const id = await settingsId(crm);
  if (id === undefined && version !== '') throw new AppError('not-found');
  if (id !== undefined && version === '') throw new AppError('changed-elsewhere');
  if (id === undefined) await crm.create(SET, { hrz_agentsettingsid: FIRST_ID, hrz_name: 'Agent settings', hrz_writing: text }, ['hrz_agentsettingsid']);
  else await crm.update(SET, id, { body: { hrz_writing: text }, version });
  const settings = await readSettings(crm);
  if (settings === undefined) throw new AppError('not-found');
  return settings;
}

async function settingsId(crm: CrmClient): Promise<string | undefined> {
  const rows = await crm.read(`${SET}?${queryText({ select: ['hrz_agentsettingsid'], orderBy: 'modifiedon desc', top: 1 })}`);
  const id = rows[0]?.['hrz_agentsettingsid'];
  return typeof id === 'string' ? id : undefined;
}

interface Knowledge {
  readonly about?: Readonly<Record<string, string>>;
  readonly products?: readonly Product[];
  readonly ownDomains?: readonly string[];
}

/** What is undefined is left out. */
function given<Part extends object>(part: Part): Part {
  return Object.fromEntries(Object.entries(part).filter(([, value]) => value !== undefined)) as Part;
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
    version: String(row['@odata.etag'] ?? row['versionnumber'] ?? ''),
    company: {
      name: typeof row['hrz_companyname'] === 'string' ? row['hrz_companyname'] : '',
      ...(typeof website === 'string' ? { website } : {}),
      ...(knowledge.about === undefined ? {} : { about: knowledge.about }),
    },
    products: knowledge.products ?? [],
    ownDomains: knowledge.ownDomains ?? [],
    answerTargetHours: typeof hours === 'number' ? hours : DEFAULT_ANSWER_TARGET_HOURS,
    ...(typeof followUpDays === 'number' && followUpDays > 0 ? { followUpDays } : {}),
    ...(typeof activatedOn === 'string' ? { activatedOn } : {}),
    ...(writing === undefined ? {} : { writing }),
    ...given({
      number: typeof row['hrz_number'] === 'number' ? row['hrz_number'] : undefined,
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

function knowledgeOf(text: unknown): Knowledge {
  if (typeof text !== 'string') return {};
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return {};
    const found = value as Record<string, unknown>;
    return {
      about: typeof found['about'] === 'object' && found['about'] !== null ? (found['about'] as Record<string, string>) : undefined,
      products: Array.isArray(found['products']) ? (found['products'] as Product[]) : [],
      ownDomains: Array.isArray(found['ownDomains']) ? found['ownDomains'].filter((each): each is string => typeof each === 'string') : [],
    };
  } catch {
    return {};
  }
}
