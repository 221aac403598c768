// Who gets what no rule placed, and how soon they are to have found somebody.
import { useState } from 'react';
import type { JSX } from 'react';
import { Button, Dialog, DialogActions, DialogBody, DialogContent, DialogSurface, DialogTitle, Field, Input, makeStyles, Select } from '@fluentui/react-components';
import type { RoutingSettings } from '../../../../domain/routing/plan.ts';
import { t } from '../../../strings.ts';
import type { SellerShown } from '../routingAdministration.ts';

const useStyles = makeStyles({ field: { marginTop: '12px', gridTemplateColumns: 'minmax(0, 1fr)' }, hours: { maxWidth: '120px' } });

interface CatchAllDialogProps {
  readonly settings: RoutingSettings;
  readonly people: readonly SellerShown[];
  readonly onSave: (change: Pick<RoutingSettings, 'catchAllOwnerId' | 'catchAllHours'>) => void;
  readonly onClose: () => void;
}

export function CatchAllDialog({ settings, people, onSave, onClose }: CatchAllDialogProps): JSX.Element {
  const styles = useStyles();
  const [owner, setOwner] = useState(settings.catchAllOwnerId ?? '');
  const [hours, setHours] = useState(String(settings.catchAllHours));
  const count = Number(hours);
  const isWrong = !Number.isInteger(count) || count < 1 || hours.trim() === '';
  const canSave = owner !== '' && !isWrong;
  return (
    <Dialog open onOpenChange={(_event, data) => (data.open ? undefined : onClose())}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{t('admin.routing.catch-all')}</DialogTitle>
          <DialogContent>
            <div>{t('admin.routing.catch-all-hint')}</div>
            <Field className={styles.field} label={t('admin.routing.person')}>
              <Select data-field="catch-all-owner" value={owner} onChange={(_event, { value }) => setOwner(value)}>
                <option value="">{t('admin.value-choose')}</option>
                {people.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </Select>
            </Field>
            <Field className={styles.field} label={t('admin.routing.within-hours')} {...(isWrong ? { validationMessage: t('admin.routing.wrong.hours') } : {})}>
              <Input className={styles.hours} data-field="catch-all-hours" inputMode="numeric" value={hours} maxLength={4} onChange={(_event, { value }) => setHours(value)} />
            </Field>
          </DialogContent>
          <DialogActions fluid>
            <Button appearance="primary" disabledFocusable={!canSave} onClick={() => (canSave ? onSave({ catchAllOwnerId: owner, catchAllHours: count }) : undefined)}>
              {t('admin.routing.save-draft')}
            </Button>
            <Button onClick={onClose}>{t('admin.routing.cancel')}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
