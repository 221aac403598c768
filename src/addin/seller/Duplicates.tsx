// Whether this person is a lead already: the check's state, and the leads it found with both ways out.
import type { JSX } from 'react';
import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { Checkmark16Regular } from '@fluentui/react-icons/svg/checkmark';
import type { Lead } from '../../domain/records.ts';
import { Bar } from '../parts/Bar.tsx';
import { leadName } from '../parts/words/names.ts';
import { t } from '../strings.ts';
import type { UnknownScreen } from '../emailScreens.ts';

const useStyles = makeStyles({
  state: { display: 'flex', alignItems: 'center', gap: '4px' },
  none: { color: tokens.colorStatusSuccessForeground1 },
  bar: { marginBottom: '12px', marginTop: '-8px' },
});

/** Beside the form's title. */
export function DuplicateState(props: { readonly duplicates: UnknownScreen['duplicates'] }): JSX.Element {
  const styles = useStyles();
  const { duplicates } = props;
  return (
    <span role="status" className={mergeClasses(styles.state, duplicates.kind === 'none' && styles.none)}>
      {duplicates.kind === 'none' ? <Checkmark16Regular aria-hidden /> : null}
      {duplicates.kind === 'found' ? t('unknown.duplicates.found', { count: duplicates.leads.length }) : t(`unknown.duplicates.${duplicates.kind}`)}
    </span>
  );
}

interface DuplicatesProps {
  readonly duplicates: UnknownScreen['duplicates'];
  readonly onUse: (lead: Lead) => void;
  readonly onCreate: () => void;
}

/** Nothing when none was found. */
export function Duplicates(props: DuplicatesProps): JSX.Element | null {
  const styles = useStyles();
  const { duplicates } = props;
  if (duplicates.kind !== 'found') return null;
  return (
    <div className={styles.bar}>
      {duplicates.leads.slice(0, 3).map((lead) => (
        <Bar key={lead.id} tone="warning" title={nameOf(lead)} {...(lead.email === undefined ? {} : { text: lead.email })}>
          <Button size="small" onClick={() => props.onUse(lead)}>
            {t('unknown.duplicates.use')}
          </Button>
          <Button size="small" appearance="transparent" onClick={props.onCreate}>
            {t('unknown.duplicates.anyway')}
          </Button>
        </Bar>
      ))}
    </div>
  );
}

function nameOf(lead: Lead): string {
  const name = leadName(lead);
  return lead.companyName === undefined ? name : t('unknown.duplicates.row', { name, company: lead.companyName });
}
