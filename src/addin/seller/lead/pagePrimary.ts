// The one primary button of the page: what is suggested for this lead is done by it.
import { assertNever } from '../../../domain/errors.ts';
import type { StandingAction } from '../../../domain/leadResearch.ts';
import type { Lead } from '../../../domain/records.ts';
import type { LeadPageView, PageDid } from '../../lead/leadPageView.ts';
import { pageStep } from '../../lead/pageStep.ts';
import type { PrimaryButton } from '../../parts/Footer.tsx';
import type { Pane } from '../../parts/pane.ts';
import { startLabel } from '../../parts/words/actionWords.ts';
import { leadName, shortName } from '../../parts/words/names.ts';
import { t } from '../../strings.ts';

/**
 * Undefined where nothing is to be done from here.
 * @param disqualify asks for the reason.
 */
export function pagePrimary(pane: Pane, page: LeadPageView, disqualify: () => void): PrimaryButton | undefined {
  const { lead, suggestion, email, did } = page;
  if (lead === undefined || lead.status !== 'open' || did?.what === 'disqualified' || did?.what === 'qualified') return undefined;
  if (email !== undefined && suggestion !== undefined) return inEmail(pane, suggestion, email);
  if (isDone(did)) return undefined;
  if (did?.what === 'task-created') return afterTask(pane, lead, suggestion);
  return stepButton(pane, { lead, suggestion, disqualify });
}

/** The email is open: it is done there. */
function inEmail({ verbs, view, now }: Pane, suggestion: StandingAction, { hasDraft }: NonNullable<LeadPageView['email']>): PrimaryButton {
  const back = (then: () => Promise<void>): void => {
    verbs.leadPage.close();
    void then();
  };
  if (hasDraft) return { label: t('leadPage.primary.draft'), press: () => verbs.leadPage.close() };
  const label = startLabel(suggestion, view, now);
  if (label === undefined) return { label: t('leadPage.primary.email'), press: () => verbs.leadPage.close() };
  return { label, press: () => back(suggestion.performs === 'draft' ? () => verbs.draft() : () => verbs.perform()) };
}

function isDone(did: PageDid | undefined): boolean {
  return did?.what === 'reminded' || did?.what === 'called' || did?.what === 'stopped-contact' || did?.what === 'appointment-recorded';
}

/** Who asked for something hears that it is looked into. */
function afterTask(pane: Pane, { email, doNotEmail }: Lead, suggestion: StandingAction | undefined): PrimaryButton | undefined {
  if (suggestion?.kind !== 'create-task' || email === undefined || doNotEmail) return undefined;
  return { label: t(pane.view.online ? 'primary.create-task' : 'primary.template'), press: () => void pane.verbs.leadPage.draft() };
}

interface ToDo {
  readonly lead: Lead;
  readonly suggestion: StandingAction | undefined;
  readonly disqualify: () => void;
}

function stepButton({ verbs, view, now }: Pane, { lead, suggestion, disqualify }: ToDo): PrimaryButton | undefined {
  const step = pageStep(suggestion, lead);
  const perform = (): void => void verbs.leadPage.perform();
  const write = t('leadPage.primary.write', { name: shortName(lead) });
  switch (step) {
    case undefined:
      return undefined;
    case 'task':
      return { label: t('record.task-short'), press: perform };
    case 'appointment':
      return { label: t('home.top.start.appointment'), press: perform };
    case 'remind':
    case 'call':
    case 'stop-contact':
    case 'message':
      return { label: suggestion === undefined ? write : (startLabel(suggestion, view, now) ?? write), press: perform };
    case 'disqualify':
      return { label: t('disqualify.open'), press: disqualify };
    case 'address':
      return { label: t('leadPage.primary.address'), press: () => verbs.leadPage.chooseTab('lead') };
    case 'write':
      return { label: write, press: () => void verbs.leadPage.write({ name: leadName(lead), address: lead.email ?? '' }) };
    default:
      return assertNever(step);
  }
}
