// The last saves of the settings: which version, who, when, and what they were about.
import type { JSX } from 'react';
import { makeStyles, tokens } from '@fluentui/react-components';
import { dayText, timeText } from '../../parts/words/dates.ts';
import { currentFormats, t } from '../../strings.ts';
import type { Administration } from '../administration.ts';
import { useAdminStyles } from '../styles.ts';
import { answerOf, useAsked } from '../useAsked.ts';

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  row: { padding: '6px 0', borderTop: `1px solid ${tokens.colorNeutralStroke3}`, fontSize: '13px', lineHeight: '18px', overflowWrap: 'anywhere' },
});

export function Lately({ administration }: { readonly administration: Administration }): JSX.Element | null {
  const styles = useStyles();
  const shared = useAdminStyles();
  const [asked] = useAsked(administration.readVersions);
  const versions = answerOf(asked) ?? [];
  if (versions.length === 0) return null;
  const list = new Intl.ListFormat(currentFormats().locale, { type: 'conjunction' });
  return (
    <section className={shared.section} aria-label={t('admin.lately.title')}>
      <h2 className={shared.heading}>{t('admin.lately.title')}</h2>
      <ul className={styles.list}>
        {versions.map(({ number, savedOn, savedBy, changed }) => (
          <li key={number} className={styles.row}>
            {t('admin.version-by', { version: number, name: savedBy ?? t('admin.somebody'), date: dayText(savedOn, new Date()), time: timeText(savedOn) })}
            <br />
            <span className={shared.caption}>{list.format(changed.map((each) => t(`admin.lately.${each}`)))}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
