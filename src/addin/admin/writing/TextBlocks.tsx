// Texts written once and used in many templates by their name. A name stays as it is: templates speak it.
import { useState } from 'react';
import type { JSX } from 'react';
import { Button, Field, Input, makeStyles, Textarea, tokens } from '@fluentui/react-components';
import { Add16Regular } from '@fluentui/react-icons/svg/add';
import { Delete16Regular } from '@fluentui/react-icons/svg/delete';
import type { Language } from '../../../domain/languages.ts';
import type { TextBlock } from '../../../domain/settings.ts';
import { languageName } from '../../parts/words/dates.ts';
import { t } from '../../strings.ts';
import { InfoField } from '../InfoField.tsx';
import { useAdminStyles } from '../styles.ts';
import type { OpenWriting, Writing } from './useWriting.ts';
import { dropBlock, putBlock } from './writingEdits.ts';

const NAME = /^[a-z][a-z0-9_]{0,39}$/;
const MOST_BLOCKS = 40;
const LONGEST_TEXT = 2_000;

const useStyles = makeStyles({
  block: { marginTop: '12px', padding: '8px 12px 12px', border: `1px solid ${tokens.colorNeutralStroke2}`, borderRadius: tokens.borderRadiusMedium },
  head: { display: 'flex', alignItems: 'center', justifyContent: 'space-between', gap: '8px' },
  name: { minWidth: 0, overflowWrap: 'anywhere', fontFamily: tokens.fontFamilyMonospace, fontSize: '13px', fontWeight: tokens.fontWeightSemibold },
  area: { width: '100%' },
  add: { display: 'flex', alignItems: 'flex-start', gap: '8px', marginTop: '12px' },
  field: { flexGrow: 1, minWidth: 0 },
  press: { flexShrink: 0, marginTop: '26px' },
});

/** The blocks in one language; the same blocks exist in all. */
export function TextBlocks(props: { readonly writing: Writing; readonly open: OpenWriting; readonly language: Language }): JSX.Element {
  const shared = useAdminStyles();
  const { writing, open, language } = props;
  const blocks = open.shown.blocks ?? [];
  const change = (block: TextBlock, text: string): void => {
    const { [language]: _before, ...others } = block.text;
    writing.edit((edits) => putBlock(edits, { ...block, text: text === '' ? others : { ...others, [language]: text } }));
  };
  return (
    <section className={shared.section} aria-label={t('admin.blocks')}>
      <h2 className={shared.heading}>{t('admin.blocks')}</h2>
      <p className={shared.hint}>{t('admin.blocks-hint')}</p>
      {blocks.map((block) => (
        <Block key={block.name} block={block} language={language} onText={(text) => change(block, text)} onRemove={() => writing.edit((edits) => dropBlock(edits, block.name))} />
      ))}
      {blocks.length >= MOST_BLOCKS ? (
        <p className={shared.hint}>{t('admin.blocks-most', { count: MOST_BLOCKS })}</p>
      ) : (
        <AddBlock names={blocks.map(({ name }) => name)} onAdd={(name) => writing.edit((edits) => putBlock(edits, { name, text: {} }))} />
      )}
    </section>
  );
}

function Block(props: { readonly block: TextBlock; readonly language: Language; readonly onText: (text: string) => void; readonly onRemove: () => void }): JSX.Element {
  const styles = useStyles();
  const { block, language } = props;
  const remove = t('admin.blocks-remove', { name: block.name });
  return (
    <div className={styles.block} role="group" aria-label={t('admin.item.block', { name: block.name })}>
      <div className={styles.head}>
        <span className={styles.name}>{`{{ blocks.${block.name} }}`}</span>
        <Button appearance="subtle" size="small" icon={<Delete16Regular />} aria-label={remove} title={remove} onClick={props.onRemove} />
      </div>
      <Field label={t('admin.blocks-text', { language: languageName(language) })} {...(block.text[language] === undefined ? { validationState: 'none', validationMessage: t('admin.blocks-empty', { language: languageName(language) }) } : {})}>
        <Textarea className={styles.area} resize="vertical" rows={2} lang={language} maxLength={LONGEST_TEXT} value={block.text[language] ?? ''} data-block={block.name} onChange={(_event, data) => props.onText(data.value)} />
      </Field>
    </div>
  );
}

function AddBlock(props: { readonly names: readonly string[]; readonly onAdd: (name: string) => void }): JSX.Element {
  const styles = useStyles();
  const [name, setName] = useState('');
  const isTaken = props.names.includes(name);
  const isWrong = name !== '' && (isTaken || !NAME.test(name));
  const add = (): void => {
    if (name === '' || isWrong) return;
    props.onAdd(name);
    setName('');
  };
  return (
    <form
      className={styles.add}
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <InfoField
        className={styles.field}
        label={t('admin.blocks-name')} info={t('admin.blocks-name-info')}
        {...(isWrong ? { validationState: 'error', validationMessage: t(isTaken ? 'admin.blocks-name-taken' : 'admin.blocks-name-wrong') } : {})}
      >
        <Input value={name} maxLength={40} autoComplete="off" spellCheck={false} data-field="block-name" onChange={(_event, data) => setName(data.value)} />
      </InfoField>
      <Button type="submit" className={styles.press} icon={<Add16Regular />} disabledFocusable={name === '' || isWrong}>
        {t('admin.blocks-add')}
      </Button>
    </form>
  );
}
