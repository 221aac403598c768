// Tone, length and language of the next draft; the same when composing and behind the gear of a draft being read.
import { useId } from 'react';
import type { JSX } from 'react';
import { makeStyles, Select, tokens } from '@fluentui/react-components';
import { draftLengths, tones } from '../../../domain/draft/draftStyle.ts';
import type { Language } from '../../../domain/languages.ts';
import { t } from '../../strings.ts';
import type { WritingChoices } from '../../emailScreens.ts';
import { languageName } from '../words/dates.ts';
import type { Pane } from '../pane.ts';
import { SegmentedChoice } from './SegmentedChoice.tsx';

const languages: readonly Language[] = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl'];

const useStyles = makeStyles({
  choices: { display: 'flex', flexDirection: 'column', gap: '8px', marginTop: '10px' },
  row: { display: 'flex', alignItems: 'center', gap: '8px', minWidth: 0 },
  label: { flexShrink: 0, width: '60px', overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', color: tokens.colorNeutralForeground2, fontSize: '13px', lineHeight: '18px' },
  select: { flexGrow: 1, minWidth: 0, '& select': { minWidth: 0, fontSize: '13px', height: '28px', textOverflow: 'ellipsis' } },
});

/** Each choice takes effect at once. */
export function StyleChoices(props: { readonly pane: Pane; readonly writing: WritingChoices }): JSX.Element {
  const styles = useStyles();
  const { writing } = props;
  const { verbs } = props.pane;
  const { style } = writing;
  const languageId = useId();
  return (
    <div className={styles.choices}>
      <SegmentedChoice label={t('writing.tone')} options={tones.map((value) => ({ value, text: t(`admin.tone.${value}`) }))} chosen={style.tone} onChoose={(tone) => verbs.chooseStyle({ ...style, tone })} />
      <SegmentedChoice
        label={t('writing.length')}
        options={draftLengths.map((value) => ({ value, text: t(`admin.length.${value}`) }))}
        chosen={style.length}
        onChoose={(length) => verbs.chooseStyle({ ...style, length })}
      />
      <div className={styles.row}>
        <label className={styles.label} htmlFor={languageId} title={t('writing.language')}>
          {t('writing.language')}
        </label>
        <Select id={languageId} size="small" className={styles.select} value={writing.language} onChange={(event) => verbs.chooseLanguage(languageOf(event.target.value))}>
          {languages.map((language) => (
            <option key={language} value={language}>
              {languageText(language, writing)}
            </option>
          ))}
        </Select>
      </div>
    </div>
  );
}

function languageOf(value: string): Language {
  return languages.find((language) => language === value) ?? 'en';
}

function languageText(language: Language, { suggested }: WritingChoices): string {
  const name = languageName(language);
  return suggested?.language === language ? t(`writing.as-in-${suggested.from}`, { language: name }) : name;
}
