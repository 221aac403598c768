// Whose predictive score counts, and from which number on a lead has which grade.
import { useState } from 'react';
import type { JSX } from 'react';
import { Field, Input, makeStyles, Radio, RadioGroup } from '@fluentui/react-components';
import { withMinimum, type GradeRanges } from '../../../domain/scoring/grades.ts';
import type { ScoringSettings } from '../../../domain/settings.ts';
import { t } from '../../strings.ts';
import { InfoField } from '../InfoField.tsx';
import { useAdminStyles } from '../styles.ts';

const useStyles = makeStyles({
  words: { '& label': { overflowWrap: 'anywhere' } },
  grades: { display: 'flex', flexWrap: 'wrap', alignItems: 'end', gap: '8px 12px', marginTop: '8px' },
  minimum: { width: '76px' },
  number: { width: '100%', minWidth: 0, '& input': { width: '100%', minWidth: 0 } },
});

const uses = ['here', 'dynamics', 'off'] as const;
const minimums = ['A', 'B', 'C'] as const;

export function ScoreChoice({ scoring, onChange }: { readonly scoring: ScoringSettings; readonly onChange: (scoring: ScoringSettings) => void }): JSX.Element {
  const styles = useStyles();
  const shared = useAdminStyles();
  const { use, ranges } = scoring;
  return (
    <section className={shared.section} aria-label={t('admin.score.title')}>
      <h2 className={shared.heading}>{t('admin.score.title')}</h2>
      <InfoField label={t('admin.score.use')} info={t('admin.score.use-info')}>
        <RadioGroup value={use} onChange={(_event, { value }) => onChange({ ...scoring, use: uses.find((each) => each === value) ?? use })}>
          {uses.map((each) => (
            <Radio
              key={each}
              value={each}
              className={styles.words}
              label={
                <>
                  {t(`admin.score.use.${each}`)}
                  <div className={shared.caption}>{t(`admin.score.use.${each}-text`)}</div>
                </>
              }
            />
          ))}
        </RadioGroup>
      </InfoField>
      {use === 'off' ? null : (
        <div role="group" aria-label={t('admin.score.grades')}>
          <div className={styles.grades}>
            {minimums.map((grade) => (
              <Minimum key={`${grade} ${ranges[grade]}`} grade={grade} ranges={ranges} onChange={(moved) => onChange({ ...scoring, ranges: moved })} />
            ))}
          </div>
          <p className={shared.caption}>{t('admin.score.grades-hint', { below: ranges.C })}</p>
        </div>
      )}
    </section>
  );
}

/** Taken over when it is left or Enter is pressed, so that typing "7" on the way to "76" moves nothing. */
function Minimum({ grade, ranges, onChange }: { readonly grade: keyof GradeRanges; readonly ranges: GradeRanges; readonly onChange: (ranges: GradeRanges) => void }): JSX.Element {
  const styles = useStyles();
  const [typed, setTyped] = useState(String(ranges[grade]));
  const take = (): void => {
    const wanted = typed.trim() === '' ? Number.NaN : Number(typed);
    if (!Number.isFinite(wanted) || Math.round(wanted) === ranges[grade]) return setTyped(String(ranges[grade]));
    const moved = withMinimum(ranges, grade, wanted);
    setTyped(String(moved[grade]));
    onChange(moved);
  };
  return (
    <Field label={t('admin.score.from', { grade })} className={styles.minimum}>
      <Input type="number" className={styles.number} min={1} max={100} data-field={`grade-${grade}`} value={typed} onChange={(_event, { value }) => setTyped(value)} onBlur={take} onKeyDown={(event) => (event.key === 'Enter' ? take() : undefined)} />
    </Field>
  );
}
