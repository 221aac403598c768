// A12: why this seller. The steps in their order with the values as they were, and every seller with the one thing that left them out.
import { useCallback, useEffect, useMemo, useRef } from 'react';
import type { JSX } from 'react';
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ChevronLeft16Regular } from '@fluentui/react-icons/svg/chevron-left';
import { ownerReasons } from '../../../../domain/routing/proof/ownerReasons.ts';
import { proofOf } from '../../../../domain/routing/proof.ts';
import { Bar } from '../../../parts/Bar.tsx';
import { givenText } from '../../../parts/words/ownerReasons.ts';
import { t } from '../../../strings.ts';
import type { Administration } from '../../administration.ts';
import { PageHead } from '../../PageFrame.tsx';
import { PageState } from '../../PageState.tsx';
import { useAdminStyles } from '../../styles.ts';
import { answerOf, useAsked } from '../../useAsked.ts';
import type { DecisionShown, LineShown } from '../monitor/monitorDesk.ts';
import { waitText, whyText } from '../monitor/monitorWords.ts';
import { TraceSellers } from './TraceSellers.tsx';
import { TraceSteps } from './TraceSteps.tsx';
import { AssignElsewhere, TraceActions } from './TraceActions.tsx';
import { traceText } from './traceText.ts';
import { namedReasons, receiverOf, whenText, type TraceNames } from './traceWords.ts';

const useStyles = makeStyles({
  back: { marginLeft: '-8px' },
  sides: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: '8px 32px', marginTop: '16px', '@media (min-width: 1000px)': { gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1.1fr)' } },
  sees: { marginTop: '16px', padding: '10px 12px', border: `1px solid ${tokens.colorNeutralStroke2}`, borderRadius: tokens.borderRadiusMedium },
  sentence: { margin: 0, fontSize: '13px', lineHeight: '18px', overflowWrap: 'anywhere' },
});

interface TracePageProps {
  readonly administration: Administration;
  readonly line: LineShown;
  readonly isOnline: boolean;
  /** Somebody else is to have the lead. */
  readonly onAssign: () => void;
  readonly onBack: () => void;
}

export function TracePage({ administration, line, isOnline, onAssign, onBack }: TracePageProps): JSX.Element {
  const styles = useStyles();
  const read = useCallback(() => administration.monitor.readDecision(line.leadId), [administration, line.leadId]);
  const [asked, again] = useAsked(read);
  const [fields] = useAsked(administration.readFields);
  const [attributes] = useAsked(administration.sellers.readAttributes);
  const [userFields] = useAsked(administration.routing.readUserFields);
  const names = useMemo((): TraceNames => ({ fields: answerOf(fields) ?? [], attributes: answerOf(attributes) ?? [], userFields: answerOf(userFields) ?? [], now: new Date() }), [fields, attributes, userFields]);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.querySelector<HTMLElement>('h1')?.focus(), []);
  const shown = answerOf(asked);
  const receiver = shown === undefined ? undefined : receiverOf(shown.decision.outcome);
  const name = shown?.roster.sellers.find(({ id }) => id === receiver)?.name ?? line.ownerName;
  const title = receiver === undefined || name === undefined ? t('admin.trace.title-lead', { name: line.leadName }) : t('admin.trace.title', { name });
  const text = headText(line, shown);
  const signIn = (): void => void administration.signIn().then((outcome) => (outcome.kind === 'done' ? again() : undefined));
  return (
    <div ref={place}>
      <Button appearance="subtle" size="small" className={styles.back} icon={<ChevronLeft16Regular />} onClick={onBack}>
        {t('admin.trace.back')}
      </Button>
      <PageHead title={title} text={text} />
      {asked.kind !== 'known' ? <PageState {...(asked.kind === 'failed' ? { problem: asked.problem } : {})} onSignIn={signIn} onAgain={again} /> : null}
      {asked.kind === 'known' && shown === undefined ? <Bar tone="warning" title={t('admin.trace.none')} text={whyText(line)} /> : null}
      {shown === undefined ? (
        asked.kind === 'known' ? <AssignElsewhere line={line} canPress={isOnline} onAssign={onAssign} /> : null
      ) : (
        <Trace {...{ administration, shown, line, names, isOnline, onAssign }} head={[title, text]} receiver={name} />
      )}
    </div>
  );
}

function headText(line: LineShown, shown: DecisionShown | undefined): string {
  const { arrivedOn, assignedOn, leadName } = line;
  if (shown === undefined || arrivedOn === undefined) return leadName;
  const came = whenText(arrivedOn, new Date());
  const version = shown.decision.planNumber;
  return assignedOn === undefined || line.byHand ? t('admin.trace.head-waits', { lead: leadName, came, version }) : t('admin.trace.head', { lead: leadName, came, version, wait: waitText(Date.parse(assignedOn) - Date.parse(arrivedOn)) });
}

interface TraceProps {
  readonly administration: Administration;
  readonly shown: DecisionShown;
  readonly line: LineShown;
  readonly names: TraceNames;
  /** Title and first sentence. */
  readonly head: readonly string[];
  readonly receiver: string | undefined;
  readonly isOnline: boolean;
  readonly onAssign: () => void;
}

function Trace(props: TraceProps): JSX.Element {
  const styles = useStyles();
  const shared = useAdminStyles();
  const { shown, line, names, head, receiver } = props;
  const { decision, plan, roster } = shown;
  const proof = useMemo(() => proofOf(decision, plan, roster), [decision, plan, roster]);
  const reasons = useMemo(() => namedReasons(ownerReasons(decision, plan, roster), names), [decision, plan, roster, names]);
  // Whom the rules chose is told nothing once a person has chosen somebody else.
  const sees = line.byHand || reasons.length === 0 || receiver === undefined ? undefined : { title: t('admin.trace.sees', { name: receiver }), text: givenText({ isByHand: false, isMine: true, reasons, ...(line.ruleName === undefined ? {} : { ruleName: line.ruleName }) }) };
  return (
    <>
      <TraceActions {...props} text={() => traceText({ head, proof, decision, roster, names, ...(sees === undefined ? {} : { sees }) })} />
      <Bar tone={proof.isConsistent ? 'success' : 'warning'} title={t(proof.isConsistent ? 'admin.trace.checked' : 'admin.trace.not-checked')} text={t(proof.isConsistent ? 'admin.trace.checked-text' : 'admin.trace.not-checked-text')} />
      {line.byHand ? <Bar tone="warning" title={t('admin.trace.by-hand', { name: line.ownerName ?? t('admin.somebody') })} text={t('admin.trace.by-hand-text')} /> : null}
      <div className={styles.sides}>
        <TraceSteps proof={proof} decision={decision} roster={roster} names={names} />
        <div>
          <TraceSellers proof={proof} decision={decision} names={names} />
          {sees === undefined ? null : (
            <section className={styles.sees} aria-label={sees.title}>
              <h2 className={shared.heading}>{sees.title}</h2>
              <p className={styles.sentence}>{sees.text}</p>
            </section>
          )}
        </div>
      </div>
    </>
  );
}
