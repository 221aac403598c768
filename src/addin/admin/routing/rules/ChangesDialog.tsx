// What the draft changes against the plan that works now.
import type { JSX } from 'react';
import { Button, Dialog, DialogActions, DialogBody, DialogContent, DialogSurface, DialogTitle } from '@fluentui/react-components';
import type { RoutingPlan } from '../../../../domain/routing/plan.ts';
import { t } from '../../../strings.ts';
import type { PlanShown } from '../routingAdministration.ts';
import type { RuleNames } from '../ruleWords.ts';
import { ChangeList } from './ChangeList.tsx';

export function ChangesDialog({ before, after, names, onClose }: { readonly before: PlanShown; readonly after: RoutingPlan; readonly names: RuleNames; readonly onClose: () => void }): JSX.Element {
  return (
    <Dialog open onOpenChange={(_event, data) => (data.open ? undefined : onClose())}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{t('admin.routing.changes-title', { number: before.number })}</DialogTitle>
          <DialogContent tabIndex={0}>
            <ChangeList before={before.plan} after={after} names={names} />
          </DialogContent>
          <DialogActions>
            <Button appearance="primary" onClick={onClose}>
              {t('app.close')}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
