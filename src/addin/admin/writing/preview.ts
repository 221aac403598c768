// The draft an admin's template gives for a lead, made the one way drafts are made.
import { draftFromTemplate } from '../../../domain/draft.ts';
import type { Draft } from '../../../domain/draft/draftContent.ts';
import type { DraftStyle } from '../../../domain/draft/draftStyle.ts';
import type { DraftTemplate } from '../../../domain/draft/templateKinds.ts';
import type { LeadFacts } from '../../../domain/leadFacts.ts';
import type { AgentSettings } from '../../../domain/settings.ts';
import { placeOf } from './writingEdits.ts';

export interface PreviewRequest {
  readonly facts: LeadFacts;
  /** Tried in place of what the settings hold for its kind and language. */
  readonly template: DraftTemplate;
  readonly settings: AgentSettings;
  readonly style: DraftStyle;
  readonly person: { readonly name: string; readonly timeZone: string };
  readonly now: Date;
}

/** Of a lead no email of which is open: what an email would ask for stays a gap. */
export function previewOf(request: PreviewRequest): Draft {
  const { facts, template, settings, style, person, now } = request;
  const writing = { ...style, blocks: settings.writing?.blocks ?? [], templates: [...(settings.writing?.templates ?? []).filter((each) => placeOf(each) !== placeOf(template)), template] };
  return draftFromTemplate({
    facts,
    kind: template.kind,
    action: { kind: 'send-follow-up-email', performs: 'draft', reasons: [] },
    reading: { intents: [], questions: [], language: template.language },
    settings: { ...settings, writing },
    style,
    seller: { name: person.name },
    language: template.language,
    timeZone: person.timeZone,
    now,
  });
}
