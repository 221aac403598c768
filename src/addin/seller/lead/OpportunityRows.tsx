// Open opportunities, one row each: name, stage, value as the CRM writes it.
import type { JSX } from 'react';
import { Button } from '@fluentui/react-components';
import type { LeadPageView, PageAnswer } from '../../lead/leadPageView.ts';
import type { Pane } from '../../parts/pane.ts';
import { dayText } from '../../parts/words/dates.ts';
import { t } from '../../strings.ts';
import { openRecord } from './recordPages.ts';
import { UnreadLine } from './UnreadLine.tsx';
import { usePageStyles } from './usePageStyles.ts';

interface RowsProps {
  readonly opportunities: PageAnswer['leadOpportunities'];
  readonly isUnread: boolean;
  readonly page: LeadPageView;
  readonly pane: Pane;
}

export function OpportunityRows({ opportunities, isUnread, page, pane }: RowsProps): JSX.Element {
  const shared = usePageStyles();
  const { crmUrl } = page;
  if (isUnread) return <UnreadLine pane={pane} />;
  return (
    <ul className={shared.list}>
      {opportunities.map(({ id, name, stage, valueText, estimatedCloseOn }) => (
        <li key={id} className={shared.row}>
          <div className={shared.words}>
            <div className={shared.name}>{name}</div>
            <div className={shared.detail}>{[...(stage === undefined ? [] : [stage]), ...(estimatedCloseOn === undefined ? [] : [t('leadPage.closes', { date: dayText(estimatedCloseOn, pane.now) })])].join(' · ')}</div>
          </div>
          <div className={shared.aside}>{valueText}</div>
          {crmUrl === undefined ? null : (
            <Button size="small" aria-label={t('leadPage.open-row', { name })} onClick={() => openRecord(crmUrl, 'opportunity', id)}>
              {t('leadPage.open')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
