// The facts of one product: each is one answer that drafts give to customers' questions, in every language it is written in.
import { useEffect, useRef, useState } from 'react';
import type { JSX } from 'react';
import { Button, Field, Input, makeStyles, mergeClasses, Select, tokens } from '@fluentui/react-components';
import { Add16Regular } from '@fluentui/react-icons/svg/add';
import { ChevronDown16Regular } from '@fluentui/react-icons/svg/chevron-down';
import { ChevronRight16Regular } from '@fluentui/react-icons/svg/chevron-right';
import { factTopics, type Product, type ProductFact } from '../../../domain/settings.ts';
import { t } from '../../strings.ts';
import { useAdminStyles } from '../styles.ts';
import { factName, productName } from './generalWords.ts';
import { LanguageTexts } from './LanguageTexts.tsx';
import { MoveButtons } from './MoveButtons.tsx';
import { WordList } from './WordList.tsx';

const MOST_FACTS = 40;
const LONGEST_ANSWER = 1_000;
const LONGEST_SOURCE = 200;

const useStyles = makeStyles({
  toggle: { marginTop: '8px', paddingLeft: 0 },
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  row: { padding: '6px 0', borderTop: `1px solid ${tokens.colorNeutralStroke3}`, fontSize: '13px', lineHeight: '18px', overflowWrap: 'anywhere' },
  line: { display: 'flex', alignItems: 'center', gap: '4px' },
  words: { flexGrow: 1, minWidth: 0 },
  below: { display: 'block' },
  press: { flexShrink: 0, minWidth: 0 },
  field: { marginTop: '8px' },
  wide: { width: '100%', minWidth: 0 },
  buttons: { display: 'flex', gap: '8px', marginTop: '8px' },
});

interface FactsProps {
  readonly product: Product;
  readonly onChange: (change: (facts: readonly ProductFact[]) => readonly ProductFact[]) => void;
  readonly onMove: (fact: ProductFact, to: number) => void;
}

export function Facts({ product, onChange, onMove }: FactsProps): JSX.Element {
  const styles = useStyles();
  const shared = useAdminStyles();
  const [isOpen, setOpen] = useState(false);
  const [edited, setEdited] = useState<string>();
  const section = useRef<HTMLDivElement>(null);
  // Done with one, the focus is on its row again; with one that is gone, on the button that adds the next.
  const closed = useRef<string>(undefined);
  useEffect(() => {
    const to = closed.current;
    closed.current = undefined;
    if (edited !== undefined || to === undefined) return;
    (section.current?.querySelector<HTMLElement>(`[data-edit="${to}"]`) ?? section.current?.querySelector<HTMLElement>('[data-add]'))?.focus();
  }, [edited]);
  const { facts } = product;
  const close = (id: string): void => {
    closed.current = id;
    setEdited(undefined);
  };
  const add = (): void => {
    const id = crypto.randomUUID();
    setEdited(id);
    onChange((before) => [...before, { id, topic: 'other', keywords: [], text: {}, source: '' }]);
  };
  return (
    <div ref={section}>
      <Button appearance="transparent" className={styles.toggle} aria-expanded={isOpen} aria-label={t('admin.general.facts-of', { count: facts.length, name: productName(product) })} icon={isOpen ? <ChevronDown16Regular /> : <ChevronRight16Regular />} onClick={() => setOpen(!isOpen)}>
        {t('admin.general.facts', { count: facts.length })}
      </Button>
      {isOpen ? (
        <>
          <p className={shared.hint}>{t('admin.general.facts-hint')}</p>
          <ul className={styles.list}>
            {facts.map((fact, at) => (
              <li key={fact.id} className={styles.row}>
                {edited === fact.id ? (
                  <FactEditor
                    fact={fact}
                    onChange={(change) => onChange((before) => before.map((each) => (each.id === fact.id ? change(each) : each)))}
                    onRemove={() => {
                      onChange((before) => before.filter(({ id }) => id !== fact.id));
                      close(fact.id);
                    }}
                    onClose={() => close(fact.id)}
                  />
                ) : (
                  <div className={styles.line}>
                    <span className={styles.words}>
                      {factName(fact)}
                      <span className={mergeClasses(shared.caption, styles.below)}>{t('admin.general.fact-line', { topic: t(`admin.fact-topic.${fact.topic}`), languages: Object.keys(fact.text).join(', ') })}</span>
                    </span>
                    <MoveButtons name={factName(fact)} at={at} count={facts.length} onMove={(to) => onMove(fact, to)} />
                    <Button className={styles.press} size="small" data-edit={fact.id} aria-label={t('admin.edit-named', { name: factName(fact) })} onClick={() => setEdited(fact.id)}>
                      {t('admin.edit')}
                    </Button>
                  </div>
                )}
              </li>
            ))}
          </ul>
          {facts.length >= MOST_FACTS ? (
            <p className={shared.hint}>{t('admin.general.facts-most', { count: MOST_FACTS })}</p>
          ) : (
            <Button size="small" data-add="" icon={<Add16Regular />} aria-label={t('admin.general.fact-add-to', { name: productName(product) })} onClick={add}>
              {t('admin.general.fact-add')}
            </Button>
          )}
        </>
      ) : null}
    </div>
  );
}

interface FactEditorProps {
  readonly fact: ProductFact;
  readonly onChange: (change: (fact: ProductFact) => ProductFact) => void;
  readonly onRemove: () => void;
  readonly onClose: () => void;
}

function FactEditor({ fact, onChange, onRemove, onClose }: FactEditorProps): JSX.Element {
  const styles = useStyles();
  const topic = useRef<HTMLSelectElement>(null);
  useEffect(() => topic.current?.focus(), []);
  return (
    <div role="group" aria-label={t('admin.general.fact')}>
      <Field label={t('admin.general.fact-topic')}>
        <Select ref={topic} data-field={`fact-topic-${fact.id}`} value={fact.topic} onChange={(_event, { value }) => onChange((before) => ({ ...before, topic: factTopics.find((each) => each === value) ?? 'other' }))}>
          {factTopics.map((each) => (
            <option key={each} value={each}>
              {t(`admin.fact-topic.${each}`)}
            </option>
          ))}
        </Select>
      </Field>
      <WordList className={styles.field} label={t('admin.general.fact-words')} info={t('admin.general.fact-words-info')} field={`fact-words-${fact.id}`} words={fact.keywords} onChange={(keywords) => onChange((before) => ({ ...before, keywords }))} />
      <LanguageTexts
        label={(language) => t('admin.general.fact-answer', { language })}
        missing={(languages) => t('admin.general.fact-missing', { languages })}
        addLabel={t('admin.general.fact-language-add')}
        field={`fact-answer-${fact.id}`}
        texts={fact.text}
        longest={LONGEST_ANSWER}
        rows={2}
        onChange={(change) => onChange((before) => ({ ...before, text: change(before.text) }))}
      />
      <Field className={styles.field} label={t('admin.general.fact-source')} hint={t('admin.general.fact-source-hint')}>
        <Input className={styles.wide} data-field={`fact-source-${fact.id}`} value={fact.source} maxLength={LONGEST_SOURCE} onChange={(_event, { value }) => onChange((before) => ({ ...before, source: value }))} />
      </Field>
      <div className={styles.buttons}>
        <Button size="small" onClick={onClose}>
          {t('admin.done')}
        </Button>
        <Button size="small" onClick={onRemove}>
          {t('admin.general.fact-remove')}
        </Button>
      </div>
    </div>
  );
}
