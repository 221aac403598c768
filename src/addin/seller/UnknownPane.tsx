// S3: nobody's lead yet. Says why we think so, offers to create the lead or to link the address to one.
import { useEffect, useRef, useState } from 'react';
import type { JSX } from 'react';
import { Button } from '@fluentui/react-components';
import { Info16Regular } from '@fluentui/react-icons/svg/info';
import { PersonAdd20Regular } from '@fluentui/react-icons/svg/person-add';
import { adminMenu } from '../parts/adminMenu.ts';
import { Footer, SecondaryButton } from '../parts/Footer.tsx';
import { AddressTag, addressTagText } from '../parts/lead/AddressTag.tsx';
import { DidBar } from '../parts/lead/DidBar.tsx';
import { EmailStrip } from '../parts/lead/EmailStrip.tsx';
import { FindLead } from '../parts/lead/FindLead.tsx';
import { Identity } from '../parts/lead/Identity.tsx';
import { SuggestionFrame } from '../parts/lead/SuggestionCard.tsx';
import { Tag, TagRow } from '../parts/lead/Tag.tsx';
import type { Pane } from '../parts/pane.ts';
import { PaneFrame } from '../parts/PaneFrame.tsx';
import { SectionHead } from '../parts/SectionHead.tsx';
import { t } from '../strings.ts';
import type { NewLead } from '../../domain/newLead.ts';
import type { UnknownScreen } from '../emailScreens.ts';
import { Duplicates, DuplicateState } from './Duplicates.tsx';
import { NewLeadFields } from './NewLeadFields.tsx';
import { problemsOf } from './newLeadForm.ts';
import { OtherPeople } from './OtherPeople.tsx';
import { SameContacts } from './SameContacts.tsx';

const CHECK_AFTER_MS = 500;

/** The form belongs to this email: give it a `key` of the email. */
export function UnknownPane(props: { readonly pane: Pane; readonly screen: UnknownScreen }): JSX.Element {
  const { pane, screen } = props;
  const { verbs } = pane;
  const [form, setForm] = useState<NewLead>(screen.form);
  const [touched, setTouched] = useState<ReadonlySet<keyof NewLead>>(new Set());
  const [isLinking, setLinking] = useState(false);
  const duplicates = useRef<HTMLDivElement>(null);
  useDuplicateCheck(pane, form, screen.form);
  const problems = problemsOf(form);
  const name = screen.sender.name?.trim() || screen.sender.address;

  /** Shows what is wrong and goes there; true when nothing is. */
  const isComplete = (): boolean => {
    setTouched(new Set(Object.keys(form) as (keyof NewLead)[]));
    const wrong = Object.keys(problems)[0];
    if (wrong !== undefined) document.querySelector<HTMLElement>(`[data-field="${wrong}"]`)?.focus();
    return wrong === undefined;
  };
  const create = (despiteDuplicates: boolean): void => {
    if (!isComplete()) return;
    if (screen.duplicates.kind === 'found' && !despiteDuplicates) duplicates.current?.querySelector<HTMLElement>('button')?.focus();
    else void verbs.createLead(trimmed(form), despiteDuplicates);
  };
  const createContact = (despiteDuplicates: boolean): void => {
    if (isComplete()) void verbs.createContact(trimmed(form), despiteDuplicates);
  };
  const menu = isLinking || screen.contact !== undefined ? [] : [{ label: t('contact.create'), press: () => createContact(false) }];
  const footer = isLinking ? (
    <Footer pane={pane}>
      <SecondaryButton label={t('link.back')} press={() => setLinking(false)} />
    </Footer>
  ) : (
    <Footer pane={pane} primary={{ label: t('primary.create-lead'), press: () => create(false) }}>
      <SecondaryButton label={t('primary.link-lead')} press={() => setLinking(true)} />
    </Footer>
  );
  return (
    <PaneFrame menu={[...menu, ...adminMenu(pane)]} footer={footer}>
      <Identity name={name} detail={screen.sender.address === name ? '' : screen.sender.address} isUnknown />
      <TagRow names={[t('tag.not-a-lead-yet'), ...(screen.address === undefined ? [] : [addressTagText(screen.address)])]}>
        <Tag text={t('tag.not-a-lead-yet')} icon={<Info16Regular />} />
        {screen.address === undefined ? null : <AddressTag pane={pane} address={screen.address} canOverride={false} />}
      </TagRow>
      {pane.view.strip === undefined ? null : <EmailStrip strip={pane.view.strip} now={pane.now} />}
      <DidBar pane={pane} justDid={screen.justDid} />
      <SameContacts screen={screen} onCreate={() => createContact(true)} />
      {isLinking ? (
        <section>
          <SectionHead title={t('link.title')} />
          <FindLead search={verbs.searchLeads} autoFocus onPick={(lead) => void verbs.linkLead(lead.id)} />
          <Button appearance="transparent" size="small" icon={<PersonAdd20Regular />} onClick={() => setLinking(false)}>
            {t('link.create')}
          </Button>
        </section>
      ) : (
        <>
          <SuggestionFrame icon={<PersonAdd20Regular />} action={t('unknown.action')} reasons={screen.reasons} now={pane.now} />
          <section>
            <SectionHead title={t('unknown.form')} aside={<DuplicateState duplicates={screen.duplicates} />} />
            <div ref={duplicates}>
              <Duplicates duplicates={screen.duplicates} onUse={(lead) => void verbs.linkLead(lead.id)} onCreate={() => create(true)} />
            </div>
            <NewLeadFields
              form={form}
              offered={screen.offered}
              problems={problems}
              touched={touched}
              {...(screen.accountName === undefined ? {} : { accountName: screen.accountName })}
              onChange={(field, value) => setForm({ ...form, [field]: value })}
              onLeave={(field) => setTouched(new Set([...touched, field]))}
            />
            <OtherPeople people={screen.otherPeople} onPick={(person) => setForm(formFor(form, person))} />
          </section>
        </>
      )}
    </PaneFrame>
  );
}

/** Asks again for duplicates a moment after what identifies a person has changed. */
function useDuplicateCheck(pane: Pane, form: NewLead, first: NewLead): void {
  const { verbs } = pane;
  const checked = useRef(identityOf(first));
  useEffect(() => {
    if (identityOf(form) === checked.current) return undefined;
    const timer = setTimeout(() => {
      checked.current = identityOf(form);
      void verbs.checkDuplicates(trimmed(form));
    }, CHECK_AFTER_MS);
    return () => clearTimeout(timer);
  }, [form, verbs]);
}

function identityOf(form: NewLead): string {
  return [form.firstName, form.lastName, form.company, form.email].map((value) => value.trim().toLowerCase()).join('|');
}

function trimmed(form: NewLead): NewLead {
  return {
    firstName: form.firstName.trim(),
    lastName: form.lastName.trim(),
    company: form.company.trim(),
    email: form.email.trim(),
    jobTitle: form.jobTitle.trim(),
    topic: form.topic.trim(),
  };
}

/** Another person of this email: their name and address, the rest stays. */
function formFor(form: NewLead, person: { readonly name?: string; readonly address: string }): NewLead {
  const words = (person.name ?? '').trim().split(/\s+/).filter(Boolean);
  return { ...form, firstName: words.slice(0, -1).join(' '), lastName: words[words.length - 1] ?? '', email: person.address, jobTitle: '' };
}
