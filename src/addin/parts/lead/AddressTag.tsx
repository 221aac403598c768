// Whose kind of address it is and whether it takes email, in two words; opens what was really checked.
import type { JSX } from 'react';
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkCircle16Regular } from '@fluentui/react-icons/svg/checkmark-circle';
import { Clock16Regular } from '@fluentui/react-icons/svg/clock';
import { QuestionCircle16Regular } from '@fluentui/react-icons/svg/question-circle';
import { Warning16Regular } from '@fluentui/react-icons/svg/warning';
import { t } from '../../strings.ts';
import type { CheckedAddress } from '../../emailScreens.ts';
import type { Pane } from '../pane.ts';
import { WithPopover } from '../WithPopover.tsx';
import { AddressChecks } from './AddressChecks.tsx';
import { useTagLook } from './Tag.tsx';

const useStyles = makeStyles({
  button: {
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
});

interface AddressTagProps {
  readonly pane: Pane;
  readonly address: CheckedAddress;
  /** The seller may overrule what is known of a lead's address. */
  readonly canOverride: boolean;
}

/** The tag's words, e.g. "Work · valid". */
export function addressTagText(address: CheckedAddress): string {
  const { validation } = address;
  return t('address.tag', { type: t(`address.type.${validation.type}`), validity: t(`address.validity.${validityOf(address)}`) });
}

/** A tag that is a button. */
export function AddressTag(props: AddressTagProps): JSX.Element {
  const styles = useStyles();
  const validity = validityOf(props.address);
  const isWarning = validity === 'invalid' || props.address.validation.type === 'disposable';
  const look = useTagLook(isWarning ? 'warning' : 'neutral');
  const icons = { valid: <CheckmarkCircle16Regular />, invalid: <Warning16Regular />, unknown: <QuestionCircle16Regular />, checking: <Clock16Regular /> };
  const text = addressTagText(props.address);
  return (
    <WithPopover
      title={props.address.validation.address}
      button={(button) => (
        <button type="button" {...button} className={mergeClasses(look.className, !isWarning && styles.button)} aria-label={t('address.open', { state: text })} title={text}>
          {look.content(isWarning ? <Warning16Regular /> : icons[validity], text)}
        </button>
      )}
    >
      <AddressChecks {...props} />
    </WithPopover>
  );
}

function validityOf({ validation, asked }: CheckedAddress): 'valid' | 'invalid' | 'unknown' | 'checking' {
  return validation.validity === 'unknown' && asked === 'asking' ? 'checking' : validation.validity;
}
