// A plan brought back from a file becomes the draft; what can't be read is named line by line.
import { useState } from 'react';
import type { ChangeEvent, JSX } from 'react';
import { Button, Dialog, DialogActions, DialogBody, DialogContent, DialogSurface, DialogTitle, Field, makeStyles, Textarea } from '@fluentui/react-components';
import { planFromText } from '../../../../domain/routing/plan/planText.ts';
import type { RoutingPlan, RuleTest } from '../../../../domain/routing/plan.ts';
import { Bar } from '../../../parts/Bar.tsx';
import { t } from '../../../strings.ts';
import { useAdminStyles } from '../../styles.ts';

const useStyles = makeStyles({ text: { width: '100%', fontFamily: 'monospace' }, file: { maxWidth: '100%' }, list: { margin: '4px 0 0', paddingLeft: '20px', overflowWrap: 'anywhere' } });

interface ImportDialogProps {
  /** A draft there is would be replaced. */
  readonly replaces: boolean;
  readonly onImport: (read: { readonly plan: RoutingPlan; readonly tests: readonly RuleTest[] }) => void;
  readonly onClose: () => void;
}

export function ImportDialog({ replaces, onImport, onClose }: ImportDialogProps): JSX.Element {
  const styles = useStyles();
  const shared = useAdminStyles();
  const [text, setText] = useState('');
  const read = text.trim() === '' ? undefined : planFromText(text);
  const choose = (event: ChangeEvent<HTMLInputElement>): void => {
    const file = event.target.files?.[0];
    void file?.text().then(setText);
  };
  return (
    <Dialog open onOpenChange={(_event, data) => (data.open ? undefined : onClose())}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{t('admin.routing.import')}</DialogTitle>
          <DialogContent>
            <p className={shared.hint}>{t(replaces ? 'admin.routing.import-replaces' : 'admin.routing.import-text')}</p>
            <Field label={t('admin.routing.file')}>
              <input className={styles.file} type="file" accept="application/json,.json" onChange={choose} />
            </Field>
            <Field label={t('admin.routing.file-text')}>
              <Textarea className={styles.text} data-field="plan-text" rows={8} value={text} onChange={(_event, { value }) => setText(value)} />
            </Field>
            {read !== undefined && 'problems' in read ? (
              <Bar tone="danger" title={t('admin.routing.import-refused')}>
                <ul className={styles.list}>
                  {read.problems.map(({ path, code }) => (
                    <li key={`${path} ${code}`}>{path === '' ? t(`admin.routing.file-problem.${code}`) : t('admin.routing.file-problem-at', { path, problem: t(`admin.routing.file-problem.${code}`) })}</li>
                  ))}
                </ul>
              </Bar>
            ) : null}
            {read !== undefined && 'plan' in read ? <p className={shared.hint}>{t('admin.routing.import-found', { count: read.plan.rules.length })}</p> : null}
          </DialogContent>
          <DialogActions fluid>
            <Button appearance="primary" disabledFocusable={read === undefined || 'problems' in read} onClick={() => (read !== undefined && 'plan' in read ? onImport(read) : undefined)}>
              {t('admin.routing.import-do')}
            </Button>
            <Button onClick={onClose}>{t('admin.routing.cancel')}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
