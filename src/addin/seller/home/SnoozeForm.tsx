// A day of one's own to be reminded again, below the row it is about.
import { useEffect, useRef, useState } from 'react';
import type { JSX } from 'react';
import { Button, Field, Input, makeStyles } from '@fluentui/react-components';
import { t } from '../../strings.ts';

const DAY_MS = 86_400_000;

const useStyles = makeStyles({
  form: { padding: '4px 0 12px 44px' },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px', marginTop: '8px' },
});

interface SnoozeFormProps {
  readonly now: Date;
  readonly onChoose: (day: string) => void;
  readonly onCancel: () => void;
}

/** Offers tomorrow or later; the field has the focus, because the seller has just asked for it. */
export function SnoozeForm(props: SnoozeFormProps): JSX.Element {
  const styles = useStyles();
  const { now, onChoose, onCancel } = props;
  const tomorrow = new Date(now.getTime() + DAY_MS).toISOString().slice(0, 10);
  const [day, setDay] = useState(tomorrow);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(day) && day >= tomorrow;
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (isDay) onChoose(day);
      }}
    >
      <Field label={t('home.snooze.day-label')} {...(isDay ? {} : { validationMessage: t('home.snooze.day-wrong') })}>
        <Input ref={field} type="date" min={tomorrow} value={day} data-field="snooze-day" onChange={(_event, data) => setDay(data.value)} />
      </Field>
      <div className={styles.buttons}>
        <Button type="submit" size="small" appearance="primary" disabledFocusable={!isDay}>
          {t('home.snooze.confirm')}
        </Button>
        <Button size="small" onClick={onCancel}>
          {t('home.snooze.cancel')}
        </Button>
      </div>
    </form>
  );
}
