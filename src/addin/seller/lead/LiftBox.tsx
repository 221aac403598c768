// What would lift the lead to its next grade, in words, and the way to ask the lead for it.
import type { JSX } from 'react';
import { Link, makeStyles, tokens } from '@fluentui/react-components';
import { Lightbulb20Regular } from '@fluentui/react-icons/svg/lightbulb';
import type { LeadScore } from '../../../domain/leadResearch.ts';
import { gradeOf, usualRanges } from '../../../domain/scoring/grades.ts';
import { topicOf } from '../../drafting/askInDraft.ts';
import type { LeadPageView, PageAnswer } from '../../lead/leadPageView.ts';
import type { Pane } from '../../parts/pane.ts';
import { t } from '../../strings.ts';
import { liftText, listText, numberText, pointsText } from './fieldWords.ts';

const useStyles = makeStyles({
  lift: { display: 'flex', gap: '8px', marginTop: '10px', padding: '10px 12px', borderRadius: tokens.borderRadiusMedium, backgroundColor: tokens.colorNeutralBackground3, fontSize: '13px', lineHeight: '18px', overflowWrap: 'anywhere' },
  words: { minWidth: 0, overflowWrap: 'anywhere' },
  ask: { marginTop: '4px', fontSize: '13px', lineHeight: '18px', textAlign: 'start' },
  bulb: { display: 'flex', flexShrink: 0, color: tokens.colorBrandForeground1 },
});

interface LiftProps {
  readonly pane: Pane;
  readonly page: LeadPageView;
  readonly answer: PageAnswer;
  readonly lift: NonNullable<Extract<LeadScore, { readonly made: 'here' }>['lift']>;
}

/** The smallest change that lifts the grade, of fields that can be filled in; what the lead can be asked, where a draft is at hand. */
export function LiftBox({ pane, page, answer, lift }: LiftProps): JSX.Element {
  const styles = useStyles();
  const changes = lift.changes.map((change) => t('leadPage.score.lift-change', { field: liftText(answer, change), points: pointsText(change.points) }));
  const grade = gradeOf(lift.value, page.settings.scoring?.ranges ?? usualRanges);
  const topics = canDraftHere(page) ? [...new Set(lift.changes.flatMap(({ field }) => topicOf(field) ?? []))] : [];
  return (
    <div className={styles.lift}>
      <span className={styles.bulb} aria-hidden>
        <Lightbulb20Regular />
      </span>
      <div className={styles.words}>
        {t('leadPage.score.lift', { grade, value: numberText(lift.value), changes: listText(changes) })}
        {topics.map((topic) => (
          <div key={topic}>
            <Link
              as="button"
              className={styles.ask}
              onClick={() => {
                pane.verbs.leadPage.close();
                void pane.verbs.askInDraft(topic);
              }}
            >
              {t(`leadPage.score.ask-${topic}`)}
            </Link>
          </div>
        ))}
      </div>
    </div>
  );
}

/** The open email is this lead's and calls for an answer. */
function canDraftHere({ lead, email, suggestion }: LeadPageView): boolean {
  return email !== undefined && suggestion?.performs === 'draft' && lead?.status === 'open' && !lead.doNotEmail;
}
