// How sure we are that this is the lead, and why; opens the checks and the way to say "not this one".
import type { JSX } from 'react';
import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { LeadReply } from '../../../domain/mail/tiedLead.ts';
import { Checks } from './Checks.tsx';
import type { Pane } from '../pane.ts';
import { useCertaintyLook } from './Tag.tsx';
import { WithPopover } from '../WithPopover.tsx';
import { t } from '../../strings.ts';
import type { StringKey } from '../../strings.ts';

const useStyles = makeStyles({
  button: {
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  why: { marginBottom: '6px' },
  foot: { marginTop: '10px' },
  hint: { marginTop: '4px', color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
});

interface WhyTagProps {
  readonly pane: Pane;
  readonly match: LeadReply;
  /** What the seller calls the lead. */
  readonly name: string;
}

/** While composing, the same address means the recipient's. */
export function viaWord(match: LeadReply, mode: 'read' | 'compose'): { readonly how: string; readonly why: string } {
  const via = match.via === 'address' && mode === 'compose' ? 'recipient' : match.via;
  const how: StringKey = `via.${via}`;
  const why: StringKey = `why.${via}`;
  return { how: t(how), why: t(why) };
}

/** A tag that is a button. */
export function WhyTag(props: WhyTagProps): JSX.Element {
  const styles = useStyles();
  const look = useCertaintyLook(props.match.certainty);
  const { how, why } = viaWord(props.match, props.pane.view.strip?.mode ?? 'read');
  return (
    <WithPopover
      title={t('why.title', { name: props.name })}
      button={(button) => (
        <button
          type="button"
          {...button}
          className={mergeClasses(look.className, styles.button)}
          title={t('identity.certainty', { certainty: t(`certainty.${props.match.certainty}`), how })}
        >
          {look.content(how)}
        </button>
      )}
    >
      <div className={styles.why}>{why}</div>
      <Checks checks={props.match.checks} now={props.pane.now} />
      <div className={styles.foot}>
        <Button size="small" onClick={() => void props.pane.verbs.notThisOne()}>
          {t('why.not-this-one')}
        </Button>
        <div className={styles.hint}>{t('why.remembered')}</div>
      </div>
    </WithPopover>
  );
}
