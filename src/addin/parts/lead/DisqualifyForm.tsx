// Asks why a lead is disqualified: one of the CRM's own reasons. Nothing is written before the press; afterwards it can be undone.
import { useEffect, useRef, useState } from 'react';
import type { JSX } from 'react';
import { Button, Field, makeStyles, Radio, RadioGroup, tokens } from '@fluentui/react-components';
import { disqualifyReasons, type DisqualifyReason } from '../../../domain/actions/disqualify.ts';
import { t } from '../../strings.ts';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: '8px', marginTop: '14px', padding: '10px 12px', border: `1px solid ${tokens.colorNeutralStroke1}`, borderRadius: tokens.borderRadiusMedium },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
});

interface DisqualifyFormProps {
  /** Chosen beforehand. */
  readonly fitting: DisqualifyReason;
  readonly onPress: (reason: DisqualifyReason) => void;
  /** Pressed or given up. */
  readonly onDone: () => void;
}

export function DisqualifyForm({ fitting, onPress, onDone }: DisqualifyFormProps): JSX.Element {
  const styles = useStyles();
  const [reason, setReason] = useState(fitting);
  const form = useRef<HTMLDivElement>(null);
  useEffect(() => form.current?.querySelector<HTMLElement>('input:checked')?.focus(), []);
  const press = (): void => {
    onPress(reason);
    onDone();
  };
  return (
    <div ref={form} className={styles.form}>
      <Field label={t('disqualify.title')} size="small">
        <RadioGroup value={reason} onChange={(_event, data) => setReason(disqualifyReasons.find((each) => each === data.value) ?? reason)}>
          {disqualifyReasons.map((each) => (
            <Radio key={each} value={each} label={t(`disqualify.reason.${each}`)} />
          ))}
        </RadioGroup>
      </Field>
      <div className={styles.buttons}>
        <Button size="small" appearance="primary" onClick={press}>
          {t('disqualify.press')}
        </Button>
        <Button size="small" onClick={onDone}>
          {t('disqualify.cancel')}
        </Button>
      </div>
    </div>
  );
}
