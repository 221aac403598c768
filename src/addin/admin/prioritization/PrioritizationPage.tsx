// A4: who counts as hand-raiser, the order of leads after them, and how the first ten would rank.
import { useMemo } from 'react';
import type { JSX } from 'react';
import { makeStyles } from '@fluentui/react-components';
import { asksForInquiry } from '../../../domain/directInquiry.ts';
import type { MappableField } from '../../../domain/profileFields.ts';
import { t } from '../../strings.ts';
import type { Administration } from '../administration.ts';
import { askedWithInquiry } from '../inquiryField.ts';
import { PageHead } from '../PageFrame.tsx';
import type { Known } from '../section.ts';
import { answerOf, type Asked } from '../useAsked.ts';
import type { SectionEdits } from '../useSettings.ts';
import { HandRaisers } from './HandRaisers.tsx';
import { OrderList } from './OrderList.tsx';
import { ScoreChoice } from './ScoreChoice.tsx';
import { ScoreQuality } from './ScoreQuality.tsx';
import type { PrioritizationForm } from './prioritizationForm.ts';
import type { OrderLabels } from './orderWords.ts';
import { TopTen } from './TopTen.tsx';
import { useTrial } from './useTrial.ts';

const useStyles = makeStyles({
  columns: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: '0 28px', '@media (min-width: 900px)': { gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)' } },
});

interface PrioritizationPageProps {
  readonly administration: Administration;
  readonly known: Known;
  readonly edits: SectionEdits<PrioritizationForm>;
  readonly fields: Asked<readonly MappableField[]>;
}

export function PrioritizationPage({ administration, known, edits, fields }: PrioritizationPageProps): JSX.Element {
  const styles = useStyles();
  const { shown, saved, edit } = edits;
  const mappable = useMemo(() => answerOf(fields) ?? [], [fields]);
  const labels: OrderLabels = { fields: mappable, profile: known.settings.profile };
  const { trial, isAll, asked } = useTrial({ administration, tried: shown, saved, fields });
  const segment = shown.segments.find(({ id }) => id === shown.handRaiserSegmentId);
  const withOwn = useMemo(() => askedWithInquiry(fields), [fields]);
  const isInquiry = segment !== undefined && asksForInquiry(segment.conditions);
  const state = asked === 'failed' ? t('admin.order.not-read') : trial === undefined ? t('admin.order.reading') : isAll ? '' : t('admin.order.newest-only');
  const count = trial === undefined ? '' : t(isAll ? 'admin.segment.count' : 'admin.segment.count-newest', { count: trial.handRaisers });
  return (
    <>
      <PageHead title={t('admin.page.prioritization')} text={t('admin.order.text')} settings={known.settings} />
      <div className={styles.columns}>
        <div>
          <HandRaisers form={shown} fields={withOwn} count={isInquiry && count !== '' ? `${count} ${t('admin.segment.inquiry-later')}` : count} isEmpty={trial !== undefined && isAll && trial.handRaisers === 0 && !isInquiry} onEdit={edit} />
          <OrderList criteria={shown.criteria} labels={labels} segmentName={segment?.name} onChange={(criteria) => edit((form) => ({ ...form, criteria }))} />
          <ScoreChoice scoring={shown.scoring} onChange={(scoring) => edit((form) => ({ ...form, scoring }))} />
          {shown.scoring.use === 'off' ? null : <ScoreQuality administration={administration} />}
        </div>
        <TopTen rows={trial?.rows ?? []} criteria={shown.criteria} labels={labels} state={state} />
      </div>
    </>
  );
}
