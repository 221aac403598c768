// What the draft is for, and what speaks against it: of a first email the seven conditions, of the others one line.
import { useId, useState } from 'react';
import type { JSX } from 'react';
import { Link, makeStyles, Select, tokens } from '@fluentui/react-components';
import { CheckmarkCircle16Regular } from '@fluentui/react-icons/svg/checkmark-circle';
import { Info16Regular } from '@fluentui/react-icons/svg/info';
import { draftPurposes, type OfferedPurpose } from '../../domain/draft/draftPurpose.ts';
import type { Pane } from '../parts/pane.ts';
import { SectionHead } from '../parts/SectionHead.tsx';
import { reasonText } from '../parts/words/reasonText.ts';
import { t } from '../strings.ts';
import type { LeadScreen, WritingChoices } from '../emailScreens.ts';
import { ConditionList } from './ConditionList.tsx';

const SUGGESTED = 'suggested';

const useStyles = makeStyles({
  select: { width: '100%', '& select': { minWidth: 0, textOverflow: 'ellipsis' } },
  line: { display: 'flex', alignItems: 'flex-start', gap: '6px', marginTop: '6px', color: tokens.colorNeutralForeground2, fontSize: '13px', lineHeight: '18px' },
  icon: { display: 'flex', flexShrink: 0, marginTop: '1px' },
  met: { color: tokens.colorStatusSuccessForeground1 },
  text: { flexGrow: 1, minWidth: 0, overflowWrap: 'anywhere' },
  link: { flexShrink: 0, fontSize: '13px', lineHeight: '18px' },
});

/** The dropdown and the line below it. */
export function PurposeChoice(props: { readonly pane: Pane; readonly screen: LeadScreen; readonly writing: WritingChoices }): JSX.Element {
  const styles = useStyles();
  const { pane, screen, writing } = props;
  const headId = useId();
  const offered = writing.purposes.find(({ purpose }) => purpose === writing.purpose);
  const withSuggestion = pane.view.strip?.composeType === 'reply';
  return (
    <section aria-labelledby={headId}>
      <div id={headId}>
        <SectionHead title={t('writing.purpose')} />
      </div>
      <Select
        className={styles.select}
        aria-label={t('writing.purpose')}
        value={writing.purpose ?? SUGGESTED}
        onChange={(event) => pane.verbs.choosePurpose(draftPurposes.find((purpose) => purpose === event.target.value))}
      >
        {withSuggestion || offered === undefined ? <option value={SUGGESTED}>{t('writing.suggested')}</option> : null}
        {writing.purposes.map(({ purpose }) => (
          <option key={purpose} value={purpose}>
            {t(`purpose.${purpose}`)}
          </option>
        ))}
      </Select>
      {offered?.purpose === 'introduction' ? <FirstEmail pane={pane} screen={screen} offered={offered} /> : <Against pane={pane} offered={offered} />}
    </section>
  );
}

function FirstEmail(props: { readonly pane: Pane; readonly screen: LeadScreen; readonly offered: OfferedPurpose }): JSX.Element {
  const styles = useStyles();
  const { missing } = props.offered;
  const isMet = missing.length === 0;
  // What is missing is in view; what holds is one press away.
  const [isOpen, setOpen] = useState(false);
  const listId = useId();
  return (
    <>
      <div className={styles.line}>
        <span className={isMet ? `${styles.icon} ${styles.met}` : styles.icon} aria-hidden>
          {isMet ? <CheckmarkCircle16Regular /> : <Info16Regular />}
        </span>
        <span className={isMet ? `${styles.text} ${styles.met}` : styles.text}>{isMet ? t('conditions.met') : t('conditions.missing', { count: missing.length })}</span>
        <Link as="button" className={styles.link} aria-expanded={isOpen} aria-controls={listId} onClick={() => setOpen(!isOpen)}>
          {t(isOpen ? 'conditions.hide' : isMet ? 'conditions.see' : 'conditions.see-all')}
        </Link>
      </div>
      <div id={listId}>
        <ConditionList pane={props.pane} screen={props.screen} missing={missing} withMet={isOpen} />
      </div>
    </>
  );
}

function Against(props: { readonly pane: Pane; readonly offered: OfferedPurpose | undefined }): JSX.Element | null {
  const styles = useStyles();
  const [reason] = props.offered?.missing ?? [];
  if (reason === undefined) return null;
  return (
    <div className={styles.line}>
      <span className={styles.icon} aria-hidden>
        <Info16Regular />
      </span>
      <span className={styles.text}>{reasonText(reason, props.pane.now)}</span>
    </div>
  );
}
