// Who this email is about: round picture, name, one line below it.
import type { JSX } from 'react';
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { PersonQuestionMark20Regular } from '@fluentui/react-icons/svg/person-question-mark';
import { initialsOf } from '../words/names.ts';
import { unlessTwice } from '../unlessTwice.ts';

const useStyles = makeStyles({
  row: { display: 'flex', alignItems: 'center', gap: '12px', height: '40px', minWidth: 0 },
  picture: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'center',
    flexShrink: 0,
    width: '40px',
    height: '40px',
    boxSizing: 'border-box',
    border: `1px solid ${tokens.colorTransparentStroke}`,
    borderRadius: tokens.borderRadiusCircular,
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorBrandForeground2,
    fontWeight: tokens.fontWeightSemibold,
    fontSize: tokens.fontSizeBase300,
  },
  unknown: { backgroundColor: tokens.colorNeutralBackground5, color: tokens.colorNeutralForeground2 },
  words: { minWidth: 0, flexGrow: 1 },
  name: {
    margin: 0,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
    outlineStyle: 'none',
  },
  open: {
    maxWidth: '100%',
    padding: 0,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    border: 'none',
    borderRadius: tokens.borderRadiusSmall,
    background: 'none',
    color: 'inherit',
    font: 'inherit',
    textAlign: 'start',
    cursor: 'pointer',
    ':hover': { textDecorationLine: 'underline' },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  detail: {
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    color: tokens.colorNeutralForeground2,
    fontSize: '13px',
    lineHeight: '18px',
  },
});

interface IdentityProps {
  readonly name: string;
  readonly detail: string;
  /** A person who is no lead yet. */
  readonly isUnknown?: boolean;
  /** Opens everything known about this person; the name is then a button. */
  readonly open?: () => void;
  /** At the right of the name. */
  readonly aside?: JSX.Element;
}

/** The name is the screen's title. */
export function Identity(props: IdentityProps): JSX.Element {
  const styles = useStyles();
  return (
    <div className={styles.row}>
      <span className={mergeClasses(styles.picture, props.isUnknown && styles.unknown)} aria-hidden>
        {props.isUnknown ? <PersonQuestionMark20Regular /> : initialsOf(props.name)}
      </span>
      <div className={styles.words}>
        <h1 className={styles.name} title={props.name} tabIndex={-1}>
          {props.open === undefined ? (
            props.name
          ) : (
            <button type="button" className={styles.open} onClick={unlessTwice(props.open)}>
              {props.name}
            </button>
          )}
        </h1>
        <div className={styles.detail} title={props.detail}>
          {props.detail}
        </div>
      </div>
      {props.aside}
    </div>
  );
}
