// The draft's place while it is written: eight gray lines, shown only when writing takes a moment.
import type { JSX } from 'react';
import { makeStyles, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  box: {
    display: 'flex',
    flexDirection: 'column',
    gap: '10px',
    marginTop: '18px',
    padding: '14px 12px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusXLarge,
    opacity: 0,
    animationName: { from: { opacity: 0 }, to: { opacity: 1 } },
    animationDuration: '1ms',
    animationDelay: '300ms',
    animationFillMode: 'forwards',
  },
  line: {
    height: '10px',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralStencil1,
    boxSizing: 'border-box',
    border: `1px solid ${tokens.colorTransparentStroke}`,
  },
});

const LINE_WIDTHS = ['30%', '92%', '84%', '60%', '88%', '72%', '45%', '36%'];

/** Decoration; the status line says that something is written. */
export function WritingLines(): JSX.Element {
  const styles = useStyles();
  return (
    <div className={styles.box} aria-hidden>
      {LINE_WIDTHS.map((width) => (
        <div key={width} className={styles.line} style={{ width }} />
      ))}
    </div>
  );
}
