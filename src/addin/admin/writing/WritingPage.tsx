// A5: how drafts are written. Style, templates of one language at a time, blocks; one template opens as a page of its own.
import { useEffect, useMemo, useRef, useState } from 'react';
import type { JSX } from 'react';
import { Button, makeStyles, mergeClasses, Select, tokens } from '@fluentui/react-components';
import { ChevronLeft20Regular } from '@fluentui/react-icons/svg/chevron-left';
import { builtInTemplate } from '../../../domain/draft/draftTemplate.ts';
import type { DraftTemplate, TemplateKind } from '../../../domain/draft/templateKinds.ts';
import { languages, type Language } from '../../../domain/languages.ts';
import type { LeadFacts } from '../../../domain/leadFacts.ts';
import { languageName } from '../../parts/words/dates.ts';
import { t } from '../../strings.ts';
import type { Administration } from '../administration.ts';
import { StyleChoice } from './StyleChoice.tsx';
import { InfoField } from '../InfoField.tsx';
import { versionText } from '../PageFrame.tsx';
import { useAdminStyles } from '../styles.ts';
import { TemplateEditor } from './TemplateEditor.tsx';
import { TemplateList } from './TemplateList.tsx';
import { TemplatePreview } from './TemplatePreview.tsx';
import type { Checked } from './templateCheck.ts';
import { TextBlocks } from './TextBlocks.tsx';
import type { OpenWriting, Writing } from './useWriting.ts';
import { kindName } from '../words.ts';
import { dropTemplate, placeOf, putTemplate } from './writingEdits.ts';

const useStyles = makeStyles({
  title: { margin: 0, fontSize: tokens.fontSizeBase600, lineHeight: tokens.lineHeightBase600, fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere', outlineStyle: 'none' },
  text: { margin: '2px 0 0', color: tokens.colorNeutralForeground2, fontSize: '13px', lineHeight: '18px' },
  version: { margin: '6px 0 0' },
  language: { maxWidth: '240px', marginTop: '24px' },
  back: { margin: '0 0 4px -8px', paddingLeft: '4px' },
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: '24px',
    '@media (min-width: 960px)': { gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)' },
  },
});

interface WritingPageProps {
  readonly administration: Administration;
  readonly writing: Writing;
  readonly open: OpenWriting;
  readonly checked: Checked;
  /** The language whose templates are shown first. */
  readonly language: Language;
}

export function WritingPage(props: WritingPageProps): JSX.Element {
  const { open, writing, checked } = props;
  const [language, setLanguage] = useState(props.language);
  const [kind, setKind] = useState<TemplateKind>();
  const [facts, setFacts] = useState<LeadFacts>();
  const cameFrom = useRef<TemplateKind>(undefined);
  const page = useRef<HTMLDivElement>(null);
  // The admin's own press changed the page: the focus follows to its title, and back to the row.
  useEffect(() => {
    if (kind !== undefined) page.current?.querySelector<HTMLElement>('h1')?.focus();
    else if (cameFrom.current !== undefined) page.current?.querySelector<HTMLElement>(`[data-kind="${cameFrom.current}"]`)?.focus();
    cameFrom.current = kind;
  }, [kind]);
  return (
    <div ref={page}>
      {kind === undefined ? (
        <Overview {...props} language={language} onLanguage={setLanguage} onOpen={setKind} />
      ) : (
        <Template key={placeOf({ kind, language })} {...{ writing, open, checked, facts }} administration={props.administration} place={{ kind, language }} onFacts={setFacts} onBack={() => setKind(undefined)} />
      )}
    </div>
  );
}

function Overview(props: WritingPageProps & { readonly onLanguage: (language: Language) => void; readonly onOpen: (kind: TemplateKind) => void }): JSX.Element {
  const styles = useStyles();
  const shared = useAdminStyles();
  const { writing, open, checked, language } = props;
  const own = open.shown.templates;
  return (
    <>
      <h1 className={styles.title} tabIndex={-1}>
        {t('admin.page.writing')}
      </h1>
      <p className={styles.text}>{t('admin.writing-text')}</p>
      <p className={mergeClasses(shared.caption, styles.version)}>{open.settings.writing === undefined ? t('admin.never-saved') : versionText(open.settings)}</p>
      <StyleChoice writing={writing} open={open} />
      <InfoField className={styles.language} label={t('admin.language')} info={t('admin.language-info')}>
        <Select value={language} data-field="language" onChange={(_event, { value }) => props.onLanguage(languages.find((each) => each === value) ?? language)}>
          {languages.map((each) => (
            <option key={each} value={each}>
              {languageChoice(each, own)}
            </option>
          ))}
        </Select>
      </InfoField>
      <TemplateList language={language} own={own} problems={checked.problems} onOpen={props.onOpen} />
      <TextBlocks writing={writing} open={open} language={language} />
    </>
  );
}

interface TemplateProps extends Pick<WritingPageProps, 'administration' | 'writing' | 'open' | 'checked'> {
  readonly place: Pick<DraftTemplate, 'kind' | 'language'>;
  readonly facts: LeadFacts | undefined;
  readonly onFacts: (facts: LeadFacts | undefined) => void;
  readonly onBack: () => void;
}

function Template(props: TemplateProps): JSX.Element {
  const styles = useStyles();
  const { writing, open, checked, place } = props;
  const { kind, language } = place;
  const builtIn = useMemo(() => builtInTemplate(kind, language), [kind, language]);
  const name = placeOf(place);
  const own = open.shown.templates.find((template) => placeOf(template) === name);
  const problems = own === undefined ? [] : (checked.problems.get(name) ?? []);
  const change = (template: DraftTemplate): void => {
    const isBuiltIn = template.body === builtIn.body && template.subject === builtIn.subject;
    writing.edit((edits) => (isBuiltIn ? dropTemplate(edits, place) : putTemplate(edits, template)));
  };
  return (
    <>
      <Button appearance="transparent" size="small" className={styles.back} icon={<ChevronLeft20Regular />} onClick={props.onBack}>
        {t('admin.all-templates')}
      </Button>
      <h1 className={styles.title} tabIndex={-1}>
        {t('admin.item.template', { kind: kindName(kind), language: languageName(language) })}
      </h1>
      <p className={styles.text}>{t(`admin.kind-text.${kind}`)}</p>
      <div className={styles.columns}>
        <TemplateEditor
          template={own ?? builtIn}
          isOwn={own !== undefined}
          problems={problems}
          blocks={(open.shown.blocks ?? []).map((block) => block.name)}
          onChange={change}
          onBuiltIn={() => writing.edit((edits) => dropTemplate(edits, place))}
        />
        <TemplatePreview
          administration={props.administration}
          open={open}
          template={own === undefined ? builtIn : (checked.good.get(name) ?? builtIn)}
          isBehind={problems.length > 0}
          facts={props.facts}
          onFacts={props.onFacts}
        />
      </div>
    </>
  );
}

function languageChoice(language: Language, own: readonly DraftTemplate[]): string {
  const count = own.filter((template) => template.language === language).length;
  return count === 0 ? languageName(language) : t('admin.language-own', { language: languageName(language), count });
}
