// What waits for the seller's answer: three rows, the others on request, and what stands there while there are none.
import { useState } from 'react';
import type { JSX } from 'react';
import { Button, Link, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { HomeView } from '../../home/homeView.ts';
import { Bar } from '../../parts/Bar.tsx';
import type { Pane } from '../../parts/pane.ts';
import { SectionHead } from '../../parts/SectionHead.tsx';
import { useRovingRows } from '../../parts/useRovingRows.ts';
import { t } from '../../strings.ts';
import { homeState, troubleKey } from './homeWords.ts';
import { ReminderRow } from './ReminderRow.tsx';

const SHOWN_FIRST = 3;

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
  more: { marginTop: '10px' },
  quiet: { margin: '6px 0 0', color: tokens.colorNeutralForeground2, fontSize: '13px', lineHeight: '18px' },
  gray: {
    display: 'flex',
    alignItems: 'center',
    gap: '12px',
    height: '52px',
    opacity: 0,
    animationName: { from: { opacity: 0 }, to: { opacity: 1 } },
    animationDuration: '1ms',
    animationDelay: '300ms',
    animationFillMode: 'forwards',
  },
  block: { backgroundColor: tokens.colorNeutralStencil1, boxSizing: 'border-box', border: `1px solid ${tokens.colorTransparentStroke}`, borderRadius: tokens.borderRadiusMedium },
  circle: { width: '32px', height: '32px', borderRadius: tokens.borderRadiusCircular, flexShrink: 0 },
});

export function WaitingList(props: { readonly pane: Pane; readonly home: HomeView }): JSX.Element {
  const styles = useStyles();
  const { pane, home } = props;
  const [showsAll, setShowsAll] = useState(false);
  const rows = showsAll ? home.rows : home.rows.slice(0, SHOWN_FIRST);
  const hidden = home.rows.length - rows.length;
  const roving = useRovingRows(rows.length);
  return (
    <section aria-label={t('home.waiting')}>
      <SectionHead title={t('home.waiting')} {...(home.rows.length === 0 ? {} : { aside: home.rows.length })} />
      <InsteadOfRows pane={pane} home={home} />
      {rows.length === 0 ? null : (
        <ul className={styles.list} onKeyDown={roving.onKeyDown}>
          {rows.map((row, index) => (
            <ReminderRow key={row.reminder.id} pane={pane} row={row} index={index} roving={roving} />
          ))}
        </ul>
      )}
      {hidden > 0 ? (
        <div className={styles.more}>
          <Link as="button" onClick={() => setShowsAll(true)}>
            {t('home.show-more', { count: hidden })}
          </Link>
        </div>
      ) : null}
    </section>
  );
}

/** Looking, offline, signed out, a silent CRM, or nothing at all: what it is and one way out. */
function InsteadOfRows(props: { readonly pane: Pane; readonly home: HomeView }): JSX.Element | null {
  const styles = useStyles();
  const { pane, home } = props;
  const state = homeState(pane.view, home);
  const again = (label: string): JSX.Element => (
    <Button size="small" onClick={() => void pane.verbs.refreshHome()}>
      {label}
    </Button>
  );
  const trouble = home.trouble === undefined || !pane.view.online ? null : (
    <Bar tone="warning" title={t(troubleKey(home.trouble, 'title'))}>
      {again(t(home.trouble === 'sign-in-needed' ? 'primary.sign-in' : 'problem.retry'))}
    </Bar>
  );
  switch (state) {
    case undefined:
      return trouble;
    case 'loading':
      return (
        <div aria-busy="true">
          <p className={styles.quiet} role="status">
            {t('home.loading')}
          </p>
          <GrayRows />
        </div>
      );
    case 'offline':
      return <p className={styles.quiet}>{t('home.offline')}</p>;
    case 'sign-in':
      return <Bar tone="warning" title={t('empty.sign-in.title')} text={t('home.sign-in')}>{again(t('primary.sign-in'))}</Bar>;
    case 'trouble':
      return (
        <Bar tone="danger" title={t(troubleKey(home.trouble ?? pane.view.problem?.code ?? 'unexpected', 'title'), pane.view.problem?.params ?? {})} text={t('home.trouble')}>
          {again(t('problem.retry'))}
        </Bar>
      );
    case 'empty':
      return trouble ?? <p className={styles.quiet}>{t('home.empty')}</p>;
  }
}

function GrayRows(): JSX.Element {
  const styles = useStyles();
  return (
    <>
      {['62%', '48%', '55%'].map((width) => (
        <div key={width} className={styles.gray} aria-hidden>
          <div className={mergeClasses(styles.block, styles.circle)} />
          <div className={styles.block} style={{ width, height: '14px' }} />
        </div>
      ))}
    </>
  );
}
