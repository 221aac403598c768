// What is left to do in an inserted draft: its gaps by name, or that there are none.
import type { JSX } from 'react';
import { makeStyles, tokens } from '@fluentui/react-components';
import { CheckmarkCircle16Regular } from '@fluentui/react-icons/svg/checkmark-circle';
import { Edit16Regular } from '@fluentui/react-icons/svg/edit';
import type { Draft } from '../../../domain/draft/draftContent.ts';
import { t } from '../../strings.ts';

const useStyles = makeStyles({
  note: {
    display: 'flex',
    gap: '6px',
    marginTop: '8px',
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    overflowWrap: 'anywhere',
  },
  icon: { display: 'flex', flexShrink: 0 },
});

/** Below the text. */
export function GapNote(props: { readonly draft: Draft }): JSX.Element {
  const styles = useStyles();
  const { slots } = props.draft;
  const names = slots.map((slot) => `[${slot}]`).join(', ');
  return (
    <div className={styles.note}>
      <span className={styles.icon} aria-hidden>
        {slots.length === 0 ? <CheckmarkCircle16Regular /> : <Edit16Regular />}
      </span>
      <span>{slots.length === 0 ? t('draft.all-sourced') : t('draft.gaps-left', { count: slots.length, slots: names })}</span>
    </div>
  );
}
