// Examples kept beside the rules: "this lead goes to this seller". They are tried on the draft at every change; one that fails says whom
// the draft would give the lead to, and why.
import { useState } from 'react';
import type { JSX } from 'react';
import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { Add16Regular } from '@fluentui/react-icons/svg/add';
import { CheckmarkCircle16Filled } from '@fluentui/react-icons/svg/checkmark-circle';
import { ClipboardTask20Regular } from '@fluentui/react-icons/svg/clipboard-task';
import { ErrorCircle16Filled } from '@fluentui/react-icons/svg/error-circle';
import type { RoutingPlan, RuleTest } from '../../../../domain/routing/plan.ts';
import type { RuleTestResult } from '../../../../domain/routing/plan/ruleTests.ts';
import { t } from '../../../strings.ts';
import { useAdminStyles } from '../../styles.ts';
import { personName, type RuleNames } from '../ruleWords.ts';
import { RuleTestDialog } from './RuleTestDialog.tsx';
import { decisionSteps, outcomeName } from './testWords.ts';

const useStyles = makeStyles({
  card: { boxSizing: 'border-box', marginTop: '20px', padding: '12px 16px', border: `1px solid ${tokens.colorNeutralStroke2}`, borderRadius: tokens.borderRadiusXLarge },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px' },
  title: { flexGrow: 1, margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300, fontWeight: tokens.fontWeightSemibold },
  icon: { display: 'flex', flexShrink: 0 },
  mark: { display: 'inline-flex', alignItems: 'center', gap: '4px', fontSize: '13px', lineHeight: '18px' },
  good: { color: tokens.colorStatusSuccessForeground1 },
  bad: { color: tokens.colorStatusDangerForeground1 },
  list: { margin: '8px 0 0', padding: 0, listStyleType: 'none' },
  item: { display: 'flex', gap: '6px', padding: '6px 0', borderTop: `1px solid ${tokens.colorNeutralStroke3}`, fontSize: '13px', lineHeight: '18px' },
  words: { flexGrow: 1, minWidth: 0, overflowWrap: 'anywhere' },
  steps: { margin: '6px 0 0', paddingLeft: '20px' },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px', marginTop: '8px' },
});

interface RuleTestsProps {
  readonly tests: readonly RuleTest[];
  /** Undefined while what they depend on is being read. */
  readonly results: readonly RuleTestResult[] | undefined;
  readonly plan: RoutingPlan;
  readonly names: RuleNames;
  readonly onChange: (test: RuleTest) => void;
  readonly onRemove: (test: RuleTest) => void;
}

export function RuleTests({ tests, results, plan, names, onChange, onRemove }: RuleTestsProps): JSX.Element {
  const styles = useStyles();
  const shared = useAdminStyles();
  const [opened, setOpened] = useState<RuleTest>();
  const [areAllShown, setAllShown] = useState(false);
  const failing = results?.filter(({ passes }) => !passes) ?? [];
  const passing = (results?.length ?? 0) - failing.length;
  const shown = areAllShown ? tests : tests.filter(({ id }) => failing.some(({ test }) => test.id === id));
  return (
    <section className={styles.card} aria-label={t('admin.routing.tests')} tabIndex={-1} data-tests="">
      <div className={styles.head}>
        <span className={styles.icon} aria-hidden>
          <ClipboardTask20Regular />
        </span>
        <h2 className={styles.title}>{t('admin.routing.tests')}</h2>
        {results === undefined || tests.length === 0 ? null : <Mark isGood text={t('admin.routing.pass', { count: passing })} />}
        {failing.length === 0 ? null : <Mark text={t('admin.routing.fail', { count: failing.length })} />}
      </div>
      <p className={shared.hint}>{tests.length === 0 ? t('admin.routing.tests-empty') : results === undefined ? t('admin.routing.tests-reading') : t('admin.routing.tests-hint')}</p>
      <ul className={styles.list}>
        {shown.map((test) => (
          <TestRow key={test.id} test={test} result={results?.find((each) => each.test.id === test.id)} plan={plan} names={names} onChange={() => setOpened(test)} onRemove={() => onRemove(test)} />
        ))}
      </ul>
      <div className={styles.buttons}>
        <Button size="small" icon={<Add16Regular />} onClick={() => setOpened({ id: crypto.randomUUID(), name: '', lead: {} })}>
          {t('admin.routing.test-add')}
        </Button>
        {tests.length === failing.length ? null : (
          <Button size="small" aria-expanded={areAllShown} onClick={() => setAllShown(!areAllShown)}>
            {t(areAllShown ? 'admin.routing.tests-failing' : 'admin.routing.tests-all')}
          </Button>
        )}
      </div>
      {opened === undefined ? null : (
        <RuleTestDialog
          test={opened}
          names={names}
          rules={plan.rules}
          onSave={(test) => {
            setOpened(undefined);
            onChange(test);
          }}
          onClose={() => setOpened(undefined)}
        />
      )}
    </section>
  );
}

function Mark({ text, isGood }: { readonly text: string; readonly isGood?: true }): JSX.Element {
  const styles = useStyles();
  return (
    <span className={mergeClasses(styles.mark, isGood === true ? styles.good : styles.bad)}>
      <span className={styles.icon} aria-hidden>
        {isGood === true ? <CheckmarkCircle16Filled /> : <ErrorCircle16Filled />}
      </span>
      {text}
    </span>
  );
}

interface TestRowProps {
  readonly test: RuleTest;
  readonly result: RuleTestResult | undefined;
  readonly plan: RoutingPlan;
  readonly names: RuleNames;
  readonly onChange: () => void;
  readonly onRemove: () => void;
}

function TestRow({ test, result, plan, names, onChange, onRemove }: TestRowProps): JSX.Element {
  const styles = useStyles();
  const shared = useAdminStyles();
  const [isOpen, setOpen] = useState(false);
  const wanted = test.sellerId === undefined ? t('admin.routing.catch-all') : personName(test.sellerId, names);
  const got = result === undefined ? '' : outcomeName(result.got, names);
  const place = result === undefined || !('ruleId' in result.got) ? 0 : plan.rules.findIndex(({ id }) => 'ruleId' in result.got && id === result.got.ruleId) + 1;
  const text = result === undefined || result.passes
    ? t('admin.routing.test-passes', { name: test.name, wanted })
    : place === 0 ? t('admin.routing.test-fails', { name: test.name, wanted, got, number: plan.number }) : t('admin.routing.test-fails-rule', { name: test.name, wanted, got, number: plan.number, place });
  return (
    <li className={styles.item}>
      {result === undefined ? null : (
        <span className={mergeClasses(styles.icon, result.passes ? styles.good : styles.bad)} role="img" aria-label={t(result.passes ? 'admin.routing.passes' : 'admin.routing.fails')}>
          {result.passes ? <CheckmarkCircle16Filled /> : <ErrorCircle16Filled />}
        </span>
      )}
      <div className={styles.words}>
        {text}
        {result?.failure === undefined ? null : <div className={shared.caption}>{t(`admin.routing.failure.${result.failure}`)}</div>}
        {isOpen && result !== undefined ? (
          <ol className={styles.steps}>
            {decisionSteps(result, names).map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ol>
        ) : null}
        <div className={styles.buttons}>
          {result === undefined ? null : (
            <Button size="small" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
              {t('admin.routing.why', { who: got })}
            </Button>
          )}
          <Button size="small" aria-label={t('admin.routing.test-change-named', { name: test.name })} onClick={onChange}>
            {t('admin.routing.test-change')}
          </Button>
          <Button size="small" aria-label={t('admin.pick.remove', { name: test.name })} onClick={onRemove}>
            {t('admin.routing.remove')}
          </Button>
        </div>
      </div>
    </li>
  );
}
