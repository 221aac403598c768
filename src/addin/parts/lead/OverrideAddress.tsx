// The seller knows better than the checks: says what is right, and why in one line.
import { useEffect, useRef, useState } from 'react';
import type { JSX } from 'react';
import { Button, Field, Input, makeStyles, Radio, RadioGroup } from '@fluentui/react-components';
import type { EmailValidation } from '../../../domain/emailValidation.ts';
import { t } from '../../strings.ts';
import type { AddressWord } from '../../emailScreens.ts';
import type { Pane } from '../pane.ts';

const LONGEST_REASON = 200;
const AS_CHECKED = 'as-checked';
const validities = ['valid', 'invalid'] as const;
const types = ['work', 'personal', 'role', 'disposable'] as const;

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: '8px' },
  choices: { display: 'flex', flexDirection: 'row', flexWrap: 'wrap', columnGap: '8px', marginLeft: '-8px', '& label': { paddingLeft: 0, paddingTop: '6px', paddingBottom: '6px' } },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px', marginTop: '4px' },
});

interface OverrideAddressProps {
  readonly pane: Pane;
  readonly validation: EmailValidation;
  /** Saved or given up. */
  readonly onDone: () => void;
}

/** Nothing is kept before *Keep it* is pressed; afterwards the pane offers to undo it. */
export function OverrideAddress(props: OverrideAddressProps): JSX.Element {
  const styles = useStyles();
  const before: AddressWord = props.validation.overridden ?? {};
  const [validity, setValidity] = useState<AddressWord['validity']>(before.validity);
  const [type, setType] = useState<AddressWord['type']>(before.type);
  const [reason, setReason] = useState(before.reason ?? '');
  const [isChecked, setChecked] = useState(false);
  const form = useRef<HTMLDivElement>(null);
  useEffect(() => form.current?.querySelector<HTMLElement>('input')?.focus({ preventScroll: true }), []);
  const saysNothing = validity === undefined && type === undefined;
  const keep = (): void => {
    setChecked(true);
    if (saysNothing) form.current?.querySelector<HTMLElement>('input')?.focus();
    else if (reason.trim() === '') form.current?.querySelector<HTMLElement>('[data-field="reason"]')?.focus();
    else {
      void props.pane.verbs.overrideAddress({ ...(validity === undefined ? {} : { validity }), ...(type === undefined ? {} : { type }), reason: reason.trim() });
      props.onDone();
    }
  };
  return (
    <div ref={form} className={styles.form}>
      <Field label={t('address.choose-validity')} size="small" {...(isChecked && saysNothing ? { validationMessage: t('address.need-choice') } : {})}>
        <RadioGroup className={styles.choices} value={validity ?? AS_CHECKED} onChange={(_event, data) => setValidity(validities.find((each) => each === data.value))}>
          <Radio value={AS_CHECKED} label={t('address.as-checked')} />
          {validities.map((each) => (
            <Radio key={each} value={each} label={t(`address.choice.${each}`)} />
          ))}
        </RadioGroup>
      </Field>
      <Field label={t('address.choose-type')} size="small">
        <RadioGroup className={styles.choices} value={type ?? AS_CHECKED} onChange={(_event, data) => setType(types.find((each) => each === data.value))}>
          <Radio value={AS_CHECKED} label={t('address.as-checked')} />
          {types.map((each) => (
            <Radio key={each} value={each} label={t(`address.type.${each}`)} />
          ))}
        </RadioGroup>
      </Field>
      <Field label={t('address.reason')} size="small" {...(isChecked && reason.trim() === '' ? { validationMessage: t('address.need-reason') } : {})}>
        <Input size="small" data-field="reason" maxLength={LONGEST_REASON} value={reason} onChange={(_event, data) => setReason(data.value)} />
      </Field>
      <div className={styles.buttons}>
        <Button size="small" appearance="primary" onClick={keep}>
          {t('address.keep')}
        </Button>
        <Button size="small" onClick={props.onDone}>
          {t('address.cancel')}
        </Button>
      </div>
    </div>
  );
}
