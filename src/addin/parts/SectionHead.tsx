// The heading of a section: its title, and one short fact at the right.
import type { JSX, ReactNode } from 'react';
import { makeStyles, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  head: { display: 'flex', alignItems: 'baseline', justifyContent: 'space-between', gap: '12px', marginTop: '18px', marginBottom: '6px', minWidth: 0 },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    minWidth: 0,
  },
  aside: {
    flexShrink: 1000,
    minWidth: '72px',
    textAlign: 'end',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
});

/** @param props.aside at the right, cut with an ellipsis when there is no room. */
export function SectionHead(props: { readonly title: string; readonly aside?: ReactNode }): JSX.Element {
  const styles = useStyles();
  return (
    <div className={styles.head}>
      <h2 className={styles.title} title={props.title}>
        {props.title}
      </h2>
      {props.aside === undefined ? null : <div className={styles.aside}>{props.aside}</div>}
    </div>
  );
}
