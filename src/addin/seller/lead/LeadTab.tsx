// *Lead*: what the CRM has of it in the admin's fields, what is known of its address, its contact, who knows it, and what happened lately.
import type { JSX } from 'react';
import { Link, makeStyles, tokens } from '@fluentui/react-components';
import { summaryFields, type LeadPageView, type PageAnswer } from '../../lead/leadPageView.ts';
import { AddressChecks } from '../../parts/lead/AddressChecks.tsx';
import { addressTagText } from '../../parts/lead/AddressTag.tsx';
import type { Pane } from '../../parts/pane.ts';
import { SectionHead } from '../../parts/SectionHead.tsx';
import { t } from '../../strings.ts';
import { ColleagueSection } from './ColleagueSection.tsx';
import { ContactSection } from './ContactSection.tsx';
import { summaryLabel } from './fieldWords.ts';
import { OpportunityRows } from './OpportunityRows.tsx';
import { TimelineRows } from './TimelineRows.tsx';
import { timelineOf } from './timeline.ts';
import { usePageStyles } from './usePageStyles.ts';

const SHOWN_LATELY = 3;

const useStyles = makeStyles({
  list: { margin: 0 },
  row: { display: 'grid', gridTemplateColumns: 'minmax(104px, 34%) minmax(0, 1fr)', columnGap: '10px', padding: '7px 0', borderTop: `1px solid ${tokens.colorNeutralStroke3}`, fontSize: '13px', lineHeight: '18px', ':first-child': { borderTopStyle: 'none' } },
  label: { color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  value: { margin: 0, overflowWrap: 'anywhere', whiteSpace: 'pre-line' },
  unknown: { color: tokens.colorNeutralForeground3 },
  checks: { fontSize: '13px', lineHeight: '18px' },
});

interface TabProps {
  readonly pane: Pane;
  readonly page: LeadPageView;
}

export function LeadTab({ pane, page }: TabProps): JSX.Element {
  const styles = useStyles();
  const shared = usePageStyles();
  const { answer, address } = page;
  if (answer === undefined) return <p className={shared.quiet}>{t(page.trouble === undefined && pane.view.online ? 'leadPage.loading' : 'leadPage.not-known')}</p>;
  const entries = timelineOf(answer, page.given, pane.now).filter(({ isPlanned }) => !isPlanned);
  return (
    <>
      <SectionHead title={t('leadPage.summary')} aside={t('leadPage.from-crm')} />
      <SummaryRows answer={answer} of="lead" fields={summaryFields(page.settings, 'lead')} />
      {address === undefined ? null : (
        <>
          <SectionHead title={t('leadPage.address')} aside={addressTagText(address)} />
          <div className={styles.checks}>
            <div className={shared.name}>{address.validation.address}</div>
            <AddressChecks pane={pane} address={address} canOverride />
          </div>
        </>
      )}
      <ContactSection pane={pane} page={page} answer={answer} />
      <ColleagueSection pane={pane} answer={answer} />
      <SectionHead title={t('leadPage.opportunities')} aside={answer.leadOpportunities.length === 0 ? t('leadPage.opportunities.none-lead') : answer.leadOpportunities.length} />
      <OpportunityRows opportunities={answer.leadOpportunities} isUnread={answer.missing.includes('opportunities')} page={page} pane={pane} />
      {answer.accountOpportunities.length === 0 ? null : (
        <p className={shared.quiet}>
          {t('leadPage.opportunities.with-account', { count: answer.accountOpportunities.length })}{' '}
          <Link as="button" className={shared.link} onClick={() => pane.verbs.leadPage.chooseTab('account')}>
            {t('leadPage.see-it')}
          </Link>
        </p>
      )}
      <SectionHead title={t('leadPage.lately')} />
      <TimelineRows entries={entries.slice(0, SHOWN_LATELY)} answer={answer} now={pane.now} />
      <Link as="button" className={shared.link} onClick={() => pane.verbs.leadPage.chooseTab('timeline')}>
        {t('leadPage.full-timeline')}
      </Link>
    </>
  );
}

/** One row a field; an empty one says so. */
export function SummaryRows({ answer, of, fields }: { readonly answer: PageAnswer; readonly of: 'lead' | 'account'; readonly fields: readonly string[] }): JSX.Element {
  const styles = useStyles();
  return (
    <dl className={styles.list}>
      {fields.map((field) => (
        <div key={field} className={styles.row}>
          <dt className={styles.label}>{summaryLabel(answer, field, of)}</dt>
          <dd className={styles.value}>{answer.texts[field] ?? <span className={styles.unknown}>{t('leadPage.not-known-value')}</span>}</dd>
        </div>
      ))}
    </dl>
  );
}
