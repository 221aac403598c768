// A segment being edited in place: its name, whether all or any of its conditions must hold, and the conditions row by row.
import { useEffect, useRef } from 'react';
import type { JSX } from 'react';
import { Button, Field, Input, makeStyles, Select, tokens } from '@fluentui/react-components';
import { Add16Regular } from '@fluentui/react-icons/svg/add';
import { Delete16Regular } from '@fluentui/react-icons/svg/delete';
import { isGroup, type ConditionGroup } from '../../../domain/condition.ts';
import type { MappableField } from '../../../domain/profileFields.ts';
import type { SegmentChange } from '../../../domain/settingsChange.ts';
import { countConditions } from '../../../domain/setupChecklist.ts';
import { ConditionRow } from '../ConditionRow.tsx';
import { conditionsText } from '../conditionWords.ts';
import { t } from '../../strings.ts';
import { useAdminStyles } from '../styles.ts';
import { answerOf, type Asked } from '../useAsked.ts';
import { MOST_CONDITIONS } from './prioritizationForm.ts';

const LONGEST_NAME = 100;

const useStyles = makeStyles({
  box: { boxSizing: 'border-box', marginTop: '8px', padding: '8px 12px 12px', border: `1px solid ${tokens.colorNeutralStroke1}`, borderRadius: tokens.borderRadiusMedium },
  field: { marginTop: '8px' },
  wide: { width: '100%', minWidth: 0 },
  list: { margin: '8px 0 0', padding: 0, listStyleType: 'none' },
  row: { display: 'flex', gap: '4px', alignItems: 'flex-start', padding: '8px 0', borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
  parts: { display: 'flex', flexDirection: 'column', gap: '6px', flexGrow: 1, minWidth: 0 },
  remove: { flexShrink: 0 },
  group: { fontSize: '13px', lineHeight: '18px', overflowWrap: 'anywhere' },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px', marginTop: '8px' },
});

interface SegmentEditorProps {
  readonly segment: SegmentChange;
  readonly fields: Asked<readonly MappableField[]>;
  readonly onChange: (segment: SegmentChange) => void;
  readonly onClose: () => void;
}

export function SegmentEditor({ segment, fields: asked, onChange, onClose }: SegmentEditorProps): JSX.Element {
  const styles = useStyles();
  const shared = useAdminStyles();
  const fields = answerOf(asked) ?? [];
  const { conditions } = segment;
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  const put = (of: ConditionGroup['of']): void => onChange({ ...segment, conditions: { ...conditions, of } });
  const isFull = countConditions(conditions) >= MOST_CONDITIONS;
  return (
    <div className={styles.box} role="group" aria-label={t('admin.segment.edit')}>
      <Field className={styles.field} label={t('admin.segment.name')}>
        <Input ref={input} className={styles.wide} data-field="segment-name" value={segment.name} maxLength={LONGEST_NAME} onChange={(_event, { value }) => onChange({ ...segment, name: value })} />
      </Field>
      <Field className={styles.field} label={t('admin.segment.match')}>
        <Select value={conditions.match} onChange={(_event, { value }) => onChange({ ...segment, conditions: { ...conditions, match: value === 'any' ? 'any' : 'all' } })}>
          <option value="all">{t('admin.segment.all')}</option>
          <option value="any">{t('admin.segment.any')}</option>
        </Select>
      </Field>
      <ul className={styles.list} aria-label={t('admin.segment.conditions')}>
        {conditions.of.map((part, place) => (
          <li key={place} className={styles.row}>
            {isGroup(part) ? (
              <div className={styles.parts}>
                <span className={styles.group}>{conditionsText({ match: 'all', of: [part] }, fields)[0]}</span>
              </div>
            ) : (
              <ConditionRow condition={part} place={place} fields={fields} onChange={(next) => put(conditions.of.map((each, at) => (at === place ? next : each)))} />
            )}
            <Button className={styles.remove} appearance="subtle" icon={<Delete16Regular />} aria-label={t('admin.segment.condition-remove', { place: place + 1 })} title={t('admin.segment.condition-remove', { place: place + 1 })} onClick={() => put(conditions.of.filter((_each, at) => at !== place))} />
          </li>
        ))}
      </ul>
      {isFull ? <p className={shared.hint}>{t('admin.segment.too-many', { count: MOST_CONDITIONS })}</p> : null}
      <div className={styles.buttons}>
        {isFull ? null : (
          <Button size="small" icon={<Add16Regular />} onClick={() => put([...conditions.of, { field: 'lead.leadsourcecode', operator: 'in' }])}>
            {t('admin.segment.condition-add')}
          </Button>
        )}
        <Button size="small" onClick={onClose}>
          {t('admin.done')}
        </Button>
      </div>
    </div>
  );
}
