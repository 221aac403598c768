// The way out of a missing condition where the pane has one: add the name, connect the account. Everything else is for the CRM.
import { useState } from 'react';
import type { JSX } from 'react';
import { Button, Field, Input, Link, makeStyles } from '@fluentui/react-components';
import type { Pane } from '../parts/pane.ts';
import { t } from '../strings.ts';
import type { LeadScreen } from '../emailScreens.ts';

const LONGEST_NAME = 50;

const useStyles = makeStyles({
  fix: { display: 'block', fontSize: '13px', lineHeight: '18px' },
  form: { display: 'flex', flexDirection: 'column', gap: '6px', margin: '6px 0' },
  buttons: { display: 'flex', gap: '8px', marginTop: '2px' },
});

/** Nothing for a condition that has no fix here. */
export function ConditionFix(props: { readonly pane: Pane; readonly screen: LeadScreen; readonly code: string }): JSX.Element | null {
  const styles = useStyles();
  const { pane, screen, code } = props;
  const [isOpen, setOpen] = useState(false);
  const account = screen.writing?.accountToConnect;
  if (code === 'missing-account' && account !== undefined) {
    return (
      <Link as="button" className={styles.fix} onClick={() => void pane.verbs.completeLead({ kind: 'account', accountId: account.id })}>
        {t('conditions.connect', { account: account.name })}
      </Link>
    );
  }
  if (code !== 'missing-name') return null;
  if (isOpen) return <NameForm pane={pane} screen={screen} onDone={() => setOpen(false)} />;
  return (
    <Link as="button" className={styles.fix} onClick={() => setOpen(true)}>
      {t('conditions.add-name')}
    </Link>
  );
}

function NameForm(props: { readonly pane: Pane; readonly screen: LeadScreen; readonly onDone: () => void }): JSX.Element {
  const styles = useStyles();
  const { name } = props.screen.facts.lead;
  const [first, setFirst] = useState(name.first ?? '');
  const [last, setLast] = useState(name.last ?? '');
  const [isChecked, setChecked] = useState(false);
  const isWhole = first.trim() !== '' && last.trim() !== '';
  const save = (): void => {
    setChecked(true);
    if (!isWhole) return;
    void props.pane.verbs.completeLead({ kind: 'name', first: first.trim(), last: last.trim() });
    props.onDone();
  };
  const need = (value: string): { readonly validationMessage?: string } => (isChecked && value.trim() === '' ? { validationMessage: t('conditions.need-name') } : {});
  return (
    <div className={styles.form}>
      <Field label={t('conditions.first-name')} size="small" {...need(first)}>
        <Input size="small" data-field="first-name" autoFocus maxLength={LONGEST_NAME} value={first} onChange={(_event, data) => setFirst(data.value)} />
      </Field>
      <Field label={t('conditions.last-name')} size="small" {...need(last)}>
        <Input size="small" data-field="last-name" maxLength={LONGEST_NAME} value={last} onChange={(_event, data) => setLast(data.value)} />
      </Field>
      <div className={styles.buttons}>
        <Button size="small" appearance="primary" onClick={save}>
          {t('conditions.save-name')}
        </Button>
        <Button size="small" onClick={props.onDone}>
          {t('conditions.cancel')}
        </Button>
      </div>
    </div>
  );
}
