// When leads that wait for a person are tried again by themselves: no time, or up to two a day.
import type { JSX } from 'react';
import { Button, Input, makeStyles, tokens } from '@fluentui/react-components';
import { Add16Regular } from '@fluentui/react-icons/svg/add';
import { Dismiss16Regular } from '@fluentui/react-icons/svg/dismiss';
import { t } from '../../../strings.ts';
import { MOST_RETRIES } from './settingsForm.ts';

const useStyles = makeStyles({
  group: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: '6px', fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
  line: { display: 'flex', alignItems: 'center', gap: '6px' },
  quiet: { color: tokens.colorNeutralForeground2, fontSize: '13px', lineHeight: '18px' },
  problem: { color: tokens.colorStatusDangerForeground1, fontSize: '13px', lineHeight: '18px' },
});

interface RetryTimesProps {
  /** `HH:MM`, UTC. */
  readonly times: readonly string[];
  readonly problem: string | undefined;
  readonly onChange: (times: readonly string[]) => void;
}

export function RetryTimes({ times, problem, onChange }: RetryTimesProps): JSX.Element {
  const styles = useStyles();
  return (
    <div className={styles.group} role="group" aria-label={t('admin.routingSettings.retry')}>
      <span>{t('admin.routingSettings.retry')}</span>
      <span className={styles.quiet}>{t('admin.routingSettings.retry-hint')}</span>
      {times.map((time, place) => (
        <div key={place} className={styles.line}>
          <Input type="time" data-field={`retry-${place}`} aria-label={t('admin.routingSettings.retry-time', { place: place + 1 })} value={time} onChange={(_event, { value }) => onChange(times.map((each, at) => (at === place ? value : each)))} />
          <Button appearance="subtle" size="small" icon={<Dismiss16Regular />} aria-label={t('admin.routingSettings.retry-remove', { place: place + 1 })} title={t('admin.routingSettings.retry-remove', { place: place + 1 })} onClick={() => onChange(times.filter((_each, at) => at !== place))} />
        </div>
      ))}
      <div role="status">{problem === undefined ? null : <span className={styles.problem}>{problem}</span>}</div>
      {times.length >= MOST_RETRIES ? null : (
        <Button size="small" icon={<Add16Regular />} onClick={() => onChange([...times, times.length === 0 ? '06:00' : '12:00'])}>
          {t('admin.routingSettings.retry-add')}
        </Button>
      )}
    </div>
  );
}
