// A6: all settings at a glance, then the press that activates, and afterwards the one switch that stops and resumes all background work.
import type { JSX } from 'react';
import { Button, makeStyles, mergeClasses, Switch, tokens } from '@fluentui/react-components';
import type { MappableField } from '../../../domain/profileFields.ts';
import { setupChecklist } from '../../../domain/setupChecklist.ts';
import { dayText, timeText } from '../../parts/words/dates.ts';
import { t } from '../../strings.ts';
import type { Administration } from '../administration.ts';
import type { AdminPage } from '../AdminNav.tsx';
import { ProblemNews } from '../DraftBar.tsx';
import { PageHead } from '../PageFrame.tsx';
import type { Known } from '../section.ts';
import { useAdminStyles } from '../styles.ts';
import { Activation } from './Activation.tsx';
import { Lately } from './Lately.tsx';
import { RunProgress } from './RunProgress.tsx';
import { SampleNews, sampleText } from './SampleNews.tsx';
import { gapText, valuesOf } from './setupWords.ts';
import type { Agent } from './useAgent.ts';
import type { Sample } from './useSample.ts';

const useStyles = makeStyles({
  cards: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: '10px', margin: '16px 0 0', '@media (min-width: 900px)': { gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)' } },
  card: { boxSizing: 'border-box', padding: '10px 12px', border: `1px solid ${tokens.colorNeutralStroke2}`, borderRadius: tokens.borderRadiusXLarge, fontSize: '13px', lineHeight: '18px', overflowWrap: 'anywhere' },
  now: { border: `2px solid ${tokens.colorBrandStroke1}` },
  head: { display: 'flex', justifyContent: 'space-between', alignItems: 'center', gap: '8px' },
  name: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300, fontWeight: tokens.fontWeightSemibold },
  gap: { color: tokens.colorNeutralForeground2 },
  list: { margin: '4px 0 0', paddingLeft: '18px', fontSize: '13px', lineHeight: '20px' },
  progress: { marginTop: '12px' },
  placing: { margin: '12px 0 0', fontSize: '13px', lineHeight: '18px' },
});

interface ReviewPageProps {
  readonly administration: Administration;
  readonly known: Known;
  readonly agent: Agent;
  readonly sample: Sample;
  readonly fields: readonly MappableField[];
  /** Sections with edits that are not saved: those are not what would be activated. */
  readonly unsaved: readonly AdminPage[];
  readonly isOnline: boolean;
  readonly onSignIn: () => void;
  readonly onGo: (page: AdminPage) => void;
}

export function ReviewPage(props: ReviewPageProps): JSX.Element {
  const styles = useStyles();
  const { known, agent, fields, onGo } = props;
  return (
    <>
      <PageHead title={t('admin.page.review')} text={t(agent.isActive ? 'admin.review.text-active' : 'admin.review.text')} settings={known.settings} />
      {agent.problem === undefined ? null : <ProblemNews problem={agent.problem} onSignIn={props.onSignIn} onDismiss={agent.dismissProblem} />}
      {agent.isActive ? <LifeCycle known={known} agent={agent} sample={props.sample} isOnline={props.isOnline} /> : null}
      <div className={styles.cards}>
        {setupChecklist(known.settings, known.segments).map(({ section, gaps }) => (
          <section key={section} className={styles.card} aria-label={t(`admin.page.${section}`)}>
            <div className={styles.head}>
              <h2 className={styles.name}>{t(`admin.page.${section}`)}</h2>
              <Button size="small" aria-label={t('admin.edit-named', { name: t(`admin.page.${section}`) })} onClick={() => onGo(section)}>
                {t('admin.edit')}
              </Button>
            </div>
            {valuesOf(section, known, fields).map((value) => (
              <div key={value}>{value}</div>
            ))}
            {gaps.map((gap) => (
              <div key={`${gap.code} ${gap.name ?? ''}`} className={styles.gap}>
                {gapText(gap)}
              </div>
            ))}
          </section>
        ))}
      </div>
      {agent.isActive ? null : <Activation known={known} agent={agent} sample={props.sample} unsaved={props.unsaved} isOnline={props.isOnline} />}
      <Lately key={known.settings.version} administration={props.administration} />
    </>
  );
}

/** A17: one switch; the row in the CRM is what the service obeys. */
function LifeCycle({ known, agent, sample, isOnline }: { readonly known: Known; readonly agent: Agent; readonly sample: Sample; readonly isOnline: boolean }): JSX.Element {
  const styles = useStyles();
  const shared = useAdminStyles();
  const { activatedOn, pausedOn } = known.settings;
  const when = (at: string): { readonly date: string; readonly time: string } => ({ date: dayText(at, new Date()), time: timeText(at) });
  const canSwitch = isOnline && !agent.isBusy;
  return (
    <section className={shared.section} aria-label={t('admin.cycle.title')}>
      <h2 className={shared.heading}>{t('admin.cycle.title')}</h2>
      <div className={mergeClasses(styles.card, styles.now)}>
        <div className={styles.name}>{t(pausedOn === undefined ? 'admin.cycle.active' : 'admin.cycle.paused')}</div>
        <div>{pausedOn === undefined ? (activatedOn === undefined ? '' : t('admin.cycle.active-since', when(activatedOn))) : t('admin.cycle.paused-since', when(pausedOn))}</div>
        <Switch
          data-field="pause"
          label={t('admin.cycle.pause')}
          checked={pausedOn !== undefined}
          aria-disabled={!canSwitch || undefined}
          onChange={(_event, { checked }) => (canSwitch ? agent.setPaused(checked) : undefined)}
        />
        <div className={shared.caption}>{t('admin.cycle.pause-text')}</div>
        <div role="status" className={shared.caption}>
          {agent.isBusy ? t('admin.saving') : agent.isUnheard ? t('admin.cycle.unheard') : ''}
        </div>
      </div>
      <div className={styles.progress}>
        <RunProgress run={agent.run} isPaused={pausedOn !== undefined} />
      </div>
      {sample.doing === undefined ? null : (
        <p className={styles.placing} role="status">
          {sampleText(sample)}
        </p>
      )}
      <SampleNews sample={sample} />
    </section>
  );
}
