// The question before a segment goes for good. Who uses it is read anew: one that rules or the choice of hand-raisers speak of stays,
// and they are named with the way to them.
import type { JSX } from 'react';
import { Button, Dialog, DialogActions, DialogBody, DialogContent, DialogSurface, DialogTitle, makeStyles } from '@fluentui/react-components';
import type { SegmentChange } from '../../../../domain/settingsChange.ts';
import { t } from '../../../strings.ts';
import type { Administration } from '../../administration.ts';
import { PageState } from '../../PageState.tsx';
import { useAdminStyles } from '../../styles.ts';
import { answerOf } from '../../useAsked.ts';
import { SellersProblem } from '../sellers/SellersProblem.tsx';
import { isUsed, type RuleUser } from './segmentUsers.ts';
import { useRemoval } from './useRemoval.ts';

/** Pages where a segment's users are. */
export type UserPage = 'rules' | 'prioritization';

const useStyles = makeStyles({ list: { margin: '4px 0 0', paddingLeft: '20px', fontSize: '13px', lineHeight: '20px', overflowWrap: 'anywhere' }, content: { outlineStyle: 'none' } });

interface RemoveSegmentProps {
  readonly administration: Administration;
  /** As it is saved. */
  readonly segment: SegmentChange & { readonly version: string };
  /** Open leads in it now; undefined = not known. */
  readonly members: number | undefined;
  readonly isOnline: boolean;
  /** It is gone, or was gone already. */
  readonly onRemoved: () => void;
  /** Somebody changed it meanwhile: what is known of it is old. */
  readonly onStale: () => void;
  readonly onGo: (page: UserPage) => void;
  readonly onClose: () => void;
}

export function RemoveSegment(props: RemoveSegmentProps): JSX.Element {
  const { administration, segment, isOnline, onClose } = props;
  const styles = useStyles();
  const shared = useAdminStyles();
  const { users: asked, isBusy, problem, again, signIn, remove } = useRemoval(administration, segment.id, props);
  const users = answerOf(asked);
  const stays = users !== undefined && isUsed(users);
  const canRemove = users !== undefined && !stays && isOnline && !isBusy;
  return (
    <Dialog open modalType="alert" onOpenChange={(_event, data) => (data.open ? undefined : onClose())}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{t(stays ? 'admin.segments.used-title' : 'admin.segments.remove-title', { name: segment.name })}</DialogTitle>
          <DialogContent className={styles.content} tabIndex={0}>
            {problem === undefined ? null : <SellersProblem problem={problem} onSignIn={signIn} />}
            {users === undefined ? (
              <PageState {...(asked.kind === 'failed' ? { problem: asked.problem } : {})} onSignIn={signIn} onAgain={again} />
            ) : stays ? (
              <>
                <p className={shared.hint}>{t('admin.segments.used-text')}</p>
                <ul className={styles.list}>
                  {users.rules.map((rule, place) => (
                    <li key={place}>{ruleText(rule)}</li>
                  ))}
                  {users.isHandRaisers ? <li>{t('admin.segments.used-hand-raisers')}</li> : null}
                </ul>
              </>
            ) : (
              <>
                <p className={shared.hint}>{t(segment.isDefault === true ? 'admin.segments.remove-default-text' : 'admin.segments.remove-text')}</p>
                {props.members === undefined ? null : <p className={shared.hint}>{t('admin.segments.remove-count', { count: props.members })}</p>}
                {isOnline ? null : <p className={shared.hint}>{t('admin.offline')}</p>}
              </>
            )}
          </DialogContent>
          <DialogActions fluid>
            {stays ? (
              <>
                {users.rules.length === 0 ? null : (
                  <Button appearance="primary" onClick={() => props.onGo('rules')}>
                    {t('admin.segments.open-rules')}
                  </Button>
                )}
                {users.isHandRaisers ? (
                  <Button {...(users.rules.length === 0 ? { appearance: 'primary' } : {})} onClick={() => props.onGo('prioritization')}>
                    {t('admin.segments.open-hand-raisers')}
                  </Button>
                ) : null}
              </>
            ) : (
              <Button appearance="primary" disabledFocusable={!canRemove} aria-busy={isBusy || undefined} onClick={() => (canRemove ? remove(segment.version) : undefined)}>
                {t('admin.segments.remove')}
              </Button>
            )}
            <Button onClick={onClose}>{t(stays ? 'app.close' : 'admin.routing.cancel')}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

function ruleText({ state, number, name }: RuleUser): string {
  return t(`admin.segments.used-${state}`, { name, number });
}
