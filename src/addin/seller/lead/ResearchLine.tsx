// How far the agent's own research of this lead is, in one line above the sections; nothing once it is done.
import type { JSX } from 'react';
import { Link, makeStyles, tokens } from '@fluentui/react-components';
import { Info16Regular } from '@fluentui/react-icons/svg/info';
import { Clock16Regular } from '@fluentui/react-icons/svg/clock';
import { Warning16Regular } from '@fluentui/react-icons/svg/warning';
import type { LeadPageView } from '../../lead/leadPageView.ts';
import type { Pane } from '../../parts/pane.ts';
import { arrivalText } from '../../parts/words/dates.ts';
import { hasString, t } from '../../strings.ts';

const useStyles = makeStyles({
  line: { display: 'flex', gap: '6px', marginTop: '12px', padding: '8px 10px', borderRadius: tokens.borderRadiusMedium, backgroundColor: tokens.colorNeutralBackground3, fontSize: '13px', lineHeight: '18px', overflowWrap: 'anywhere' },
  icon: { display: 'flex', flexShrink: 0, marginTop: '1px', color: tokens.colorNeutralForeground2 },
  link: { fontSize: '13px', lineHeight: '18px' },
});

interface Told {
  readonly text: string;
  readonly icon: JSX.Element;
  /** What the button says; undefined where asking again changes nothing. */
  readonly again?: string;
}

export function ResearchLine({ pane, page }: { readonly pane: Pane; readonly page: LeadPageView }): JSX.Element | null {
  const styles = useStyles();
  const told = toldOf(page, pane.now);
  return (
    <div role="status" aria-live="polite">
      {told === undefined ? null : (
        <div className={styles.line}>
          <span className={styles.icon} aria-hidden>
            {told.icon}
          </span>
          <span>
            {told.text}{' '}
            {told.again === undefined ? null : (
              <Link as="button" className={styles.link} onClick={() => void pane.verbs.leadPage.refreshResearch()}>
                {told.again}
              </Link>
            )}
          </span>
        </div>
      )}
    </div>
  );
}

function toldOf({ answer, settings }: LeadPageView, now: Date): Told | undefined {
  if (answer === undefined) return undefined;
  const { research } = answer;
  const [info, clock] = [<Info16Regular />, <Clock16Regular />];
  if (settings.pausedOn !== undefined) return { text: t('leadPage.research.paused'), icon: info };
  if (settings.activatedOn === undefined) return { text: t('leadPage.research.not-active'), icon: info };
  if (answer.missing.includes('research')) return { text: t('leadPage.research.unread'), icon: info };
  switch (research?.state) {
    case undefined:
      return { text: t('leadPage.research.none'), icon: info, again: t('leadPage.research.start') };
    case 'waiting':
      return { text: t('leadPage.research.waiting'), icon: clock };
    case 'running':
      return { text: t('leadPage.research.running'), icon: clock };
    case 'failed':
      return { text: t('leadPage.research.failed', { why: whyText(research.why) }), icon: <Warning16Regular />, again: t('problem.retry') };
    case 'skipped':
      return { text: t('leadPage.research.skipped', { why: whyText(research.why) }), icon: info, again: t('problem.retry') };
    case 'done':
      return research.settingsNumber !== undefined && settings.number !== undefined && research.settingsNumber < settings.number && research.researchedOn !== undefined
        ? { text: t('leadPage.research.older', { date: arrivalText(research.researchedOn, now) }), icon: info, again: t('leadPage.research.again') }
        : undefined;
  }
}

/** A code of a later version is told as what it is: unknown. */
function whyText(why: string | undefined): string {
  const key = `leadPage.research.why.${why ?? ''}`;
  return hasString(key) ? t(key) : t('leadPage.research.why.other');
}
