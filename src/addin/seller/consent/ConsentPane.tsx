// Before Handraise starts, and Privacy: the same choices, asked once and changed at any time. Saving them is valid with all of them off.
import { useEffect, useRef, useState } from 'react';
import type { JSX } from 'react';
import { Link, makeStyles, tokens } from '@fluentui/react-components';
import { Info16Regular } from '@fluentui/react-icons/svg/info';
import { MailRead20Regular } from '@fluentui/react-icons/svg/mail-read';
import { PeopleTeam20Regular } from '@fluentui/react-icons/svg/people-team';
import { Search20Regular } from '@fluentui/react-icons/svg/search';
import { CONSENT_TEXT_VERSION } from '../../../domain/consent.ts';
import type { ConsentView } from '../../consentMemory.ts';
import type { ConsentChoice } from '../../paneVerbs.ts';
import { Bar } from '../../parts/Bar.tsx';
import { Footer, SecondaryButton } from '../../parts/Footer.tsx';
import type { Pane } from '../../parts/pane.ts';
import { PaneFrame } from '../../parts/PaneFrame.tsx';
import { dayText } from '../../parts/words/dates.ts';
import { t } from '../../strings.ts';
import { ConsentCard } from './ConsentCard.tsx';

const useStyles = makeStyles({
  title: { margin: '4px 0 0', fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500, fontWeight: tokens.fontWeightSemibold, outlineStyle: 'none' },
  intro: { margin: '4px 0 0', color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
  note: { display: 'flex', gap: '8px', marginTop: '16px', fontSize: '13px', lineHeight: '18px' },
  icon: { display: 'flex', flexShrink: 0, marginTop: '1px', color: tokens.colorNeutralForeground2 },
  words: { minWidth: 0 },
  line: { margin: 0 },
  quiet: { margin: '8px 0 0', color: tokens.colorNeutralForeground2 },
  full: { margin: '8px 0 0', paddingLeft: '18px' },
});

interface ConsentPaneProps {
  readonly pane: Pane;
  readonly consent: ConsentView;
  /** `question` stands where Home would and can be put off; `privacy` has a way back, and one choice more. */
  readonly place: 'question' | 'privacy';
}

export function ConsentPane(props: ConsentPaneProps): JSX.Element {
  const styles = useStyles();
  const { pane, consent, place } = props;
  const { verbs, view } = pane;
  const isPrivacy = place === 'privacy';
  const [choice, setChoice] = useChoice(consent);
  const title = useRef<HTMLHeadingElement>(null);
  // The seller pressed for Privacy; the question comes by itself and takes no focus.
  useEffect(() => {
    if (isPrivacy) title.current?.focus();
  }, [isPrivacy]);
  const shown: Pane = { ...pane, view: { ...view, status: { kind: 'none' }, problem: undefined, busy: consent.isSaving } };
  const back = isPrivacy ? <SecondaryButton label={t('privacy.back')} press={() => verbs.closePrivacy()} /> : <SecondaryButton label={t('consent.later')} press={() => verbs.askConsentLater()} />;
  const footer = (
    <Footer pane={shown} primary={{ label: t('consent.save'), press: () => void verbs.saveConsent(choice) }}>
      {back}
    </Footer>
  );
  return (
    <PaneFrame footer={footer}>
      <h1 ref={title} className={styles.title} tabIndex={-1}>
        {t(isPrivacy ? 'privacy.title' : 'consent.title')}
      </h1>
      <p className={styles.intro}>{t(isPrivacy ? 'privacy.intro' : 'consent.intro')}</p>
      <Outcome consent={consent} />
      <ConsentCard
        id="web-research"
        icon={<Search20Regular />}
        title={t('consent.web.title')}
        purpose={t('consent.web.purpose')}
        leaves={t('consent.web.leaves')}
        never={t('consent.web.never')}
        without={t('consent.web.without')}
        isOn={choice.webResearch}
        onChange={(webResearch) => setChoice({ ...choice, webResearch })}
      />
      <ConsentCard
        id="read-mail"
        icon={<MailRead20Regular />}
        title={t('consent.mail.title')}
        purpose={t('consent.mail.purpose')}
        leaves={t('consent.mail.reads')}
        never={t('consent.mail.never')}
        without={t('consent.mail.without')}
        isOn={choice.readMail}
        onChange={(readMail) => setChoice({ ...choice, readMail })}
      />
      {isPrivacy ? (
        <ConsentCard id="hidden" icon={<PeopleTeam20Regular />} title={t('privacy.hide.title')} purpose={t('privacy.hide.purpose')} without={t('privacy.hide.without')} isOn={choice.hidden} onChange={(hidden) => setChoice({ ...choice, hidden })} />
      ) : null}
      <WhatFollows pane={pane} consent={consent} isPrivacy={isPrivacy} />
    </PaneFrame>
  );
}

/** What is switched on now: first what was said before, nothing where nothing was. */
function useChoice({ answer }: ConsentView): [ConsentChoice, (choice: ConsentChoice) => void] {
  const said: ConsentChoice = { readMail: answer?.readMail ?? false, webResearch: answer?.webResearch ?? false, hidden: answer?.hidden ?? false };
  const [changed, setChanged] = useState<ConsentChoice>();
  return [changed ?? said, setChanged];
}

/** How saving went. */
function Outcome(props: { readonly consent: ConsentView }): JSX.Element | null {
  const { done, trouble } = props.consent;
  if (trouble !== undefined) return <Bar tone="danger" title={t('consent.not-saved')} text={t(`problem.${trouble}.title`)} />;
  if (done === undefined) return null;
  return <Bar tone="success" title={t(done === 'revoked' ? 'privacy.revoked' : 'privacy.saved')} {...(done === 'revoked' ? { text: t('privacy.revoked-text') } : {})} />;
}

function WhatFollows(props: { readonly pane: Pane; readonly consent: ConsentView; readonly isPrivacy: boolean }): JSX.Element {
  const styles = useStyles();
  const { pane, consent, isPrivacy } = props;
  const [isFull, setFull] = useState(false);
  const saidOn = consent.answer?.saidOn;
  return (
    <div className={styles.note}>
      <span className={styles.icon} aria-hidden>
        <Info16Regular />
      </span>
      <div className={styles.words}>
        <p className={styles.line}>{t('consent.if-no')}</p>
        <p className={styles.quiet}>
          {isPrivacy && saidOn !== undefined ? t('privacy.said', { date: dayText(saidOn, pane.now), version: CONSENT_TEXT_VERSION }) : t('consent.stored', { version: CONSENT_TEXT_VERSION })}
        </p>
        <Link as="button" aria-expanded={isFull} onClick={() => setFull(!isFull)}>
          {t(isFull ? 'consent.less' : 'consent.full')}
        </Link>
        {isFull ? (
          <ul className={styles.full}>
            {(['background', 'opened', 'own', 'service', 'kept', 'revoke'] as const).map((part) => (
              <li key={part}>{t(`consent.text.${part}`)}</li>
            ))}
          </ul>
        ) : null}
      </div>
    </div>
  );
}
