// The sample leads: how many there are, and one button that takes all of them away or puts them there again.
import type { JSX } from 'react';
import { Button, makeStyles } from '@fluentui/react-components';
import { t } from '../../strings.ts';
import { useAdminStyles } from '../styles.ts';
import { SampleNews, sampleText } from './SampleNews.tsx';
import type { Sample } from './useSample.ts';

const useStyles = makeStyles({
  text: { margin: '0 0 8px', fontSize: '13px', lineHeight: '18px' },
});

export function SampleLeads({ sample }: { readonly sample: Sample }): JSX.Element {
  const styles = useStyles();
  const shared = useAdminStyles();
  const action = sample.count === 0 ? 'install' : 'remove';
  return (
    <section className={shared.wide} aria-label={t('admin.sample.title')}>
      <h2 className={shared.heading}>{t('admin.sample.title')}</h2>
      <p className={styles.text} role="status">
        {sampleText(sample)}
      </p>
      <Button size="small" disabledFocusable={sample.doing !== undefined} onClick={() => sample.change(action)}>
        {t(`admin.sample.${sample.doing ?? action}`)}
      </Button>
      <SampleNews sample={sample} />
    </section>
  );
}
