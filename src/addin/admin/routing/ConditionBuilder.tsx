// Conditions as they are edited: rows of field, comparison and value, and groups in groups, each saying whether all or any must hold.
import { useRef } from 'react';
import type { JSX } from 'react';
import { Button, makeStyles, Select, tokens } from '@fluentui/react-components';
import { Add16Regular } from '@fluentui/react-icons/svg/add';
import { Delete16Regular } from '@fluentui/react-icons/svg/delete';
import { isGroup, operatorsOf, type Condition, type ConditionGroup } from '../../../domain/condition.ts';
import type { MappableField } from '../../../domain/profileFields.ts';
import { t } from '../../strings.ts';
import { ConditionRow } from '../ConditionRow.tsx';

const useStyles = makeStyles({
  match: { width: '100%', maxWidth: '260px', minWidth: 0 },
  list: { margin: '4px 0 0', padding: 0, listStyleType: 'none' },
  row: { display: 'flex', gap: '4px', alignItems: 'flex-start', padding: '8px 0' },
  group: { flexGrow: 1, minWidth: 0, boxSizing: 'border-box', padding: '8px 0 8px 8px', borderLeft: `3px solid ${tokens.colorNeutralStroke1}`, backgroundColor: tokens.colorNeutralBackground2 },
  remove: { flexShrink: 0 },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px', marginTop: '4px' },
});

interface ConditionBuilderProps {
  /** What the conditions are of: the group's name. */
  readonly label: string;
  readonly group: ConditionGroup;
  readonly fields: readonly MappableField[];
  readonly onChange: (group: ConditionGroup) => void;
}

export function ConditionBuilder({ label, group, fields, onChange }: ConditionBuilderProps): JSX.Element {
  return (
    <div role="group" aria-label={label}>
      <Group group={group} place="" fields={fields} onChange={onChange} />
    </div>
  );
}

interface GroupProps {
  readonly group: ConditionGroup;
  /** '' for the outermost, else e.g. `2.1`. */
  readonly place: string;
  readonly fields: readonly MappableField[];
  readonly onChange: (group: ConditionGroup) => void;
}

function Group({ group, place, fields, onChange }: GroupProps): JSX.Element {
  const styles = useStyles();
  const add = useRef<HTMLButtonElement>(null);
  const placeOf = (at: number): string => (place === '' ? String(at + 1) : `${place}.${at + 1}`);
  const put = (of: ConditionGroup['of']): void => onChange({ ...group, of });
  const replace = (at: number, next: Condition | ConditionGroup): void => put(group.of.map((each, other) => (other === at ? next : each)));
  return (
    <>
      {group.of.length > 1 || place !== '' ? (
        <Select
          className={styles.match}
          size="small"
          aria-label={place === '' ? t('admin.routing.match') : t('admin.routing.match-of', { place })}
          value={group.match}
          onChange={(_event, { value }) => onChange({ ...group, match: value === 'any' ? 'any' : 'all' })}
        >
          <option value="all">{t('admin.routing.match-all')}</option>
          <option value="any">{t('admin.routing.match-any')}</option>
        </Select>
      ) : null}
      <ul className={styles.list}>
        {group.of.map((part, at) => (
          <li key={at} className={styles.row}>
            {isGroup(part) ? (
              <div className={styles.group} role="group" aria-label={t('admin.routing.group', { place: placeOf(at) })}>
                <Group group={part} place={placeOf(at)} fields={fields} onChange={(next) => replace(at, next)} />
              </div>
            ) : (
              <ConditionRow condition={part} place={placeOf(at)} fields={fields} onChange={(next) => replace(at, next)} />
            )}
            <Button
              className={styles.remove}
              appearance="subtle"
              icon={<Delete16Regular />}
              aria-label={t(isGroup(part) ? 'admin.routing.group-remove' : 'admin.segment.condition-remove', { place: placeOf(at) })}
              title={t(isGroup(part) ? 'admin.routing.group-remove' : 'admin.segment.condition-remove', { place: placeOf(at) })}
              onClick={() => {
                put(group.of.filter((_each, other) => other !== at));
                add.current?.focus();
              }}
            />
          </li>
        ))}
      </ul>
      <div className={styles.buttons}>
        <Button ref={add} size="small" icon={<Add16Regular />} onClick={() => put([...group.of, freshCondition(fields)])}>
          {place === '' ? t('admin.segment.condition-add') : t('admin.routing.condition-add-to', { place })}
        </Button>
        <Button size="small" icon={<Add16Regular />} onClick={() => put([...group.of, { match: group.match === 'all' ? 'any' : 'all', of: [freshCondition(fields)] }])}>
          {place === '' ? t('admin.routing.group-add') : t('admin.routing.group-add-to', { place })}
        </Button>
      </div>
    </>
  );
}

/** The lead's source, as the first thing an admin means; any other field where the organization has none. */
function freshCondition(fields: readonly MappableField[]): Condition {
  const usual = fields.find(({ id }) => id === 'lead.leadsourcecode') ?? fields.find(({ kind }) => kind !== undefined);
  const operators = usual?.kind === undefined ? operatorsOf.text : operatorsOf[usual.kind];
  return { field: usual?.id ?? 'lead.leadsourcecode', operator: operators.includes('in') ? 'in' : (operators[0] ?? 'equals') };
}
