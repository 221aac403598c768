// What differs between two plans, line by line.
import type { JSX } from 'react';
import { makeStyles, tokens } from '@fluentui/react-components';
import { changesBetween } from '../../../../domain/routing/plan/planChange.ts';
import type { RoutingPlan } from '../../../../domain/routing/plan.ts';
import { t } from '../../../strings.ts';
import { useAdminStyles } from '../../styles.ts';
import type { RuleNames } from '../ruleWords.ts';
import { differenceText } from './planWords.ts';

const useStyles = makeStyles({
  list: { margin: '8px 0 0', padding: 0, listStyleType: 'none' },
  item: { padding: '6px 0', borderTop: `1px solid ${tokens.colorNeutralStroke3}`, fontSize: '13px', lineHeight: '18px', overflowWrap: 'anywhere' },
  detail: { whiteSpace: 'pre-line' },
});

export function ChangeList({ before, after, names }: { readonly before: RoutingPlan; readonly after: RoutingPlan; readonly names: RuleNames }): JSX.Element {
  const styles = useStyles();
  const shared = useAdminStyles();
  // Segments of either plan may be gone by now.
  const all: RuleNames = { ...names, segments: [...names.segments, ...after.segments, ...before.segments] };
  const differences = changesBetween(before, after);
  if (differences.length === 0) return <p className={shared.hint}>{t('admin.routing.nothing-differs')}</p>;
  return (
    <ul className={styles.list}>
      {differences.map((difference, place) => {
        const { text, detail } = differenceText(difference, all);
        return (
          <li key={place} className={styles.item}>
            {text}
            {detail === undefined ? null : <div className={`${shared.caption} ${styles.detail}`}>{detail}</div>}
          </li>
        );
      })}
    </ul>
  );
}
