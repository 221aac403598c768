// Seller attributes: what sellers can be told apart by, each with its values and who has them. One is edited at a time.
import { useEffect, useRef, useState } from 'react';
import type { JSX } from 'react';
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { Add16Regular } from '@fluentui/react-icons/svg/add';
import type { MappableField } from '../../../../domain/profileFields.ts';
import { t } from '../../../strings.ts';
import { useAdminStyles } from '../../styles.ts';
import { answerOf } from '../../useAsked.ts';
import { AttributeEditor } from './AttributeEditor.tsx';
import { holdersOf } from './attributeForm.ts';
import { attributeValueLabel, type ValueLabels } from './attributeWords.ts';
import { SellersDialog } from './SellersDialog.tsx';
import type { AttributeShown } from './sellersDesk.ts';
import type { SellersStore } from './useSellers.ts';

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  item: { padding: '8px 0', borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
  line: { display: 'flex', alignItems: 'flex-start', justifyContent: 'space-between', gap: '8px' },
  words: { minWidth: 0, overflowWrap: 'anywhere', fontSize: '13px', lineHeight: '18px' },
  name: { fontWeight: tokens.fontWeightSemibold },
});

interface AttributesDrawerProps {
  readonly store: SellersStore;
  /** Undefined while they are not known. */
  readonly fields: readonly MappableField[] | undefined;
  readonly labels: ValueLabels;
  readonly onSignIn: () => void;
  readonly onClose: () => void;
}

export function AttributesDrawer({ store, fields, labels, onSignIn, onClose }: AttributesDrawerProps): JSX.Element {
  const styles = useStyles();
  const attributes = answerOf(store.attributes) ?? [];
  const [edited, setEdited] = useState<AttributeShown>();
  const list = useRef<HTMLDivElement>(null);
  const wasEdited = useRef<string>(undefined);
  // Done with one, the focus is on the button that opened it, or on the one that adds.
  useEffect(() => {
    if (edited !== undefined) wasEdited.current = edited.id;
    else if (wasEdited.current !== undefined) {
      const found = list.current?.querySelector<HTMLElement>(`[data-edit="${wasEdited.current}"]`) ?? list.current?.querySelector<HTMLElement>('[data-edit="new"]');
      found?.focus();
      wasEdited.current = undefined;
    }
  }, [edited]);
  const isNew = edited !== undefined && attributes.every(({ id }) => id !== edited.id);
  const editor = (attribute: AttributeShown): JSX.Element => <AttributeEditor key={attribute.id} attribute={attribute} isNew={isNew} store={store} fields={fields} labels={labels} onDone={() => setEdited(undefined)} />;
  return (
    <SellersDialog isDrawer title={t('admin.sellers.attributes')} hint={t('admin.sellers.attributes-hint')} problem={store.problem} onSignIn={onSignIn} onClose={onClose}>
      <div ref={list}>
        {store.attributes.kind === 'asking' ? <p role="status">{t('admin.asking')}</p> : null}
        {store.attributes.kind === 'known' && attributes.length === 0 && edited === undefined ? <p className={styles.words}>{t('admin.sellers.attributes-empty')}</p> : null}
        <ul className={styles.list}>
          {attributes.map((attribute) => (
            <li key={attribute.id} className={styles.item}>
              {edited?.id === attribute.id ? editor(edited) : <Row attribute={attribute} store={store} labels={labels} isQuiet={edited !== undefined} onEdit={() => setEdited(attribute)} />}
            </li>
          ))}
        </ul>
        {isNew ? editor(edited) : null}
        {edited === undefined ? (
          <Button size="small" data-edit="new" icon={<Add16Regular />} onClick={() => setEdited({ id: crypto.randomUUID(), name: '', values: [] })}>
            {t('admin.sellers.attribute-add')}
          </Button>
        ) : null}
      </div>
    </SellersDialog>
  );
}

interface RowProps {
  readonly attribute: AttributeShown;
  readonly store: SellersStore;
  readonly labels: ValueLabels;
  /** Another one is being edited. */
  readonly isQuiet: boolean;
  readonly onEdit: () => void;
}

function Row({ attribute, store, labels, isQuiet, onEdit }: RowProps): JSX.Element {
  const styles = useStyles();
  const shared = useAdminStyles();
  const holders = holdersOf(attribute.id, attribute.values, answerOf(store.people) ?? []);
  return (
    <div className={styles.line}>
      <div className={styles.words}>
        <div className={styles.name}>{attribute.name}</div>
        <div>{attribute.values.map((value) => attributeValueLabel(attribute, value, labels)).join(', ')}</div>
        <div className={shared.caption}>{t('admin.sellers.attribute-held', { count: holders.length })}</div>
      </div>
      {isQuiet ? null : (
        <Button size="small" data-edit={attribute.id} aria-label={t('admin.edit-named', { name: attribute.name })} onClick={onEdit}>
          {t('admin.edit')}
        </Button>
      )}
    </div>
  );
}
