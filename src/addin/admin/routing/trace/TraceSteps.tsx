// The steps of a decision in their order: segments, rules, who could take the lead, and how one of them was picked.
import type { JSX } from 'react';
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkCircle16Filled } from '@fluentui/react-icons/svg/checkmark-circle';
import { CircleOff16Regular } from '@fluentui/react-icons/svg/circle-off';
import { DismissCircle16Regular } from '@fluentui/react-icons/svg/dismiss-circle';
import { isGroupProof, type ConditionProof, type GroupProof } from '../../../../domain/routing/proof/conditionProof.ts';
import type { Decision } from '../../../../domain/routing/decision.ts';
import type { FullProof, RuleProof } from '../../../../domain/routing/proof.ts';
import type { Roster } from '../../../../domain/routing/seller.ts';
import { t } from '../../../strings.ts';
import { conditionLine, contenderText, inTrace, outcomeText, ruleHeading, valueText, whenText, type TraceNames } from './traceWords.ts';

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  step: { padding: '8px 0', borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
  head: { display: 'flex', gap: '8px', margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300, fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  conditions: { margin: '4px 0 0', paddingLeft: '24px', listStyleType: 'none', fontSize: '13px', lineHeight: '20px', overflowWrap: 'anywhere' },
  condition: { display: 'flex', gap: '6px' },
  icon: { display: 'flex', flexShrink: 0, marginTop: '2px' },
  held: { color: tokens.colorStatusSuccessForeground1 },
  not: { color: tokens.colorNeutralForeground3 },
  was: { color: tokens.colorNeutralForeground2 },
  line: { margin: '4px 0 0 24px', fontSize: '13px', lineHeight: '18px', color: tokens.colorNeutralForeground2 },
  said: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
});

interface TraceStepsProps {
  readonly proof: FullProof;
  readonly decision: Decision;
  readonly roster: Roster;
  readonly names: TraceNames;
}

export function TraceSteps({ proof, decision, roster, names }: TraceStepsProps): JSX.Element {
  const styles = useStyles();
  const took = proof.segments.find((each) => each.took);
  return (
    <section aria-label={t('admin.trace.steps')}>
      <ol className={styles.list}>
        <Step state={took === undefined ? 'not' : 'held'} head={took === undefined ? t('admin.trace.no-segment') : t('admin.trace.segment', { name: took.segment.name })}>
          {took === undefined || took.segment.isDefault === true ? null : <Conditions group={took.conditions} names={names} />}
        </Step>
        {proof.rules.map((rule) => (
          <Step key={rule.rule.id} state={rule.result === 'decided' ? 'held' : rule.result === 'not-reached' || rule.result === 'off' ? 'off' : 'not'} head={ruleHeading(rule)}>
            <RuleDetail proof={rule} names={names} />
          </Step>
        ))}
        <Picked proof={proof} decision={decision} roster={roster} names={names} />
      </ol>
    </section>
  );
}

function Step({ state, head, children }: { readonly state: 'held' | 'not' | 'off'; readonly head: string; readonly children?: JSX.Element | readonly (JSX.Element | null)[] | null }): JSX.Element {
  const styles = useStyles();
  return (
    <li className={styles.step}>
      <h2 className={styles.head}>
        <Mark state={state} />
        {head}
      </h2>
      {children}
    </li>
  );
}

function Mark({ state }: { readonly state: 'held' | 'not' | 'off' }): JSX.Element {
  const styles = useStyles();
  return (
    <span className={mergeClasses(styles.icon, state === 'held' ? styles.held : styles.not)}>
      {state === 'held' ? <CheckmarkCircle16Filled aria-hidden /> : state === 'not' ? <DismissCircle16Regular aria-hidden /> : <CircleOff16Regular aria-hidden />}
    </span>
  );
}

function RuleDetail({ proof, names }: { readonly proof: RuleProof; readonly names: TraceNames }): JSX.Element | null {
  const styles = useStyles();
  const { ageHours, rule, reason, sellers } = proof;
  if (!inTrace(proof)) return null;
  const could = sellers?.filter((seller) => seller.result !== 'left-out').length;
  return (
    <>
      <Conditions group={proof.conditions} names={names} />
      {ageHours === undefined || rule.createdWithinHours === undefined ? null : <p className={styles.line}>{t('admin.trace.age', { limit: rule.createdWithinHours, age: Math.round(ageHours * 10) / 10 })}</p>}
      {sellers === undefined || could === undefined ? null : <p className={styles.line}>{t('admin.trace.could', { could, count: sellers.length })}</p>}
      {reason === undefined ? null : <p className={styles.line}>{t(`admin.monitor.why.${reason}`)}</p>}
    </>
  );
}

function Conditions({ group, names }: { readonly group: GroupProof; readonly names: TraceNames }): JSX.Element | null {
  const styles = useStyles();
  if (group.of.length === 0) return null;
  return (
    <ul className={styles.conditions} aria-label={t(group.match === 'all' ? 'admin.trace.all-of' : 'admin.trace.any-of')}>
      {group.of.map((part, place) => (
        <li key={place}>{isGroupProof(part) ? <Conditions group={part} names={names} /> : <ConditionLine proof={part} names={names} />}</li>
      ))}
    </ul>
  );
}

function ConditionLine({ proof, names }: { readonly proof: ConditionProof; readonly names: TraceNames }): JSX.Element {
  const styles = useStyles();
  return (
    <span className={styles.condition}>
      <Mark state={proof.holds ? 'held' : 'not'} />
      <span>
        <span className={styles.said}>{t(proof.holds ? 'admin.trace.held' : 'admin.trace.did-not-hold')}</span> {conditionLine(proof.condition, names)} <span className={styles.was}>{valueText(proof.value, proof.condition, names)}</span>
      </span>
    </span>
  );
}

/** How one of those who could was picked, with when each had a lead last where turns decided. */
function Picked({ proof, decision, roster, names }: TraceStepsProps): JSX.Element | null {
  const styles = useStyles();
  const { pick, outcome } = decision;
  return (
    <>
      {pick === undefined ? null : (
        <Step state="held" head={t(`admin.trace.method.${pick.method}`)}>
          <ul className={styles.conditions}>
            {pick.contenders.map(({ place, key }) => (
              <li key={place}>{contenderText(roster.sellers[place]?.name ?? '', key, names)}</li>
            ))}
          </ul>
          {pick.among > pick.contenders.length ? <p className={styles.line}>{t('admin.trace.more-contenders', { count: pick.among - pick.contenders.length })}</p> : null}
        </Step>
      )}
      <Step state={outcome.kind === 'nobody' ? 'not' : 'held'} head={outcomeText(decision, roster)}>
        <p className={styles.line}>{t('admin.trace.decided-at', { when: whenText(decision.at, names.now), rules: proof.rules.length })}</p>
      </Step>
    </>
  );
}
