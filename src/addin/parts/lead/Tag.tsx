// Small tags under a name. Meaning is in shape and word, color only supports.
import { useLayoutEffect, useRef, useState } from 'react';
import type { JSX, ReactNode } from 'react';
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkCircle16Filled } from '@fluentui/react-icons/svg/checkmark-circle';
import { CircleHalfFill16Regular } from '@fluentui/react-icons/svg/circle-half-fill';
import { QuestionCircle16Regular } from '@fluentui/react-icons/svg/question-circle';
import type { Certainty } from '../../../domain/mail/tiedLead.ts';
import { t } from '../../strings.ts';

const useStyles = makeStyles({
  row: { display: 'flex', flexWrap: 'wrap', gap: '8px', rowGap: '4px', height: '24px', marginTop: '10px', overflow: 'hidden', position: 'relative' },
  cut: { paddingRight: '36px' },
  open: { height: 'auto', minHeight: '24px', overflow: 'visible' },
  rest: {
    position: 'absolute',
    right: 0,
    top: 0,
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
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

/** One row of tags that never wraps by itself: those without room are counted at its end, and shown on a press. */
export function TagRow(props: { readonly children: ReactNode; readonly names: readonly string[] }): JSX.Element {
  const styles = useStyles();
  const row = useRef<HTMLDivElement>(null);
  const [hidden, setHidden] = useState(0);
  const [isOpen, setOpen] = useState(false);
  const key = props.names.join('|');
  useLayoutEffect(() => {
    const measure = (): void => {
      const tags = [...(row.current?.children ?? [])].filter((child) => child instanceof HTMLElement && child.dataset['rest'] === undefined) as HTMLElement[];
      const below = isOpen ? [] : tags.filter((tag) => tag.offsetTop > 4);
      // What is cut off must not be reached by the keyboard either.
      for (const tag of tags) tag.style.visibility = below.includes(tag) ? 'hidden' : '';
      setHidden(below.length);
    };
    measure();
    const observer = new ResizeObserver(measure);
    if (row.current !== null) observer.observe(row.current);
    return () => observer.disconnect();
  }, [key, isOpen]);
  const rest = props.names.slice(props.names.length - hidden).join(', ');
  const open = (): void => {
    const first = row.current?.children[props.names.length - hidden];
    setOpen(true);
    // The button goes with its press; the first tag it has shown takes the focus when it can.
    requestAnimationFrame(() => (first instanceof HTMLElement ? first.focus() : undefined));
  };
  return (
    <div ref={row} className={mergeClasses(styles.row, isOpen && styles.open, hidden > 0 && styles.cut)}>
      {props.children}
      {hidden === 0 ? null : (
        <button type="button" data-rest="" className={mergeClasses(styles.tag, styles.rest)} title={rest} aria-label={t('identity.show-tags', { tags: rest })} onClick={open}>
          {t('identity.more-tags', { count: hidden })}
        </button>
      )}
    </div>
  );
}

/** A plain tag. */
export function Tag(props: { readonly text: string; readonly icon?: JSX.Element; readonly tone?: 'neutral' | 'warning' }): JSX.Element {
  const look = useTagLook(props.tone ?? 'neutral');
  return (
    <span className={look.className} title={props.text}>
      {look.content(props.icon, props.text)}
    </span>
  );
}

/** The look of a tag, for those that are buttons. */
export function useTagLook(tone: 'neutral' | 'warning'): { readonly className: string; readonly content: (icon: JSX.Element | undefined, text: string) => JSX.Element } {
  const styles = useStyles();
  return {
    className: mergeClasses(styles.tag, tone === 'warning' && styles.warning),
    content: (icon, text) => (
      <>
        {icon === undefined ? null : (
          <span className={styles.icon} aria-hidden>
            {icon}
          </span>
        )}
        <span className={styles.text}>{text}</span>
      </>
    ),
  };
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
