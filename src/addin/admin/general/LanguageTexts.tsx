// One text in several languages: English first, then those it is written in; another one is added from a list. What it is not written in
// is said.
import { useEffect, useRef, useState } from 'react';
import type { JSX } from 'react';
import { Field, makeStyles, Select, Textarea } from '@fluentui/react-components';
import { languages, type Language } from '../../../domain/languages.ts';
import { languageName } from '../../parts/words/dates.ts';
import { useAdminStyles } from '../styles.ts';

const useStyles = makeStyles({ field: { marginTop: '8px' }, wide: { width: '100%', minWidth: 0 }, add: { marginTop: '8px' } });

interface LanguageTextsProps {
  /** What the text is, with its language. */
  readonly label: (language: string) => string;
  /** Said of the languages it is not written in. */
  readonly missing: (languages: string) => string;
  /** What the list is called that adds a language. */
  readonly addLabel: string;
  readonly field: string;
  readonly texts: Readonly<Record<string, string>>;
  readonly longest: number;
  readonly rows: number;
  readonly onChange: (change: (texts: Readonly<Record<string, string>>) => Readonly<Record<string, string>>) => void;
}

export function LanguageTexts({ label, missing, addLabel, field, texts, longest, rows, onChange }: LanguageTextsProps): JSX.Element {
  const styles = useStyles();
  const shared = useAdminStyles();
  const [added, setAdded] = useState<readonly Language[]>([]);
  const isWritten = (language: Language): boolean => (texts[language] ?? '').trim() !== '';
  const shown = languages.filter((language) => language === 'en' || isWritten(language) || added.includes(language));
  const unwritten = languages.filter((language) => !isWritten(language)).map(languageName);
  const write = (language: Language, text: string): void => {
    // One that is emptied stays where it is typed.
    setAdded((before) => (before.includes(language) ? before : [...before, language]));
    onChange((before) => inOrder({ ...before, [language]: text }));
  };
  return (
    <>
      {shown.map((language) => (
        <Text key={language} isNew={added.at(-1) === language && !isWritten(language)} {...{ language, longest, rows }} label={label(languageName(language))} field={`${field}-${language}`} text={texts[language] ?? ''} onText={(text) => write(language, text)} />
      ))}
      {shown.length === languages.length ? null : (
        <Select className={styles.add} size="small" aria-label={addLabel} data-field={`${field}-add`} value="" onChange={(_event, { value }) => setAdded((before) => [...before.filter((each) => each !== value), ...languages.filter((each) => each === value)])}>
          <option value="">{addLabel}</option>
          {languages.filter((language) => !shown.includes(language)).map((language) => (
            <option key={language} value={language}>
              {languageName(language)}
            </option>
          ))}
        </Select>
      )}
      {unwritten.length === 0 ? null : <div className={shared.caption}>{missing(unwritten.join(', '))}</div>}
    </>
  );
}

interface TextProps {
  readonly language: Language;
  readonly label: string;
  readonly field: string;
  readonly text: string;
  readonly longest: number;
  readonly rows: number;
  /** It has just been added: it is typed into next. */
  readonly isNew: boolean;
  readonly onText: (text: string) => void;
}

function Text({ language, label, field, text, longest, rows, isNew, onText }: TextProps): JSX.Element {
  const styles = useStyles();
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (isNew) area.current?.focus();
  }, [isNew]);
  return (
    <Field className={styles.field} label={label}>
      <Textarea ref={area} className={styles.wide} data-field={field} lang={language} rows={rows} resize="vertical" maxLength={longest} value={text} onChange={(_event, { value }) => onText(value)} />
    </Field>
  );
}

/** Always in the same order, so that what is typed back to what was saved is no change; empty ones are left out. */
function inOrder(texts: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const codes = [...languages, ...Object.keys(texts).filter((code) => languages.every((language) => language !== code))];
  return Object.fromEntries(codes.flatMap((code) => (texts[code] === undefined || texts[code] === '' ? [] : [[code, texts[code]] as const])));
}
