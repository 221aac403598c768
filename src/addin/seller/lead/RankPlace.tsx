// The lead's place among the seller's open leads, beside its name; its press says why it stands there.
import type { JSX } from 'react';
import { makeStyles, tokens } from '@fluentui/react-components';
import { ArrowUp16Filled } from '@fluentui/react-icons/svg/arrow-up';
import type { Pane } from '../../parts/pane.ts';
import { WithPopover } from '../../parts/WithPopover.tsx';
import { leadName } from '../../parts/words/names.ts';
import { t } from '../../strings.ts';
import { aboveText } from '../home/leadWords.ts';

const useStyles = makeStyles({
  button: {
    display: 'flex',
    alignItems: 'center',
    gap: '2px',
    flexShrink: 0,
    alignSelf: 'flex-start',
    minHeight: '24px',
    padding: '0 4px',
    border: 'none',
    borderRadius: tokens.borderRadiusMedium,
    background: 'none',
    color: tokens.colorNeutralForeground2,
    fontFamily: 'inherit',
    fontSize: '13px',
    lineHeight: '18px',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  arrow: { display: 'flex', color: tokens.colorBrandForeground1 },
  line: { margin: 0 },
});

/** Nothing while the order isn't known here, or the lead isn't one of the seller's open ones. */
export function RankPlace({ pane, leadId }: { readonly pane: Pane; readonly leadId: string }): JSX.Element | null {
  const styles = useStyles();
  const own = pane.view.home?.own;
  const row = own?.rows?.find(({ lead }) => lead.id === leadId);
  if (own?.rows === undefined || row === undefined) return null;
  const place = { place: row.rank, count: own.rows.length };
  return (
    <WithPopover
      title={t('home.top.why-rank', { name: leadName(row.lead) })}
      button={(button) => (
        <button type="button" {...button} className={styles.button} aria-label={t('leadPage.rank-named', place)} title={t('leadPage.rank-named', place)}>
          <span className={styles.arrow} aria-hidden>
            <ArrowUp16Filled />
          </span>
          {t('leadPage.rank', place)}
        </button>
      )}
    >
      <p className={styles.line}>{aboveText(row, own.labels, pane.now) ?? t('leadPage.rank-last')}</p>
    </WithPopover>
  );
}
