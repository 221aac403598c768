// Settings of the organization's own row that queries depend on, read again every few seconds; a change made here counts at once.
import { defaultFiscalCalendar, fiscalCalendarOf, type FiscalCalendar } from './query/fiscalCalendar.ts';
import type { Session } from './storage/database.ts';

export interface OrganizationSettings {
  readonly fiscalCalendar: FiscalCalendar;
  /** How long a `$deltatoken` may be continued from. */
  readonly changeTrackingDays: number;
}

export interface SettingsStore {
  current(): OrganizationSettings;
  /** Reads the settings again; without `force` only when they may have changed elsewhere. */
  refresh(session: Session, force?: boolean): Promise<void>;
}

const freshSettings: OrganizationSettings = { fiscalCalendar: defaultFiscalCalendar, changeTrackingDays: 7 };

/** A change made by another process is seen after this long. */
const FRESH_MS = 10_000;

/** A store that knows the defaults until its first refresh. */
export function createSettingsStore(): SettingsStore {
  let current: OrganizationSettings = freshSettings;
  let at = Number.NEGATIVE_INFINITY;
  return {
    current: () => current,
    refresh: async (session, force = false) => {
      if (!force && Date.now() - at < FRESH_MS) return;
      at = Date.now();
      const [row] = await session.query<{ start: string | null; periodType: number | null; days: number | null }>('select fiscalcalendarstart as start, fiscalperiodtype as "periodType", expirechangetrackingindays as days from crm.organization limit 1');
      current = row ? { fiscalCalendar: fiscalCalendarOf(row), changeTrackingDays: row.days ?? freshSettings.changeTrackingDays } : freshSettings;
    },
  };
}
