// How far the sample data has come, and what stood in its way with the press that goes on from there.
import type { JSX } from 'react';
import { Button } from '@fluentui/react-components';
import { Bar } from '../../parts/Bar.tsx';
import { t } from '../../strings.ts';
import { problemText } from '../words.ts';
import type { Sample } from './useSample.ts';

/** One sentence: what is being done, or how many sample leads there are. */
export function sampleText({ doing, count, isAsking }: Sample): string {
  if (doing !== undefined) return count === undefined ? t(`admin.sample.doing-${doing}`) : t(`admin.sample.count-${doing}`, { count });
  if (count === undefined) return t(isAsking ? 'admin.asking' : 'admin.not-known');
  return count === 0 ? t('admin.sample.none') : t('admin.sample.count', { count });
}

/** Nothing while all is well. */
export function SampleNews({ sample }: { readonly sample: Sample }): JSX.Element | null {
  const { failed } = sample;
  if (failed === undefined) return null;
  return (
    <Bar tone="danger" title={t(`admin.sample.failed-${failed.action}`)} text={t('admin.sample.failed-text', { why: problemText(failed.problem).title })}>
      <Button size="small" onClick={() => sample.change(failed.action)}>
        {t('problem.retry')}
      </Button>
    </Bar>
  );
}
