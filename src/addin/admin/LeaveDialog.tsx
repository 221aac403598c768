// Asked once when somebody leaves with edits that are not saved.
import type { JSX } from 'react';
import { Button, Dialog, DialogActions, DialogBody, DialogContent, DialogSurface, DialogTitle } from '@fluentui/react-components';
import { t } from '../strings.ts';

interface LeaveDialogProps {
  /** False while something keeps the edits from being saved; `text` says what. */
  readonly canSave: boolean;
  readonly text: string;
  readonly onSave: () => void;
  readonly onDiscard: () => void;
  readonly onStay: () => void;
}

export function LeaveDialog(props: LeaveDialogProps): JSX.Element {
  return (
    <Dialog open modalType="alert" onOpenChange={(_event, data) => (data.open ? undefined : props.onStay())}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{t('admin.leave-title')}</DialogTitle>
          <DialogContent>{props.text}</DialogContent>
          <DialogActions fluid>
            <Button appearance="primary" disabledFocusable={!props.canSave} onClick={() => (props.canSave ? props.onSave() : undefined)}>
              {t('admin.save')}
            </Button>
            <Button onClick={props.onDiscard}>{t('admin.leave-discard')}</Button>
            <Button onClick={props.onStay}>{t('admin.leave-stay')}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
