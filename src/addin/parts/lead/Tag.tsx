// Small tags under a name. Meaning is in shape and word, color only supports.
import { useLayoutEffect, useRef, useState } from 'react';
import type { JSX, ReactNode } from 'react';
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkCircle16Filled } from '@fluentui/react-icons/svg/checkmark-circle';
import { CircleHalfFill16Regular } from '@fluentui/react-icons/svg/circle-half-fill';
import { QuestionCircle16Regular } from '@fluentui/react-icons/svg/question-circle';
import type { Certainty } from '../../../domain/leadReply.ts';
import { t } from '../../strings.ts';

const useStyles = makeStyles({
  row: { display: 'flex', flexWrap: 'wrap', gap: '8px', rowGap: '4px', height: '24px', marginTop: '10px', overflow: 'hidden', position: 'relative' },
  cut: { paddingRight: '36px' },
  rest: { position: 'absolute', right: 0, top: 0 },
  tag: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: '4px',
    boxSizing: 'border-box',
    height: '24px',
    maxWidth: '100%',
    padding: '0 8px 0 6px',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    fontFamily: 'inherit',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    whiteSpace: 'nowrap',
  },
  warning: {
    border: `1px solid ${tokens.colorStatusWarningBorder1}`,
    backgroundColor: tokens.colorStatusWarningBackground1,
    color: tokens.colorStatusWarningForeground1,
  },
  dashed: { border: `1px dashed ${tokens.colorNeutralStrokeAccessible}` },
  strong: { fontWeight: tokens.fontWeightSemibold },
  text: { overflow: 'hidden', textOverflow: 'ellipsis', color: 'inherit' },
  icon: { display: 'flex', flexShrink: 0 },
  sure: { color: tokens.colorStatusSuccessForeground1 },
  likely: { color: tokens.colorBrandForeground1 },
});

/** One row of tags that never wraps: those without room are counted at its end. */
export function TagRow(props: { readonly children: ReactNode; readonly names: readonly string[] }): JSX.Element {
  const styles = useStyles();
  const row = useRef<HTMLDivElement>(null);
  const [hidden, setHidden] = useState(0);
  const key = props.names.join('|');
  useLayoutEffect(() => {
    const measure = (): void => {
      const tags = [...(row.current?.children ?? [])].filter((child) => child instanceof HTMLElement && child.dataset['rest'] === undefined);
      setHidden(tags.filter((tag) => tag instanceof HTMLElement && tag.offsetTop > 4).length);
    };
    measure();
    const observer = new ResizeObserver(measure);
    if (row.current !== null) observer.observe(row.current);
    return () => observer.disconnect();
  }, [key]);
  const rest = props.names.slice(props.names.length - hidden).join(', ');
  return (
    <div ref={row} className={mergeClasses(styles.row, hidden > 0 && styles.cut)}>
      {props.children}
      {hidden === 0 ? null : (
        <span data-rest="" className={mergeClasses(styles.tag, styles.rest)} title={rest}>
          {t('identity.more-tags', { count: hidden })}
        </span>
      )}
    </div>
  );
}

/** A plain tag. */
export function Tag(props: { readonly text: string; readonly icon?: JSX.Element; readonly tone?: 'neutral' | 'warning' }): JSX.Element {
  const styles = useStyles();
  return (
    <span className={mergeClasses(styles.tag, props.tone === 'warning' && styles.warning)} title={props.text}>
      {props.icon === undefined ? null : (
        <span className={styles.icon} aria-hidden>
          {props.icon}
        </span>
      )}
      <span className={styles.text}>{props.text}</span>
    </span>
  );
}

/** The look of a certainty: solid or dashed border, and its own icon. */
export function useCertaintyLook(certainty: Certainty): { readonly className: string; readonly content: (how: string) => JSX.Element } {
  const styles = useStyles();
  const icons = {
    sure: <CheckmarkCircle16Filled />,
    likely: <CircleHalfFill16Regular />,
    possible: <QuestionCircle16Regular />,
  };
  const tone = { sure: styles.sure, likely: styles.likely, possible: undefined }[certainty];
  return {
    className: mergeClasses(styles.tag, certainty === 'possible' && styles.dashed),
    content: (how) => (
      <>
        <span className={mergeClasses(styles.icon, tone)} aria-hidden>
          {icons[certainty]}
        </span>
        <span className={styles.text}>
          <span className={styles.strong}>{t(`certainty.${certainty}`)}</span> · {how}
        </span>
      </>
    ),
  };
}
