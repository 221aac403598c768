// The lead's contact in the CRM: the one connected, or those that may be the same person, each with its reason. Nothing is connected without a press.
import { useState } from 'react';
import type { JSX } from 'react';
import { Button, Link } from '@fluentui/react-components';
import type { Contact } from '../../../domain/records.ts';
import type { LeadPageView, PageAnswer } from '../../lead/leadPageView.ts';
import type { Pane } from '../../parts/pane.ts';
import { SectionHead } from '../../parts/SectionHead.tsx';
import { initialsOf } from '../../parts/words/names.ts';
import { t } from '../../strings.ts';
import { RowSearch } from './RowSearch.tsx';
import { UnreadLine } from './UnreadLine.tsx';
import { usePageStyles } from './usePageStyles.ts';

const MOST_SUGGESTED = 3;

interface SectionProps {
  readonly pane: Pane;
  readonly page: LeadPageView;
  readonly answer: PageAnswer;
}

export function ContactSection({ pane, page, answer }: SectionProps): JSX.Element {
  const shared = usePageStyles();
  const [isSearching, setSearching] = useState(false);
  const { contact, suggestedContacts } = answer;
  const connect = (link: { readonly id?: string; readonly name: string }): void => {
    setSearching(false);
    void pane.verbs.leadPage.connect({ kind: 'contact', ...link });
  };
  const isOpen = page.lead?.status === 'open';
  return (
    <section>
      <SectionHead title={t('leadPage.contact')} aside={t(contact === undefined ? 'leadPage.not-connected' : 'leadPage.connected')} />
      {contact === undefined ? null : <Person contact={contact} detail={contactDetail(contact)} {...(isOpen ? { button: t('leadPage.disconnect'), press: () => connect({ name: contact.name }) } : {})} isBusy={pane.view.busy} />}
      {contact !== undefined || !isOpen
        ? null
        : suggestedContacts.slice(0, MOST_SUGGESTED).map(({ contact: each, why, shared: same }) => (
            <Person key={each.id} contact={each} detail={t(`leadPage.match-why.${why}`, { shared: same })} button={t('leadPage.connect')} press={() => connect({ id: each.id, name: each.name })} isBusy={pane.view.busy} />
          ))}
      {answer.missing.includes('contacts') ? <UnreadLine pane={pane} /> : null}
      {!isOpen ? null : isSearching ? (
        <RowSearch
          label={t('leadPage.search.contacts')}
          choose={t('leadPage.connect')}
          search={(words) => pane.verbs.leadPage.searchContacts(words).then((found) => found.map((each) => ({ id: each.id, name: each.name, detail: contactDetail(each) })))}
          onChoose={connect}
        />
      ) : (
        <Link as="button" className={shared.link} onClick={() => setSearching(true)}>
          {t(contact === undefined && suggestedContacts.length === 0 ? 'leadPage.connect-contact' : 'leadPage.connect-other-contact')}
        </Link>
      )}
    </section>
  );
}

export function contactDetail({ jobTitle, email }: Contact): string {
  return [jobTitle, email].filter((part) => part !== undefined).join(' · ');
}

interface PersonProps {
  readonly contact: Contact;
  readonly detail: string;
  readonly button?: string;
  readonly press?: () => void;
  readonly isBusy: boolean;
}

function Person({ contact, detail, button, press, isBusy }: PersonProps): JSX.Element {
  const shared = usePageStyles();
  return (
    <div className={shared.card}>
      <span className={shared.round} aria-hidden>
        {initialsOf(contact.name)}
      </span>
      <div className={shared.words}>
        <div className={shared.name}>{contact.name}</div>
        <div className={shared.detail}>{detail}</div>
      </div>
      {button === undefined || press === undefined ? null : (
        <Button size="small" disabledFocusable={isBusy} aria-label={t('leadPage.choose-row', { choose: button, name: contact.name })} onClick={press}>
          {button}
        </Button>
      )}
    </div>
  );
}
