// What happens on activation, in words, and the press itself; with sample leads beside the organization's own if the admin wants.
import { useState } from 'react';
import type { JSX } from 'react';
import { Button, Checkbox, makeStyles, mergeClasses } from '@fluentui/react-components';
import { activationGaps } from '../../../domain/setupChecklist.ts';
import { t } from '../../strings.ts';
import type { AdminPage } from '../AdminNav.tsx';
import type { Known } from '../section.ts';
import { useAdminStyles } from '../styles.ts';
import { gapText } from './setupWords.ts';
import type { Agent } from './useAgent.ts';
import type { Sample } from './useSample.ts';

const useStyles = makeStyles({
  list: { margin: '4px 0 0', paddingLeft: '18px', fontSize: '13px', lineHeight: '20px' },
  sample: { marginTop: '12px' },
  hint: { margin: '0 0 0 32px' },
  there: { margin: '12px 0 0' },
  activate: { marginTop: '12px' },
  missing: { margin: '8px 0 0', fontSize: '13px', lineHeight: '18px' },
});

interface ActivationProps {
  readonly known: Known;
  readonly agent: Agent;
  readonly sample: Sample;
  /** Sections with edits that are not saved: those are not what would be activated. */
  readonly unsaved: readonly AdminPage[];
  readonly isOnline: boolean;
}

export function Activation({ known, agent, sample, unsaved, isOnline }: ActivationProps): JSX.Element {
  const styles = useStyles();
  const shared = useAdminStyles();
  const [chosen, setChosen] = useState<boolean>();
  const missing = [...activationGaps(known.settings).map(gapText), ...unsaved.map((page) => t('admin.review.unsaved', { page: t(`admin.page.${page}`) })), ...(isOnline ? [] : [t('admin.offline')])];
  const isStopped = missing.length > 0 || agent.isBusy;
  const web = known.settings.research?.web === true;
  const hasSample = sample.count !== undefined && sample.count > 0;
  // Unless the admin says otherwise, who has no sample leads yet gets them.
  const wantsSample = !hasSample && (chosen ?? sample.count === 0);
  // The sample comes after: whatever becomes of it, Handraise is active, and the first leads looked at are the organization's own.
  const activate = (): void => void agent.activate().then((isActive) => (isActive && wantsSample ? sample.change('install') : undefined));
  return (
    <section className={shared.section} aria-label={t('admin.review.happens')}>
      <h2 className={shared.heading}>{t('admin.review.happens')}</h2>
      <ul className={styles.list}>
        <li>{t('admin.review.happens-newest')}</li>
        <li>{t(web ? 'admin.review.happens-web' : 'admin.review.happens-no-web')}</li>
        <li>{t('admin.review.happens-nothing-sent')}</li>
        <li>{t('admin.review.happens-pause')}</li>
      </ul>
      {hasSample ? (
        <p className={mergeClasses(shared.caption, styles.there)}>{t('admin.sample.count', { count: sample.count ?? 0 })}</p>
      ) : (
        <div className={styles.sample}>
          <Checkbox data-field="sample" label={t('admin.review.sample')} aria-describedby="handraise-sample-hint" checked={wantsSample} disabled={sample.isAsking} onChange={(_event, { checked }) => setChosen(checked === true)} />
          <p id="handraise-sample-hint" className={mergeClasses(shared.hint, styles.hint)}>
            {t('admin.review.sample-text')}
          </p>
        </div>
      )}
      <Button className={styles.activate} appearance="primary" data-primary="" disabledFocusable={isStopped} aria-busy={agent.isBusy || undefined} onClick={() => (isStopped ? undefined : activate())}>
        {t('admin.review.activate')}
      </Button>
      <div role="status">
        {missing.map((each) => (
          <p key={each} className={styles.missing}>
            {each}
          </p>
        ))}
      </div>
    </section>
  );
}
