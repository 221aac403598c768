// The settings of routing as they are typed, and what keeps them from being saved. Pure.
import type { RoutingSettings } from '../../../../domain/routing/plan.ts';
import type { Id } from '../../../../domain/records.ts';

export interface SettingsForm {
  readonly roundRobinScope: RoutingSettings['roundRobinScope'];
  /** Undefined = all roles. */
  readonly eligibleRoleIds: readonly string[] | undefined;
  readonly catchAllOwnerId: Id<'user'> | undefined;
  /** Whole hours as typed. */
  readonly catchAllHours: string;
  readonly keepsEligibleOwner: boolean;
  readonly tooOld: RoutingSettings['tooOld'];
  readonly creditsAbsence: boolean;
  readonly takesUpEarlier: boolean;
  /** `HH:MM`, UTC. */
  readonly retryAt: readonly string[];
}

export type SettingsProblem = 'no-roles' | 'no-owner' | 'hours-wrong' | 'time-missing' | 'time-twice';

const MOST_HOURS = 120;
/** As many runs a day as the rules' documentation allows. */
export const MOST_RETRIES = 2;

export function settingsForm({ catchAllHours, eligibleRoleIds, catchAllOwnerId, takesUpEarlier = false, ...rest }: RoutingSettings): SettingsForm {
  return { ...rest, eligibleRoleIds, catchAllOwnerId, takesUpEarlier, catchAllHours: String(catchAllHours) };
}

/** In the order of the form. */
export function settingsProblems(form: SettingsForm): readonly SettingsProblem[] {
  const { eligibleRoleIds, catchAllOwnerId, catchAllHours, retryAt } = form;
  const hours = Number(catchAllHours);
  return [
    ...(catchAllOwnerId === undefined ? ['no-owner' as const] : []),
    ...(/^\d{1,3}$/.test(catchAllHours.trim()) && hours >= 1 && hours <= MOST_HOURS ? [] : ['hours-wrong' as const]),
    ...(eligibleRoleIds?.length === 0 ? ['no-roles' as const] : []),
    ...(retryAt.some((time) => !/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) ? ['time-missing' as const] : new Set(retryAt).size < retryAt.length ? ['time-twice' as const] : []),
  ];
}

/** Lays what was edited here over the settings as they are by then. @param base what the form began with. */
export function editedSettings(form: SettingsForm, base: RoutingSettings, now: RoutingSettings): RoutingSettings {
  const edited = settingsOf(form);
  const differs = (key: keyof RoutingSettings): boolean => JSON.stringify(edited[key]) !== JSON.stringify(base[key]);
  const pick = <Key extends keyof RoutingSettings>(key: Key): RoutingSettings[Key] => (differs(key) ? edited[key] : now[key]);
  const [eligibleRoleIds, catchAllOwnerId, takesUpEarlier] = [pick('eligibleRoleIds'), pick('catchAllOwnerId'), pick('takesUpEarlier')];
  return {
    roundRobinScope: pick('roundRobinScope'),
    ...(eligibleRoleIds === undefined ? {} : { eligibleRoleIds }),
    ...(catchAllOwnerId === undefined ? {} : { catchAllOwnerId }),
    catchAllHours: pick('catchAllHours'),
    keepsEligibleOwner: pick('keepsEligibleOwner'),
    tooOld: pick('tooOld'),
    creditsAbsence: pick('creditsAbsence'),
    ...(takesUpEarlier === undefined ? {} : { takesUpEarlier }),
    retryAt: pick('retryAt'),
  };
}

function settingsOf({ eligibleRoleIds, catchAllOwnerId, catchAllHours, takesUpEarlier, retryAt, ...rest }: SettingsForm): RoutingSettings {
  return {
    ...rest,
    ...(eligibleRoleIds === undefined ? {} : { eligibleRoleIds }),
    ...(catchAllOwnerId === undefined ? {} : { catchAllOwnerId }),
    catchAllHours: Number(catchAllHours),
    ...(takesUpEarlier ? { takesUpEarlier } : {}),
    retryAt: [...retryAt].sort(),
  };
}
