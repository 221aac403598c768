// Asks once more before the CRM sends an email: to whom, the subject, the text. Cancel has the focus; only a person's click on Send gives the consent.
import { useId } from 'react';
import type { JSX } from 'react';
import { makeStyles, tokens } from '@fluentui/react-components';
import { consentBy } from '../../sending/sendConsent.ts';
import type { ShownEmail } from '../../sending/sendConsent.ts';
import { t } from '../../strings.ts';
import { ModalDialog } from '../ModalDialog.tsx';
import type { Pane } from '../pane.ts';

const useStyles = makeStyles({
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
});

interface SendFromCrmDialogProps {
  readonly pane: Pane;
  readonly email: ShownEmail;
  /** Sent, canceled or left. */
  readonly onClose: () => void;
}

export function SendFromCrmDialog(props: SendFromCrmDialogProps): JSX.Element {
  const styles = useStyles();
  const onceId = useId();
  const { pane, email, onClose } = props;
  const send = (click: MouseEvent): void => {
    // The second click of a double click would press what the first one brought here.
    if (click.detail > 1 || pane.view.busy) return;
    const consent = consentBy(click, email);
    if (consent === undefined) return;
    onClose();
    void pane.verbs.sendFromCrm(consent);
  };
  return (
    <ModalDialog title={t('sending.title', { to: email.to })} describedBy={onceId} hint={t('sending.signature')} cancel={t('sending.cancel')} press={t('sending.send')} isBusy={pane.view.busy} onPress={send} onClose={onClose}>
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
    </ModalDialog>
  );
}
