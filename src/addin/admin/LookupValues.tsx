// Rows a lookup is compared with: found by typing a part of their name, kept by id with the name they had.
import { useContext, useEffect, useState } from 'react';
import type { JSX } from 'react';
import { t } from '../strings.ts';
import { Picker } from './Picker.tsx';
import { RowSearchContext, type NamedRow } from './rowSearch.ts';

/** Typing comes first, asking after it. */
const PAUSE_MS = 250;

interface LookupValuesProps {
  readonly label: string;
  /** Whose rows. */
  readonly tables: readonly string[];
  readonly ids: readonly string[];
  /** By id. */
  readonly names: Readonly<Record<string, string>>;
  readonly onChange: (rows: readonly NamedRow[]) => void;
}

export function LookupValues({ label, tables, ids, names, onChange }: LookupValuesProps): JSX.Element {
  const search = useContext(RowSearchContext);
  const [words, setWords] = useState('');
  const [found, setFound] = useState<{ readonly rows: readonly NamedRow[]; readonly state?: string }>({ rows: [], state: t('admin.lookup.asking') });
  const asked = tables.join();
  useEffect(() => {
    let isWanted = true;
    const timer = setTimeout(() => {
      void search?.(asked.split(','), words).then((outcome) => {
        if (isWanted) setFound(outcome.kind === 'done' ? { rows: outcome.value } : { rows: [], state: t(`problem.${outcome.problem.code}.title`) });
      });
    }, words === '' ? 0 : PAUSE_MS);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [search, asked, words]);
  const chosen = ids.map((id): NamedRow => ({ id, name: names[id] ?? id }));
  const add = (id: string): void => {
    const row = found.rows.find((each) => each.id === id);
    if (row !== undefined) onChange([...chosen, row]);
  };
  return (
    <Picker
      label={label}
      chosen={chosen.map(({ id, name }) => ({ id, label: name }))}
      choices={found.rows.map(({ id, name }) => ({ id, label: name }))}
      addLabel={t('admin.value-add')}
      {...(found.state === undefined ? {} : { state: found.state })}
      onWords={setWords}
      onAdd={add}
      onRemove={(id) => onChange(chosen.filter((each) => each.id !== id))}
    />
  );
}
