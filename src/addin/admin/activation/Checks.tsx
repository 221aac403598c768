// What the agent needs around it, really asked: the CRM, our service, and the sources of research.
import { useState } from 'react';
import type { JSX } from 'react';
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowClockwise20Regular } from '@fluentui/react-icons/svg/arrow-clockwise';
import { CheckmarkCircle20Filled } from '@fluentui/react-icons/svg/checkmark-circle';
import { Warning20Regular } from '@fluentui/react-icons/svg/warning';
import { sourceIds } from '../../../domain/insight.ts';
import { t } from '../../strings.ts';
import type { Administration } from '../administration.ts';
import { useAdminStyles } from '../styles.ts';
import { useAsked, type Asked } from '../useAsked.ts';
import { useCrmAnswer } from './useCrmAnswer.ts';

const useStyles = makeStyles({
  head: { display: 'flex', justifyContent: 'space-between', alignItems: 'center', gap: '8px' },
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  row: { display: 'flex', gap: '8px', padding: '8px 0', borderTop: `1px solid ${tokens.colorNeutralStroke3}`, fontSize: '13px', lineHeight: '18px' },
  icon: { display: 'flex', flexShrink: 0, width: '20px' },
  good: { color: tokens.colorStatusSuccessForeground1 },
  bad: { color: tokens.colorStatusWarningForeground1 },
  words: { minWidth: 0, overflowWrap: 'anywhere' },
  name: { fontWeight: tokens.fontWeightSemibold },
});

export function Checks({ administration }: { readonly administration: Administration }): JSX.Element {
  const styles = useStyles();
  const shared = useAdminStyles();
  const [times, setTimes] = useState(0);
  return (
    <section className={shared.wide} aria-label={t('admin.checks.title')}>
      <div className={styles.head}>
        <h2 className={shared.heading}>{t('admin.checks.title')}</h2>
        <Button appearance="subtle" size="small" icon={<ArrowClockwise20Regular />} aria-label={t('admin.checks.again')} title={t('admin.checks.again')} onClick={() => setTimes(times + 1)} />
      </div>
      <CheckList key={times} administration={administration} />
    </section>
  );
}

function CheckList({ administration }: { readonly administration: Administration }): JSX.Element {
  const styles = useStyles();
  const crm = useCrmAnswer(administration);
  const [sources] = useAsked(administration.readSources);
  return (
    <ul className={styles.list}>
      <CheckRow name={t('admin.checks.crm')} asked={crm} text={(milliseconds) => t('admin.checks.crm-answers', { milliseconds })} />
      <CheckRow name={t('admin.checks.service')} asked={sources} text={() => t('admin.checks.service-answers')} />
      <CheckRow name={t('admin.checks.sources')} asked={sources} isBad={(ready) => ready.size === 0} text={(ready) => t('admin.checks.sources-ready', { ready: ready.size, count: sourceIds.length })} />
    </ul>
  );
}

function CheckRow<Value>(props: { readonly name: string; readonly asked: Asked<Value>; readonly text: (value: Value) => string; readonly isBad?: (value: Value) => boolean }): JSX.Element {
  const styles = useStyles();
  const { asked, name } = props;
  const isBad = asked.kind === 'failed' || (asked.kind === 'known' && props.isBad?.(asked.value) === true);
  const text = asked.kind === 'known' ? props.text(asked.value) : t(asked.kind === 'asking' ? 'admin.asking' : 'admin.checks.no-answer');
  return (
    <li className={styles.row}>
      <span className={styles.icon} {...(asked.kind === 'asking' ? { 'aria-hidden': true } : { role: 'img', 'aria-label': t(isBad ? 'admin.checks.bad' : 'admin.checks.good') })}>
        {asked.kind === 'asking' ? null : isBad ? <Warning20Regular className={styles.bad} /> : <CheckmarkCircle20Filled className={styles.good} />}
      </span>
      <span className={styles.words}>
        <span className={styles.name}>{name}</span>
        <br />
        {text}
      </span>
    </li>
  );
}
