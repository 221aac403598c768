// What the company sells: a name and a text for each product. Facts with sources that are known of one stay with it untouched.
import { useEffect, useRef, useState } from 'react';
import type { JSX } from 'react';
import { Button, Field, Input, makeStyles, Textarea, tokens } from '@fluentui/react-components';
import { Add16Regular } from '@fluentui/react-icons/svg/add';
import { Delete16Regular } from '@fluentui/react-icons/svg/delete';
import type { Product } from '../../../domain/settings.ts';
import { t } from '../../strings.ts';
import { InfoField } from '../InfoField.tsx';
import { useAdminStyles } from '../styles.ts';

const MOST_PRODUCTS = 50;
const LONGEST_NAME = 120;
const LONGEST_SUMMARY = 4_000;

const useStyles = makeStyles({
  product: { marginTop: '12px', padding: '8px 12px 12px', border: `1px solid ${tokens.colorNeutralStroke2}`, borderRadius: tokens.borderRadiusMedium },
  head: { display: 'flex', alignItems: 'flex-end', gap: '8px' },
  name: { flexGrow: 1, minWidth: 0 },
  field: { marginTop: '8px' },
  wide: { width: '100%', minWidth: 0 },
  add: { marginTop: '12px' },
  facts: { marginTop: '6px' },
});

interface ProductsProps {
  readonly products: readonly Product[];
  readonly onChange: (change: (products: readonly Product[]) => readonly Product[]) => void;
}

export function Products({ products, onChange }: ProductsProps): JSX.Element {
  const styles = useStyles();
  const shared = useAdminStyles();
  const [added, setAdded] = useState<string>();
  const put = (product: Product): void => onChange((before) => before.map((each) => (each.id === product.id ? product : each)));
  const add = (): void => {
    const id = crypto.randomUUID();
    setAdded(id);
    onChange((before) => [...before, { id, name: '', summary: '', keywords: [], facts: [] }]);
  };
  return (
    <section className={shared.section} aria-label={t('admin.general.products')}>
      <h2 className={shared.heading}>{t('admin.general.products')}</h2>
      <p className={shared.hint}>{t('admin.general.products-hint')}</p>
      {products.map((product) => (
        <ProductText key={product.id} product={product} isNew={product.id === added} onChange={put} onRemove={() => onChange((before) => before.filter(({ id }) => id !== product.id))} />
      ))}
      {products.length >= MOST_PRODUCTS ? (
        <p className={shared.hint}>{t('admin.general.products-most', { count: MOST_PRODUCTS })}</p>
      ) : (
        <Button className={styles.add} size="small" icon={<Add16Regular />} onClick={add}>
          {t('admin.general.product-add')}
        </Button>
      )}
    </section>
  );
}

function ProductText({ product, isNew, onChange, onRemove }: { readonly product: Product; readonly isNew: boolean; readonly onChange: (product: Product) => void; readonly onRemove: () => void }): JSX.Element {
  const styles = useStyles();
  const shared = useAdminStyles();
  const name = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (isNew) name.current?.focus();
  }, [isNew]);
  const title = product.name.trim() === '' ? t('admin.general.product') : product.name;
  const remove = t('admin.general.product-remove', { name: title });
  return (
    <div className={styles.product} role="group" aria-label={title}>
      <div className={styles.head}>
        <Field className={styles.name} label={t('admin.general.product-name')}>
          <Input ref={name} className={styles.wide} data-field={`product-name-${product.id}`} value={product.name} maxLength={LONGEST_NAME} onChange={(_event, { value }) => onChange({ ...product, name: value })} />
        </Field>
        <Button appearance="subtle" icon={<Delete16Regular />} aria-label={remove} title={remove} onClick={onRemove} />
      </div>
      <InfoField className={styles.field} label={t('admin.general.product-summary')} info={t('admin.general.product-summary-info')}>
        <Textarea className={styles.wide} data-field={`product-summary-${product.id}`} rows={5} resize="vertical" value={product.summary} maxLength={LONGEST_SUMMARY} onChange={(_event, { value }) => onChange({ ...product, summary: value })} />
      </InfoField>
      {product.facts.length === 0 ? null : <div className={`${shared.caption} ${styles.facts}`}>{t('admin.general.product-facts', { count: product.facts.length })}</div>}
    </div>
  );
}
