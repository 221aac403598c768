// *Account*: the connected account with what is known of the company; while none is connected one card to connect it, never empty sections.
import { useState } from 'react';
import type { JSX } from 'react';
import { Button, Link } from '@fluentui/react-components';
import { Building20Regular } from '@fluentui/react-icons/svg/building';
import { summaryFields, type LeadPageView, type PageAnswer } from '../../lead/leadPageView.ts';
import type { Pane } from '../../parts/pane.ts';
import { SectionHead } from '../../parts/SectionHead.tsx';
import { initialsOf } from '../../parts/words/names.ts';
import { t } from '../../strings.ts';
import { CompanyFacts } from './CompanyFacts.tsx';
import { contactDetail } from './ContactSection.tsx';
import { SummaryRows } from './LeadTab.tsx';
import { OpportunityRows } from './OpportunityRows.tsx';
import { RowSearch } from './RowSearch.tsx';
import { UnreadLine } from './UnreadLine.tsx';
import { usePageStyles } from './usePageStyles.ts';

interface TabProps {
  readonly pane: Pane;
  readonly page: LeadPageView;
}

export function AccountTab({ pane, page }: TabProps): JSX.Element {
  const shared = usePageStyles();
  const { answer } = page;
  if (answer === undefined) return <p className={shared.quiet}>{t(page.trouble === undefined && pane.view.online ? 'leadPage.loading' : 'leadPage.not-known')}</p>;
  if (answer.account === undefined) return <NotConnected pane={pane} page={page} answer={answer} />;
  return <Connected pane={pane} page={page} answer={answer} account={answer.account} />;
}

type Answered = TabProps & { readonly answer: PageAnswer };

function Connected({ pane, page, answer, account }: Answered & { readonly account: NonNullable<PageAnswer['account']> }): JSX.Element {
  const shared = usePageStyles();
  return (
    <>
      <div className={shared.row} style={{ borderTop: 'none', marginTop: '8px' }}>
        <span className={shared.round} aria-hidden>
          <Building20Regular />
        </span>
        <div className={shared.words}>
          <div className={shared.name}>{account.name}</div>
          <div className={shared.detail}>{t('leadPage.account-connected')}</div>
        </div>
        {page.lead?.status === 'open' ? (
          <Button size="small" disabledFocusable={pane.view.busy} onClick={() => void pane.verbs.leadPage.connect({ kind: 'account', name: account.name })}>
            {t('leadPage.disconnect')}
          </Button>
        ) : null}
      </div>
      <CompanyFacts pane={pane} page={page} answer={answer} />
      <SectionHead title={t('leadPage.account-summary')} aside={t('leadPage.from-crm')} />
      <SummaryRows answer={answer} of="account" fields={summaryFields(page.settings, 'account')} />
      <SectionHead title={t('leadPage.opportunities')} aside={answer.accountOpportunities.length + answer.leadOpportunities.length} />
      <OpportunityRows opportunities={[...answer.leadOpportunities, ...answer.accountOpportunities]} isUnread={answer.missing.includes('opportunities')} page={page} pane={pane} />
      <SectionHead title={t('leadPage.people')} aside={answer.people.length} />
      {answer.missing.includes('people') ? <UnreadLine pane={pane} /> : null}
      <ul className={shared.list}>
        {answer.people.map((contact) => (
          <li key={contact.id} className={shared.row}>
            <span className={shared.round} aria-hidden>
              {initialsOf(contact.name)}
            </span>
            <div className={shared.words}>
              <div className={shared.name}>{contact.name}</div>
              <div className={shared.detail}>{contactDetail(contact)}</div>
            </div>
            {contact.email === undefined ? null : (
              <Button size="small" aria-label={t('leadPage.write-to', { name: contact.name })} onClick={() => void pane.verbs.leadPage.write({ name: contact.name, address: contact.email ?? '' })}>
                {t('leadPage.write')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

function NotConnected({ pane, page, answer }: Answered): JSX.Element {
  const shared = usePageStyles();
  const [isSearching, setSearching] = useState(false);
  const [first] = answer.suggestedAccounts;
  const isOpen = page.lead?.status === 'open';
  const connect = ({ id, name }: { readonly id: string; readonly name: string }): void => {
    setSearching(false);
    void pane.verbs.leadPage.connect({ kind: 'account', id, name });
  };
  return (
    <>
      <SectionHead title={t('leadPage.account')} aside={t('leadPage.not-connected')} />
      <div className={shared.card} style={{ display: 'block' }}>
        <div className={shared.words}>{t('leadPage.connect-account')}</div>
        {first === undefined ? null : <div className={shared.detail}>{t(`leadPage.account-why.${first.why}`, { name: first.account.name, shared: first.shared })}</div>}
        {!isOpen ? null : (
          <div className={shared.buttons}>
            {first === undefined ? null : (
              <Button size="small" disabledFocusable={pane.view.busy} onClick={() => connect(first.account)}>
                {t('leadPage.connect-name', { name: first.account.name })}
              </Button>
            )}
            {isSearching ? null : (
              <Link as="button" className={shared.link} onClick={() => setSearching(true)}>
                {t('leadPage.search-account')}
              </Link>
            )}
          </div>
        )}
        {answer.missing.includes('accounts') ? <UnreadLine pane={pane} /> : null}
        {isSearching ? (
          <RowSearch
            label={t('leadPage.search.accounts')}
            choose={t('leadPage.connect')}
            search={(words) => pane.verbs.leadPage.searchAccounts(words).then((found) => found.map(({ id, name, website, country }) => ({ id, name, detail: [website, country].filter((part) => part !== undefined).join(' · ') })))}
            onChoose={connect}
          />
        ) : null}
      </div>
      {answer.insights.length === 0 ? null : <CompanyFacts pane={pane} page={page} answer={answer} />}
    </>
  );
}
