// The templates of one language: which are built in, which are the organization's own, and which need a look.
import type { JSX } from 'react';
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ChevronRight16Regular } from '@fluentui/react-icons/svg/chevron-right';
import { rowPress } from '../../parts/rowPress.ts';
import { templateKinds, type TemplateKind } from '../../../domain/draft/templateKinds.ts';
import type { Language } from '../../../domain/languages.ts';
import type { DraftTemplate } from '../../../domain/draft/templateKinds.ts';
import { useRovingRows } from '../../parts/useRovingRows.ts';
import { t } from '../../strings.ts';
import { useAdminStyles } from '../styles.ts';
import type { TemplateProblems } from './templateCheck.ts';
import { kindName } from '../words.ts';
import { placeOf } from './writingEdits.ts';

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none', borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
  item: { borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
  row: { ...rowPress, display: 'flex', alignItems: 'center', gap: '8px', minHeight: '48px', padding: '6px 4px 6px 8px' },
  words: { flexGrow: 1, minWidth: 0, overflowWrap: 'anywhere' },
  name: { fontWeight: tokens.fontWeightSemibold },
});

interface TemplateListProps {
  readonly language: Language;
  /** The organization's own, of all languages. */
  readonly own: readonly DraftTemplate[];
  readonly problems: TemplateProblems;
  readonly onOpen: (kind: TemplateKind) => void;
}

export function TemplateList(props: TemplateListProps): JSX.Element {
  const styles = useStyles();
  const shared = useAdminStyles();
  const { language, own, problems } = props;
  const roving = useRovingRows(templateKinds.length);
  return (
    <section className={shared.section} aria-label={t('admin.templates')}>
      <h2 className={shared.heading}>{t('admin.templates')}</h2>
      <p className={shared.hint}>{t('admin.templates-hint')}</p>
      <ul className={styles.list} onKeyDown={roving.onKeyDown}>
        {templateKinds.map((kind, index) => {
          const place = placeOf({ kind, language });
          const isOwn = own.some((template) => placeOf(template) === place);
          const isWrong = problems.has(place);
          return (
            <li key={kind} className={styles.item}>
              <button type="button" data-row="" data-kind={kind} className={styles.row} tabIndex={roving.tabIndexOf(index)} onFocus={roving.onFocusOf(index)} onClick={() => props.onOpen(kind)}>
                <span className={styles.words}>
                  <span className={styles.name}>{kindName(kind)}</span>
                  <div className={shared.caption}>{t(`admin.kind-text.${kind}`)}</div>
                </span>
                <span className={mergeClasses(shared.tag, isOwn && shared.own, isWrong && shared.wrong)}>{t(isWrong ? 'admin.wrong' : isOwn ? 'admin.own' : 'admin.built-in')}</span>
                <ChevronRight16Regular aria-hidden />
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
