// Conditions on sellers: an attribute or a field of theirs, compared with a value or with what the lead holds.
import { useRef } from 'react';
import type { JSX } from 'react';
import { Button, makeStyles, Select, tokens } from '@fluentui/react-components';
import { Add16Regular } from '@fluentui/react-icons/svg/add';
import { Delete16Regular } from '@fluentui/react-icons/svg/delete';
import { operatorsOf } from '../../../../domain/condition.ts';
import { kindOf, type MappableField } from '../../../../domain/profileFields.ts';
import type { AssignmentRule, SellerCondition } from '../../../../domain/routing/plan.ts';
import { t } from '../../../strings.ts';
import { ConditionValue } from '../../ConditionValue.tsx';
import { FieldSelect } from '../../FieldSelect.tsx';
import { useAdminStyles } from '../../styles.ts';
import { sellerField, type RuleNames } from '../ruleWords.ts';
import { isUnfinished } from './ruleForm.ts';

/** Comparisons that make sense with what a lead holds; of a row only whether it is the same. */
const COMPARED = ['equals', 'not-equals', 'contains', 'begins-with'] as const;
const COMPARED_ROWS = ['equals', 'not-equals'] as const;

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  row: { display: 'flex', gap: '4px', alignItems: 'flex-start', padding: '8px 0', borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
  parts: { display: 'flex', flexDirection: 'column', gap: '6px', flexGrow: 1, minWidth: 0 },
  line: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
  half: { flex: '1 1 140px', minWidth: 0 },
  problem: { color: tokens.colorStatusDangerForeground1, fontSize: '13px', lineHeight: '18px' },
});

interface SellerConditionsProps {
  readonly rule: AssignmentRule;
  readonly names: RuleNames;
  readonly onChange: (rule: AssignmentRule) => void;
}

export function SellerConditions({ rule, names, onChange }: SellerConditionsProps): JSX.Element {
  const styles = useStyles();
  const shared = useAdminStyles();
  const add = useRef<HTMLButtonElement>(null);
  const { sellerConditions } = rule;
  const put = (next: readonly SellerCondition[]): void => onChange({ ...rule, sellerConditions: next });
  const first = names.attributes[0];
  const fresh: SellerCondition = first === undefined ? { of: 'user', field: names.userFields.find(({ kind }) => kind !== undefined)?.id ?? '', operator: 'equals' } : { of: 'attribute', field: first.id, operator: 'in' };
  return (
    <div role="group" aria-label={t('admin.routing.where')}>
      <p className={shared.hint}>{t(sellerConditions.length === 0 ? 'admin.routing.where-none' : 'admin.routing.where')}</p>
      <ul className={styles.list}>
        {sellerConditions.map((condition, at) => (
          <li key={at} className={styles.row}>
            <ConditionParts condition={condition} place={at + 1} names={names} onChange={(next) => put(sellerConditions.map((each, other) => (other === at ? next : each)))} />
            <Button
              appearance="subtle"
              icon={<Delete16Regular />}
              aria-label={t('admin.routing.where-remove', { place: at + 1 })}
              title={t('admin.routing.where-remove', { place: at + 1 })}
              onClick={() => {
                put(sellerConditions.filter((_each, other) => other !== at));
                add.current?.focus();
              }}
            />
          </li>
        ))}
      </ul>
      <Button ref={add} size="small" icon={<Add16Regular />} onClick={() => put([...sellerConditions, fresh])}>
        {t('admin.routing.where-add')}
      </Button>
    </div>
  );
}

interface ConditionPartsProps {
  readonly condition: SellerCondition;
  readonly place: number;
  readonly names: RuleNames;
  readonly onChange: (condition: SellerCondition) => void;
}

function ConditionParts({ condition, place, names, onChange }: ConditionPartsProps): JSX.Element {
  const styles = useStyles();
  const { of, field, operator, value, names: rows, leadField } = condition;
  const shown = sellerField(condition, names);
  const kind = kindOf(shown) ?? 'text';
  const compared = kind === 'lookup' ? COMPARED_ROWS : COMPARED.filter((each) => operatorsOf[kind].includes(each));
  const isCompared = leadField !== undefined;
  const choose = (chosen: string): void => {
    const [table, id] = [chosen.startsWith('attribute:') ? 'attribute' as const : 'user' as const, chosen.slice(chosen.indexOf(':') + 1)];
    const next = sellerField({ of: table, field: id }, names);
    const nextKind = kindOf(next) ?? 'text';
    // Another field has other values; a comparison with the lead stays one where the lead's field is like it.
    onChange(isCompared ? comparedWith({ of: table, field: id, operator, leadField }, likeFields(next, names.fields)) : { of: table, field: id, operator: operatorsOf[nextKind].includes(operator) ? operator : (operatorsOf[nextKind][0] ?? 'equals') });
  };
  return (
    <div className={styles.parts}>
      <div className={styles.line}>
        <Select className={styles.half} aria-label={t('admin.routing.where-field', { place })} value={`${of}:${field}`} onChange={(_event, data) => choose(data.value)}>
          {isOffered(condition, names) ? null : <option value={`${of}:${field}`}>{field === '' ? t('admin.value-choose') : shown.label}</option>}
          <optgroup label={t('admin.routing.attributes')}>
            {names.attributes.map(({ id, name }) => (
              <option key={id} value={`attribute:${id}`}>
                {name}
              </option>
            ))}
          </optgroup>
          <optgroup label={t('admin.routing.user-fields')}>
            {names.userFields.filter((each) => kindOf(each) !== undefined).map(({ id, label }) => (
              <option key={id} value={`user:${id}`}>
                {label}
              </option>
            ))}
          </optgroup>
        </Select>
        <Select
          className={styles.half}
          aria-label={t('admin.routing.compared-with', { name: shown.label })}
          value={isCompared ? 'lead' : 'value'}
          onChange={(_event, data) => onChange(data.value === 'lead' ? { of, field, operator: 'equals', leadField: '' } : { of, field, operator: operatorsOf[kind].includes('in') ? 'in' : (operatorsOf[kind][0] ?? 'equals') })}
        >
          <option value="value">{t('admin.routing.with-value')}</option>
          <option value="lead">{t('admin.routing.with-lead')}</option>
        </Select>
      </div>
      {isCompared ? (
        <div className={styles.line}>
          <Select className={styles.half} aria-label={t('admin.operator-of', { name: shown.label })} value={operator} onChange={(_event, data) => onChange({ of, field, operator: compared.find((each) => each === data.value) ?? 'equals', leadField })}>
            {compared.map((each) => (
              <option key={each} value={each}>
                {t(`admin.operator.${each}`)}
              </option>
            ))}
          </Select>
          <FieldSelect className={styles.half} label={t('admin.routing.lead-field', { place })} fields={likeFields(shown, names.fields)} value={leadField} onChange={(id) => onChange({ of, field, operator, leadField: id })} />
        </div>
      ) : (
        <ConditionValue key={`${of}:${field}`} name={shown.label} kind={kind} field={shown} wanted={{ operator, ...(value === undefined ? {} : { value }), ...(rows === undefined ? {} : { names: rows }) }} onChange={(wanted) => onChange({ of, field, ...wanted })} />
      )}
      <div role="status">{isUnfinished(condition, names) ? <span className={styles.problem}>{t(isCompared ? 'admin.routing.lead-field-missing' : 'admin.field-problem.value-missing')}</span> : null}</div>
    </div>
  );
}

function isOffered({ of, field }: SellerCondition, names: RuleNames): boolean {
  return of === 'attribute' ? names.attributes.some(({ id }) => id === field) : names.userFields.some((each) => each.id === field && kindOf(each) !== undefined);
}

/** Fields of the lead that can hold the same: a lookup's rows are only found in a lookup of the same table. */
function likeFields({ lookup }: MappableField, fields: readonly MappableField[]): readonly MappableField[] {
  return fields.filter((each) => (lookup === undefined ? each.lookup === undefined : each.lookup?.some((table) => lookup.includes(table)) === true));
}

function comparedWith(condition: SellerCondition & { readonly leadField: string }, like: readonly MappableField[]): SellerCondition {
  return like.some(({ id }) => id === condition.leadField) ? condition : { ...condition, operator: 'equals', leadField: '' };
}
