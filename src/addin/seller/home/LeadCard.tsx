// A lead opened from Home: who it is, why it is listed, each reason with its evidence, and the emails we know of.
import { useEffect, useRef } from 'react';
import type { JSX } from 'react';
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ChevronLeft20Regular } from '@fluentui/react-icons/svg/chevron-left';
import type { HomeView } from '../../home/homeView.ts';
import { Bar } from '../../parts/Bar.tsx';
import { Identity } from '../../parts/lead/Identity.tsx';
import type { Pane } from '../../parts/pane.ts';
import { SectionHead } from '../../parts/SectionHead.tsx';
import { arrivalText } from '../../parts/words/dates.ts';
import { leadDetail, leadName } from '../../parts/words/names.ts';
import { reasonText } from '../../parts/words/reasonText.ts';
import { t } from '../../strings.ts';

const MOST_EMAILS = 10;

const useStyles = makeStyles({
  back: { marginLeft: '-8px', marginBottom: '8px' },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  item: { padding: '8px 0', borderBottom: `1px solid ${tokens.colorNeutralStroke3}`, fontSize: '13px', lineHeight: '18px', overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground2 },
  head: { display: 'flex', justifyContent: 'space-between', gap: '12px', color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px', marginTop: '14px' },
});

export function LeadCard(props: { readonly pane: Pane; readonly card: NonNullable<HomeView['card']> }): JSX.Element {
  const styles = useStyles();
  const { pane, card } = props;
  const { lead, reminder, canOpen } = card.row;
  const back = useRef<HTMLButtonElement>(null);
  useEffect(() => back.current?.focus(), []);
  return (
    <>
      <Button ref={back} appearance="subtle" size="small" className={styles.back} icon={<ChevronLeft20Regular />} onClick={() => pane.verbs.closeLead()}>
        {t('home.card.back')}
      </Button>
      <Identity name={leadName(lead)} detail={leadDetail(lead)} />
      {card.isMissing ? <Bar tone="warning" title={t('home.card.missing')} text={t('home.card.missing-text')} /> : null}
      <SectionHead title={t('home.card.why')} />
      <ul className={styles.list}>
        {reminder.reasons.map((reason) => (
          <li key={reason.code} className={styles.item}>
            {reasonText(reason, pane.now)}
            {reason.citation === undefined ? null : (
              <div className={styles.quiet}>
                {t('home.card.source', { quote: reason.citation.quote || t('strip.no-subject'), date: arrivalText(reason.citation.date ?? '', pane.now) })}
              </div>
            )}
          </li>
        ))}
      </ul>
      <SectionHead title={t('home.card.emails')} aside={card.emails.length} />
      <ul className={styles.list}>
        {card.emails.slice(0, MOST_EMAILS).map((email) => (
          <li key={email.key} className={styles.item}>
            <div className={styles.head}>
              <span>{t(`home.card.${email.direction}`)}</span>
              <span>{arrivalText(email.at, pane.now)}</span>
            </div>
            {email.subject.trim() || t('strip.no-subject')}
          </li>
        ))}
      </ul>
      <div className={styles.buttons}>
        {canOpen && !card.isMissing ? <Button onClick={() => void pane.verbs.openReminder(reminder.id, 'email')}>{t('home.menu.open-email')}</Button> : null}
        <Button onClick={() => void pane.verbs.answerReminder(reminder.id, 'done')}>{t('home.menu.done')}</Button>
      </div>
    </>
  );
}
