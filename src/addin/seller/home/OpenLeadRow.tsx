// One open lead in the list: place, name, company and what to do, grade. A lead that could not be researched offers another try.
import type { JSX } from 'react';
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ChevronRight16Regular } from '@fluentui/react-icons/svg/chevron-right';
import { HandRight16Filled } from '@fluentui/react-icons/svg/hand-right';
import type { LeadRow } from '../../home/ownLeadsView.ts';
import type { Pane } from '../../parts/pane.ts';
import { leadName } from '../../parts/words/names.ts';
import { t } from '../../strings.ts';
import { GradeMark } from './GradeMark.tsx';
import { isHandRaiser, rowDetail, rowName } from './leadWords.ts';
import { SampleTag } from './SampleTag.tsx';

const line = { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' } as const;

const useStyles = makeStyles({
  row: { display: 'flex', alignItems: 'center', gap: '4px', boxSizing: 'border-box', height: '52px', borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
  button: {
    display: 'flex',
    alignItems: 'center',
    gap: '8px',
    flexGrow: 1,
    minWidth: 0,
    height: '48px',
    padding: '0 2px',
    border: 'none',
    borderRadius: tokens.borderRadiusMedium,
    background: 'none',
    color: tokens.colorNeutralForeground1,
    textAlign: 'start',
    fontFamily: 'inherit',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover, color: tokens.colorNeutralForeground1Hover },
    ':hover [data-detail]': { color: tokens.colorNeutralForeground2Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  rank: { flexShrink: 0, minWidth: '22px', textAlign: 'center', color: tokens.colorNeutralForeground2, fontSize: '13px', lineHeight: '18px', fontVariantNumeric: 'tabular-nums' },
  words: { flexGrow: 1, minWidth: 0 },
  nameLine: { display: 'flex', alignItems: 'center', gap: '6px', minWidth: 0 },
  name: { ...line, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300, fontWeight: tokens.fontWeightSemibold },
  hand: { display: 'flex', flexShrink: 0, color: tokens.colorBrandForeground1 },
  detail: { ...line, color: tokens.colorNeutralForeground2, fontSize: '13px', lineHeight: '18px' },
  chevron: { display: 'flex', flexShrink: 0, color: tokens.colorNeutralForeground2 },
  again: { flexShrink: 0, maxWidth: '45%', minWidth: 0 },
});

interface OpenLeadRowProps {
  readonly pane: Pane;
  readonly row: LeadRow;
  /** The row of the list that Tab reaches. */
  readonly isActive: boolean;
  readonly onFocus: () => void;
}

export function OpenLeadRow(props: OpenLeadRowProps): JSX.Element {
  const styles = useStyles();
  const { pane, row, isActive, onFocus } = props;
  const { lead, research } = row;
  const name = leadName(lead);
  const detail = rowDetail(row, pane.now);
  const canTryAgain = research?.state === 'failed' && !row.isRequested;
  return (
    <div className={styles.row}>
      <button type="button" data-row="" className={styles.button} aria-label={rowName(row, pane.now)} tabIndex={isActive ? 0 : -1} onFocus={onFocus} onClick={() => pane.verbs.openLead(lead.id)}>
        <span className={styles.rank} aria-hidden>
          {row.rank}
        </span>
        <span className={styles.words}>
          <span className={styles.nameLine}>
            <span className={styles.name} title={name}>
              {name}
            </span>
            {isHandRaiser(research) ? (
              <span className={styles.hand} title={t('home.list.hand-raiser')} aria-hidden>
                <HandRight16Filled />
              </span>
            ) : null}
            {row.isSample ? <SampleTag /> : null}
          </span>
          <div className={styles.detail} title={detail} data-detail="">
            {detail}
          </div>
        </span>
        {canTryAgain ? null : <GradeMark research={research} />}
        {canTryAgain ? null : (
          <span className={styles.chevron} aria-hidden>
            <ChevronRight16Regular />
          </span>
        )}
      </button>
      {canTryAgain ? (
        <Button size="small" className={styles.again} tabIndex={isActive ? 0 : -1} aria-label={t('home.list.again', { name })} onClick={() => void pane.verbs.researchAgain(lead.id)}>
          {t('problem.retry')}
        </Button>
      ) : null}
    </div>
  );
}
