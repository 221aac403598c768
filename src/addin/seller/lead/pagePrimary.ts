// The one primary button of the page: what is suggested for this lead.
import type { LeadPageView } from '../../lead/leadPageView.ts';
import type { PrimaryButton } from '../../parts/Footer.tsx';
import type { Pane } from '../../parts/pane.ts';
import { startLabel } from '../../parts/words/actionWords.ts';
import { leadName, shortName } from '../../parts/words/names.ts';
import { t } from '../../strings.ts';

/** Undefined where nothing is to be done from here. */
export function pagePrimary({ verbs, view, now }: Pane, { lead, suggestion, email, did }: LeadPageView): PrimaryButton | undefined {
  if (lead === undefined || lead.status !== 'open' || did?.what === 'disqualified' || did?.what === 'qualified') return undefined;
  if (email !== undefined && suggestion !== undefined) {
    const back = (then: () => Promise<void>): void => {
      verbs.leadPage.close();
      void then();
    };
    if (email.hasDraft) return { label: t('leadPage.primary.draft'), press: () => verbs.leadPage.close() };
    const label = startLabel(suggestion, view.online, now);
    if (label === undefined) return { label: t('leadPage.primary.email'), press: () => verbs.leadPage.close() };
    return { label, press: () => back(suggestion.performs === 'draft' ? () => verbs.draft() : () => verbs.perform()) };
  }
  const { email: address } = lead;
  if (address === undefined || lead.doNotEmail || suggestion?.performs === 'stop-contact') return undefined;
  // No email is open to answer: a new message is, and the pane beside it drafts.
  return { label: t('leadPage.primary.write', { name: shortName(lead) }), press: () => void verbs.leadPage.write({ name: leadName(lead), address }) };
}
