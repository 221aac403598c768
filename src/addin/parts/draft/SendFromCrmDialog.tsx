// Asks once more before the CRM sends an email: to whom, the subject, the text. Cancel has the focus; only a person's click on Send gives the consent.
import { useEffect, useId, useRef } from 'react';
import type { JSX, KeyboardEvent } from 'react';
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { consentBy } from '../../sendConsent.ts';
import type { ShownEmail } from '../../sendConsent.ts';
import { t } from '../../strings.ts';
import type { Pane } from '../pane.ts';

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
  once: { margin: '4px 0 0', color: tokens.colorNeutralForeground2 },
  subject: { margin: '12px 0 0', fontWeight: tokens.fontWeightSemibold },
  text: {
    marginTop: '4px',
    maxHeight: '168px',
    overflowY: 'auto',
    scrollbarWidth: 'thin',
    padding: '8px 10px',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    whiteSpace: 'pre-wrap',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  paragraph: { margin: '0 0 8px' },
  hint: { margin: '8px 0 0', color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  buttons: { display: 'flex', flexWrap: 'wrap', justifyContent: 'flex-end', gap: '8px', marginTop: '16px' },
});

interface SendFromCrmDialogProps {
  readonly pane: Pane;
  readonly email: ShownEmail;
  /** Sent, canceled or left. */
  readonly onClose: () => void;
}

/** The browser's own modal dialog: it holds the focus, closes with Escape, and gives the focus back to what opened it. */
export function SendFromCrmDialog(props: SendFromCrmDialogProps): JSX.Element {
  const styles = useStyles();
  const [titleId, onceId] = [useId(), useId()];
  const { pane, email, onClose } = props;
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
  const send = (click: MouseEvent): void => {
    // The second click of a double click would press what the first one brought here.
    if (click.detail > 1 || pane.view.busy) return;
    const consent = consentBy(click, email);
    if (consent === undefined) return;
    onClose();
    void pane.verbs.sendFromCrm(consent);
  };
  return (
    <dialog ref={dialog} className={styles.dialog} aria-labelledby={titleId} aria-describedby={onceId} onClose={onClose} onKeyDown={leave}>
      <h2 id={titleId} className={styles.title}>
        {t('sending.title', { to: email.to })}
      </h2>
      <p id={onceId} className={styles.once}>
        {t('sending.once')}
      </p>
      <p className={styles.subject}>{email.subject === '' ? t('sending.no-subject') : email.subject}</p>
      <div className={styles.text} role="group" aria-label={t('sending.text')} tabIndex={0}>
        {email.paragraphs.map((paragraph, index) => (
          <p key={index} className={styles.paragraph}>
            {paragraph}
          </p>
        ))}
      </div>
      <p className={styles.hint}>{t('sending.signature')}</p>
      <div className={styles.buttons}>
        <Button ref={cancel} onClick={onClose}>
          {t('sending.cancel')}
        </Button>
        <Button appearance="primary" disabledFocusable={pane.view.busy} onClick={(event) => send(event.nativeEvent)}>
          {t('sending.send')}
        </Button>
      </div>
    </dialog>
  );
}
