// What can be done with a trace: keep it as an example the rules are tried on from now on, give the lead to somebody else, take the steps
// along as text.
import { useMemo, useState } from 'react';
import type { JSX } from 'react';
import { Button, makeStyles } from '@fluentui/react-components';
import { Copy20Regular } from '@fluentui/react-icons/svg/copy';
import { ruleTestOf } from '../../../../domain/routing/plan/ruleTests.ts';
import { Bar } from '../../../parts/Bar.tsx';
import { copyText } from '../../../parts/clipboard.ts';
import { t } from '../../../strings.ts';
import type { Administration } from '../../administration.ts';
import type { Outcome } from '../../outcome.ts';
import { useAdminStyles } from '../../styles.ts';
import { problemText } from '../../words.ts';
import type { DecisionShown, LineShown } from '../monitor/monitorDesk.ts';

const useStyles = makeStyles({ buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px', marginTop: '12px' }, said: { marginTop: '6px', minHeight: '16px' } });

interface AssignElsewhereProps {
  readonly line: LineShown;
  readonly canPress: boolean;
  readonly onAssign: () => void;
}

export function AssignElsewhere({ line, canPress, onAssign }: AssignElsewhereProps): JSX.Element {
  const styles = useStyles();
  return (
    <div className={styles.buttons}>
      <AssignButton {...{ line, canPress, onAssign }} />
    </div>
  );
}

function AssignButton({ line, canPress, onAssign }: AssignElsewhereProps): JSX.Element {
  return (
    <Button disabledFocusable={!canPress} onClick={() => (canPress ? onAssign() : undefined)}>
      {t(line.state === 'assigned' ? 'admin.trace.assign-elsewhere' : 'admin.trace.assign-somebody')}
    </Button>
  );
}

interface TraceActionsProps {
  readonly administration: Administration;
  readonly shown: DecisionShown;
  readonly line: LineShown;
  readonly isOnline: boolean;
  readonly onAssign: () => void;
  /** The whole trace. */
  readonly text: () => string;
}

export function TraceActions({ administration, shown, line, isOnline, onAssign, text }: TraceActionsProps): JSX.Element {
  const styles = useStyles();
  const shared = useAdminStyles();
  const { decision, plan, roster } = shown;
  const [kept, setKept] = useState<Outcome<number> | 'saving'>();
  const [said, setSaid] = useState('');
  // Where it is kept it gets an id of its own.
  const example = useMemo(() => ruleTestOf(decision, { id: decision.leadId, name: line.leadName, plan, roster }), [decision, line.leadName, plan, roster]);
  const isDone = kept !== undefined && kept !== 'saving' && kept.kind === 'done';
  const canKeep = isOnline && kept !== 'saving' && !isDone;
  const keep = (): void => {
    if (example === undefined || !canKeep) return;
    setKept('saving');
    const { id: _id, ...test } = example;
    void administration.monitor.keepAsTest(test).then(setKept);
  };
  return (
    <>
      {kept === undefined || kept === 'saving' || kept.kind === 'done' ? null : <Bar tone="danger" title={problemText(kept.problem).title} text={problemText(kept.problem).text} />}
      <div className={styles.buttons}>
        {example === undefined ? null : (
          <Button appearance="primary" data-primary="" disabledFocusable={!canKeep} aria-busy={kept === 'saving' || undefined} onClick={keep}>
            {t('admin.trace.keep')}
          </Button>
        )}
        <AssignButton {...{ line, onAssign }} canPress={isOnline} />
        <Button appearance="subtle" icon={<Copy20Regular />} onClick={() => void copyText(text()).then((isCopied) => setSaid(t(isCopied ? 'admin.trace.copied' : 'admin.trace.not-copied')))}>
          {t('admin.trace.copy')}
        </Button>
      </div>
      <div className={`${shared.caption} ${styles.said}`} role="status">
        {said}
      </div>
      {isDone ? <Bar tone="success" title={t('admin.trace.kept', { number: kept.value })} /> : null}
      {example === undefined ? <p className={shared.hint}>{t('admin.trace.no-test')}</p> : null}
    </>
  );
}
