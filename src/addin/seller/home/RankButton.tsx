// The arrow beside a lead's name: on hover, focus and press it says why the lead stands where it stands. Nothing needs a key to close it.
import { useId, useState } from 'react';
import type { JSX } from 'react';
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ArrowUp16Filled } from '@fluentui/react-icons/svg/arrow-up';

const useStyles = makeStyles({
  button: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'center',
    flexShrink: 0,
    width: '24px',
    height: '24px',
    padding: 0,
    border: 'none',
    borderRadius: tokens.borderRadiusMedium,
    background: 'none',
    color: tokens.colorBrandForeground1,
    cursor: 'help',
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  words: {
    position: 'absolute',
    top: '52px',
    left: '12px',
    right: '12px',
    zIndex: 1,
    boxSizing: 'border-box',
    padding: '8px 10px',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    boxShadow: tokens.shadow16,
    fontSize: '13px',
    lineHeight: '18px',
    overflowWrap: 'anywhere',
  },
  away: { clipPath: 'inset(50%)', pointerEvents: 'none', height: '1px', overflow: 'hidden', padding: 0, border: 'none', boxShadow: 'none' },
  line: { margin: 0 },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** @param props.lines what it says: the reason first. It is positioned in the card around it. */
export function RankButton(props: { readonly label: string; readonly lines: readonly string[] }): JSX.Element {
  const styles = useStyles();
  const id = useId();
  const [isHovered, setHovered] = useState(false);
  const [hasFocus, setFocus] = useState(false);
  const isOpen = isHovered || hasFocus;
  return (
    <span onPointerEnter={(event) => event.pointerType === 'mouse' && setHovered(true)} onPointerLeave={() => setHovered(false)}>
      <button type="button" className={styles.button} aria-label={props.label} aria-describedby={id} onFocus={() => setFocus(true)} onBlur={() => setFocus(false)} onClick={(event) => event.currentTarget.focus()}>
        <ArrowUp16Filled />
      </button>
      <span id={id} role="tooltip" className={mergeClasses(styles.words, !isOpen && styles.away)} data-open={isOpen || undefined}>
        {props.lines.map((line, index) => (
          <span key={line} className={mergeClasses(styles.line, index > 0 && styles.quiet)} style={{ display: 'block' }}>
            {line}
          </span>
        ))}
      </span>
    </span>
  );
}
