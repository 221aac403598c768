// One characteristic being edited: its name, the fields it stands in, and what is wanted there.
import { useEffect, useRef } from 'react';
import type { JSX } from 'react';
import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { Delete16Regular } from '@fluentui/react-icons/svg/delete';
import { operatorsOf } from '../../../domain/condition.ts';
import type { Characteristic } from '../../../domain/idealCustomerProfile.ts';
import { kindOfCharacteristic, kindsOf, type CharacteristicProblem, type MappableField } from '../../../domain/profileFields.ts';
import { ConditionValue } from '../ConditionValue.tsx';
import { fieldLabel } from '../conditionWords.ts';
import { fieldChoices } from '../fieldChoices.ts';
import { t } from '../../strings.ts';
import { Picker } from '../Picker.tsx';
import { useAdminStyles } from '../styles.ts';
import { answerOf, type Asked } from '../useAsked.ts';

const LONGEST_NAME = 80;
const MOST_FIELDS = 10;

const useStyles = makeStyles({
  box: { boxSizing: 'border-box', maxWidth: '640px', padding: '8px 12px 12px', border: `1px solid ${tokens.colorNeutralStroke1}`, borderRadius: tokens.borderRadiusMedium },
  head: { display: 'flex', alignItems: 'flex-end', gap: '8px' },
  name: { flexGrow: 1, minWidth: 0 },
  wide: { width: '100%', minWidth: 0 },
  sub: { margin: '10px 0 4px', fontSize: '13px', lineHeight: '18px' },
  problem: { margin: '8px 0 0', color: tokens.colorStatusDangerForeground1, fontSize: '13px', lineHeight: '18px' },
  done: { marginTop: '12px' },
});

interface CharacteristicEditorProps {
  readonly characteristic: Characteristic;
  readonly fields: Asked<readonly MappableField[]>;
  readonly problem: CharacteristicProblem | undefined;
  readonly onChange: (characteristic: Characteristic) => void;
  readonly onRemove: () => void;
  readonly onClose: () => void;
}

export function CharacteristicEditor(props: CharacteristicEditorProps): JSX.Element {
  const styles = useStyles();
  const shared = useAdminStyles();
  const { characteristic, problem, onChange } = props;
  const fields = answerOf(props.fields) ?? [];
  const kind = kindOfCharacteristic(characteristic, fields);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  const name = characteristic.name.trim() === '' ? t('admin.research.characteristic') : characteristic.name;
  const first = fields.find(({ id }) => id === characteristic.fields[0]);
  const add = (id: string): void => {
    const added = kindsOf(fields)[id];
    // The first field says of which kind the wanted value is.
    const accepts = characteristic.fields.length === 0 && added !== undefined && !operatorsOf[added].includes(characteristic.accepts.operator) ? { operator: operatorsOf[added][0] ?? 'equals' } : characteristic.accepts;
    onChange({ ...characteristic, fields: [...characteristic.fields, id], accepts });
  };
  return (
    <div className={styles.box} role="group" aria-label={name}>
      <div className={styles.head}>
        <Field className={styles.name} label={t('admin.research.characteristic-name')}>
          <Input ref={input} className={styles.wide} data-field={`characteristic-${characteristic.id}`} value={characteristic.name} maxLength={LONGEST_NAME} onChange={(_event, { value }) => onChange({ ...characteristic, name: value })} />
        </Field>
        <Button appearance="subtle" icon={<Delete16Regular />} aria-label={t('admin.pick.remove', { name })} title={t('admin.pick.remove', { name })} onClick={props.onRemove} />
      </div>
      <h3 className={styles.sub}>{t('admin.research.mapped')}</h3>
      <p className={shared.hint}>{t('admin.research.mapped-hint')}</p>
      <Picker
        label={t('admin.research.fields-of', { name })}
        chosen={characteristic.fields.map((id) => ({ id, label: fieldLabel(id, fields) }))}
        choices={characteristic.fields.length >= MOST_FIELDS ? [] : fieldChoices(fields, kind)}
        addLabel={t('admin.research.field-add')}
        {...(props.fields.kind === 'known' ? {} : { state: t(props.fields.kind === 'asking' ? 'admin.asking' : 'admin.not-known') })}
        onAdd={add}
        onRemove={(id) => onChange({ ...characteristic, fields: characteristic.fields.filter((each) => each !== id) })}
      />
      {kind === undefined ? null : (
        <>
          <h3 className={styles.sub}>{t('admin.research.wanted')}</h3>
          <ConditionValue name={name} kind={kind} field={first} wanted={characteristic.accepts} onChange={(accepts) => onChange({ ...characteristic, accepts })} />
        </>
      )}
      <div role="status">{problem === undefined || props.fields.kind !== 'known' ? null : <p className={styles.problem}>{t(`admin.field-problem.${problem.code}`)}</p>}</div>
      <Button className={styles.done} size="small" onClick={props.onClose}>
        {t('admin.done')}
      </Button>
    </div>
  );
}
