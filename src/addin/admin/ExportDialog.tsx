// What is kept outside the CRM: looked at first, then saved as a file or copied where the host allows no files.
import { useState } from 'react';
import type { JSX } from 'react';
import { Button, Dialog, DialogActions, DialogBody, DialogContent, DialogSurface, DialogTitle, makeStyles, Textarea } from '@fluentui/react-components';
import { copyText } from '../parts/clipboard.ts';
import { t } from '../strings.ts';
import { useAdminStyles } from './styles.ts';

const useStyles = makeStyles({ text: { width: '100%', fontFamily: 'monospace' }, said: { marginTop: '6px', minHeight: '16px' } });

interface ExportDialogProps {
  readonly title: string;
  /** Says what is in it. */
  readonly hint?: string;
  readonly text: string;
  /** Shown instead of a text too long to look at. */
  readonly beginning?: string;
  readonly fileName: string;
  readonly type: 'application/json' | 'text/csv';
  readonly onClose: () => void;
}

export function ExportDialog({ title, hint, text, beginning, fileName, type, onClose }: ExportDialogProps): JSX.Element {
  const styles = useStyles();
  const shared = useAdminStyles();
  const [said, setSaid] = useState('');
  const download = (): void => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
    link.download = fileName;
    link.click();
    URL.revokeObjectURL(link.href);
  };
  return (
    <Dialog open onOpenChange={(_event, data) => (data.open ? undefined : onClose())}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{title}</DialogTitle>
          <DialogContent>
            {hint === undefined ? null : <p className={shared.hint}>{hint}</p>}
            <Textarea className={styles.text} aria-label={title} readOnly rows={12} value={beginning ?? text} />
            <div className={`${shared.caption} ${styles.said}`} role="status">
              {said}
            </div>
          </DialogContent>
          <DialogActions fluid>
            <Button appearance="primary" onClick={download}>
              {t('admin.routing.download')}
            </Button>
            <Button onClick={() => void copyText(text).then((isCopied) => setSaid(t(isCopied ? 'admin.routing.copied' : 'admin.routing.not-copied')))}>{t('admin.routing.copy')}</Button>
            <Button onClick={onClose}>{t('app.close')}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
