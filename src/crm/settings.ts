// The agent's settings as the admin saved them.
import type { AgentSettings, Product } from '../domain/settings.ts';
import type { CrmClient, Row } from './client.ts';
import { queryText } from './odata.ts';
import { columns } from './tables.ts';

const DEFAULT_ANSWER_TARGET_HOURS = 4;

/** The newest settings, or undefined while nobody has saved any. A damaged knowledge text counts as no knowledge, never as an error of the pane. */
export async function readSettings(crm: CrmClient): Promise<AgentSettings | undefined> {
  const rows = await crm.read(`hrz_agentsettingses?${queryText({ select: columns.hrz_agentsettings, orderBy: 'modifiedon desc', top: 1 })}`);
  const row = rows[0];
  return row === undefined ? undefined : settingsOf(row);
}

interface Knowledge {
  readonly about?: Readonly<Record<string, string>>;
  readonly products?: readonly Product[];
  readonly ownDomains?: readonly string[];
}

function settingsOf(row: Row): AgentSettings {
  const knowledge = knowledgeOf(row['hrz_knowledge']);
  const website = row['hrz_website'];
  const hours = row['hrz_answertargethours'];
  const followUpDays = row['hrz_followupdays'];
  const activatedOn = row['hrz_activatedon'];
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
