// The next day on which somebody is at work, Saturdays and Sundays left out.

const DAY_MS = 86_400_000;

/** @returns `YYYY-MM-DD` of the first weekday after `now`, in UTC. */
export function nextWorkingDay(now: Date): string {
  const day = new Date(now.getTime() + DAY_MS);
  while (day.getUTCDay() === 0 || day.getUTCDay() === 6) day.setUTCDate(day.getUTCDate() + 1);
  return day.toISOString().slice(0, 10);
}
