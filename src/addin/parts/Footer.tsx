// The footer: a bar for problems, one status line, and the buttons. Its height never changes but for a problem.
import type { JSX, ReactNode } from 'react';
import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { Pane } from './pane.ts';
import { AstrayBar } from './AstrayBar.tsx';
import { ProblemBar } from './ProblemBar.tsx';
import { RefusedChanges } from './RefusedChanges.tsx';
import { StatusLine } from './StatusLine.tsx';

const useStyles = makeStyles({
  footer: {
    flexShrink: 0,
    boxSizing: 'border-box',
    padding: '10px 16px 12px',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    '@media (max-width: 340px)': { paddingLeft: '12px', paddingRight: '12px' },
  },
  buttons: { display: 'flex', gap: tokens.spacingHorizontalS, height: '32px', marginTop: '8px' },
  primary: {
    flexGrow: 1,
    flexShrink: 0,
    maxWidth: '100%',
    minWidth: '120px',
    overflow: 'hidden',
    position: 'relative',
    height: '32px',
    paddingLeft: '8px',
    paddingRight: '8px',
  },
  secondary: { minWidth: '56px', flexShrink: 1, paddingLeft: '10px', paddingRight: '10px' },
  label: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  busy: {
    '::after': {
      content: '""',
      position: 'absolute',
      left: 0,
      bottom: 0,
      width: '30%',
      height: '3px',
      backgroundColor: tokens.colorNeutralForegroundOnBrand,
      opacity: 0,
      animationName: { '0%': { left: '-30%', opacity: 1 }, '100%': { left: '100%', opacity: 1 } },
      animationDuration: '1.2s',
      animationDelay: '300ms',
      animationIterationCount: 'infinite',
      animationTimingFunction: 'ease-in-out',
      '@media (prefers-reduced-motion: reduce)': { animationName: 'none', width: '100%', opacity: 1 },
    },
  },
});

export interface PrimaryButton {
  readonly label: string;
  readonly press: () => void;
  readonly disabled?: boolean;
}

interface FooterProps {
  readonly pane: Pane;
  readonly primary?: PrimaryButton;
  /** Buttons to the right of the primary one. */
  readonly children?: ReactNode;
  /** Said instead of the session's status, e.g. "Writing…". */
  readonly status?: string;
}

/** The one primary button and what stands beside it. While a verb runs it stays in place and takes no second press. */
export function Footer(props: FooterProps): JSX.Element {
  const styles = useStyles();
  const { view } = props.pane;
  const hasButtons = props.primary !== undefined || (props.children !== undefined && props.children !== null);
  return (
    <footer className={styles.footer}>
      <RefusedChanges pane={props.pane} />
      {view.astray === undefined ? null : <AstrayBar pane={props.pane} astray={view.astray} />}
      {view.problem === undefined ? null : <ProblemBar pane={props.pane} problem={view.problem} />}
      <StatusLine pane={props.pane} override={props.status} />
      {hasButtons ? (
        <div className={styles.buttons}>
          {props.primary === undefined ? null : <Primary button={props.primary} busy={view.busy} />}
          {props.children}
        </div>
      ) : null}
    </footer>
  );
}

function Primary(props: { readonly button: PrimaryButton; readonly busy: boolean }): JSX.Element {
  const styles = useStyles();
  const { button, busy } = props;
  const isOff = button.disabled === true;
  return (
    <Button
      appearance="primary"
      className={mergeClasses(styles.primary, busy && styles.busy)}
      data-primary=""
      disabledFocusable={isOff}
      aria-disabled={isOff || busy ? true : undefined}
      aria-busy={busy || undefined}
      title={button.label}
      onClick={(event) => {
        // The second click of a double click would press what the first one brought here.
        if (!busy && !isOff && event.detail <= 1) button.press();
      }}
    >
      <span className={styles.label}>{button.label}</span>
    </Button>
  );
}

/** A button beside the primary one. */
export function SecondaryButton(props: { readonly label: string; readonly icon?: JSX.Element; readonly press: () => void }): JSX.Element {
  const styles = useStyles();
  return (
    <Button icon={props.icon} onClick={props.press} title={props.label} className={styles.secondary}>
      <span className={styles.label}>{props.label}</span>
    </Button>
  );
}
