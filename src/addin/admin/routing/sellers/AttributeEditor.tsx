// One attribute being edited: its name, where its values come from (said once, for good), and the values. Taking it away names who has it.
import { useEffect, useRef, useState } from 'react';
import type { JSX } from 'react';
import { Button, Field, Input, makeStyles, Radio, RadioGroup, Select, tokens } from '@fluentui/react-components';
import { Dismiss16Regular } from '@fluentui/react-icons/svg/dismiss';
import type { MappableField } from '../../../../domain/profileFields.ts';
import { Bar } from '../../../parts/Bar.tsx';
import { currentFormats, t } from '../../../strings.ts';
import { answerOf } from '../../useAsked.ts';
import { attributeProblem, choiceFields, holdersOf, rulesAsking, withValue } from './attributeForm.ts';
import { attributeValueLabel, type ValueLabels } from './attributeWords.ts';
import type { AttributeShown } from './sellersDesk.ts';
import type { SellersStore } from './useSellers.ts';

const LONGEST = 100;
const MOST_VALUES = 500;

const useStyles = makeStyles({
  box: { display: 'flex', flexDirection: 'column', gap: '8px', padding: '8px 12px 12px', border: `1px solid ${tokens.colorNeutralStroke1}`, borderRadius: tokens.borderRadiusMedium },
  head: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300, fontWeight: tokens.fontWeightSemibold },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: '13px', lineHeight: '18px' },
  problem: { margin: 0, color: tokens.colorStatusDangerForeground1, fontSize: '13px', lineHeight: '18px' },
  values: { display: 'flex', flexWrap: 'wrap', gap: '6px', margin: 0, padding: 0, listStyleType: 'none' },
  value: { display: 'inline-flex', alignItems: 'center', gap: '2px', maxWidth: '100%', minHeight: '26px', padding: '0 8px', border: `1px solid ${tokens.colorNeutralStroke1}`, borderRadius: tokens.borderRadiusMedium, fontSize: '13px', lineHeight: '18px', overflowWrap: 'anywhere' },
  remove: { minWidth: '24px', height: '24px', marginRight: '-6px', padding: 0, border: 'none' },
  add: { display: 'flex', alignItems: 'flex-end', gap: '8px' },
  input: { flexGrow: 1, minWidth: 0 },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
});

interface AttributeEditorProps {
  readonly attribute: AttributeShown;
  readonly isNew: boolean;
  readonly store: SellersStore;
  readonly fields: readonly MappableField[] | undefined;
  readonly labels: ValueLabels;
  readonly onDone: () => void;
}

export function AttributeEditor({ attribute, isNew, store, fields, labels, onDone }: AttributeEditorProps): JSX.Element {
  const styles = useStyles();
  const [form, setForm] = useState<AttributeShown>(attribute);
  const [source, setSource] = useState<'typed' | 'field'>(attribute.field === undefined ? 'typed' : 'field');
  const [isRemoving, setRemoving] = useState(false);
  const [wasPressed, setPressed] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  const people = answerOf(store.people) ?? [];
  const others = answerOf(store.attributes) ?? [];
  const problem = attributeProblem(form, source, others);
  const gone = attribute.values.filter((value) => !form.values.includes(value));
  const missed = holdersOf(attribute.id, gone, people);
  const name = form.name.trim() === '' ? t('admin.sellers.attribute') : form.name;
  // Somebody may have saved it meanwhile: the newest version is what the next save goes over.
  const version = others.find(({ id }) => id === attribute.id)?.version;
  const save = (): void => {
    setPressed(true);
    if (problem === undefined) void store.saveAttribute({ ...form, name: form.name.trim(), ...(version === undefined ? {} : { version }) }).then((isSaved) => (isSaved ? onDone() : undefined));
  };
  return (
    <div className={styles.box} role="group" aria-label={name}>
      <Field label={t('admin.sellers.attribute-name')}>
        <Input ref={input} data-field="attribute-name" value={form.name} maxLength={LONGEST} onChange={(_event, { value }) => setForm({ ...form, name: value })} />
      </Field>
      {isNew ? (
        <Source source={source} form={form} fields={fields} onChange={(next, changed) => { setSource(next); setForm(changed); }} />
      ) : (
        <p className={styles.quiet}>{attribute.field === undefined ? t('admin.sellers.source-is-typed') : t('admin.sellers.source-is-field', { field: fields?.find(({ id }) => id === attribute.field)?.label ?? attribute.field })}</p>
      )}
      {source === 'typed' ? <TypedValues form={form} onChange={setForm} /> : <FieldValues form={form} labels={labels} />}
      {missed.length === 0 ? null : <p className={styles.problem}>{t('admin.sellers.values-missed', { values: listed(gone.map((value) => attributeValueLabel(attribute, value, labels))), names: listed(missed) })}</p>}
      <div role="status">{wasPressed && problem !== undefined ? <p className={styles.problem}>{t(`admin.sellers.attribute-problem.${problem}`)}</p> : null}</div>
      {isRemoving ? <Removing attribute={attribute} store={store} version={version} onStay={() => setRemoving(false)} onDone={onDone} /> : null}
      <div className={styles.buttons}>
        <Button appearance="primary" size="small" aria-busy={store.saving.has(attribute.id) || undefined} onClick={save}>
          {t('admin.sellers.attribute-save')}
        </Button>
        <Button size="small" onClick={onDone}>
          {t('admin.sellers.cancel')}
        </Button>
        {isNew || isRemoving ? null : (
          <Button size="small" onClick={() => setRemoving(true)}>
            {t('admin.sellers.attribute-remove')}
          </Button>
        )}
      </div>
    </div>
  );
}

interface SourceProps {
  readonly source: 'typed' | 'field';
  readonly form: AttributeShown;
  readonly fields: readonly MappableField[] | undefined;
  readonly onChange: (source: 'typed' | 'field', form: AttributeShown) => void;
}

/** Where the values come from: chosen once. */
function Source({ source, form, fields, onChange }: SourceProps): JSX.Element {
  const choices = choiceFields(fields ?? []);
  const choose = (id: string): void => {
    const field = choices.find((each) => each.id === id);
    const { field: _before, ...rest } = form;
    onChange('field', field === undefined ? { ...rest, values: [] } : { ...rest, name: form.name.trim() === '' ? field.label : form.name, field: field.id, values: (field.options ?? []).map(({ value }) => value) });
  };
  return (
    <>
      <Field label={t('admin.sellers.source')} hint={t('admin.sellers.source-hint')}>
        <RadioGroup
          value={source}
          onChange={(_event, { value }) => {
            const { field: _before, ...rest } = form;
            onChange(value === 'field' ? 'field' : 'typed', { ...rest, values: [] });
          }}
        >
          <Radio value="typed" label={t('admin.sellers.source-typed')} />
          <Radio value="field" label={t('admin.sellers.source-field')} />
        </RadioGroup>
      </Field>
      {source === 'typed' ? null : (
        <Field label={t('admin.sellers.source-which')} {...(fields === undefined ? { hint: t('admin.asking') } : {})}>
          <Select data-field="attribute-field" value={form.field ?? ''} onChange={(_event, { value }) => choose(value)}>
            <option value="">{t('admin.sellers.source-choose')}</option>
            {choices.map(({ id, label }) => (
              <option key={id} value={id}>
                {label}
              </option>
            ))}
          </Select>
        </Field>
      )}
    </>
  );
}

function TypedValues({ form, onChange }: { readonly form: AttributeShown; readonly onChange: (form: AttributeShown) => void }): JSX.Element {
  const styles = useStyles();
  const [typed, setTyped] = useState('');
  const add = (): void => {
    onChange({ ...form, values: withValue(form.values, typed) });
    setTyped('');
  };
  return (
    <>
      {form.values.length === 0 ? null : (
        <ul className={styles.values} aria-label={t('admin.sellers.values')}>
          {form.values.map((value) => (
            <li key={value} className={styles.value}>
              {value}
              <Button appearance="transparent" className={styles.remove} icon={<Dismiss16Regular />} aria-label={t('admin.pick.remove', { name: value })} title={t('admin.pick.remove', { name: value })} onClick={() => onChange({ ...form, values: form.values.filter((each) => each !== value) })} />
            </li>
          ))}
        </ul>
      )}
      {form.values.length >= MOST_VALUES ? null : (
        <form
          className={styles.add}
          onSubmit={(event) => {
            event.preventDefault();
            add();
          }}
        >
          <Field className={styles.input} label={t('admin.sellers.value-new')}>
            <Input data-field="attribute-value" value={typed} maxLength={LONGEST} onChange={(_event, { value }) => setTyped(value)} />
          </Field>
          <Button type="submit" disabledFocusable={typed.trim() === ''}>
            {t('admin.add')}
          </Button>
        </form>
      )}
    </>
  );
}

function FieldValues({ form, labels }: { readonly form: AttributeShown; readonly labels: ValueLabels }): JSX.Element | null {
  const styles = useStyles();
  if (form.values.length === 0) return null;
  return (
    <ul className={styles.values} aria-label={t('admin.sellers.values')}>
      {form.values.map((value) => (
        <li key={value} className={styles.value}>
          {attributeValueLabel(form, value, labels)}
        </li>
      ))}
    </ul>
  );
}

interface RemovingProps {
  readonly attribute: AttributeShown;
  readonly store: SellersStore;
  readonly version: string | undefined;
  readonly onStay: () => void;
  readonly onDone: () => void;
}

/** Asked once, with everybody and every rule that would miss it. */
function Removing({ attribute, store, version, onStay, onDone }: RemovingProps): JSX.Element {
  const holders = holdersOf(attribute.id, attribute.values, answerOf(store.people) ?? []);
  const rules = rulesAsking(attribute.id, answerOf(store.routing));
  const texts = [holders.length === 0 ? t('admin.sellers.removing-nobody') : t('admin.sellers.removing-held', { names: listed(holders) }), ...(rules.length === 0 ? [] : [t('admin.sellers.removing-rules', { rules: listed(rules) })])];
  return (
    <Bar tone="warning" title={t('admin.sellers.removing', { name: attribute.name })} text={texts.join(' ')}>
      <Button size="small" onClick={() => void store.removeAttribute({ ...attribute, ...(version === undefined ? {} : { version }) }).then((isGone) => (isGone ? onDone() : undefined))}>
        {t('admin.sellers.removing-yes')}
      </Button>
      <Button size="small" onClick={onStay}>
        {t('admin.sellers.removing-no')}
      </Button>
    </Bar>
  );
}

function listed(names: readonly string[]): string {
  return new Intl.ListFormat(currentFormats().locale, { type: 'conjunction' }).format(names);
}
