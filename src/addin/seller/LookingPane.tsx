// Starting or looking: the shape of the lead's screen, shown only when it takes a moment. The email's subject shows at once.
import type { JSX } from 'react';
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { Footer } from '../parts/Footer.tsx';
import { EmailStrip } from '../parts/lead/EmailStrip.tsx';
import type { Pane } from '../parts/pane.ts';
import { PaneFrame } from '../parts/PaneFrame.tsx';
import { t } from '../strings.ts';

const useStyles = makeStyles({
  late: {
    opacity: 0,
    animationName: { from: { opacity: 0 }, to: { opacity: 1 } },
    animationDuration: '1ms',
    animationDelay: '300ms',
    animationFillMode: 'forwards',
  },
  gray: {
    backgroundColor: tokens.colorNeutralStencil1,
    boxSizing: 'border-box',
    border: `1px solid ${tokens.colorTransparentStroke}`,
    borderRadius: tokens.borderRadiusMedium,
    flexShrink: 0,
  },
  head: { display: 'flex', alignItems: 'center', gap: '12px', height: '40px' },
  picture: { width: '40px', height: '40px', borderRadius: tokens.borderRadiusCircular },
  lines: { display: 'flex', flexDirection: 'column', gap: '8px', flexGrow: 1 },
  tags: { display: 'flex', gap: '8px', height: '24px', marginTop: '10px' },
  card: {
    display: 'flex',
    flexDirection: 'column',
    gap: '12px',
    boxSizing: 'border-box',
    minHeight: '151px',
    marginTop: '14px',
    padding: '14px 12px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusXLarge,
  },
  button: { flexGrow: 1, height: '32px' },
  hidden: { position: 'absolute', top: 0, left: 0, width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)', whiteSpace: 'nowrap', margin: 0 },
});

/** The footer is there from the start, so that nothing moves when the answer comes. */
export function LookingPane(props: { readonly pane: Pane }): JSX.Element {
  const styles = useStyles();
  const { pane } = props;
  const gray = (width: string, height: number): JSX.Element => <div className={styles.gray} style={{ width, height }} />;
  return (
    <PaneFrame
      footer={
        <Footer pane={pane}>
          <div className={mergeClasses(styles.gray, styles.button, styles.late)} aria-hidden />
        </Footer>
      }
    >
      <h1 className={styles.hidden}>{t('empty.looking')}</h1>
      <div className={mergeClasses(styles.head, styles.late)} aria-hidden>
        <div className={mergeClasses(styles.gray, styles.picture)} />
        <div className={styles.lines}>
          {gray('50%', 14)}
          {gray('80%', 10)}
        </div>
      </div>
      <div className={mergeClasses(styles.tags, styles.late)} aria-hidden>
        {gray('120px', 24)}
        {gray('90px', 24)}
      </div>
      {pane.view.strip === undefined ? null : <EmailStrip strip={pane.view.strip} now={pane.now} />}
      <div className={mergeClasses(styles.card, styles.late)} aria-hidden>
        {gray('40%', 10)}
        {gray('65%', 16)}
        {gray('90%', 10)}
        {gray('82%', 10)}
        {gray('60%', 10)}
      </div>
    </PaneFrame>
  );
}
