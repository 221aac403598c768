// The question before a draft becomes the plan sellers get their leads by: what changes, and what stands in the way.
import { useState } from 'react';
import type { JSX } from 'react';
import { Button, Dialog, DialogActions, DialogBody, DialogContent, DialogSurface, DialogTitle, makeStyles, tokens } from '@fluentui/react-components';
import type { RoutingPlan } from '../../../../domain/routing/plan.ts';
import { Bar } from '../../../parts/Bar.tsx';
import { t } from '../../../strings.ts';
import { useAdminStyles } from '../../styles.ts';
import type { RuleNames } from '../ruleWords.ts';
import { ChangeList } from './ChangeList.tsx';

const useStyles = makeStyles({ list: { margin: '8px 0 0', paddingLeft: '20px', fontSize: '13px', lineHeight: '18px' }, heading: { margin: '16px 0 0', fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300, fontWeight: tokens.fontWeightSemibold } });

interface ActivateDialogProps {
  readonly plan: RoutingPlan;
  readonly active: RoutingPlan | undefined;
  readonly names: RuleNames;
  /** Sentences; any keeps the draft from being activated. */
  readonly blocking: readonly string[];
  /** Sentences worth a second look. */
  readonly risks: readonly string[];
  readonly isOnline: boolean;
  /** Resolves to whether it is active now. */
  readonly onActivate: () => Promise<boolean>;
  readonly onClose: () => void;
}

export function ActivateDialog({ plan, active, names, blocking, risks, isOnline, onActivate, onClose }: ActivateDialogProps): JSX.Element {
  const styles = useStyles();
  const shared = useAdminStyles();
  const [isBusy, setBusy] = useState(false);
  const canActivate = blocking.length === 0 && isOnline && !isBusy;
  const activate = (): void => {
    setBusy(true);
    void onActivate().then(onClose);
  };
  return (
    <Dialog open modalType="alert" onOpenChange={(_event, data) => (data.open ? undefined : onClose())}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{t('admin.routing.activate-title', { number: plan.number })}</DialogTitle>
          <DialogContent tabIndex={0}>
            {blocking.length === 0 ? (
              <p className={shared.hint}>{t('admin.routing.activate-text')}</p>
            ) : (
              <Bar tone="danger" title={t('admin.routing.activate-blocked', { count: blocking.length })}>
                <ul className={styles.list}>
                  {blocking.map((sentence) => (
                    <li key={sentence}>{sentence}</li>
                  ))}
                </ul>
              </Bar>
            )}
            {risks.length === 0 ? null : (
              <>
                <h3 className={styles.heading}>{t('admin.routing.worth-a-look')}</h3>
                <ul className={styles.list}>
                  {risks.map((sentence) => (
                    <li key={sentence}>{sentence}</li>
                  ))}
                </ul>
              </>
            )}
            {active === undefined ? null : (
              <>
                <h3 className={styles.heading}>{t('admin.routing.what-changes')}</h3>
                <ChangeList before={active} after={plan} names={names} />
              </>
            )}
          </DialogContent>
          <DialogActions fluid>
            <Button appearance="primary" disabledFocusable={!canActivate} aria-busy={isBusy || undefined} onClick={() => (canActivate ? activate() : undefined)}>
              {t('admin.routing.activate', { number: plan.number })}
            </Button>
            <Button onClick={onClose}>{t('admin.routing.cancel')}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
