// A segment being edited: its name, its conditions in groups, and the leads that are in it as it stands.
import { useEffect, useRef, useState } from 'react';
import type { JSX } from 'react';
import { Button, Field, Input, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { OpenLead } from '../../../../domain/orderTrial.ts';
import type { MappableField } from '../../../../domain/profileFields.ts';
import type { SegmentChange } from '../../../../domain/settingsChange.ts';
import { leadDetail, leadName } from '../../../parts/words/names.ts';
import { t } from '../../../strings.ts';
import { useAdminStyles } from '../../styles.ts';
import { ConditionBuilder } from '../ConditionBuilder.tsx';

const LONGEST_NAME = 100;
/** So many members are shown by name. */
const SHOWN_MEMBERS = 20;

const useStyles = makeStyles({
  box: { minWidth: 0, boxSizing: 'border-box', padding: '8px 12px 12px', border: `1px solid ${tokens.colorNeutralStroke1}`, borderRadius: tokens.borderRadiusMedium },
  field: { marginBottom: '8px' },
  wide: { width: '100%', minWidth: 0 },
  count: { marginTop: '12px', minHeight: '16px' },
  members: { maxHeight: '240px', overflowY: 'auto', margin: '6px 0 0', padding: 0, listStyleType: 'none', scrollbarWidth: 'thin' },
  member: { padding: '4px 0', borderTop: `1px solid ${tokens.colorNeutralStroke3}`, overflowWrap: 'anywhere' },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px', marginTop: '12px' },
});

interface SegmentPanelProps {
  readonly segment: SegmentChange;
  /** Undefined while they are read. */
  readonly fields: readonly MappableField[] | undefined;
  readonly count: string;
  readonly members: readonly OpenLead[] | undefined;
  readonly onChange: (segment: SegmentChange) => void;
  readonly onClose: () => void;
}

export function SegmentPanel({ segment, fields, count, members = [], onChange, onClose }: SegmentPanelProps): JSX.Element {
  const styles = useStyles();
  const shared = useAdminStyles();
  const [areShown, setShown] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  const name = segment.name.trim() === '' ? t('admin.segment.segment') : segment.name;
  return (
    <div className={styles.box} role="group" aria-label={name}>
      <Field className={styles.field} label={t('admin.segment.name')}>
        <Input ref={input} className={styles.wide} data-field="segment-name" value={segment.name} maxLength={LONGEST_NAME} onChange={(_event, { value }) => onChange({ ...segment, name: value })} />
      </Field>
      {segment.isDefault === true ? <p className={shared.hint}>{t('admin.routing.default-text')}</p> : <ConditionBuilder label={t('admin.segment.conditions')} group={segment.conditions} fields={fields ?? []} onChange={(conditions) => onChange({ ...segment, conditions })} />}
      <div className={mergeClasses(shared.caption, styles.count)} role="status">
        {count}
      </div>
      {areShown ? (
        <ul className={styles.members} aria-label={t('admin.routing.members', { name })} tabIndex={0}>
          {members.slice(0, SHOWN_MEMBERS).map(({ lead }) => (
            <li key={lead.id} className={styles.member}>
              {leadName(lead)}
              <div className={shared.caption}>{leadDetail(lead)}</div>
            </li>
          ))}
          {members.length > SHOWN_MEMBERS ? <li className={mergeClasses(styles.member, shared.caption)}>{t('admin.routing.members-more', { count: members.length - SHOWN_MEMBERS })}</li> : null}
        </ul>
      ) : null}
      <div className={styles.buttons}>
        {members.length === 0 ? null : (
          <Button size="small" aria-expanded={areShown} onClick={() => setShown(!areShown)}>
            {areShown ? t('admin.routing.members-hide') : t('admin.routing.members-see', { count: members.length })}
          </Button>
        )}
        <Button size="small" onClick={onClose}>
          {t('admin.done')}
        </Button>
      </div>
    </div>
  );
}
