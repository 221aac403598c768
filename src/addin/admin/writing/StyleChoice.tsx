// Tone and length every draft starts with; a seller may choose another for one draft.
import type { JSX } from 'react';
import { makeStyles, Radio, RadioGroup } from '@fluentui/react-components';
import { draftLengths, tones } from '../../../domain/draft/draftStyle.ts';
import { t } from '../../strings.ts';
import { InfoField } from '../InfoField.tsx';
import { useAdminStyles } from '../styles.ts';
import type { OpenWriting, Writing } from './useWriting.ts';
import { chooseStyle } from './writingEdits.ts';

const useStyles = makeStyles({
  choices: { display: 'flex', flexWrap: 'wrap', columnGap: '32px', rowGap: '12px' },
  choice: { flex: '1 1 220px', alignContent: 'start' },
  words: { '& label': { overflowWrap: 'anywhere' } },
});

export function StyleChoice(props: { readonly writing: Writing; readonly open: OpenWriting }): JSX.Element {
  const styles = useStyles();
  const shared = useAdminStyles();
  const { writing, open } = props;
  return (
    <section className={shared.section} aria-label={t('admin.style')}>
      <h2 className={shared.heading}>{t('admin.style')}</h2>
      <p className={shared.hint}>{t('admin.style-hint')}</p>
      <div className={styles.choices}>
        <InfoField className={styles.choice} label={t('admin.tone')} info={t('admin.tone-info')}>
          <RadioGroup value={open.shown.tone} onChange={(_event, { value }) => writing.edit((edits) => chooseStyle(edits, { tone: tones.find((each) => each === value) ?? open.shown.tone }))}>
            {tones.map((tone) => (
              <Radio key={tone} value={tone} className={styles.words} label={<Choice name={t(`admin.tone.${tone}`)} example={t(`admin.tone.${tone}-text`)} />} />
            ))}
          </RadioGroup>
        </InfoField>
        <InfoField className={styles.choice} label={t('admin.length')} info={t('admin.length-info')}>
          <RadioGroup value={open.shown.length} onChange={(_event, { value }) => writing.edit((edits) => chooseStyle(edits, { length: draftLengths.find((each) => each === value) ?? open.shown.length }))}>
            {draftLengths.map((length) => (
              <Radio key={length} value={length} className={styles.words} label={<Choice name={t(`admin.length.${length}`)} example={t(`admin.length.${length}-text`)} />} />
            ))}
          </RadioGroup>
        </InfoField>
      </div>
    </section>
  );
}

function Choice(props: { readonly name: string; readonly example: string }): JSX.Element {
  const shared = useAdminStyles();
  return (
    <>
      {props.name}
      <div className={shared.caption}>{props.example}</div>
    </>
  );
}
