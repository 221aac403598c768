// An example as it is edited: the lead's fields, and who is to get it.
import { useState } from 'react';
import type { JSX } from 'react';
import { Button, Dialog, DialogActions, DialogBody, DialogContent, DialogSurface, DialogTitle, Field, Input, makeStyles, Select } from '@fluentui/react-components';
import { Add16Regular } from '@fluentui/react-icons/svg/add';
import { Delete16Regular } from '@fluentui/react-icons/svg/delete';
import { kindOf, type MappableField } from '../../../../domain/profileFields.ts';
import type { AssignmentRule, RuleTest } from '../../../../domain/routing/plan.ts';
import { t } from '../../../strings.ts';
import { fieldLabel } from '../../conditionWords.ts';
import { FieldSelect } from '../../FieldSelect.tsx';
import { LookupValues } from '../../LookupValues.tsx';
import type { NamedRow } from '../../rowSearch.ts';
import type { RuleNames } from '../ruleWords.ts';

const useStyles = makeStyles({
  field: { marginTop: '12px', gridTemplateColumns: 'minmax(0, 1fr)' },
  row: { display: 'flex', gap: '6px', alignItems: 'flex-start', marginTop: '8px' },
  parts: { display: 'flex', flexWrap: 'wrap', gap: '6px', flexGrow: 1, minWidth: 0 },
  part: { flex: '1 1 140px', minWidth: 0 },
});

type Value = string | number | boolean;
/** By id. */
type RowNames = Readonly<Record<string, string>>;

interface RuleTestDialogProps {
  readonly test: RuleTest;
  readonly names: RuleNames;
  readonly rules: readonly AssignmentRule[];
  readonly onSave: (test: RuleTest) => void;
  readonly onClose: () => void;
}

export function RuleTestDialog({ test, names, rules, onSave, onClose }: RuleTestDialogProps): JSX.Element {
  const styles = useStyles();
  const [name, setName] = useState(test.name);
  const [values, setValues] = useState<readonly (readonly [string, Value])[]>(() => Object.entries(test.lead));
  const [rows, setRows] = useState(test.names ?? {});
  const [seller, setSeller] = useState(test.sellerId ?? '');
  const [rule, setRule] = useState(test.ruleId ?? '');
  const free = names.fields.find((each) => kindOf(each) !== undefined && values.every(([field]) => field !== each.id));
  const canSave = name.trim() !== '' && values.every(([field, value]) => field !== '' && value !== '');
  const put = (at: number, next: readonly [string, Value]): void => setValues(values.map((each, other) => (other === at ? next : each)));
  return (
    <Dialog open onOpenChange={(_event, data) => (data.open ? undefined : onClose())}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{t('admin.routing.test-title')}</DialogTitle>
          <DialogContent>
            <Field label={t('admin.routing.test-name')}>
              <Input data-field="test-name" value={name} maxLength={200} onChange={(_event, { value }) => setName(value)} />
            </Field>
            <div className={styles.field} role="group" aria-label={t('admin.routing.test-lead')}>
              {t('admin.routing.test-lead')}
              {values.map(([field, value], at) => (
                <div key={at} className={styles.row}>
                  <div className={styles.parts}>
                    <FieldSelect className={styles.part} label={t('admin.routing.test-field', { place: at + 1 })} fields={names.fields} value={field} refused={values.map(([each]) => each).filter((each) => each !== field)} onChange={(id) => put(at, [id, ''])} />
                    <div className={styles.part}>
                      <LeadValue label={t('admin.value-of', { name: fieldLabel(field, names.fields) })} field={names.fields.find(({ id }) => id === field)} value={value} rows={rows} onChange={(next, named) => {
                        put(at, [field, next]);
                        setRows({ ...rows, ...named });
                      }} />
                    </div>
                  </div>
                  <Button appearance="subtle" icon={<Delete16Regular />} aria-label={t('admin.pick.remove', { name: fieldLabel(field, names.fields) })} title={t('admin.pick.remove', { name: fieldLabel(field, names.fields) })} onClick={() => setValues(values.filter((_each, other) => other !== at))} />
                </div>
              ))}
              {free === undefined ? null : (
                <Button className={styles.field} size="small" icon={<Add16Regular />} onClick={() => setValues([...values, [usualField(names.fields, values) ?? free.id, '']])}>
                  {t('admin.routing.test-field-add')}
                </Button>
              )}
            </div>
            <Field className={styles.field} label={t('admin.routing.test-goes-to')}>
              <Select data-field="test-seller" value={seller} onChange={(_event, { value }) => setSeller(value)}>
                <option value="">{t('admin.routing.catch-all')}</option>
                {names.sellers.map(({ id, name: person }) => (
                  <option key={id} value={id}>
                    {person}
                  </option>
                ))}
              </Select>
            </Field>
            <Field className={styles.field} label={t('admin.routing.test-by')}>
              <Select data-field="test-rule" value={rule} onChange={(_event, { value }) => setRule(value)}>
                <option value="">{t('admin.routing.test-any-rule')}</option>
                {rules.map(({ id, name: title }) => (
                  <option key={id} value={id}>
                    {title}
                  </option>
                ))}
              </Select>
            </Field>
          </DialogContent>
          <DialogActions fluid>
            <Button appearance="primary" disabledFocusable={!canSave} onClick={() => (canSave ? onSave({ id: test.id, name: name.trim(), lead: Object.fromEntries(values), ...namesOf(values, rows), ...(seller === '' ? {} : { sellerId: seller }), ...(rule === '' ? {} : { ruleId: rule }) }) : undefined)}>
              {t('admin.routing.save-draft')}
            </Button>
            <Button onClick={onClose}>{t('admin.routing.cancel')}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

/** What most rules ask first. */
function usualField(fields: readonly MappableField[], values: readonly (readonly [string, Value])[]): string | undefined {
  return ['lead.leadsourcecode', 'lead.address1_country', 'lead.industrycode'].find((id) => fields.some((each) => each.id === id) && values.every(([field]) => field !== id));
}

/** Of the rows the example names; the others were chosen and taken out again. */
function namesOf(values: readonly (readonly [string, Value])[], rows: RowNames): Pick<RuleTest, 'names'> {
  const named = Object.entries(rows).filter(([id]) => values.some(([, value]) => value === id));
  return named.length === 0 ? {} : { names: Object.fromEntries(named) };
}

interface LeadValueProps {
  readonly label: string;
  readonly field: MappableField | undefined;
  readonly value: Value;
  readonly rows: RowNames;
  /** @param named the row that was chosen. */
  readonly onChange: (value: Value, named?: RowNames) => void;
}

function LeadValue({ label, field, value, rows, onChange }: LeadValueProps): JSX.Element {
  if (field?.kind === 'choice' && field.options !== undefined) {
    return (
      <Select aria-label={label} value={String(value)} onChange={(_event, data) => onChange(data.value)}>
        <option value="">{t('admin.value-choose')}</option>
        {field.options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </Select>
    );
  }
  if (field?.lookup !== undefined) {
    const choose = (chosen: readonly NamedRow[]): void => {
      const row = chosen.at(-1);
      onChange(row?.id ?? '', row === undefined ? {} : { [row.id]: row.name });
    };
    return <LookupValues label={label} tables={field.lookup} ids={value === '' ? [] : [String(value)]} names={rows} onChange={choose} />;
  }
  const take = (text: string): Value => (field?.kind === 'number' && text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : text);
  return <Input aria-label={label} type={field?.kind === 'date' ? 'date' : 'text'} value={String(value)} maxLength={200} onChange={(_event, data) => onChange(take(data.value))} />;
}
