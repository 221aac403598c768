// Requests for drafts as the tests of drafting need them: an email read and recognized, and the action it calls for.
import type { DraftRequest } from '../../src/domain/draft/draftContent.ts';
import type { TemplateKind } from '../../src/domain/draft/templateKinds.ts';
import type { Email } from '../../src/domain/email.ts';
import type { Language } from '../../src/domain/languages.ts';
import type { LeadFacts } from '../../src/domain/leadFacts.ts';
import { suggestNextBestAction } from '../../src/domain/nextBestAction.ts';
import type { AgentSettings } from '../../src/domain/settings.ts';
import { aLead, context, now, settings, timeZone } from './examples.ts';

/** The request for an email: action, reading and language follow from it unless told otherwise. */
export function aRequest(email: Email, changes: Partial<DraftRequest> = {}, held: Partial<LeadFacts> = {}): DraftRequest {
  const read = context(email, held);
  const action = suggestNextBestAction(read.facts, read, now);
  return { facts: read.facts, action, reading: read.reading, email, settings, seller: { name: 'Priya Raman' }, language: read.reading.language ?? 'en', timeZone, now, ...changes };
}

/** A request of one kind about which nothing is known: no mail, no name, no company, no knowledge. */
export function aBareRequest(kind: TemplateKind, language: Language, changes: Partial<DraftRequest> = {}): DraftRequest {
  const { id, version, ownerId, createdOn, modifiedOn } = aLead();
  const lead = { id, version, ownerId, createdOn, modifiedOn, name: {}, otherEmails: [], status: 'open', doNotEmail: false } as const;
  return {
    facts: { lead, opportunities: [], activities: [], asOf: now.toISOString() },
    action: { kind: 'decide-yourself', performs: 'draft', reasons: [] },
    reading: { intents: [{ kind: 'other', evidence: { quote: '' }, certainty: 'possible' }], questions: [] },
    settings: { ...settings, company: { name: '' }, products: [] },
    seller: { name: '' },
    language,
    timeZone,
    now,
    kind,
    ...changes,
  };
}

/** The example settings with templates of the admin's own. */
export function withTemplates(...templates: NonNullable<AgentSettings['writing']>['templates']): AgentSettings {
  return { ...settings, writing: { tone: 'neutral', length: 'medium', templates } };
}

/** Milliseconds of work, the best of three: of this process alone, so that a busy computer doesn't count. */
export function workOf(work: () => void): number {
  const once = (): number => {
    const from = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(from);
    return (user + system) / 1000;
  };
  return Math.min(once(), once(), once());
}
