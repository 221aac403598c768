// Who knows whom: colleagues by emails and meetings with the lead, as the agent counted them. Everybody may take themselves out.
import type { JSX } from 'react';
import { Button, Link } from '@fluentui/react-components';
import type { Colleague } from '../../../domain/colleagues.ts';
import type { PageAnswer } from '../../lead/leadPageView.ts';
import type { Pane } from '../../parts/pane.ts';
import { SectionHead } from '../../parts/SectionHead.tsx';
import { arrivalText } from '../../parts/words/dates.ts';
import { initialsOf } from '../../parts/words/names.ts';
import { t } from '../../strings.ts';
import { listText } from './fieldWords.ts';
import { usePageStyles } from './usePageStyles.ts';

export function ColleagueSection({ pane, answer }: { readonly pane: Pane; readonly answer: PageAnswer }): JSX.Element {
  const shared = usePageStyles();
  const { userId, isHidden } = answer;
  const counted = answer.research?.colleagues;
  // The seller's own word holds at once, whenever the list was made.
  const colleagues = (counted ?? []).filter((colleague) => !(isHidden && colleague.userId === userId));
  const hide = (hidden: boolean): void => void pane.verbs.leadPage.hideMe(hidden);
  return (
    <section>
      <SectionHead title={t('leadPage.colleagues')} aside={t('leadPage.colleagues.by')} />
      {counted === undefined ? <p className={shared.quiet}>{t('leadPage.colleagues.not-yet')}</p> : colleagues.length === 0 ? <p className={shared.quiet}>{t('leadPage.colleagues.none')}</p> : null}
      <ul className={shared.list}>
        {colleagues.map((colleague) => (
          <li key={colleague.userId} className={shared.row}>
            <span className={shared.round} aria-hidden>
              {initialsOf(colleague.name)}
            </span>
            <div className={shared.words}>
              <div>
                <span className={shared.name}>{colleague.userId === userId ? t('leadPage.colleagues.you') : colleague.name}</span> <span className={shared.detail}>{countText(colleague)}</span>
              </div>
              <div className={shared.detail}>{t('leadPage.colleagues.last', { date: arrivalText(colleague.lastOn, pane.now) })}</div>
            </div>
            {colleague.userId === userId ? (
              <Button size="small" disabledFocusable={pane.view.busy} onClick={() => hide(true)}>
                {t('leadPage.colleagues.hide')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {isHidden ? (
        <p className={shared.quiet}>
          {t('leadPage.colleagues.hidden')}{' '}
          <Link as="button" className={shared.link} onClick={() => hide(false)}>
            {t('leadPage.colleagues.show')}
          </Link>
        </p>
      ) : null}
    </section>
  );
}

function countText({ emails, meetings }: Colleague): string {
  return listText([...(emails === 0 ? [] : [t('leadPage.colleagues.emails', { count: emails })]), ...(meetings === 0 ? [] : [t('leadPage.colleagues.meetings', { count: meetings })])]);
}
