// The values a template may use, each with an example; a press puts it where the caret is.
import { useState } from 'react';
import type { JSX } from 'react';
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ChevronDown16Regular } from '@fluentui/react-icons/svg/chevron-down';
import { ChevronRight16Regular } from '@fluentui/react-icons/svg/chevron-right';
import { rowPress } from '../../parts/rowPress.ts';
import { templateVariables } from '../../../domain/draft/templateVariables.ts';
import { t } from '../../strings.ts';

const useStyles = makeStyles({
  opener: { marginTop: '8px', paddingLeft: '4px' },
  list: { margin: '4px 0 0', padding: 0, listStyleType: 'none', maxHeight: '260px', overflowY: 'auto', border: `1px solid ${tokens.colorNeutralStroke2}`, borderRadius: tokens.borderRadiusMedium },
  row: { ...rowPress, display: 'block', minHeight: '32px', padding: '5px 10px', overflowWrap: 'anywhere' },
  path: { fontFamily: tokens.fontFamilyMonospace },
  example: { color: tokens.colorNeutralForeground2, marginLeft: '8px' },
});

export function Values(props: { readonly blocks: readonly string[]; readonly onInsert: (text: string) => void }): JSX.Element {
  const styles = useStyles();
  const [isOpen, setOpen] = useState(false);
  const values = [...templateVariables, ...props.blocks.map((name) => ({ path: `blocks.${name}`, example: t('admin.values-block') }))];
  return (
    <>
      <Button appearance="transparent" size="small" className={styles.opener} icon={isOpen ? <ChevronDown16Regular /> : <ChevronRight16Regular />} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {t('admin.values')}
      </Button>
      {isOpen ? (
        <ul className={styles.list} aria-label={t('admin.values')}>
          {values.map(({ path, example }) => (
            <li key={path}>
              <button type="button" className={styles.row} title={t('admin.values-insert', { path })} onClick={() => props.onInsert(`{{ ${path} }}`)}>
                <span className={styles.path}>{path}</span>
                <span className={styles.example}>{example}</span>
              </button>
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}
