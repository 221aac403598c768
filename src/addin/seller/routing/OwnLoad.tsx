// How full the seller is and when they are away: one press keeps new leads off until tomorrow, one press takes it back.
import { useEffect, useRef, useState } from 'react';
import type { JSX } from 'react';
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowUndo16Regular } from '@fluentui/react-icons/svg/arrow-undo';
import { whereaboutsOf } from '../../../domain/routing/whereabouts.ts';
import { addDays, dayIn, instantOf, weekdayOf } from '../../../domain/times/wallTime.ts';
import type { HomeView } from '../../home/homeView.ts';
import type { OwnRoutingView } from '../../routing/ownRoutingMemory.ts';
import { AbsenceFields } from '../../parts/availability/AbsenceFields.tsx';
import { absenceForm, absenceFormProblem, absenceOf } from '../../parts/availability/absenceForm.ts';
import { hoursTexts, whereaboutsText } from '../../parts/availability/availabilityWords.ts';
import { LoadBar } from '../../parts/availability/LoadBar.tsx';
import { Bar } from '../../parts/Bar.tsx';
import type { Pane } from '../../parts/pane.ts';
import { SectionHead } from '../../parts/SectionHead.tsx';
import { t } from '../../strings.ts';

const useStyles = makeStyles({
  line: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '6px 8px', marginTop: '8px', fontSize: '13px', lineHeight: '18px' },
  quiet: { color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  words: { minWidth: 0 },
  form: { display: 'flex', flexDirection: 'column', gap: '8px', marginTop: '8px' },
});

interface OwnLoadProps {
  readonly pane: Pane;
  readonly home: HomeView;
  readonly routing: OwnRoutingView;
}

/** Nothing for who is no seller. */
export function OwnLoad({ pane, home, routing }: OwnLoadProps): JSX.Element | null {
  const styles = useStyles();
  const { seller, schedule } = routing;
  if (seller === undefined) return null;
  // The list is what the seller sees; the service's count may be a minute behind.
  const open = home.own?.rows?.length ?? seller.open;
  return (
    <section aria-label={t('seller.routing.title')}>
      <SectionHead title={t('seller.routing.title')} />
      <LoadBar label={t('seller.routing.open')} open={open} capacity={seller.capacity} />
      {seller.getsLeads ? null : <div className={styles.line}>{t('seller.routing.switched-off')}</div>}
      <Done pane={pane} routing={routing} />
      {routing.trouble === undefined ? null : <Bar tone="danger" title={t('seller.routing.not-saved')} text={t(`problem.${routing.trouble}.title`)} />}
      <Away pane={pane} routing={routing} />
      {schedule === undefined ? null : <div className={`${styles.line} ${styles.quiet}`}>{t('seller.routing.hours', { hours: hoursTexts(schedule).join(' · ') })}</div>}
    </section>
  );
}

/** What was just done, with the way back; it takes the focus of the button that is gone. */
function Done({ pane, routing }: Omit<OwnLoadProps, 'home'>): JSX.Element | null {
  const { did } = routing;
  const undo = useRef<HTMLButtonElement>(null);
  const before = useRef(did);
  useEffect(() => {
    if (did !== undefined && did !== before.current) undo.current?.focus();
    before.current = did;
  }, [did]);
  if (did === undefined) return null;
  if (did === 'undone') return <Bar tone="success" title={t('seller.routing.did.undone')} />;
  return (
    <Bar tone="success" title={t(`seller.routing.did.${did}`)} text={whereaboutsText(routing, pane.now)}>
      <Button ref={undo} size="small" icon={<ArrowUndo16Regular />} onClick={() => void pane.verbs.undoAway()}>
        {t('app.undo')}
      </Button>
    </Bar>
  );
}

function Away({ pane, routing }: Omit<OwnLoadProps, 'home'>): JSX.Element {
  const styles = useStyles();
  const [isChoosing, setChoosing] = useState(false);
  const { verbs, view, now } = pane;
  const zone = routing.schedule?.timeZone ?? view.timeZone;
  const canPress = view.online && !routing.isSaving;
  const press = (work: () => void) => () => (canPress ? work() : undefined);
  const where = whereaboutsOf(routing, now);
  if (where.kind === 'away') {
    return (
      <div className={styles.line}>
        <span className={styles.words}>{t('seller.routing.no-leads', { where: whereaboutsText(routing, now) })}</span>
        <Button size="small" disabledFocusable={!canPress} onClick={press(() => void verbs.comeBack())}>
          {t('seller.routing.back')}
        </Button>
      </div>
    );
  }
  return (
    <>
      <div className={styles.line} role="group" aria-label={t('seller.routing.away-until')}>
        <span className={styles.words}>{t('seller.routing.away-until')}</span>
        {ends(now, zone).map(({ id, to }) => (
          <Button key={id} size="small" disabledFocusable={!canPress} aria-label={t(`seller.routing.until-named.${id}`)} onClick={press(() => void verbs.goAway({ from: now.toISOString(), ...(to === undefined ? {} : { to }) }))}>
            {t(`seller.routing.until.${id}`)}
          </Button>
        ))}
        <Button size="small" aria-expanded={isChoosing} onClick={() => setChoosing(!isChoosing)}>
          {t('seller.routing.until.other')}
        </Button>
      </div>
      {isChoosing ? <Choosing now={now} zone={zone} canPress={canPress} onCancel={() => setChoosing(false)} onChoose={(absence) => void verbs.goAway(absence).then(() => setChoosing(false))} /> : null}
    </>
  );
}

type End = 'tomorrow' | 'monday' | 'open';

/** Ends offered with one press: days begin at midnight on the seller's clock. */
function ends(now: Date, zone: string): readonly { readonly id: End; readonly to?: string }[] {
  const today = dayIn(now, zone);
  const at = (days: number): string => instantOf(addDays(today, days), { hour: 0, minute: 0 }, zone);
  const untilMonday = ((8 - weekdayOf(today)) % 7) || 7;
  return [...(untilMonday === 1 ? [] : [{ id: 'tomorrow' as const, to: at(1) }]), { id: 'monday', to: at(untilMonday) }, { id: 'open' }];
}

interface ChoosingProps {
  readonly now: Date;
  readonly zone: string;
  readonly canPress: boolean;
  readonly onCancel: () => void;
  readonly onChoose: (absence: Parameters<Pane['verbs']['goAway']>[0]) => void;
}

function Choosing({ now, zone, canPress, onCancel, onChoose }: ChoosingProps): JSX.Element {
  const styles = useStyles();
  const [form, setForm] = useState(() => absenceForm(now, zone, 1));
  const problem = absenceFormProblem(form, zone, now);
  const absence = absenceOf(form, zone);
  const canSave = canPress && problem === undefined && absence !== undefined;
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (canSave) onChoose(absence);
      }}
    >
      <AbsenceFields form={form} problem={problem === undefined ? undefined : t(`availability.problem.${problem}`)} onChange={setForm} />
      <div className={styles.line}>
        <Button type="submit" size="small" disabledFocusable={!canSave}>
          {t('seller.routing.away-save')}
        </Button>
        <Button size="small" onClick={onCancel}>
          {t('seller.routing.away-cancel')}
        </Button>
      </div>
    </form>
  );
}
