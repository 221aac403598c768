// Whether the open email is in the CRM, as the CRM says it: one quiet line below the email it speaks of.
import type { JSX } from 'react';
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { Archive16Regular } from '@fluentui/react-icons/svg/archive';
import { CheckmarkCircle16Regular } from '@fluentui/react-icons/svg/checkmark-circle';
import { t } from '../../strings.ts';
import type { SavedState } from '../../emailScreens.ts';
import type { Pane } from '../pane.ts';
import type { MenuEntry } from '../PaneMenu.tsx';
import { dayText } from '../words/dates.ts';

const useStyles = makeStyles({
  line: { display: 'flex', alignItems: 'center', gap: '6px', marginTop: '4px', padding: '0 10px', color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  saved: { color: tokens.colorStatusSuccessForeground1 },
  icon: { display: 'flex', flexShrink: 0 },
});

/** Nothing for an email that can't be saved. The line keeps its height while the CRM is asked. */
export function SavedLine(props: { readonly saved: SavedState | undefined; readonly now: Date }): JSX.Element | null {
  const styles = useStyles();
  const { saved, now } = props;
  if (saved === undefined) return null;
  return (
    <div className={mergeClasses(styles.line, saved.kind === 'saved' && styles.saved)}>
      <span className={styles.icon} aria-hidden>
        {saved.kind === 'saved' ? <CheckmarkCircle16Regular /> : <Archive16Regular />}
      </span>
      {savedText(saved, now)}
    </div>
  );
}

function savedText(saved: SavedState, now: Date): string {
  if (saved.kind !== 'saved') return t(`saved.${saved.kind}`);
  if (saved.on === undefined) return t('saved.saved');
  const date = dayText(saved.on, now);
  return saved.by === undefined ? t('saved.on', { date }) : t('saved.on-by', { date, name: saved.by });
}

/** Whether saving is worth offering: it can be saved and isn't known to be. */
export function canSave(saved: SavedState | undefined): boolean {
  return saved !== undefined && saved.kind !== 'saved';
}

/** The entry of the (…) menu; none when there is nothing to save. */
export function saveMenu(pane: Pane, saved: SavedState | undefined): readonly MenuEntry[] {
  return canSave(saved) ? [{ label: t('saved.save'), press: () => void pane.verbs.saveEmail() }] : [];
}
