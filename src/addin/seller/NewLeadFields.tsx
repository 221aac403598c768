// The fields of a new lead. What the signature says is offered, never filled in.
import type { JSX } from 'react';
import { Field, Input, Link, makeStyles, tokens } from '@fluentui/react-components';
import { Link16Regular } from '@fluentui/react-icons/svg/link';
import { t } from '../strings.ts';
import type { NewLead } from '../../domain/newLead.ts';
import { fieldLengths } from './newLeadForm.ts';
import type { FormProblems } from './newLeadForm.ts';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: '10px' },
  pair: { display: 'grid', gridTemplateColumns: '1fr 1fr', alignItems: 'start', gap: '10px' },
  field: { minWidth: 0 },
  input: { minWidth: 0, width: '100%' },
  account: {
    display: 'flex',
    alignItems: 'center',
    gap: '4px',
    whiteSpace: 'nowrap',
    padding: '2px 6px',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
  },
  use: { fontSize: '13px', padding: '3px 0' },
});

interface NewLeadFieldsProps {
  readonly form: NewLead;
  readonly offered: Partial<NewLead>;
  readonly problems: FormProblems;
  /** Fields left once; only these show what is wrong. */
  readonly touched: ReadonlySet<keyof NewLead>;
  readonly accountName?: string;
  readonly onChange: (field: keyof NewLead, value: string) => void;
  readonly onLeave: (field: keyof NewLead) => void;
}

const labels = {
  firstName: 'unknown.first-name',
  lastName: 'unknown.last-name',
  company: 'unknown.company',
  email: 'unknown.email',
  jobTitle: 'unknown.job-title',
  topic: 'unknown.topic',
} as const;

/** Validation shows below the field once it was left, and follows typing from then on. */
export function NewLeadFields(props: NewLeadFieldsProps): JSX.Element {
  const styles = useStyles();
  const field = (name: keyof NewLead): JSX.Element => <LeadField key={name} name={name} {...props} />;
  return (
    <div className={styles.form}>
      <div className={styles.pair}>
        {field('firstName')}
        {field('lastName')}
      </div>
      {field('company')}
      {field('email')}
      {field('jobTitle')}
      {field('topic')}
    </div>
  );
}

function LeadField(props: NewLeadFieldsProps & { readonly name: keyof NewLead }): JSX.Element {
  const styles = useStyles();
  const { name, form, offered, problems, touched, onChange } = props;
  const problem = touched.has(name) ? problems[name] : undefined;
  const offer = offered[name];
  const isOffered = offer !== undefined && offer !== '' && form[name].trim() === '';
  return (
    <Field
      className={styles.field}
      label={t(labels[name])}
      required={name === 'lastName' || name === 'email'}
      validationState={problem === undefined ? 'none' : 'error'}
      {...(problem === undefined ? {} : { validationMessage: problem })}
    >
      <Input
        className={styles.input}
        data-field={name}
        value={form[name]}
        type={name === 'email' ? 'email' : 'text'}
        autoComplete="off"
        maxLength={fieldLengths[name] + 1}
        {...(isOffered ? { placeholder: t('unknown.from-signature', { value: offer }) } : {})}
        contentAfter={after(props, isOffered ? offer : undefined, styles)}
        onChange={(_event, data) => onChange(name, data.value)}
        onBlur={() => props.onLeave(name)}
      />
    </Field>
  );
}

function after(
  props: NewLeadFieldsProps & { readonly name: keyof NewLead },
  offer: string | undefined,
  styles: ReturnType<typeof useStyles>,
): JSX.Element | undefined {
  if (offer !== undefined) {
    return (
      <Link as="button" className={styles.use} aria-label={t('unknown.use-label', { value: offer })} onClick={() => props.onChange(props.name, offer)}>
        {t('unknown.use')}
      </Link>
    );
  }
  if (props.name !== 'company' || props.accountName === undefined) return undefined;
  return (
    <span className={styles.account} title={t('unknown.account-title', { name: props.accountName })}>
      <Link16Regular aria-hidden />
      {t('unknown.account')}
    </span>
  );
}
