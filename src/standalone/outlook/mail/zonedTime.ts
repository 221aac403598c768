// Wall-clock times in a named time zone, both ways. Instants are milliseconds since 1970.

/** Milliseconds the zone is ahead of UTC at an instant. Unknown zones count as the zone of this machine. */
export function zoneOffset(instant: number, zone: string | undefined): number {
  const parts = formatIn(zone).formatToParts(instant);
  const part = (type: Intl.DateTimeFormatPartTypes): number => Number(parts.find((piece) => piece.type === type)?.value ?? 0);
  const wallClock = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
  return wallClock - Math.floor(instant / 1000) * 1000;
}

/** The instant at which clocks of the zone show this wall-clock time, given as if it were UTC. */
export function fromWallClock(wallClock: number, zone: string | undefined): number {
  // The offset at the wall clock taken as UTC may be that of the other side of a clock change; one correction settles it.
  const guess = wallClock - zoneOffset(wallClock, zone);
  return wallClock - zoneOffset(guess, zone);
}

/** `YYYY-MM-DDThh:mm` as clocks of the zone show it. */
export function wallClockText(instant: number, zone: string | undefined): string {
  return new Date(instant + zoneOffset(instant, zone)).toISOString().slice(0, 16);
}

function formatIn(zone: string | undefined): Intl.DateTimeFormat {
  const fields: Intl.DateTimeFormatOptions = { year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric', hourCycle: 'h23' };
  try {
    return new Intl.DateTimeFormat('en-US', { ...fields, timeZone: zone });
  } catch {
    return new Intl.DateTimeFormat('en-US', fields);
  }
}
