// One lead: who, why it waits or who gave it, who looks after it, until when, and what helps as buttons. A card in a pane.
import type { JSX } from 'react';
import { Button, Checkbox, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { Alert16Regular } from '@fluentui/react-icons/svg/alert';
import { Clock16Regular } from '@fluentui/react-icons/svg/clock';
import { Warning20Regular } from '@fluentui/react-icons/svg/warning';
import { arrivalText } from '../../../parts/words/dates.ts';
import { t } from '../../../strings.ts';
import { useAdminStyles } from '../../styles.ts';
import { heads, monitorGrid } from './monitorGrid.ts';
import type { LineShown } from './monitorDesk.ts';
import { dueText, fixOf, spentText, whyText, type Fix } from './monitorWords.ts';

const { wide: WIDE, columns } = monitorGrid;

const useStyles = makeStyles({
  row: { display: 'grid', gridTemplateColumns: '32px minmax(0, 1fr)', alignItems: 'center', gap: '4px 8px', padding: '8px 0', borderTop: `1px solid ${tokens.colorNeutralStroke3}`, fontSize: '13px', lineHeight: '18px', [WIDE]: { gridTemplateColumns: columns, minHeight: '52px' } },
  pick: { gridRow: '1', marginLeft: '-8px', [WIDE]: { gridRow: 'auto' } },
  part: { gridColumn: '2', minWidth: 0, overflowWrap: 'anywhere', [WIDE]: { gridColumn: 'auto' } },
  name: { fontWeight: tokens.fontWeightSemibold, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
  why: { display: 'flex', alignItems: 'flex-start', gap: '8px' },
  sign: { flexShrink: 0, color: tokens.colorStatusWarningForeground3 },
  signLate: { color: tokens.colorStatusDangerForeground1 },
  due: { display: 'inline-flex', alignItems: 'center', gap: '4px' },
  narrow: { [WIDE]: { display: 'none' } },
  wide: { display: 'none', [WIDE]: { display: 'inline' } },
  late: { border: `1px solid ${tokens.colorStatusDangerBorder1}`, backgroundColor: tokens.colorStatusDangerBackground1, color: tokens.colorStatusDangerForeground1 },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '6px', [WIDE]: { justifyContent: 'flex-end' } },
});

interface MonitorRowProps {
  readonly line: LineShown;
  /** By user id; "somebody" where a name is not known. */
  readonly nameOf: (id: string | undefined) => string | undefined;
  readonly now: Date;
  readonly canPress: boolean;
  readonly isPicked: boolean;
  readonly onPick: (isPicked: boolean) => void;
  readonly onAssign: () => void;
  readonly onFix: (fix: Fix) => void;
  readonly onWhy: () => void;
}

export function MonitorRow({ line, nameOf, now, canPress, isPicked, onPick, onAssign, onFix, onWhy }: MonitorRowProps): JSX.Element {
  const styles = useStyles();
  const shared = useAdminStyles();
  const { leadName, companyName, why, arrivedOn, state } = line;
  const besides = [companyName, arrivedOn === undefined ? undefined : arrivalText(arrivedOn, now)].filter((part) => part !== undefined).join(' · ');
  const due = dueText(line, now);
  const help = fixOf(why);
  const press = (work: () => void) => () => (canPress ? work() : undefined);
  const holder = state === 'assigned' ? (line.ownerName ?? nameOf(line.assigneeId)) : (nameOf(line.responsibleId) ?? line.ownerName);
  return (
    <div role="row" className={styles.row}>
      <div role="cell" className={styles.pick}>
        <Checkbox checked={isPicked} aria-label={t('admin.monitor.pick', { name: leadName })} onChange={(_event, { checked }) => onPick(checked === true)} />
      </div>
      <div role="cell" className={styles.part}>
        <div className={styles.name}>{leadName}</div>
        {besides === '' ? null : <div className={shared.caption}>{besides}</div>}
      </div>
      <div role="cell" className={mergeClasses(styles.part, styles.why)}>
        {state === 'attention' ? <Warning20Regular aria-hidden className={mergeClasses(styles.sign, due?.isLate === true && styles.signLate)} /> : null}
        <span>{whyText(line)}</span>
      </div>
      <div role="cell" className={styles.part}>
        <span className={styles.narrow}>{t('admin.monitor.named', { what: t(`admin.monitor.head.${heads[state][2]}`), name: holder ?? t('admin.monitor.nobody') })}</span>
        <span className={styles.wide}>{holder ?? t('admin.monitor.nobody')}</span>
      </div>
      <div role="cell" className={styles.part}>
        {due === undefined || state === 'assigned' ? (
          <span className={shared.caption}>{spentText(line, now)}</span>
        ) : (
          <span className={mergeClasses(shared.tag, styles.due, due.isLate && styles.late)}>
            {due.isLate ? <Alert16Regular aria-hidden /> : <Clock16Regular aria-hidden />}
            {due.text}
          </span>
        )}
      </div>
      <div role="cell" className={mergeClasses(styles.part, styles.buttons)}>
        {state === 'waiting' ? null : (
          <Button size="small" data-why={line.leadId} aria-label={t('admin.monitor.why-named', { name: leadName })} onClick={onWhy}>
            {t('admin.monitor.why-press')}
          </Button>
        )}
        <Button size="small" disabledFocusable={!canPress} aria-label={t('admin.monitor.assign-named', { name: leadName })} onClick={press(onAssign)}>
          {t('admin.monitor.assign')}
        </Button>
        {help === undefined || state !== 'attention' ? null : (
          <Button size="small" aria-label={t('admin.monitor.fix-named', { fix: help.text, name: leadName })} disabledFocusable={help.fix.kind === 'run' && !canPress} onClick={help.fix.kind === 'run' ? press(() => onFix(help.fix)) : () => onFix(help.fix)}>
            {help.text}
          </Button>
        )}
      </div>
    </div>
  );
}
