// The numbers a lead can be called at, each with who says so. The telephone is the seller's own: a press dials, nothing is written by it.
// A link opens beside the pane: inside Outlook's frame it would replace the pane, and Outlook's content policy would leave nothing in its place.
import type { JSX } from 'react';
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { Call16Regular } from '@fluentui/react-icons/svg/call';
import { Checkmark16Regular } from '@fluentui/react-icons/svg/checkmark';
import { dialLink } from '../../../domain/actions/phoneNumbers.ts';
import type { PhoneNumber } from '../../../domain/actions/action.ts';
import { t } from '../../strings.ts';
import type { Pane } from '../pane.ts';

const useStyles = makeStyles({
  list: { margin: 0, padding: '0 12px 8px', listStyleType: 'none', borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
  item: { display: 'flex', alignItems: 'center', gap: '8px', paddingTop: '8px' },
  words: { flexGrow: 1, minWidth: 0 },
  number: { fontSize: '13px', lineHeight: '18px', fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  source: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  call: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: '4px',
    flexShrink: 0,
    boxSizing: 'border-box',
    minHeight: '28px',
    padding: '4px 10px',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground1,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    textDecorationLine: 'none',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
    '@media (pointer: coarse)': { minHeight: '44px' },
  },
  called: { borderTopColor: tokens.colorBrandStroke1, borderRightColor: tokens.colorBrandStroke1, borderBottomColor: tokens.colorBrandStroke1, borderLeftColor: tokens.colorBrandStroke1 },
});

/** Nothing when no number is known. `dialed` is the one called last. */
export function CallNumbers(props: { readonly pane: Pane; readonly numbers: readonly PhoneNumber[]; readonly dialed?: string | undefined }): JSX.Element | null {
  const styles = useStyles();
  const { pane, numbers, dialed } = props;
  if (numbers.length === 0) return null;
  return (
    <ul className={styles.list} aria-label={t('call.numbers')}>
      {numbers.map(({ number, citation }) => {
        const link = dialLink(number);
        const wasCalled = number === dialed;
        return (
          <li key={number} className={styles.item}>
            <div className={styles.words}>
              <div className={styles.number}>{number}</div>
              <div className={styles.source}>{t(citation.kind === 'crm' ? 'call.from-crm' : 'call.from-email')}</div>
            </div>
            {link === undefined ? null : (
              <a className={mergeClasses(styles.call, wasCalled && styles.called)} href={link} target="_blank" rel="noreferrer" aria-label={t(wasCalled ? 'call.dial-again-label' : 'call.dial-label', { number })} onClick={() => pane.verbs.dial(number)}>
                {wasCalled ? <Checkmark16Regular aria-hidden /> : <Call16Regular aria-hidden />}
                {t(wasCalled ? 'call.dial-again' : 'call.dial')}
              </a>
            )}
          </li>
        );
      })}
    </ul>
  );
}
