// Asks what a qualified lead becomes: account, contact, opportunity. What the CRM has already is shown first and used unless the seller says otherwise.
import { useState } from 'react';
import type { JSX } from 'react';
import { Checkbox, Field, makeStyles, Radio, RadioGroup } from '@fluentui/react-components';
import type { PageAnswer } from '../../lead/leadPageView.ts';
import { ModalDialog } from '../../parts/ModalDialog.tsx';
import type { Pane } from '../../parts/pane.ts';
import { leadName } from '../../parts/words/names.ts';
import { t } from '../../strings.ts';

const CREATE = 'create';
const NONE = 'none';
const MOST_KNOWN = 3;

const useStyles = makeStyles({
  field: { marginTop: '10px' },
});

interface KnownRow {
  readonly id: string;
  readonly label: string;
}

export function QualifyDialog({ pane, answer, onClose }: { readonly pane: Pane; readonly answer: PageAnswer; readonly onClose: () => void }): JSX.Element {
  const styles = useStyles();
  const { lead } = answer;
  const [accounts, contacts] = [knownAccounts(answer), knownContacts(answer)];
  const [account, setAccount] = useState(accounts[0]?.id ?? (lead.companyName === undefined ? NONE : CREATE));
  const [contact, setContact] = useState(contacts[0]?.id ?? CREATE);
  const [opportunity, setOpportunity] = useState(true);
  const press = (): void => {
    if (pane.view.busy) return;
    onClose();
    void pane.verbs.leadPage.qualify({ account: wantedOf(account), contact: wantedOf(contact), opportunity });
  };
  return (
    <ModalDialog title={t('leadPage.qualify.title', { name: leadName(lead) })} hint={t('leadPage.qualify.undo')} cancel={t('disqualify.cancel')} press={t('leadPage.qualify.press')} isBusy={pane.view.busy} onPress={press} onClose={onClose}>
      <Choice label={t('leadPage.account')} known={accounts} value={account} onChange={setAccount} create={t('leadPage.qualify.create-account', { name: lead.companyName ?? leadName(lead) })} none={t('leadPage.qualify.no-account')} />
      <Choice label={t('leadPage.contact')} known={contacts} value={contact} onChange={setContact} create={t('leadPage.qualify.create-contact', { name: leadName(lead) })} none={t('leadPage.qualify.no-contact')} />
      <Checkbox className={styles.field} label={t('leadPage.qualify.opportunity', { name: lead.topic ?? leadName(lead) })} checked={opportunity} onChange={(_event, data) => setOpportunity(data.checked === true)} />
    </ModalDialog>
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
