// The browser's own modal dialog: it holds the focus, closes with Escape, and gives the focus back to what opened it. Cancel has the focus first.
import { useEffect, useId, useRef } from 'react';
import type { JSX, KeyboardEvent, ReactNode } from 'react';
import { Button, makeStyles, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  dialog: {
    boxSizing: 'border-box',
    width: 'calc(100% - 24px)',
    maxWidth: '400px',
    maxHeight: 'calc(100dvh - 24px)',
    padding: '16px',
    border: `1px solid ${tokens.colorTransparentStroke}`,
    borderRadius: tokens.borderRadiusXLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    boxShadow: tokens.shadow64,
    fontFamily: tokens.fontFamilyBase,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    overflowWrap: 'anywhere',
    '::backdrop': { backgroundColor: tokens.colorBackgroundOverlay },
  },
  title: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400, fontWeight: tokens.fontWeightSemibold },
  hint: { margin: '8px 0 0', color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  buttons: { display: 'flex', flexWrap: 'wrap', justifyContent: 'flex-end', gap: '8px', marginTop: '16px' },
});

interface ModalDialogProps {
  readonly title: string;
  /** Id of the sentence that is read with the title. */
  readonly describedBy?: string;
  /** What is said last, before the buttons. */
  readonly hint: string;
  readonly cancel: string;
  readonly press: string;
  /** The press waits for something under way. */
  readonly isBusy: boolean;
  readonly onPress: (click: MouseEvent) => void;
  /** Pressed, canceled or left. */
  readonly onClose: () => void;
  readonly children: ReactNode;
}

export function ModalDialog(props: ModalDialogProps): JSX.Element {
  const styles = useStyles();
  const titleId = useId();
  const { onClose, onPress } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  const cancel = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const element = dialog.current;
    // Not there in every document that runs the panes.
    if (element?.showModal === undefined) element?.setAttribute('open', '');
    else if (!element.open) element.showModal();
    cancel.current?.focus();
    return () => element?.close?.();
  }, []);
  // Some hosts keep Escape from the browser's own dialog.
  const leave = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    onClose();
  };
  return (
    <dialog ref={dialog} className={styles.dialog} aria-labelledby={titleId} aria-describedby={props.describedBy} onClose={onClose} onKeyDown={leave}>
      <h2 id={titleId} className={styles.title}>
        {props.title}
      </h2>
      {props.children}
      <p className={styles.hint}>{props.hint}</p>
      <div className={styles.buttons}>
        <Button ref={cancel} onClick={onClose}>
          {props.cancel}
        </Button>
        <Button appearance="primary" disabledFocusable={props.isBusy} onClick={(event) => onPress(event.nativeEvent)}>
          {props.press}
        </Button>
      </div>
    </dialog>
  );
}
