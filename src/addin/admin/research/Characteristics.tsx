// The ideal customer: one row a characteristic with what is wanted, where it stands in the CRM and how often that is filled in;
// below it what is worth adding.
import { useEffect, useRef, useState } from 'react';
import type { JSX } from 'react';
import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { Add16Regular } from '@fluentui/react-icons/svg/add';
import type { Characteristic } from '../../../domain/idealCustomerProfile.ts';
import { filledShare, kindOfCharacteristic, profileProblems, suggestedCharacteristics, type MappableField, type SuggestedCharacteristic } from '../../../domain/profileFields.ts';
import { operatorsOf } from '../../../domain/condition.ts';
import { labelsOf, wantedText } from '../conditionWords.ts';
import { currentFormats, t } from '../../strings.ts';
import { useAdminStyles } from '../styles.ts';
import { answerOf, type Asked } from '../useAsked.ts';
import { CharacteristicEditor } from './CharacteristicEditor.tsx';

const MOST_CHARACTERISTICS = 20;

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  row: { padding: '8px 0 10px', borderTop: `1px solid ${tokens.colorNeutralStroke3}`, fontSize: '13px', lineHeight: '18px', overflowWrap: 'anywhere' },
  line: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) auto', gap: '2px 8px', alignItems: 'start', '@media (min-width: 900px)': { gridTemplateColumns: 'minmax(0, 1.2fr) minmax(0, 1.4fr) minmax(0, 1.6fr) 120px auto' } },
  name: { fontWeight: tokens.fontWeightSemibold },
  press: { gridRow: '1 / span 2', gridColumn: '2', '@media (min-width: 900px)': { gridRow: 'auto', gridColumn: 'auto' } },
  part: { gridColumn: '1', '@media (min-width: 900px)': { gridColumn: 'auto' } },
  problem: { color: tokens.colorStatusDangerForeground1 },
  suggested: { borderTop: `1px dashed ${tokens.colorNeutralStroke1}` },
  head: { display: 'none', color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, '@media (min-width: 900px)': { display: 'grid', gridTemplateColumns: 'minmax(0, 1.2fr) minmax(0, 1.4fr) minmax(0, 1.6fr) 120px 68px', gap: '8px', padding: '4px 0' } },
  sub: { margin: '16px 0 0', fontSize: '13px', lineHeight: '18px', fontWeight: tokens.fontWeightSemibold },
  add: { marginTop: '12px' },
});

interface CharacteristicsProps {
  readonly characteristics: readonly Characteristic[];
  readonly fields: Asked<readonly MappableField[]>;
  /** Of each of the newest leads, the fields that are filled in. */
  readonly filled: readonly ReadonlySet<string>[] | undefined;
  readonly onChange: (change: (before: readonly Characteristic[]) => readonly Characteristic[]) => void;
}

export function Characteristics(props: CharacteristicsProps): JSX.Element {
  const styles = useStyles();
  const shared = useAdminStyles();
  const { characteristics, onChange } = props;
  const fields = answerOf(props.fields) ?? [];
  const [opened, setOpened] = useState<string>();
  const list = useRef<HTMLElement>(null);
  const problems = profileProblems({ characteristics }, fields);
  const suggested = props.fields.kind === 'known' ? suggestedCharacteristics({ characteristics }, fields) : [];
  const add = (characteristic: Characteristic): void => {
    onChange((before) => [...before, characteristic]);
    setOpened(characteristic.id);
  };
  // Done with one, the focus is on its row again.
  const closed = useRef<string>(undefined);
  const close = (id: string): void => {
    closed.current = id;
    setOpened(undefined);
  };
  useEffect(() => {
    if (opened === undefined && closed.current !== undefined) list.current?.querySelector<HTMLElement>(`[data-edit="${closed.current}"]`)?.focus();
    closed.current = undefined;
  }, [opened]);
  return (
    <section ref={list} className={shared.wide} aria-label={t('admin.research.profile')}>
      <h2 className={shared.heading}>{t('admin.research.profile')}</h2>
      <p className={shared.hint}>{t('admin.research.profile-hint')}</p>
      {characteristics.length === 0 ? (
        <p className={shared.hint}>{t('admin.research.profile-empty')}</p>
      ) : (
        <div className={styles.head} aria-hidden>
          <span>{t('admin.research.characteristic')}</span>
          <span>{t('admin.research.wanted')}</span>
          <span>{t('admin.research.mapped')}</span>
          <span>{t('admin.research.filled')}</span>
        </div>
      )}
      <ul className={styles.list}>
        {characteristics.map((each) => {
          const problem = props.fields.kind === 'known' ? problems.get(each.id) : undefined;
          return (
            <li key={each.id} className={styles.row}>
              {opened === each.id ? (
                <CharacteristicEditor
                  characteristic={each}
                  fields={props.fields}
                  problem={problem}
                  onChange={(next) => onChange((before) => before.map((one) => (one.id === next.id ? next : one)))}
                  onRemove={() => onChange((before) => before.filter(({ id }) => id !== each.id))}
                  onClose={() => close(each.id)}
                />
              ) : (
                <Row characteristic={each} fields={fields} filled={props.filled} problem={problem === undefined ? undefined : t(`admin.field-problem.${problem.code}`)} onEdit={() => setOpened(each.id)} />
              )}
            </li>
          );
        })}
      </ul>
      {characteristics.length >= MOST_CHARACTERISTICS ? null : (
        <Button className={styles.add} size="small" icon={<Add16Regular />} onClick={() => add({ id: crypto.randomUUID(), name: '', fields: [], accepts: { operator: 'equals' } })}>
          {t('admin.research.characteristic-add')}
        </Button>
      )}
      {suggested.length === 0 || characteristics.length >= MOST_CHARACTERISTICS ? null : <Suggested suggested={suggested} fields={fields} onAdd={add} />}
    </section>
  );
}

interface RowProps {
  readonly characteristic: Characteristic;
  readonly fields: readonly MappableField[];
  readonly filled: readonly ReadonlySet<string>[] | undefined;
  readonly problem: string | undefined;
  readonly onEdit: () => void;
}

function Row({ characteristic, fields, filled, problem, onEdit }: RowProps): JSX.Element {
  const styles = useStyles();
  const shared = useAdminStyles();
  const share = filled === undefined ? undefined : filledShare(characteristic.fields, filled);
  const name = characteristic.name.trim() === '' ? t('admin.research.characteristic') : characteristic.name;
  const percent = share === undefined ? '' : t('admin.research.filled-in', { share: new Intl.NumberFormat(currentFormats().locale, { style: 'percent', maximumFractionDigits: 0 }).format(share) });
  return (
    <div className={styles.line}>
      <span className={mergeClasses(styles.name, styles.part)}>{name}</span>
      <span className={styles.part}>{wantedText(characteristic.accepts, fields.find(({ id }) => id === characteristic.fields[0]))}</span>
      <span className={mergeClasses(styles.part, problem === undefined ? shared.caption : styles.problem)}>{problem ?? labelsOf(characteristic.fields, fields).join(', ')}</span>
      <span className={mergeClasses(styles.part, shared.caption)}>{percent}</span>
      <Button className={styles.press} size="small" data-edit={characteristic.id} aria-label={t('admin.edit-named', { name })} onClick={onEdit}>
        {t('admin.edit')}
      </Button>
    </div>
  );
}

function Suggested({ suggested, fields, onAdd }: { readonly suggested: readonly SuggestedCharacteristic[]; readonly fields: readonly MappableField[]; readonly onAdd: (characteristic: Characteristic) => void }): JSX.Element {
  const styles = useStyles();
  const shared = useAdminStyles();
  return (
    <>
      <h3 className={styles.sub}>{t('admin.research.suggested')}</h3>
      <p className={shared.hint}>{t('admin.research.suggested-hint')}</p>
      <ul className={styles.list}>
        {suggested.map(({ id, fields: mapped, operator }) => {
          const name = t(`admin.characteristic.${id}`);
          const kind = kindOfCharacteristic({ fields: mapped }, fields);
          return (
            <li key={id} className={mergeClasses(styles.row, styles.suggested)}>
              <div className={styles.line}>
                <span className={mergeClasses(styles.name, styles.part)}>{name}</span>
                <span className={styles.part} />
                <span className={mergeClasses(styles.part, shared.caption)}>{labelsOf(mapped, fields).join(', ')}</span>
                <span className={styles.part} />
                <Button className={styles.press} size="small" aria-label={t('admin.add-named', { name })} onClick={() => onAdd({ id, name, fields: mapped, accepts: { operator: kind === undefined || operatorsOf[kind].includes(operator) ? operator : 'equals' } })}>
                  {t('admin.add')}
                </Button>
              </div>
            </li>
          );
        })}
      </ul>
    </>
  );
}
