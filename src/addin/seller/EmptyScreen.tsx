// A screen without a lead: what happened, what still works, one button.
import type { JSX, ReactNode } from 'react';
import { makeStyles, tokens } from '@fluentui/react-components';
import { adminMenu } from '../parts/adminMenu.ts';
import { Footer } from '../parts/Footer.tsx';
import { EmailStrip } from '../parts/lead/EmailStrip.tsx';
import type { Pane } from '../parts/pane.ts';
import { PaneFrame } from '../parts/PaneFrame.tsx';

const useStyles = makeStyles({
  middle: { display: 'flex', flexDirection: 'column', alignItems: 'center', paddingTop: '48px', textAlign: 'center' },
  picture: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'center',
    boxSizing: 'border-box',
    border: `1px solid ${tokens.colorTransparentStroke}`,
    width: '56px',
    height: '56px',
    borderRadius: tokens.borderRadiusCircular,
    backgroundColor: tokens.colorNeutralBackground3,
    color: tokens.colorNeutralForeground1,
  },
  title: {
    margin: '20px 0 4px',
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
    outlineStyle: 'none',
  },
  text: { maxWidth: '260px', margin: 0, color: tokens.colorNeutralForeground2, fontSize: '13px', lineHeight: '18px', overflowWrap: 'anywhere' },
  buttons: { display: 'flex', flexWrap: 'wrap', justifyContent: 'center', gap: '8px', marginTop: '16px' },
});

interface EmptyScreenProps {
  readonly pane: Pane;
  readonly icon: JSX.Element;
  readonly title: string;
  readonly text: string;
  readonly children?: ReactNode;
}

/** The strip still names the email when one is open; problems still show above the foot. */
export function EmptyScreen(props: EmptyScreenProps): JSX.Element {
  const styles = useStyles();
  const { pane } = props;
  const needsFooter = pane.view.problem !== undefined || pane.view.status.kind !== 'none' || (pane.view.changes?.refused ?? []).length > 0;
  return (
    <PaneFrame menu={adminMenu(pane)} {...(needsFooter ? { footer: <Footer pane={pane} /> } : {})}>
      {pane.view.strip === undefined ? null : <EmailStrip strip={pane.view.strip} now={pane.now} />}
      <div className={styles.middle}>
        <span className={styles.picture} aria-hidden>
          {props.icon}
        </span>
        <h1 className={styles.title} tabIndex={-1}>
          {props.title}
        </h1>
        <p className={styles.text}>{props.text}</p>
        {props.children === undefined ? null : <div className={styles.buttons}>{props.children}</div>}
      </div>
    </PaneFrame>
  );
}
