// *Timeline*: what is planned, then everything that happened, newest first.
import { useState } from 'react';
import type { JSX } from 'react';
import { Link } from '@fluentui/react-components';
import type { LeadPageView } from '../../lead/leadPageView.ts';
import type { Pane } from '../../parts/pane.ts';
import { SectionHead } from '../../parts/SectionHead.tsx';
import { t } from '../../strings.ts';
import { timelineOf } from './timeline.ts';
import { TimelineRows } from './TimelineRows.tsx';
import { usePageStyles } from './usePageStyles.ts';

const SHOWN_AT_FIRST = 30;

export function TimelineTab({ pane, page }: { readonly pane: Pane; readonly page: LeadPageView }): JSX.Element {
  const shared = usePageStyles();
  const [isWhole, setWhole] = useState(false);
  const { answer } = page;
  if (answer === undefined) return <p className={shared.quiet}>{t(page.trouble === undefined && pane.view.online ? 'leadPage.loading' : 'leadPage.not-known')}</p>;
  const entries = timelineOf(answer, page.given, pane.now);
  const planned = entries.filter(({ isPlanned }) => isPlanned).reverse();
  const past = entries.filter(({ isPlanned }) => !isPlanned);
  const shown = isWhole ? past : past.slice(0, SHOWN_AT_FIRST);
  return (
    <>
      {planned.length === 0 ? null : (
        <>
          <SectionHead title={t('leadPage.timeline.ahead')} aside={planned.length} />
          <TimelineRows entries={planned} answer={answer} now={pane.now} />
        </>
      )}
      <SectionHead title={t('leadPage.timeline.past')} aside={past.length} />
      <TimelineRows entries={shown} answer={answer} now={pane.now} />
      {shown.length === past.length ? null : (
        <Link as="button" className={shared.link} onClick={() => setWhole(true)}>
          {t('leadPage.show-more', { count: past.length - shown.length })}
        </Link>
      )}
    </>
  );
}
