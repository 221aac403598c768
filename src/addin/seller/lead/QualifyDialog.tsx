// Asks what a qualified lead becomes: account, contact, opportunity. What the CRM has already is shown first and used unless the seller says otherwise.
import { useEffect, useId, useRef, useState } from 'react';
import type { JSX, KeyboardEvent } from 'react';
import { Button, Checkbox, Field, makeStyles, Radio, RadioGroup, tokens } from '@fluentui/react-components';
import type { PageAnswer } from '../../leadPageView.ts';
import type { Pane } from '../../parts/pane.ts';
import { leadName } from '../../parts/words/names.ts';
import { t } from '../../strings.ts';

const CREATE = 'create';
const NONE = 'none';
const MOST_KNOWN = 3;

const useStyles = makeStyles({
  dialog: {
    boxSizing: 'border-box',
    width: 'calc(100% - 24px)',
    maxWidth: '400px',
    maxHeight: 'calc(100dvh - 24px)',
    padding: '16px',
    border: `1px solid ${tokens.colorTransparentStroke}`,
    borderRadius: tokens.borderRadiusXLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    boxShadow: tokens.shadow64,
    fontFamily: tokens.fontFamilyBase,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    overflowWrap: 'anywhere',
    '::backdrop': { backgroundColor: tokens.colorBackgroundOverlay },
  },
  title: { margin: '0 0 10px', fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400, fontWeight: tokens.fontWeightSemibold },
  field: { marginBottom: '10px' },
  hint: { margin: '8px 0 0', color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  buttons: { display: 'flex', flexWrap: 'wrap', justifyContent: 'flex-end', gap: '8px', marginTop: '16px' },
});

interface KnownRow {
  readonly id: string;
  readonly label: string;
}

/** The browser's own modal dialog: it holds the focus, closes with Escape, and gives the focus back to what opened it. */
export function QualifyDialog({ pane, answer, onClose }: { readonly pane: Pane; readonly answer: PageAnswer; readonly onClose: () => void }): JSX.Element {
  const styles = useStyles();
  const titleId = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const cancel = useRef<HTMLButtonElement>(null);
  const { lead } = answer;
  const [accounts, contacts] = [knownAccounts(answer), knownContacts(answer)];
  const [account, setAccount] = useState(accounts[0]?.id ?? (lead.companyName === undefined ? NONE : CREATE));
  const [contact, setContact] = useState(contacts[0]?.id ?? CREATE);
  const [opportunity, setOpportunity] = useState(true);
  useEffect(() => {
    const element = dialog.current;
    // Not there in every document that runs the panes.
    if (element?.showModal === undefined) element?.setAttribute('open', '');
    else if (!element.open) element.showModal();
    cancel.current?.focus();
    return () => element?.close?.();
  }, []);
  // Some hosts keep Escape from the browser's own dialog.
  const leave = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    onClose();
  };
  const press = (): void => {
    if (pane.view.busy) return;
    onClose();
    void pane.verbs.leadPage.qualify({ account: wantedOf(account), contact: wantedOf(contact), opportunity });
  };
  return (
    <dialog ref={dialog} className={styles.dialog} aria-labelledby={titleId} onClose={onClose} onKeyDown={leave}>
      <h2 id={titleId} className={styles.title}>
        {t('leadPage.qualify.title', { name: leadName(lead) })}
      </h2>
      <Choice label={t('leadPage.account')} known={accounts} value={account} onChange={setAccount} create={t('leadPage.qualify.create-account', { name: lead.companyName ?? leadName(lead) })} none={t('leadPage.qualify.no-account')} />
      <Choice label={t('leadPage.contact')} known={contacts} value={contact} onChange={setContact} create={t('leadPage.qualify.create-contact', { name: leadName(lead) })} none={t('leadPage.qualify.no-contact')} />
      <Checkbox label={t('leadPage.qualify.opportunity', { name: lead.topic ?? leadName(lead) })} checked={opportunity} onChange={(_event, data) => setOpportunity(data.checked === true)} />
      <p className={styles.hint}>{t('leadPage.qualify.undo')}</p>
      <div className={styles.buttons}>
        <Button ref={cancel} onClick={onClose}>
          {t('disqualify.cancel')}
        </Button>
        <Button appearance="primary" disabledFocusable={pane.view.busy} onClick={press}>
          {t('leadPage.qualify.press')}
        </Button>
      </div>
    </dialog>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly known: readonly KnownRow[];
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly create: string;
  readonly none: string;
}

function Choice({ label, known, value, onChange, create, none }: ChoiceProps): JSX.Element {
  const styles = useStyles();
  return (
    <Field label={label} className={styles.field}>
      <RadioGroup value={value} onChange={(_event, data) => onChange(data.value)}>
        {known.map(({ id, label: name }) => (
          <Radio key={id} value={id} label={name} />
        ))}
        <Radio value={CREATE} label={create} />
        <Radio value={NONE} label={none} />
      </RadioGroup>
    </Field>
  );
}

function wantedOf(value: string): 'create' | 'none' | { readonly id: string } {
  return value === CREATE || value === NONE ? value : { id: value };
}

/** The connected one, else those the lead may belong to. */
function knownAccounts({ account, suggestedAccounts }: PageAnswer): readonly KnownRow[] {
  if (account !== undefined) return [{ id: account.id, label: t('leadPage.qualify.connected', { name: account.name }) }];
  return suggestedAccounts.slice(0, MOST_KNOWN).map(({ account: each, why, shared }) => ({ id: each.id, label: t('leadPage.qualify.duplicate', { name: each.name, why: t(`leadPage.match-why.${why}`, { shared }) }) }));
}

function knownContacts({ contact, suggestedContacts }: PageAnswer): readonly KnownRow[] {
  if (contact !== undefined) return [{ id: contact.id, label: t('leadPage.qualify.connected', { name: contact.name }) }];
  return suggestedContacts.slice(0, MOST_KNOWN).map(({ contact: each, why, shared }) => ({ id: each.id, label: t('leadPage.qualify.duplicate', { name: each.name, why: t(`leadPage.match-why.${why}`, { shared }) }) }));
}
