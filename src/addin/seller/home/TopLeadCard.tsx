// The card of one of the best leads: who, how good, what they need, what to do next and why, and the buttons for it. Its height never changes.
import type { JSX } from 'react';
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { HandRight16Filled } from '@fluentui/react-icons/svg/hand-right';
import type { OwnLeadsView, TopLead } from '../../home/ownLeadsView.ts';
import { actionIcon } from '../../parts/lead/actionIcon.tsx';
import type { Pane } from '../../parts/pane.ts';
import { actionTitle } from '../../parts/words/actionWords.ts';
import { initialsOf, leadName } from '../../parts/words/names.ts';
import { reasonText } from '../../parts/words/reasonText.ts';
import { t } from '../../strings.ts';
import { GradeMark } from './GradeMark.tsx';
import { aboveText, companyText, fitText, isHandRaiser, needText } from './leadWords.ts';
import { RankButton } from './RankButton.tsx';
import { SampleTag } from './SampleTag.tsx';

const NARROW = '@media (max-width: 340px)';
const line = { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' } as const;

const useStyles = makeStyles({
  head: { display: 'flex', alignItems: 'center', gap: '12px', minWidth: 0, height: '40px', [NARROW]: { gap: '8px' } },
  picture: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'center',
    flexShrink: 0,
    boxSizing: 'border-box',
    width: '40px',
    height: '40px',
    border: `1px solid ${tokens.colorTransparentStroke}`,
    borderRadius: tokens.borderRadiusCircular,
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorBrandForeground2,
    fontSize: tokens.fontSizeBase300,
    fontWeight: tokens.fontWeightSemibold,
    [NARROW]: { width: '32px', height: '32px', fontSize: tokens.fontSizeBase200 },
  },
  words: { minWidth: 0, flexGrow: 1 },
  nameLine: { display: 'flex', alignItems: 'center', gap: '4px', minWidth: 0 },
  name: { ...line, margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400, fontWeight: tokens.fontWeightSemibold },
  companyLine: { display: 'flex', alignItems: 'center', gap: '6px', minWidth: 0 },
  company: { ...line, color: tokens.colorNeutralForeground2, fontSize: '13px', lineHeight: '18px' },
  marks: { display: 'flex', alignItems: 'center', gap: '8px', height: '24px', marginTop: '10px', minWidth: 0, [NARROW]: { gap: '6px' } },
  hand: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: '4px',
    minWidth: 0,
    boxSizing: 'border-box',
    height: '24px',
    padding: '0 8px 0 6px',
    [NARROW]: { padding: '0 5px 0 3px' },
    border: `1px solid ${tokens.colorTransparentStroke}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorBrandForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontWeight: tokens.fontWeightSemibold,
  },
  handIcon: { display: 'flex', flexShrink: 0 },
  cut: line,
  fit: { ...line, marginLeft: 'auto', color: tokens.colorNeutralForeground2, fontSize: '13px', lineHeight: '18px', [NARROW]: { fontSize: tokens.fontSizeBase200 } },
  need: {
    display: '-webkit-box',
    WebkitLineClamp: 2,
    WebkitBoxOrient: 'vertical',
    height: '40px',
    margin: '10px 0 0',
    overflow: 'hidden',
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    overflowWrap: 'anywhere',
  },
  action: { display: 'flex', gap: '10px', height: '38px', marginTop: '10px', paddingTop: '8px', borderTop: `1px solid ${tokens.colorNeutralStroke2}`, minWidth: 0 },
  actionIcon: { display: 'flex', flexShrink: 0, color: tokens.colorBrandForeground1 },
  actionTitle: { ...line, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300, fontWeight: tokens.fontWeightSemibold },
  reason: { ...line, color: tokens.colorNeutralForeground2, fontSize: '13px', lineHeight: '18px' },
  buttons: { display: 'flex', gap: '8px', marginTop: '10px', height: '32px' },
  start: { flexGrow: 1, minWidth: 0, paddingLeft: '8px', paddingRight: '8px', [NARROW]: { paddingLeft: '4px', paddingRight: '4px' } },
  more: { flexShrink: 0, minWidth: 0, maxWidth: '60%', paddingLeft: '10px', paddingRight: '10px', [NARROW]: { paddingLeft: '6px', paddingRight: '6px' } },
});

interface TopLeadCardProps {
  readonly pane: Pane;
  readonly card: TopLead;
  readonly labels: OwnLeadsView['labels'];
  /** How many open leads there are. */
  readonly of: number;
}

export function TopLeadCard(props: TopLeadCardProps): JSX.Element {
  const styles = useStyles();
  const { pane, card, labels, of } = props;
  const { lead, research } = card;
  const name = leadName(lead);
  const company = companyText(lead);
  const fit = fitText(research);
  const need = needText(lead);
  const above = aboveText(card, labels, pane.now) ?? t('home.order.last');
  return (
    <>
      <div className={styles.head}>
        <span className={styles.picture} aria-hidden>
          {initialsOf(name)}
        </span>
        <div className={styles.words}>
          <div className={styles.nameLine}>
            <h3 className={styles.name} title={name}>
              {name}
            </h3>
            <RankButton label={t('home.top.why-rank', { name })} lines={[above, t('home.top.place', { place: card.place, count: of })]} />
          </div>
          <div className={styles.companyLine}>
            {card.isSample ? <SampleTag /> : null}
            <span className={styles.company} title={company}>
              {company}
            </span>
          </div>
        </div>
      </div>
      <div className={styles.marks}>
        {isHandRaiser(research) ? (
          <span className={styles.hand} title={t('home.list.hand-raiser')}>
            <span className={styles.handIcon} aria-hidden>
              <HandRight16Filled />
            </span>
            <span className={styles.cut}>{t('home.list.hand-raiser')}</span>
          </span>
        ) : null}
        <GradeMark research={research} now={pane.now} />
        <span className={styles.fit} title={fit}>
          {fit}
        </span>
      </div>
      <p className={styles.need} title={need}>
        {need}
      </p>
      <NextAction pane={pane} card={card} />
      <div className={styles.buttons}>
        <Button appearance="primary" className={styles.start} data-primary="" title={startLabel(card)} aria-busy={pane.view.busy || undefined} onClick={() => void pane.verbs.startTopLead(lead.id)}>
          <span className={styles.cut}>{startLabel(card)}</span>
        </Button>
        <Button className={styles.more} title={t('home.top.more')} onClick={() => pane.verbs.openLead(lead.id, 'card')}>
          <span className={styles.cut}>{t('home.top.more')}</span>
        </Button>
      </div>
    </>
  );
}

function NextAction(props: { readonly pane: Pane; readonly card: TopLead }): JSX.Element {
  const styles = useStyles();
  const { pane, card } = props;
  const action = card.research?.action;
  const [reason] = action?.reasons ?? [];
  const title = action === undefined ? t('home.top.no-action') : actionTitle(action, pane.now);
  const why = reason === undefined ? '' : reasonText(reason, pane.now);
  return (
    <div className={styles.action}>
      <span className={styles.actionIcon} aria-hidden>
        {actionIcon(action?.kind ?? 'decide-yourself')}
      </span>
      <div className={styles.words}>
        <div className={styles.actionTitle} title={title}>
          {title}
        </div>
        <div className={styles.reason} title={why}>
          {why}
        </div>
      </div>
    </div>
  );
}

function startLabel({ start, research }: TopLead): string {
  switch (start) {
    case 'email':
      return t('home.menu.open-email');
    case 'message':
      return t(research?.action?.kind === 'send-follow-up-email' ? 'home.top.start.follow-up' : 'home.top.start.message');
    case 'appointment':
      return t('home.top.start.appointment');
    case 'lead':
      return t('home.menu.open-lead');
  }
}
