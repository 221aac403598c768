// What the rule reaches right now: leads, those an earlier rule takes first, and the sellers who match, each to be seen by name.
import { useState } from 'react';
import type { JSX } from 'react';
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { AssignmentRule, RoutingPlan } from '../../../../domain/routing/plan.ts';
import { initialsOf, leadDetail, leadName } from '../../../parts/words/names.ts';
import { currentFormats, t } from '../../../strings.ts';
import { useAdminStyles } from '../../styles.ts';
import type { SellerShown } from '../routingAdministration.ts';
import type { Reach } from './useReach.ts';

/** So many are shown by name. */
const MOST_NAMES = 20;
const MOST_PICTURES = 6;

const useStyles = makeStyles({
  card: { boxSizing: 'border-box', marginBottom: '16px', padding: '12px 16px', border: `1px solid ${tokens.colorNeutralStroke2}`, borderRadius: tokens.borderRadiusXLarge, fontSize: '13px', lineHeight: '18px' },
  title: { margin: '0 0 4px', fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300, fontWeight: tokens.fontWeightSemibold },
  line: { display: 'flex', justifyContent: 'space-between', gap: '8px', padding: '6px 0', borderTop: `1px solid ${tokens.colorNeutralStroke3}`, overflowWrap: 'anywhere' },
  list: { margin: 0 },
  number: { margin: 0, fontWeight: tokens.fontWeightSemibold, fontVariantNumeric: 'tabular-nums' },
  people: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '6px', marginTop: '6px' },
  picture: { display: 'flex', alignItems: 'center', justifyContent: 'center', width: '28px', height: '28px', borderRadius: tokens.borderRadiusCircular, backgroundColor: tokens.colorBrandBackground2, color: tokens.colorBrandForeground2, fontSize: '11px', fontWeight: tokens.fontWeightSemibold, '@media (forced-colors: active)': { border: '1px solid CanvasText' } },
  names: { maxHeight: '240px', overflowY: 'auto', margin: '6px 0 0', padding: 0, listStyleType: 'none', scrollbarWidth: 'thin' },
  item: { padding: '4px 0', overflowWrap: 'anywhere' },
  sub: { margin: '8px 0 0', fontSize: '13px', lineHeight: '18px', fontWeight: tokens.fontWeightSemibold },
});

interface RightNowProps {
  readonly reach: Reach;
  readonly rule: AssignmentRule;
  readonly plan: RoutingPlan;
  readonly sellers: readonly SellerShown[];
}

export function RightNow({ reach, rule, plan, sellers }: RightNowProps): JSX.Element {
  const styles = useStyles();
  const shared = useAdminStyles();
  const [isOpen, setOpen] = useState(false);
  const { found } = reach;
  const numbers = new Intl.NumberFormat(currentFormats().locale);
  const matching = found?.sellers === undefined ? undefined : sellers.filter(({ id }) => found.sellers?.includes(id));
  const leads = found?.matching ?? [];
  return (
    <section className={styles.card} aria-label={t('admin.routing.right-now')}>
      <h2 className={styles.title}>{t('admin.routing.right-now')}</h2>
      {found === undefined ? (
        reach.asked === 'failed' ? (
          <>
            <p className={shared.hint}>{t('admin.order.not-read')}</p>
            <Button size="small" onClick={reach.again}>
              {t('problem.retry')}
            </Button>
          </>
        ) : (
          <p className={shared.hint}>{t('admin.order.reading')}</p>
        )
      ) : (
        <>
          <div role="status">
            <dl className={styles.list}>
              <Line label={t('admin.routing.leads-match')} value={numbers.format(leads.length)} />
              {found.takenBefore.map(({ ruleId, count }) => {
                const place = plan.rules.findIndex(({ id }) => id === ruleId) + 1;
                return <Line key={ruleId} label={t('admin.routing.taken-first', { place })} value={numbers.format(count)} />;
              })}
              {matching === undefined ? null : <Line label={t('admin.routing.sellers-match')} value={numbers.format(matching.length)} />}
            </dl>
          </div>
          {matching === undefined ? <p className={shared.hint}>{t(`admin.routing.asks-no-seller.${rule.target.kind === 'team' || rule.target.kind === 'queue' ? rule.target.kind : 'account-owner'}`)}</p> : null}
          {matching?.length === 0 ? <p className={shared.hint}>{t('admin.routing.nobody-now')}</p> : null}
          <div className={styles.people}>
            {(matching ?? []).slice(0, MOST_PICTURES).map(({ id, name }) => (
              <span key={id} className={styles.picture} role="img" aria-label={name} title={name}>
                {initialsOf(name)}
              </span>
            ))}
            {leads.length === 0 && (matching ?? []).length === 0 ? null : (
              <Button size="small" appearance="transparent" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
                {t(isOpen ? 'admin.routing.members-hide' : 'admin.routing.see-who')}
              </Button>
            )}
          </div>
          {isOpen ? (
            <>
              {matching === undefined || matching.length === 0 ? null : <Names title={t('admin.routing.sellers-match')} names={matching.map(({ id, name, open, capacity }) => ({ id, name, detail: loadText(open, capacity) }))} />}
              {leads.length === 0 ? null : <Names title={t('admin.routing.leads-match')} names={leads.map(({ newest: { lead } }) => ({ id: lead.id, name: leadName(lead), detail: leadDetail(lead) }))} />}
            </>
          ) : null}
          <p className={shared.caption}>{t('admin.routing.newest-only')}</p>
        </>
      )}
    </section>
  );
}

function loadText(open: number | undefined, capacity: number | undefined): string {
  if (capacity === undefined) return t('admin.routing.no-limit');
  return t('admin.routing.load', { open: open ?? 0, capacity });
}

function Line({ label, value }: { readonly label: string; readonly value: string }): JSX.Element {
  const styles = useStyles();
  return (
    <div className={styles.line}>
      <dt>{label}</dt>
      <dd className={styles.number}>{value}</dd>
    </div>
  );
}

function Names({ title, names }: { readonly title: string; readonly names: readonly { readonly id: string; readonly name: string; readonly detail: string }[] }): JSX.Element {
  const styles = useStyles();
  const shared = useAdminStyles();
  return (
    <>
      <h3 className={styles.sub}>{title}</h3>
      <ul className={styles.names} aria-label={title} tabIndex={0}>
        {names.slice(0, MOST_NAMES).map(({ id, name, detail }) => (
          <li key={id} className={styles.item}>
            {name}
            <div className={shared.caption}>{detail}</div>
          </li>
        ))}
        {names.length > MOST_NAMES ? <li className={shared.caption}>{t('admin.routing.members-more', { count: names.length - MOST_NAMES })}</li> : null}
      </ul>
    </>
  );
}
