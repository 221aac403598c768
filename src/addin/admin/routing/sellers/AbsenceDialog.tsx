// When a seller is away: absences that are noted, and one more. Times are on the seller's own clock.
import { useState } from 'react';
import type { JSX } from 'react';
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { absencesAhead, withAbsence, withoutAbsence } from '../../../../domain/routing/whereabouts.ts';
import type { Absence } from '../../../../domain/routing/seller.ts';
import { AbsenceFields } from '../../../parts/availability/AbsenceFields.tsx';
import { absenceForm, absenceFormProblem, absenceOf } from '../../../parts/availability/absenceForm.ts';
import { absenceText } from '../../../parts/availability/availabilityWords.ts';
import { t } from '../../../strings.ts';
import { SellersDialog } from './SellersDialog.tsx';
import type { SellerShown } from './sellersDesk.ts';
import type { SellersStore } from './useSellers.ts';

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  item: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', justifyContent: 'space-between', gap: '4px 8px', padding: '6px 0', borderTop: `1px solid ${tokens.colorNeutralStroke3}`, fontSize: '13px', lineHeight: '18px' },
  head: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300, fontWeight: tokens.fontWeightSemibold },
});

interface AbsenceDialogProps {
  readonly seller: SellerShown;
  /** Of who has no hours. */
  readonly timeZone: string;
  readonly now: Date;
  readonly store: SellersStore;
  readonly onSignIn: () => void;
  readonly onClose: () => void;
}

export function AbsenceDialog({ seller, timeZone, now, store, onSignIn, onClose }: AbsenceDialogProps): JSX.Element {
  const styles = useStyles();
  const zone = seller.schedule?.timeZone ?? timeZone;
  const [form, setForm] = useState(() => absenceForm(now, zone, 1));
  const problem = absenceFormProblem(form, zone, now);
  const ahead = absencesAhead(seller.absences, now);
  const put = (change: (before: readonly Absence[]) => readonly Absence[]): Promise<boolean> => store.save(seller.id, 'availability', (before) => ({ ...before, absences: change(before.absences) }));
  const add = (): void => {
    const absence = absenceOf(form, zone);
    if (absence !== undefined) void put((before) => withAbsence(before, absence)).then((isSaved) => (isSaved ? onClose() : undefined));
  };
  return (
    <SellersDialog
      title={t('admin.sellers.absence-of', { name: seller.name })}
      hint={t('admin.sellers.absence-zone', { zone: zone.replaceAll('_', ' ') })}
      problem={store.problem}
      canSave={problem === undefined}
      isSaving={store.saving.has(seller.id)}
      saveLabel={t('admin.sellers.absence-add')}
      onSave={add}
      onSignIn={onSignIn}
      onClose={onClose}
    >
      {ahead.length === 0 ? null : (
        <ul className={styles.list} aria-label={t('admin.sellers.absences')}>
          {ahead.map((absence) => (
            <li key={absence.from} className={styles.item}>
              {absenceText(absence, now)}
              <Button size="small" aria-label={t('admin.sellers.absence-take-named', { absence: absenceText(absence, now) })} onClick={() => void put((before) => withoutAbsence(before, absence, new Date()))}>
                {t('admin.sellers.absence-take')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <h3 className={styles.head}>{t('admin.sellers.absence-new')}</h3>
      <AbsenceFields form={form} problem={problem === undefined ? undefined : t(`availability.problem.${problem}`)} onChange={setForm} />
    </SellersDialog>
  );
}
