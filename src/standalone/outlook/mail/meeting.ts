// The little of RFC 5545 this page needs: when and where the first event of an invitation takes place.
import type { Meeting } from './message.ts';
import { fromWallClock } from './zonedTime.ts';

/** Reads the first VEVENT. Local times without a known zone are taken as the time of this machine. */
export function readMeeting(calendar: string): Meeting {
  const lines = calendar.replace(/\r?\n[ \t]/g, '').split(/\r?\n/);
  const begin = lines.indexOf('BEGIN:VEVENT');
  const event = begin < 0 ? [] : lines.slice(begin, lines.indexOf('END:VEVENT', begin) + 1);
  return {
    start: instant(property(event, 'DTSTART')),
    end: instant(property(event, 'DTEND')),
    location: (property(event, 'LOCATION')?.value ?? '').replace(/\\([,;\\])/g, '$1').replace(/\\n/gi, ' '),
  };
}

interface Property {
  readonly parameters: string;
  readonly value: string;
}

function property(lines: readonly string[], name: string): Property | undefined {
  const line = lines.find((candidate) => candidate.startsWith(`${name}:`) || candidate.startsWith(`${name};`));
  if (line === undefined) return undefined;
  const colon = line.indexOf(':');
  return { parameters: line.slice(name.length, colon), value: line.slice(colon + 1) };
}

function instant(property: Property | undefined): number | undefined {
  const parts = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)(Z?))?$/.exec(property?.value ?? '');
  if (!parts) return undefined;
  const [year, month, day, hour, minute, second] = parts.slice(1, 7).map((part) => Number(part ?? 0));
  const utc = Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute, second);
  if (parts[7] === 'Z') return utc;
  const zone = /TZID="?([^";:]{1,80})/.exec(property?.parameters ?? '')?.[1];
  return fromWallClock(utc, zone);
}
