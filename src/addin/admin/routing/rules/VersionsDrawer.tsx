// The plans that were active, the newest first: what each changed, and the way back to it. Going back makes a draft; nothing is
// effective before it is activated.
import { useState } from 'react';
import type { JSX } from 'react';
import { Button, Dialog, DialogActions, DialogBody, DialogContent, DialogSurface, DialogTitle, DrawerBody, DrawerHeader, DrawerHeaderTitle, makeStyles, mergeClasses, OverlayDrawer, tokens } from '@fluentui/react-components';
import { Dismiss20Regular } from '@fluentui/react-icons/svg/dismiss';
import { dayText, timeText } from '../../../parts/words/dates.ts';
import { t } from '../../../strings.ts';
import { useAdminStyles } from '../../styles.ts';
import type { PlanShown } from '../routingAdministration.ts';
import type { RuleNames } from '../ruleWords.ts';
import { ChangeList } from './ChangeList.tsx';

const useStyles = makeStyles({
  drawer: { width: '480px', maxWidth: '100vw' },
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  item: { padding: '12px 0', borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
  name: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300, fontWeight: tokens.fontWeightSemibold },
  tag: { marginLeft: '8px' },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px', marginTop: '8px' },
});

interface VersionsDrawerProps {
  readonly plans: readonly PlanShown[];
  readonly names: RuleNames;
  readonly onRollBack: (plan: PlanShown) => void;
  readonly onClose: () => void;
}

export function VersionsDrawer({ plans, names, onRollBack, onClose }: VersionsDrawerProps): JSX.Element {
  const styles = useStyles();
  const shared = useAdminStyles();
  const [asked, setAsked] = useState<PlanShown>();
  const versions = plans.filter(({ state }) => state !== 'draft').sort((one, two) => two.number - one.number);
  const draft = plans.find(({ state }) => state === 'draft');
  return (
    <OverlayDrawer className={styles.drawer} position="end" open onOpenChange={(_event, data) => (data.open ? undefined : onClose())}>
      <DrawerHeader>
        <DrawerHeaderTitle action={<Button appearance="subtle" icon={<Dismiss20Regular />} aria-label={t('app.close')} title={t('app.close')} onClick={onClose} />}>{t('admin.routing.versions')}</DrawerHeaderTitle>
      </DrawerHeader>
      <DrawerBody>
        {versions.length === 0 ? <p className={shared.hint}>{t('admin.routing.versions-none')}</p> : null}
        <ol className={styles.list}>
          {versions.map((version, place) => (
            <Version key={version.id} version={version} before={versions[place + 1]} names={names} onRollBack={() => (draft === undefined ? onRollBack(version) : setAsked(version))} />
          ))}
        </ol>
        {asked === undefined ? null : (
          <Dialog open modalType="alert" onOpenChange={(_event, data) => (data.open ? undefined : setAsked(undefined))}>
            <DialogSurface>
              <DialogBody>
                <DialogTitle>{t('admin.routing.replace-title', { number: draft?.number ?? 0 })}</DialogTitle>
                <DialogContent>{t('admin.routing.replace-text', { number: asked.number })}</DialogContent>
                <DialogActions fluid>
                  <Button appearance="primary" onClick={() => onRollBack(asked)}>
                    {t('admin.routing.roll-back')}
                  </Button>
                  <Button onClick={() => setAsked(undefined)}>{t('admin.leave-stay')}</Button>
                </DialogActions>
              </DialogBody>
            </DialogSurface>
          </Dialog>
        )}
      </DrawerBody>
    </OverlayDrawer>
  );
}

interface VersionProps {
  readonly version: PlanShown;
  /** The one before it. */
  readonly before: PlanShown | undefined;
  readonly names: RuleNames;
  readonly onRollBack: () => void;
}

function Version({ version, before, names, onRollBack }: VersionProps): JSX.Element {
  const styles = useStyles();
  const shared = useAdminStyles();
  const [isOpen, setOpen] = useState(false);
  const { number, state, activatedOn, savedBy, acknowledged, damage } = version;
  const on = activatedOn === undefined ? '' : t('admin.routing.activated-on', { date: dayText(activatedOn, new Date()), time: timeText(activatedOn) });
  return (
    <li className={styles.item}>
      <h3 className={styles.name}>
        {t('admin.version', { version: number })}
        {state === 'active' ? <span className={mergeClasses(shared.tag, shared.own, styles.tag)}>{t('admin.routing.tag.active')}</span> : null}
      </h3>
      <div className={shared.caption}>{[on, savedBy ?? '', t('admin.routing.rules-count', { count: version.plan.rules.length })].filter((part) => part !== '').join(' · ')}</div>
      {acknowledged.length === 0 ? null : <div className={shared.caption}>{t('admin.routing.acknowledged', { names: acknowledged.join(', ') })}</div>}
      {damage === undefined ? null : <div className={shared.caption}>{t('admin.routing.damaged', { number, at: damage.at })}</div>}
      {isOpen && before !== undefined ? <ChangeList before={before.plan} after={version.plan} names={names} /> : null}
      <div className={styles.buttons}>
        {before === undefined ? null : (
          <Button size="small" aria-expanded={isOpen} aria-label={t('admin.routing.what-changed-named', { number })} onClick={() => setOpen(!isOpen)}>
            {t('admin.routing.what-changed')}
          </Button>
        )}
        {state === 'retired' && damage === undefined ? (
          <Button size="small" aria-label={t('admin.routing.roll-back-named', { number })} onClick={onRollBack}>
            {t('admin.routing.roll-back')}
          </Button>
        ) : null}
      </div>
    </li>
  );
}
