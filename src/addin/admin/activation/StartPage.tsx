// A1: what of the setup is done, with its present values; after activation only what is still missing. Beside it what was really
// checked, how far the agent has come, and the sample leads.
import type { JSX } from 'react';
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { CheckmarkCircle20Filled } from '@fluentui/react-icons/svg/checkmark-circle';
import { Circle20Regular } from '@fluentui/react-icons/svg/circle';
import { Warning20Regular } from '@fluentui/react-icons/svg/warning';
import type { MappableField } from '../../../domain/profileFields.ts';
import { activationGaps, setupChecklist, type SetupSection, type SetupStep } from '../../../domain/setupChecklist.ts';
import { Bar } from '../../parts/Bar.tsx';
import { t } from '../../strings.ts';
import type { Administration } from '../administration.ts';
import type { AdminPage } from '../AdminNav.tsx';
import { PageHead } from '../PageFrame.tsx';
import type { Known } from '../section.ts';
import { useAdminStyles } from '../styles.ts';
import { Checks } from './Checks.tsx';
import { RunProgress } from './RunProgress.tsx';
import { SampleLeads } from './SampleLeads.tsx';
import { gapText, valuesOf } from './setupWords.ts';
import type { Agent } from './useAgent.ts';
import type { Sample } from './useSample.ts';

const useStyles = makeStyles({
  columns: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: '0 28px', '@media (min-width: 900px)': { gridTemplateColumns: 'minmax(0, 1.6fr) minmax(0, 1fr)' } },
  head: { display: 'flex', justifyContent: 'space-between', gap: '8px', alignItems: 'baseline' },
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  row: { display: 'flex', gap: '10px', alignItems: 'flex-start', padding: '10px 0', borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
  icon: { display: 'flex', flexShrink: 0, marginTop: '1px' },
  done: { color: tokens.colorStatusSuccessForeground1 },
  gap: { color: tokens.colorStatusWarningForeground1 },
  open: { color: tokens.colorNeutralForeground3 },
  words: { flexGrow: 1, minWidth: 0, overflowWrap: 'anywhere', fontSize: '13px', lineHeight: '18px' },
  name: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300, fontWeight: tokens.fontWeightSemibold },
  press: { flexShrink: 0, '@media (max-width: 400px)': { minWidth: '0' } },
  next: { marginTop: '12px' },
});

interface StartPageProps {
  readonly administration: Administration;
  readonly known: Known;
  readonly agent: Agent;
  readonly sample: Sample;
  readonly fields: readonly MappableField[];
  readonly onGo: (page: AdminPage) => void;
}

export function StartPage({ administration, known, agent, sample, fields, onGo }: StartPageProps): JSX.Element {
  const styles = useStyles();
  const shared = useAdminStyles();
  const steps = setupChecklist(known.settings, known.segments);
  const next = steps.find(({ state }) => state !== 'done');
  const isPaused = agent.pausedOn !== undefined;
  const title = !agent.isActive ? t('admin.start.title') : t(isPaused ? 'admin.start.paused' : 'admin.start.active');
  return (
    <>
      <PageHead title={title} text={t(agent.isActive ? (isPaused ? 'admin.start.paused-text' : 'admin.start.active-text') : 'admin.start.text')} settings={known.settings} />
      <div className={styles.columns}>
        <div>
          {agent.isActive ? <SuggestedAction steps={steps} onGo={onGo} /> : <Steps steps={steps} known={known} fields={fields} onGo={onGo} />}
          {agent.isActive ? null : (
            <Button className={styles.next} appearance="primary" data-primary="" onClick={() => onGo(next?.section ?? 'review')}>
              {next === undefined ? t('admin.start.review') : t('admin.start.continue', { page: t(`admin.page.${next.section}`) })}
            </Button>
          )}
        </div>
        <div>
          {agent.isActive ? (
            <section className={shared.wide} aria-label={t('admin.run.title')}>
              <h2 className={shared.heading}>{t('admin.run.title')}</h2>
              <RunProgress run={agent.run} isPaused={isPaused} />
            </section>
          ) : null}
          <Checks administration={administration} />
          <SampleLeads sample={sample} />
        </div>
      </div>
    </>
  );
}

/** All steps with what they hold now; the last one opens when a company is named. */
function Steps({ steps, known, fields, onGo }: { readonly steps: readonly SetupStep[]; readonly known: Known; readonly fields: readonly MappableField[]; readonly onGo: (page: AdminPage) => void }): JSX.Element {
  const styles = useStyles();
  const shared = useAdminStyles();
  const blocked = activationGaps(known.settings);
  return (
    <section className={shared.wide} aria-label={t('admin.start.steps')}>
      <div className={styles.head}>
        <h2 className={shared.heading}>{t('admin.start.steps')}</h2>
        <span className={shared.caption}>{t('admin.start.done-of', { done: steps.filter(({ state }) => state === 'done').length, count: steps.length + 1 })}</span>
      </div>
      <ol className={styles.list}>
        {steps.map((step) => {
          const first = step.gaps[0];
          return <StepRow key={step.section} section={step.section} state={step.state} text={step.state === 'open' && first !== undefined ? gapText(first) : valuesOf(step.section, known, fields).join('. ')} gap={step.state === 'gaps' && first !== undefined ? gapText(first) : undefined} onGo={onGo} />;
        })}
        <StepRow section="review" state="open" text={blocked.length > 0 ? blocked.map(gapText).join(' ') : t('admin.start.review-text')} onGo={onGo} />
      </ol>
    </section>
  );
}

interface StepRowProps {
  readonly section: SetupSection | 'review';
  readonly state: SetupStep['state'];
  readonly text: string;
  readonly gap?: string | undefined;
  readonly onGo: (page: AdminPage) => void;
}

function StepRow({ section, state, text, gap, onGo }: StepRowProps): JSX.Element {
  const styles = useStyles();
  const name = t(`admin.page.${section}`);
  return (
    <li className={styles.row}>
      <StateIcon state={state} />
      <div className={styles.words}>
        <h3 className={styles.name}>{name}</h3>
        <div>{text}</div>
        {gap === undefined ? null : <div>{gap}</div>}
      </div>
      <Button size="small" className={styles.press} aria-label={t(state === 'done' ? 'admin.start.open-named' : 'admin.start.open-settings-named', { page: name })} onClick={() => onGo(section)}>
        {t(state === 'done' ? 'admin.start.open' : 'admin.start.open-settings')}
      </Button>
    </li>
  );
}

/** The shape says it, and a word for those who can't see it. */
function StateIcon({ state }: { readonly state: SetupStep['state'] }): JSX.Element {
  const styles = useStyles();
  const icon = state === 'done' ? <CheckmarkCircle20Filled className={styles.done} /> : state === 'gaps' ? <Warning20Regular className={styles.gap} /> : <Circle20Regular className={styles.open} />;
  return (
    <span className={styles.icon} role="img" aria-label={t(`admin.step.${state}`)}>
      {icon}
    </span>
  );
}

/** A10: after activation, each thing that is missing with the way to it. */
function SuggestedAction({ steps, onGo }: { readonly steps: readonly SetupStep[]; readonly onGo: (page: AdminPage) => void }): JSX.Element {
  const styles = useStyles();
  const shared = useAdminStyles();
  const gaps = steps.flatMap(({ section, gaps: each }) => each.map((gap) => ({ section, gap })));
  return (
    <section className={shared.wide} aria-label={t('admin.start.suggested')}>
      <h2 className={shared.heading}>{t('admin.start.suggested')}</h2>
      {gaps.length === 0 ? (
        <Bar tone="success" title={t('admin.start.all-done')} text={t('admin.start.all-done-text')} />
      ) : (
        <ul className={styles.list}>
          {gaps.map(({ section, gap }) => (
            <li key={`${section} ${gap.code} ${gap.name ?? ''}`} className={styles.row}>
              <StateIcon state="gaps" />
              <div className={styles.words}>
                <h3 className={styles.name}>{t(`admin.page.${section}`)}</h3>
                <div>{gapText(gap)}</div>
              </div>
              <Button size="small" className={styles.press} aria-label={t('admin.start.open-settings-named', { page: t(`admin.page.${section}`) })} onClick={() => onGo(section)}>
                {t('admin.start.open-settings')}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
