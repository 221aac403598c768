// How routing stands right now, beside the rules: who waits, who needs a person, and how long an owner usually takes.
import { useCallback } from 'react';
import type { JSX } from 'react';
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { Pulse20Regular } from '@fluentui/react-icons/svg/pulse';
import { typicalTimeToOwner } from '../../../../domain/routing/timeToOwner.ts';
import { t } from '../../../strings.ts';
import { useAdminStyles } from '../../styles.ts';
import { answerOf, useAsked } from '../../useAsked.ts';
import { countedText } from '../monitor/counted.ts';
import type { MonitorDesk } from '../monitor/monitorDesk.ts';
import { waitText } from '../monitor/monitorWords.ts';

const useStyles = makeStyles({
  card: { boxSizing: 'border-box', marginTop: '20px', padding: '12px 16px', border: `1px solid ${tokens.colorNeutralStroke2}`, borderRadius: tokens.borderRadiusXLarge, fontSize: '13px', lineHeight: '18px' },
  head: { display: 'flex', alignItems: 'center', gap: '8px' },
  icon: { display: 'flex', flexShrink: 0 },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300, fontWeight: tokens.fontWeightSemibold },
  list: { margin: '4px 0 0' },
  line: { display: 'flex', justifyContent: 'space-between', gap: '8px', padding: '8px 0', overflowWrap: 'anywhere', ':not(:first-child)': { borderTop: `1px solid ${tokens.colorNeutralStroke3}` } },
  number: { margin: 0, flexShrink: 0, fontWeight: tokens.fontWeightSemibold, fontVariantNumeric: 'tabular-nums' },
});

export function RoutingNow({ desk }: { readonly desk: MonitorDesk }): JSX.Element {
  const styles = useStyles();
  const shared = useAdminStyles();
  const [counts, countAgain] = useAsked(desk.readCounts);
  const readGiven = useCallback(() => desk.readLines('assigned'), [desk]);
  const [given, readAgain] = useAsked(readGiven);
  const known = answerOf(counts);
  const lines = answerOf(given);
  const typical = lines === undefined ? undefined : typicalTimeToOwner(lines);
  return (
    <section className={styles.card} aria-label={t('admin.routing.right-now')}>
      <div className={styles.head}>
        <span className={styles.icon} aria-hidden>
          <Pulse20Regular />
        </span>
        <h2 className={styles.title}>{t('admin.routing.right-now')}</h2>
      </div>
      {counts.kind === 'failed' || given.kind === 'failed' ? (
        <>
          <p className={shared.hint}>{t('admin.monitor.now-not-read')}</p>
          <Button
            size="small"
            onClick={() => {
              countAgain();
              readAgain();
            }}
          >
            {t('problem.retry')}
          </Button>
        </>
      ) : (
        <dl className={styles.list}>
          <Line label={t('admin.monitor.now-waiting')} value={known === undefined ? undefined : countedText(known.waiting)} />
          <Line label={t('admin.monitor.now-attention')} value={known === undefined ? undefined : countedText(known.attention)} />
          <Line label={t('admin.monitor.now-typical')} value={lines === undefined ? undefined : typical === undefined ? t('admin.monitor.now-none') : waitText(typical)} />
        </dl>
      )}
    </section>
  );
}

function Line({ label, value }: { readonly label: string; readonly value: string | undefined }): JSX.Element {
  const styles = useStyles();
  return (
    <div className={styles.line}>
      <dt>{label}</dt>
      <dd className={styles.number}>{value ?? '…'}</dd>
    </div>
  );
}
