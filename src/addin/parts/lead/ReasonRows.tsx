// Reasons as rows. A reason with evidence is a button that shows it; one without is words only.
import { useState } from 'react';
import type { JSX } from 'react';
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ChevronRight16Regular } from '@fluentui/react-icons/svg/chevron-right';
import { Clock16Regular } from '@fluentui/react-icons/svg/clock';
import { Database16Regular } from '@fluentui/react-icons/svg/database';
import { DocumentText16Regular } from '@fluentui/react-icons/svg/document-text';
import { Globe16Regular } from '@fluentui/react-icons/svg/globe';
import { Info16Regular } from '@fluentui/react-icons/svg/info';
import { TextQuoteOpening16Regular } from '@fluentui/react-icons/svg/text-quote-opening';
import type { Reason } from '../../../domain/records.ts';
import { t } from '../../strings.ts';
import { Evidence } from '../Evidence.tsx';
import { reasonText } from '../words/reasonText.ts';
import { useRovingRows } from '../useRovingRows.ts';
import { WithPopover } from '../WithPopover.tsx';

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  item: { borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
  row: {
    display: 'flex',
    alignItems: 'center',
    gap: '8px',
    boxSizing: 'border-box',
    width: '100%',
    minHeight: '32px',
    padding: '6px 10px 6px 12px',
    border: 'none',
    background: 'none',
    color: 'inherit',
    textAlign: 'start',
    fontFamily: 'inherit',
    fontSize: '13px',
    lineHeight: '18px',
    '@media (pointer: coarse)': { minHeight: '44px' },
  },
  button: {
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
    ':active': { backgroundColor: tokens.colorSubtleBackgroundPressed },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px', borderRadius: tokens.borderRadiusMedium },
  },
  more: { color: tokens.colorBrandForegroundLink, paddingLeft: '36px' },
  icon: { display: 'flex', flexShrink: 0, color: tokens.colorNeutralForeground2 },
  text: { flexGrow: 1, minWidth: 0, overflowWrap: 'anywhere' },
});

/** Rows before "Show more". */
export const SHOWN_REASONS = 3;

/** Each reason a row, three first; the list is one Tab stop. */
export function ReasonRows(props: { readonly reasons: readonly Reason[]; readonly now: Date }): JSX.Element | null {
  const styles = useStyles();
  const [showAll, setShowAll] = useState(false);
  const shown = showAll || props.reasons.length <= SHOWN_REASONS ? props.reasons : props.reasons.slice(0, SHOWN_REASONS);
  const cited = shown.filter((reason) => reason.citation !== undefined);
  const roving = useRovingRows(cited.length);
  if (props.reasons.length === 0) return null;
  return (
    <ul className={styles.list} onKeyDown={roving.onKeyDown}>
      {shown.map((reason, index) => {
        const text = reasonText(reason, props.now);
        const { citation } = reason;
        const at = cited.indexOf(reason);
        const content = (
          <>
            <span className={styles.icon} aria-hidden>
              {reasonIcon(reason)}
            </span>
            <span className={styles.text}>{text}</span>
          </>
        );
        return (
          <li key={`${reason.code} ${index}`} className={styles.item}>
            {citation === undefined ? (
              <div className={styles.row}>{content}</div>
            ) : (
              <WithPopover
                title={citation.title}
                matchWidth
                button={(button) => (
                  <button
                    type="button"
                    {...button}
                    data-row=""
                    tabIndex={roving.tabIndexOf(at)}
                    onFocus={roving.onFocusOf(at)}
                    className={mergeClasses(styles.row, styles.button)}
                    aria-label={t('card.evidence', { reason: text })}
                  >
                    {content}
                    <span className={styles.icon} aria-hidden>
                      <ChevronRight16Regular />
                    </span>
                  </button>
                )}
              >
                <Evidence citation={citation} now={props.now} showTitle={false} />
              </WithPopover>
            )}
          </li>
        );
      })}
      {shown.length === props.reasons.length ? null : (
        <li className={styles.item}>
          <button type="button" className={mergeClasses(styles.row, styles.button, styles.more)} onClick={() => setShowAll(true)}>
            {t('card.more-reasons', { count: props.reasons.length - shown.length })}
          </button>
        </li>
      )}
    </ul>
  );
}

function reasonIcon(reason: Reason): JSX.Element {
  if (reason.code === 'waiting') return <Clock16Regular />;
  switch (reason.citation?.kind) {
    case 'email':
      return <TextQuoteOpening16Regular />;
    case 'crm':
      return <Database16Regular />;
    case 'knowledge':
      return <DocumentText16Regular />;
    case 'web':
      return <Globe16Regular />;
    case undefined:
      return <Info16Regular />;
  }
}
