// Who counts as hand-raiser: one of the segments, its conditions in words, and the way to change it or make another in place.
import { useState } from 'react';
import type { JSX } from 'react';
import { Button, makeStyles, mergeClasses, Select, tokens } from '@fluentui/react-components';
import { HandRight20Regular } from '@fluentui/react-icons/svg/hand-right';
import { DIRECT_INQUIRY, inquiryKinds } from '../../../domain/directInquiry.ts';
import type { MappableField } from '../../../domain/profileFields.ts';
import type { SegmentChange } from '../../../domain/settingsChange.ts';
import { countConditions } from '../../../domain/setupChecklist.ts';
import { conditionsText } from '../conditionWords.ts';
import { t } from '../../strings.ts';
import { useAdminStyles } from '../styles.ts';
import type { Asked } from '../useAsked.ts';
import type { PrioritizationForm } from './prioritizationForm.ts';
import { SegmentEditor } from './SegmentEditor.tsx';

const useStyles = makeStyles({
  pick: { display: 'flex', alignItems: 'center', gap: '8px' },
  icon: { display: 'flex', flexShrink: 0, color: tokens.colorNeutralForeground2 },
  select: { flexGrow: 1, minWidth: 0 },
  box: { boxSizing: 'border-box', marginTop: '8px', padding: '10px 12px', border: `1px solid ${tokens.colorNeutralStroke2}`, borderRadius: tokens.borderRadiusMedium, fontSize: '13px', lineHeight: '20px', overflowWrap: 'anywhere' },
  count: { minHeight: '16px', marginTop: '4px' },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px', marginTop: '8px' },
});

interface HandRaisersProps {
  readonly form: PrioritizationForm;
  readonly fields: Asked<readonly MappableField[]>;
  /** "41 leads", or what is known of it. */
  readonly count: string;
  readonly isEmpty: boolean;
  readonly onEdit: (change: (form: PrioritizationForm) => PrioritizationForm) => void;
}

export function HandRaisers({ form, fields, count, isEmpty, onEdit }: HandRaisersProps): JSX.Element {
  const styles = useStyles();
  const shared = useAdminStyles();
  const [isEditing, setEditing] = useState(false);
  const chosen = form.segments.find(({ id }) => id === form.handRaiserSegmentId);
  const choose = (id: string): void =>
    onEdit(({ handRaiserSegmentId: _before, ...rest }) => ({ ...rest, ...(id === '' ? {} : { handRaiserSegmentId: id }) }));
  const put = (segment: SegmentChange): void => onEdit((before) => ({ ...before, segments: before.segments.map((each) => (each.id === segment.id ? segment : each)) }));
  const create = (): void => {
    const id = crypto.randomUUID();
    const priority = Math.max(0, ...form.segments.map((each) => each.priority)) + 10;
    // SCREENS A7: the first thing an admin means is an inquiry that came directly; a chat is told by its lead source.
    const made: SegmentChange = { id, name: form.segments.some(({ name }) => name === t('admin.segment.usual-name')) ? '' : t('admin.segment.usual-name'), priority, conditions: { match: 'any', of: [{ field: DIRECT_INQUIRY, operator: 'in', value: inquiryKinds }, { field: 'lead.leadsourcecode', operator: 'in' }] }, isActive: true };
    onEdit((before) => ({ ...before, handRaiserSegmentId: id, segments: [...before.segments, made] }));
    setEditing(true);
  };
  return (
    <section className={shared.wide} aria-label={t('admin.order.hand-raisers')}>
      <h2 className={shared.heading}>{t('admin.order.hand-raisers')}</h2>
      <p className={shared.hint}>{t('admin.order.hand-raisers-hint')}</p>
      <div className={styles.pick}>
        <span className={styles.icon} aria-hidden>
          <HandRight20Regular />
        </span>
        <Select className={styles.select} data-field="hand-raisers" aria-label={t('admin.segment.choose')} value={chosen?.id ?? ''} onChange={(_event, { value }) => choose(value)}>
          <option value="">{t('admin.segment.none')}</option>
          {form.segments.filter(({ isDefault }) => isDefault !== true).map(({ id, name, isActive }) => (
            <option key={id} value={id}>
              {isActive ? name : t('admin.segment.inactive', { name })}
            </option>
          ))}
        </Select>
      </div>
      <div className={mergeClasses(shared.caption, styles.count)} role="status">
        {chosen === undefined ? t('admin.segment.none-text') : isEmpty ? t('admin.segment.empty') : count}
      </div>
      {chosen === undefined || isEditing ? null : (
        <div className={styles.box}>
          {countConditions(chosen.conditions) > 1 ? <div className={shared.caption}>{t(chosen.conditions.match === 'all' ? 'admin.segment.all' : 'admin.segment.any')}</div> : null}
          {conditionsText(chosen.conditions, fields.kind === 'known' ? fields.value : []).map((line, place) => (
            <div key={place}>{line}</div>
          ))}
        </div>
      )}
      {chosen !== undefined && isEditing ? <SegmentEditor key={chosen.id} segment={chosen} fields={fields} onChange={put} onClose={() => setEditing(false)} /> : null}
      <div className={styles.buttons}>
        {chosen === undefined || isEditing ? null : (
          <Button size="small" onClick={() => setEditing(true)}>
            {t('admin.segment.edit')}
          </Button>
        )}
        <Button size="small" onClick={create}>
          {t('admin.segment.new')}
        </Button>
      </div>
    </section>
  );
}
