// People of the organization become sellers: from then on rules may give them leads.
import { useState } from 'react';
import type { JSX } from 'react';
import { t } from '../../../strings.ts';
import { Picker } from '../../Picker.tsx';
import { SellersDialog } from './SellersDialog.tsx';
import type { SellerShown } from './sellersDesk.ts';
import type { SellersStore } from './useSellers.ts';

interface AddSellersDialogProps {
  /** Everybody who is no seller yet. */
  readonly people: readonly SellerShown[];
  readonly store: SellersStore;
  readonly onSignIn: () => void;
  readonly onClose: () => void;
}

export function AddSellersDialog({ people, store, onSignIn, onClose }: AddSellersDialogProps): JSX.Element {
  const [chosen, setChosen] = useState<readonly string[]>([]);
  // Those that are saved are no longer among `people`.
  const waiting = people.filter(({ id }) => chosen.includes(id));
  const save = (): void => {
    const all = waiting.reduce(
      (before, { id }) => before.then((isSaved) => (isSaved ? store.save(id, 'seller', (seller) => ({ ...seller, isSeller: true, getsLeads: true })) : false)),
      Promise.resolve(true),
    );
    void all.then((isSaved) => (isSaved ? onClose() : undefined));
  };
  return (
    <SellersDialog title={t('admin.sellers.add')} hint={t('admin.sellers.add-hint')} problem={store.problem} canSave={waiting.length > 0} isSaving={store.saving.size > 0} saveLabel={t('admin.sellers.add')} onSave={save} onSignIn={onSignIn} onClose={onClose}>
      <Picker
        label={t('admin.sellers.people')}
        chosen={waiting.map(({ id, name }) => ({ id, label: name }))}
        choices={people.map(({ id, name, address, roles }) => ({ id, label: name, detail: [address ?? '', ...roles].filter((each) => each !== '').join(' · ') }))}
        addLabel={t('admin.sellers.people-choose')}
        onAdd={(id) => setChosen((before) => [...before, id])}
        onRemove={(id) => setChosen((before) => before.filter((each) => each !== id))}
      />
    </SellersDialog>
  );
}
