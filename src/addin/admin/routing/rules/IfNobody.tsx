// The rule's third step: what follows where it holds and nobody can take the lead.
import type { JSX } from 'react';
import { makeStyles, Radio, RadioGroup, tokens } from '@fluentui/react-components';
import { Warning16Regular } from '@fluentui/react-icons/svg/warning';
import type { AssignmentRule, Otherwise } from '../../../../domain/routing/plan.ts';
import { t } from '../../../strings.ts';
import { useAdminStyles } from '../../styles.ts';
import type { RuleNames } from '../ruleWords.ts';
import { RowChoice } from './WhoGetsThem.tsx';

const kinds = ['next-rule', 'owner', 'queue', 'stop'] as const satisfies readonly Otherwise['kind'][];

const useStyles = makeStyles({
  part: { marginTop: '8px' },
  risk: { display: 'flex', gap: '4px', marginTop: '8px', color: tokens.colorStatusWarningForeground3, fontSize: '13px', lineHeight: '18px' },
  icon: { display: 'flex', flexShrink: 0 },
});

interface IfNobodyProps {
  readonly rule: AssignmentRule;
  readonly names: RuleNames;
  readonly onChange: (rule: AssignmentRule) => void;
}

export function IfNobody({ rule, names, onChange }: IfNobodyProps): JSX.Element {
  const styles = useStyles();
  const shared = useAdminStyles();
  const { otherwise, target } = rule;
  const choose = (value: string): void => {
    const kind = kinds.find((each) => each === value);
    if (kind !== undefined) onChange({ ...rule, otherwise: kind === 'owner' || kind === 'queue' ? { kind, id: '' } : { kind } });
  };
  return (
    <>
      {target.kind === 'team' || target.kind === 'queue' ? <p className={shared.hint}>{t('admin.routing.never-nobody')}</p> : null}
      <RadioGroup aria-label={t('admin.routing.if-nobody')} value={otherwise.kind} onChange={(_event, { value }) => choose(value)}>
        {kinds.map((kind) => (
          <Radio key={kind} value={kind} label={t(`admin.routing.otherwise.${kind}`)} />
        ))}
      </RadioGroup>
      <div className={styles.part}>
        {otherwise.kind === 'owner' ? <RowChoice label={t('admin.routing.person')} field="rule-else" rows={names.sellers} value={otherwise.id} onChange={(id) => onChange({ ...rule, otherwise: { kind: 'owner', id } })} /> : null}
        {otherwise.kind === 'queue' ? <RowChoice label={t('admin.routing.queue')} field="rule-else" rows={names.queues} value={otherwise.id} onChange={(id) => onChange({ ...rule, otherwise: { kind: 'queue', id } })} /> : null}
      </div>
      <div role="status">
        {otherwise.kind === 'stop' ? (
          <div className={styles.risk}>
            <span className={styles.icon} aria-hidden>
              <Warning16Regular />
            </span>
            <span>{t('admin.routing.stop-risk')}</span>
          </div>
        ) : null}
      </div>
    </>
  );
}
