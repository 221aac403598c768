// The frame of every question on the page about sellers: title, what is edited, what went wrong, and the two ways on. As a drawer it
// takes the height of the page at its side; in a narrow pane both take its width.
import type { JSX, ReactNode } from 'react';
import { Button, Dialog, DialogActions, DialogBody, DialogContent, DialogSurface, DialogTitle, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { t } from '../../../strings.ts';
import type { Problem } from '../../../view.ts';
import { SellersProblem } from './SellersProblem.tsx';

const useStyles = makeStyles({
  surface: { maxWidth: '520px', '@media (max-width: 400px)': { padding: '16px' } },
  drawer: { position: 'fixed', top: 0, bottom: 0, right: 0, left: 'auto', margin: 0, width: 'min(520px, 100vw)', maxWidth: '100vw', height: '100dvh', maxHeight: '100dvh', borderRadius: 0, boxSizing: 'border-box' },
  tall: { height: '100%', gridTemplateRows: 'auto 1fr auto' },
  content: { display: 'flex', flexDirection: 'column', gap: '12px', outlineStyle: 'none', overflowX: 'hidden' },
  hint: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: '13px', lineHeight: '18px' },
});

interface SellersDialogProps {
  readonly title: string;
  readonly hint?: string;
  readonly isDrawer?: true;
  readonly problem?: Problem | undefined;
  readonly isSaving?: boolean;
  /** Without it there is nothing to save: the dialog has a way out alone. */
  readonly onSave?: () => void;
  /** False while something typed keeps it from being saved. */
  readonly canSave?: boolean;
  readonly saveLabel?: string;
  readonly onSignIn: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

export function SellersDialog(props: SellersDialogProps): JSX.Element {
  const styles = useStyles();
  const { canSave = true, isSaving = false, onSave, onClose } = props;
  const isStopped = !canSave || isSaving;
  return (
    <Dialog open onOpenChange={(_event, data) => (data.open ? undefined : onClose())}>
      <DialogSurface className={mergeClasses(styles.surface, props.isDrawer === true && styles.drawer)}>
        <DialogBody className={mergeClasses(props.isDrawer === true && styles.tall)}>
          <DialogTitle>{props.title}</DialogTitle>
          <DialogContent className={styles.content} tabIndex={0}>
            {props.hint === undefined ? null : <p className={styles.hint}>{props.hint}</p>}
            {props.problem === undefined ? null : <SellersProblem problem={props.problem} onSignIn={props.onSignIn} />}
            {props.children}
          </DialogContent>
          <DialogActions fluid>
            {onSave === undefined ? null : (
              <Button appearance="primary" disabledFocusable={isStopped} aria-busy={isSaving || undefined} onClick={() => (isStopped ? undefined : onSave())}>
                {props.saveLabel ?? t('admin.save')}
              </Button>
            )}
            <Button onClick={onClose}>{t(onSave === undefined ? 'app.close' : 'admin.sellers.cancel')}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
