// One template: its text with what is wrong in it, the values it may use, and how it reads for a real lead.
import { useLayoutEffect, useRef } from 'react';
import type { JSX } from 'react';
import { Button, Input, makeStyles, mergeClasses, Textarea, tokens } from '@fluentui/react-components';
import type { FieldProps } from '@fluentui/react-components';
import { builtInTemplate } from '../../../domain/draft/draftTemplate.ts';
import type { DraftTemplate, TemplateProblem } from '../../../domain/draft/templateKinds.ts';
import { t } from '../../strings.ts';
import { InfoField } from '../InfoField.tsx';
import { useAdminStyles } from '../styles.ts';
import { Values } from './Values.tsx';
import { templateProblemText } from '../words.ts';

/** Beyond what may be saved, so that pasting too much is told and not cut. */
const LONGEST_BODY = 50_000;
const LONGEST_SUBJECT = 1_000;

const useStyles = makeStyles({
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', justifyContent: 'space-between', gap: '8px', minHeight: '32px', margin: '12px 0 8px' },
  body: { width: '100%', '& textarea': { maxHeight: 'none', minHeight: '220px', fontFamily: tokens.fontFamilyMonospace, fontSize: '13px', lineHeight: '20px' } },
  subject: { width: '100%', '& input': { fontFamily: tokens.fontFamilyMonospace, fontSize: '13px' } },
  field: { marginTop: '12px' },
  // Beside Fluent's sign, not below it.
  problems: { display: 'inline-block', boxSizing: 'border-box', maxWidth: 'calc(100% - 20px)', margin: 0, padding: 0, listStyleType: 'none', verticalAlign: 'top' },
});

interface TemplateEditorProps {
  readonly template: DraftTemplate;
  readonly isOwn: boolean;
  readonly problems: readonly TemplateProblem[];
  readonly blocks: readonly string[];
  readonly onChange: (template: DraftTemplate) => void;
  readonly onBuiltIn: () => void;
}

export function TemplateEditor(props: TemplateEditorProps): JSX.Element {
  const styles = useStyles();
  const shared = useAdminStyles();
  const { template, isOwn, problems } = props;
  const area = useRef<HTMLTextAreaElement>(null);
  const insert = useInsert(area, (body) => props.onChange({ ...template, body }));
  const { subject: builtInSubject } = builtInTemplate(template.kind, template.language);
  const inSubject = problems.filter(({ isSubject }) => isSubject === true);
  const inBody = problems.filter(({ isSubject }) => isSubject !== true);
  const changeSubject = (subject: string): void => {
    const { subject: _before, ...rest } = template;
    props.onChange(subject === '' ? rest : { ...rest, subject });
  };
  return (
    <div>
      <div className={styles.head}>
        <span className={mergeClasses(shared.tag, isOwn && shared.own)}>{t(isOwn ? 'admin.own' : 'admin.built-in')}</span>
        {isOwn ? (
          <Button size="small" onClick={props.onBuiltIn}>
            {t('admin.back-to-built-in')}
          </Button>
        ) : null}
      </div>
      {builtInSubject === undefined && template.subject === undefined ? null : (
        <InfoField label={t('admin.subject')} info={t('admin.subject-info')} {...wrongIf(inSubject, styles.problems)}>
          <Input className={styles.subject} value={template.subject ?? ''} maxLength={LONGEST_SUBJECT} lang={template.language} data-field="subject" onChange={(_event, data) => changeSubject(data.value)} />
        </InfoField>
      )}
      <InfoField className={styles.field} label={t('admin.body')} info={t('admin.body-info')} {...wrongIf(inBody, styles.problems)}>
        <Textarea
          ref={area}
          className={styles.body}
          resize="vertical"
          rows={14}
          value={template.body}
          maxLength={LONGEST_BODY}
          lang={template.language}
          spellCheck={false}
          data-field="body"
          onChange={(_event, data) => props.onChange({ ...template, body: data.value })}
        />
      </InfoField>
      <Values blocks={props.blocks} onInsert={insert} />
    </div>
  );
}

function wrongIf(problems: readonly TemplateProblem[], list: string): Pick<FieldProps, 'validationState' | 'validationMessage'> {
  if (problems.length === 0) return {};
  return {
    validationState: 'error',
    validationMessage: (
      <ul className={list}>
        {problems.map((problem) => {
          const text = templateProblemText(problem);
          return <li key={text}>{text}</li>;
        })}
      </ul>
    ),
  };
}

/** Puts text where the caret is and leaves the caret behind it. */
function useInsert(area: { readonly current: HTMLTextAreaElement | null }, onChange: (body: string) => void): (text: string) => void {
  const caret = useRef<number | undefined>(undefined);
  useLayoutEffect(() => {
    if (caret.current === undefined || area.current === null) return;
    area.current.focus();
    area.current.setSelectionRange(caret.current, caret.current);
    caret.current = undefined;
  });
  return (text) => {
    const element = area.current;
    if (element === null) return;
    const { selectionStart, selectionEnd, value } = element;
    caret.current = selectionStart + text.length;
    onChange(value.slice(0, selectionStart) + text + value.slice(selectionEnd));
  };
}
