// One short text for everything the findings of a lead follow from: when it is the same, there is nothing to do again.
import { createHash } from 'node:crypto';
import type { ResearchedLead } from '../crm/research/researchedLead.ts';
import type { Consent } from '../domain/consent.ts';
import type { Segment } from '../domain/segment.ts';
import type { AgentSettings } from '../domain/settings.ts';

/** What findings follow from beside the lead. */
export interface Ground {
  readonly settings: AgentSettings;
  readonly segments: readonly Segment[];
  readonly consent?: Consent;
}

/** Of the settings and segments that findings follow from; a pause, a saved template or a new name changes nothing. */
export function settingsFingerprint({ settings, segments }: Pick<Ground, 'settings' | 'segments'>): string {
  const { profile, team, research, prioritization, scoring, answerTargetHours, followUpDays, ownDomains } = settings;
  return digest([
    profile, team, prioritization, scoring, answerTargetHours, followUpDays, ownDomains, research?.web, research?.sources,
    segments.map(({ id, name, priority, conditions, isDefault, isActive }) => [id, name, priority, conditions, isDefault, isActive]),
  ]);
}

/** Row versions are left out: writing a column no finding follows from changes nothing. */
export function leadFingerprint(about: ResearchedLead, ground: Ground): string {
  const { version: _version, modifiedOn: _modifiedOn, ...lead } = about.with.lead;
  const { consent } = ground;
  const account = about.account === undefined ? undefined : { ...about.account, version: '' };
  const contact = about.contact === undefined ? undefined : { ...about.contact, version: '' };
  return digest([
    settingsFingerprint(ground), consent?.textVersion, consent?.webResearch, consent?.readMail, lead, about.with.values, account, contact,
    about.opportunities, about.activities, about.bounces, about.overrides,
  ]);
}

function digest(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('base64url');
}
