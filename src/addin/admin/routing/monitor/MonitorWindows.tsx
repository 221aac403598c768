// Windows over the monitor: to whom leads are given by hand, which right the service lacks, and the runs there were.
import { useMemo, useState } from 'react';
import type { JSX } from 'react';
import { Field, makeStyles, Select, tokens } from '@fluentui/react-components';
import { absenceAt } from '../../../../domain/routing/whereabouts.ts';
import { arrivalText } from '../../../parts/words/dates.ts';
import { t } from '../../../strings.ts';
import { useAdminStyles } from '../../styles.ts';
import { answerOf } from '../../useAsked.ts';
import { SellersDialog } from '../sellers/SellersDialog.tsx';
import type { SellerShown } from '../sellers/sellersDesk.ts';
import type { LineShown } from './monitorDesk.ts';
import { runText } from './monitorWords.ts';
import type { MonitorStore } from './useMonitor.ts';

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none', fontSize: '13px', lineHeight: '18px' },
  item: { padding: '8px 0', borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
  line: { margin: 0, fontSize: '13px', lineHeight: '18px', overflowWrap: 'anywhere' },
});

interface WindowProps {
  readonly store: MonitorStore;
  readonly onSignIn: () => void;
  readonly onClose: () => void;
}

interface AssignDialogProps extends WindowProps {
  readonly lines: readonly LineShown[];
  readonly people: readonly SellerShown[];
  readonly now: Date;
  /** The CRM has answered for each lead. */
  readonly onDone: () => void;
}

/** Sellers first, then everybody else; how full they are and whether they are away is said beside the name. */
export function AssignDialog({ lines, people, now, store, onSignIn, onDone, onClose }: AssignDialogProps): JSX.Element {
  const [ownerId, setOwner] = useState('');
  const owner = people.find(({ id }) => id === ownerId);
  const groups = useMemo(() => [people.filter(({ isSeller }) => isSeller), people.filter(({ isSeller }) => !isSeller)].map((group) => [...group].sort((one, two) => one.name.localeCompare(two.name))), [people]);
  const detail = ({ name, open, capacity, absences }: SellerShown): string => {
    if (absenceAt(absences, now) !== undefined) return t('admin.monitor.person-away', { name });
    return open === undefined || capacity === undefined ? name : t('admin.monitor.person-load', { name, open, capacity });
  };
  const save = (): void => {
    if (owner !== undefined) void store.assign(lines, owner).then((isDone) => (isDone ? onDone() : undefined));
  };
  return (
    <SellersDialog
      title={t('admin.monitor.assign-title', { count: lines.length })}
      hint={t('admin.monitor.assign-hint')}
      problem={store.problem}
      canSave={owner !== undefined}
      isSaving={store.isBusy}
      saveLabel={t('admin.monitor.assign')}
      onSave={save}
      onSignIn={onSignIn}
      onClose={onClose}
    >
      <Field label={t('admin.monitor.assign-to')}>
        <Select data-field="assign-to" value={ownerId} onChange={(_event, { value }) => setOwner(value)}>
          <option value="">{t('admin.monitor.assign-choose')}</option>
          {groups.map((group, place) =>
            group.length === 0 ? null : (
              <optgroup key={place} label={t(place === 0 ? 'admin.monitor.group-sellers' : 'admin.monitor.group-others')}>
                {group.map((person) => (
                  <option key={person.id} value={person.id}>
                    {detail(person)}
                  </option>
                ))}
              </optgroup>
            ),
          )}
        </Select>
      </Field>
    </SellersDialog>
  );
}

export function GrantDialog({ onSignIn, onClose }: Omit<WindowProps, 'store'>): JSX.Element {
  const styles = useStyles();
  return (
    <SellersDialog title={t('admin.monitor.grant')} onSignIn={onSignIn} onClose={onClose}>
      <p className={styles.line}>{t('admin.monitor.grant-text')}</p>
      <p className={styles.line}>{t('admin.monitor.grant-then')}</p>
    </SellersDialog>
  );
}

export function RunsDialog({ store, now, onSignIn, onClose }: WindowProps & { readonly now: Date }): JSX.Element {
  const styles = useStyles();
  const shared = useAdminStyles();
  const runs = answerOf(store.runs) ?? [];
  return (
    <SellersDialog isDrawer title={t('admin.monitor.runs')} hint={t('admin.monitor.runs-hint')} onSignIn={onSignIn} onClose={onClose}>
      {store.runs.kind === 'known' && runs.length === 0 ? <p className={styles.line}>{t('admin.monitor.runs-empty')}</p> : null}
      {store.runs.kind === 'failed' ? <p className={styles.line}>{t('admin.not-known')}</p> : null}
      <ul className={styles.list}>
        {runs.map((run) => (
          <li key={run.id} className={styles.item}>
            <div>{runText(run, now)}</div>
            <div className={shared.caption}>{run.kind === 'scheduled' ? t('admin.monitor.run-scheduled', { when: arrivalText(run.askedOn, now) }) : t(`admin.monitor.run-${run.kind}`, { when: arrivalText(run.askedOn, now), name: run.askedBy ?? t('admin.somebody') })}</div>
          </li>
        ))}
      </ul>
    </SellersDialog>
  );
}
