// What was really checked of an address: its writing, emails from it and back to it, its domain. The mailbox itself is never claimed to exist.
import { useState } from 'react';
import type { JSX } from 'react';
import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { Checkmark16Regular } from '@fluentui/react-icons/svg/checkmark';
import { Dismiss16Regular } from '@fluentui/react-icons/svg/dismiss';
import { Subtract16Regular } from '@fluentui/react-icons/svg/subtract';
import { t } from '../../strings.ts';
import type { AddressWord, CheckedAddress } from '../../emailScreens.ts';
import type { Pane } from '../pane.ts';
import { dayText } from '../words/dates.ts';
import { OverrideAddress } from './OverrideAddress.tsx';

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  item: { display: 'flex', gap: '6px', padding: '2px 0', minWidth: 0, overflowWrap: 'anywhere' },
  icon: { display: 'flex', flexShrink: 0, marginTop: '1px' },
  held: { color: tokens.colorStatusSuccessForeground1 },
  missed: { color: tokens.colorStatusDangerForeground1 },
  hint: { margin: '6px 0 0', color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px', marginTop: '10px' },
  word: { margin: '8px 0 0', padding: '6px 8px', border: `1px solid ${tokens.colorNeutralStroke2}`, borderRadius: tokens.borderRadiusMedium },
});

/** How a check came out: it held, it failed, or it says nothing. */
type Outcome = 'held' | 'missed' | 'open';

interface Finding {
  readonly outcome: Outcome;
  readonly text: string;
}

interface AddressChecksProps {
  readonly pane: Pane;
  readonly address: CheckedAddress;
  readonly canOverride: boolean;
}

/** The body of the popover. */
export function AddressChecks(props: AddressChecksProps): JSX.Element {
  const styles = useStyles();
  const { pane, address, canOverride } = props;
  const { verbs, now } = pane;
  const [isOverriding, setOverriding] = useState(false);
  const { overridden } = address.validation;
  if (isOverriding) return <OverrideAddress pane={pane} validation={address.validation} onDone={() => setOverriding(false)} />;
  const canAskAgain = address.asked === 'silent' || (address.asked === 'answered' && address.answer?.deliverable === 'unknown');
  return (
    <>
      <ul className={styles.list}>
        {findingsOf(address, now).map((finding) => (
          <li key={finding.text} className={styles.item}>
            <OutcomeIcon outcome={finding.outcome} />
            <span>{finding.text}</span>
          </li>
        ))}
      </ul>
      {overridden === undefined ? null : <div className={styles.word}>{overrideText(address)}</div>}
      <p className={styles.hint}>{t('address.mailbox-unknown')}</p>
      <div className={styles.buttons}>
        {canOverride ? (
          <Button size="small" onClick={() => setOverriding(true)}>
            {t('address.override')}
          </Button>
        ) : null}
        {canOverride && overridden !== undefined ? (
          <Button size="small" onClick={() => void verbs.overrideAddress({})}>
            {t('address.take-back')}
          </Button>
        ) : null}
        {canAskAgain ? (
          <Button size="small" onClick={() => verbs.checkAddress()}>
            {t('primary.check-again')}
          </Button>
        ) : null}
      </div>
    </>
  );
}

function OutcomeIcon(props: { readonly outcome: Outcome }): JSX.Element {
  const styles = useStyles();
  const looks = {
    held: [styles.held, <Checkmark16Regular />],
    missed: [styles.missed, <Dismiss16Regular />],
    open: [undefined, <Subtract16Regular />],
  } as const;
  const [tone, icon] = looks[props.outcome];
  return (
    <span className={mergeClasses(styles.icon, tone)} role="img" aria-label={t(`address.outcome.${props.outcome}`)}>
      {icon}
    </span>
  );
}

function findingsOf(address: CheckedAddress, now: Date): readonly Finding[] {
  const { validation, heardOn, bounce } = address;
  const wrong = validation.wellFormed ? undefined : validation.problems[0];
  const findings: Finding[] = [wrong === undefined ? { outcome: 'held', text: t('address.well-formed') } : { outcome: 'missed', text: t(`address.problem.${wrong}`) }];
  if (heardOn !== undefined) findings.push({ outcome: 'held', text: t('address.heard', { date: dayText(heardOn, now) }) });
  if (bounce !== undefined) findings.push({ outcome: 'missed', text: t(`address.bounced-${bounce.failure}`, { date: dayText(bounce.at, now) }) });
  if (validation.wellFormed) findings.push(domainFinding(address), { outcome: 'open', text: t(`address.about.${validation.type}`) });
  return findings;
}

function domainFinding({ asked, answer }: CheckedAddress): Finding {
  if (answer === undefined) return { outcome: 'open', text: t(`address.domain.${asked === 'answered' ? 'silent' : asked}`) };
  if (answer.deliverable === 'yes') return { outcome: 'held', text: t('address.domain.yes') };
  const why = answer.problems[0] ?? 'no-answer';
  return { outcome: answer.deliverable === 'no' ? 'missed' : 'open', text: t(`address.problem.${why}`) };
}

function overrideText({ validation }: CheckedAddress): string {
  const { validity, type, reason }: AddressWord = validation.overridden ?? {};
  const words = [...(validity === undefined ? [] : [t(`address.validity.${validity}`)]), ...(type === undefined ? [] : [t(`address.type.${type}`)])];
  return reason === undefined ? t('address.overridden', { words: words.join(', ') }) : t('address.overridden-why', { words: words.join(', '), reason });
}
