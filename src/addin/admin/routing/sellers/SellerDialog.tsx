// One seller: how many open leads at most, and the values they have of each attribute.
import { useState } from 'react';
import type { JSX } from 'react';
import { Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { t } from '../../../strings.ts';
import { Picker } from '../../Picker.tsx';
import { attributeValueLabel, type ValueLabels } from './attributeWords.ts';
import { SellersDialog } from './SellersDialog.tsx';
import type { AttributeShown, SellerShown } from './sellersDesk.ts';
import type { SellersStore } from './useSellers.ts';

const MOST_LEADS = 100_000;

const useStyles = makeStyles({
  name: { margin: '0 0 4px', fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300, fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: '13px', lineHeight: '18px' },
});

interface SellerDialogProps {
  readonly seller: SellerShown;
  readonly attributes: readonly AttributeShown[];
  readonly labels: ValueLabels;
  readonly store: SellersStore;
  readonly onSignIn: () => void;
  readonly onClose: () => void;
}

export function SellerDialog({ seller, attributes, labels, store, onSignIn, onClose }: SellerDialogProps): JSX.Element {
  const styles = useStyles();
  const [typed, setTyped] = useState(seller.capacity === undefined ? '' : String(seller.capacity));
  const [values, setValues] = useState(seller.attributes);
  const capacity = capacityOf(typed);
  const save = (): void => {
    void store
      .save(seller.id, 'seller', ({ capacity: _before, ...rest }) => ({ ...rest, isSeller: true, attributes: values, ...(typeof capacity === 'number' ? { capacity } : {}) }))
      .then((isSaved) => (isSaved ? onClose() : undefined));
  };
  return (
    <SellersDialog title={seller.name} problem={store.problem} canSave={capacity !== 'wrong'} isSaving={store.saving.has(seller.id)} onSave={save} onSignIn={onSignIn} onClose={onClose}>
      <Field
        label={t('admin.sellers.capacity')}
        hint={t('admin.sellers.capacity-hint')}
        {...(capacity === 'wrong' ? { validationMessage: t('admin.sellers.capacity-wrong') } : {})}
      >
        <Input data-field="capacity" inputMode="numeric" value={typed} maxLength={7} placeholder={t('availability.no-limit')} onChange={(_event, { value }) => setTyped(value)} />
      </Field>
      {attributes.length === 0 ? <p className={styles.quiet}>{t('admin.sellers.no-attributes')}</p> : null}
      {attributes.map((attribute) => {
        const held = values[attribute.id] ?? [];
        const put = (next: readonly string[]): void => setValues((before) => Object.fromEntries([...Object.entries(before).filter(([id]) => id !== attribute.id), ...(next.length === 0 ? [] : [[attribute.id, next] as const])]));
        return (
          <div key={attribute.id}>
            <h3 className={styles.name}>{attribute.name}</h3>
            <Picker
              label={attribute.name}
              chosen={held.map((value) => ({ id: value, label: attributeValueLabel(attribute, value, labels) }))}
              choices={attribute.values.map((value) => ({ id: value, label: attributeValueLabel(attribute, value, labels) }))}
              addLabel={t('admin.sellers.value-add')}
              onAdd={(value) => put([...held, value])}
              onRemove={(value) => put(held.filter((each) => each !== value))}
            />
          </div>
        );
      })}
    </SellersDialog>
  );
}

/** Undefined = no limit. */
function capacityOf(typed: string): number | 'wrong' | undefined {
  const text = typed.trim();
  if (text === '') return undefined;
  return /^\d{1,6}$/.test(text) && Number(text) <= MOST_LEADS ? Number(text) : 'wrong';
}
