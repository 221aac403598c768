// Several words in one field, parted by commas. What is typed stays as it is typed until the field is left.
import { useState } from 'react';
import type { JSX } from 'react';
import { Input, makeStyles } from '@fluentui/react-components';
import type { FieldProps } from '@fluentui/react-components';
import { InfoField } from '../InfoField.tsx';

const LONGEST = 2_000;

const useStyles = makeStyles({ wide: { width: '100%', minWidth: 0 } });

interface WordListProps extends Pick<FieldProps, 'className' | 'hint' | 'validationMessage'> {
  readonly label: string;
  readonly info: string;
  readonly field: string;
  /** In lower case, each once. */
  readonly words: readonly string[];
  readonly onChange: (words: readonly string[]) => void;
}

export function WordList({ label, info, field, words, onChange, ...rest }: WordListProps): JSX.Element {
  const styles = useStyles();
  const [typed, setTyped] = useState<string>();
  // Undone, or taken from somebody else: what was typed says something else then.
  const shown = typed !== undefined && wordsIn(typed).join() === words.join() ? typed : words.join(', ');
  return (
    <InfoField label={label} info={info} {...rest}>
      <Input
        className={styles.wide}
        data-field={field}
        value={shown}
        maxLength={LONGEST}
        autoComplete="off"
        onBlur={() => setTyped(undefined)}
        onChange={(_event, { value }) => {
          setTyped(value);
          onChange(wordsIn(value));
        }}
      />
    </InfoField>
  );
}

function wordsIn(text: string): readonly string[] {
  return [...new Set(text.toLowerCase().split(/[,;\n]/).map((word) => word.trim()).filter((word) => word !== ''))];
}
