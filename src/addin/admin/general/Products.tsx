// What the company sells: of each product a name, a text, the words customers use for it, and the facts that answer their questions.
import { useEffect, useRef, useState } from 'react';
import type { JSX } from 'react';
import { Button, Field, Input, makeStyles, Textarea, tokens } from '@fluentui/react-components';
import { Add16Regular } from '@fluentui/react-icons/svg/add';
import { Delete16Regular } from '@fluentui/react-icons/svg/delete';
import type { Product } from '../../../domain/settings.ts';
import { t } from '../../strings.ts';
import { InfoField } from '../InfoField.tsx';
import { useAdminStyles } from '../styles.ts';
import { Facts } from './Facts.tsx';
import { productName } from './generalWords.ts';
import { MoveButtons } from './MoveButtons.tsx';
import { changedProduct } from './productEdits.ts';
import { WordList } from './WordList.tsx';

const MOST_PRODUCTS = 50;
const LONGEST_NAME = 120;
const LONGEST_SUMMARY = 4_000;

const useStyles = makeStyles({
  product: { marginTop: '12px', padding: '8px 12px 12px', border: `1px solid ${tokens.colorNeutralStroke2}`, borderRadius: tokens.borderRadiusMedium },
  head: { display: 'flex', alignItems: 'flex-end', gap: '4px' },
  name: { flexGrow: 1, minWidth: 0 },
  field: { marginTop: '8px' },
  wide: { width: '100%', minWidth: 0 },
  add: { marginTop: '12px' },
  said: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
});

interface ProductsProps {
  readonly products: readonly Product[];
  readonly onChange: (change: (products: readonly Product[]) => readonly Product[]) => void;
  /** @param move `of`: the product whose fact it is; without it a product is moved. 0 = first. */
  readonly onMove: (move: { readonly of?: string; readonly id: string; readonly to: number }) => void;
}

export function Products({ products, onChange, onMove }: ProductsProps): JSX.Element {
  const styles = useStyles();
  const shared = useAdminStyles();
  const [added, setAdded] = useState<string>();
  const [said, setSaid] = useState('');
  const add = (): void => {
    const id = crypto.randomUUID();
    setAdded(id);
    onChange((before) => [...before, { id, name: '', summary: '', keywords: [], facts: [] }]);
  };
  return (
    <section className={shared.section} aria-label={t('admin.general.products')}>
      <h2 className={shared.heading}>{t('admin.general.products')}</h2>
      <p className={shared.hint}>{t('admin.general.products-hint')}</p>
      {products.map((product, at) => (
        <ProductText
          key={product.id}
          product={product}
          at={at}
          count={products.length}
          isNew={product.id === added}
          onChange={(change) => onChange((before) => changedProduct(before, product.id, change))}
          onRemove={() => onChange((before) => before.filter(({ id }) => id !== product.id))}
          onMove={(move) => {
            onMove(move);
            const moved = move.of === undefined ? productName(product) : t('admin.general.fact');
            setSaid(t('admin.order.moved', { name: moved, place: move.to + 1 }));
          }}
        />
      ))}
      {products.length >= MOST_PRODUCTS ? (
        <p className={shared.hint}>{t('admin.general.products-most', { count: MOST_PRODUCTS })}</p>
      ) : (
        <Button className={styles.add} size="small" icon={<Add16Regular />} onClick={add}>
          {t('admin.general.product-add')}
        </Button>
      )}
      <div className={styles.said} role="status">
        {said}
      </div>
    </section>
  );
}

interface ProductTextProps {
  readonly product: Product;
  readonly at: number;
  readonly count: number;
  readonly isNew: boolean;
  readonly onChange: (change: (product: Product) => Product) => void;
  readonly onRemove: () => void;
  readonly onMove: ProductsProps['onMove'];
}

function ProductText({ product, at, count, isNew, onChange, onRemove, onMove }: ProductTextProps): JSX.Element {
  const styles = useStyles();
  const name = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (isNew) name.current?.focus();
  }, [isNew]);
  const title = productName(product);
  const remove = t('admin.general.product-remove', { name: title });
  return (
    <div className={styles.product} role="group" aria-label={title}>
      <div className={styles.head}>
        <Field className={styles.name} label={t('admin.general.product-name')}>
          <Input ref={name} className={styles.wide} data-field={`product-name-${product.id}`} value={product.name} maxLength={LONGEST_NAME} onChange={(_event, { value }) => onChange((before) => ({ ...before, name: value }))} />
        </Field>
        <MoveButtons name={title} at={at} count={count} onMove={(to) => onMove({ id: product.id, to })} />
        <Button appearance="subtle" icon={<Delete16Regular />} aria-label={remove} title={remove} onClick={onRemove} />
      </div>
      <InfoField className={styles.field} label={t('admin.general.product-summary')} info={t('admin.general.product-summary-info')} hint={t('admin.general.product-summary-hint')}>
        <Textarea className={styles.wide} data-field={`product-summary-${product.id}`} rows={5} resize="vertical" value={product.summary} maxLength={LONGEST_SUMMARY} onChange={(_event, { value }) => onChange((before) => ({ ...before, summary: value }))} />
      </InfoField>
      <WordList className={styles.field} label={t('admin.general.product-words')} info={t('admin.general.product-words-info')} field={`product-words-${product.id}`} words={product.keywords} onChange={(keywords) => onChange((before) => ({ ...before, keywords }))} />
      <Facts product={product} onChange={(change) => onChange((before) => ({ ...before, facts: change(before.facts) }))} onMove={({ id }, to) => onMove({ of: product.id, id, to })} />
    </div>
  );
}
