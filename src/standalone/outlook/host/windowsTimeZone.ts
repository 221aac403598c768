// Outlook names time zones as Windows does ("W. Europe Standard Time"), not as IANA does. The Unicode CLDR
// correspondence for zones an inhabited office is likely to be in.

const WINDOWS_NAMES: Readonly<Record<string, string>> = {
  UTC: 'UTC', 'Etc/UTC': 'UTC', 'Europe/London': 'GMT Standard Time', 'Europe/Dublin': 'GMT Standard Time', 'Europe/Lisbon': 'GMT Standard Time',
  'Europe/Berlin': 'W. Europe Standard Time', 'Europe/Amsterdam': 'W. Europe Standard Time', 'Europe/Zurich': 'W. Europe Standard Time', 'Europe/Vienna': 'W. Europe Standard Time',
  'Europe/Rome': 'W. Europe Standard Time', 'Europe/Stockholm': 'W. Europe Standard Time', 'Europe/Oslo': 'W. Europe Standard Time', 'Europe/Copenhagen': 'Romance Standard Time',
  'Europe/Paris': 'Romance Standard Time', 'Europe/Madrid': 'Romance Standard Time', 'Europe/Brussels': 'Romance Standard Time', 'Europe/Warsaw': 'Central European Standard Time',
  'Europe/Prague': 'Central Europe Standard Time', 'Europe/Budapest': 'Central Europe Standard Time', 'Europe/Athens': 'GTB Standard Time', 'Europe/Bucharest': 'GTB Standard Time',
  'Europe/Helsinki': 'FLE Standard Time', 'Europe/Kiev': 'FLE Standard Time', 'Europe/Kyiv': 'FLE Standard Time', 'Europe/Istanbul': 'Turkey Standard Time',
  'America/New_York': 'Eastern Standard Time', 'America/Toronto': 'Eastern Standard Time', 'America/Chicago': 'Central Standard Time', 'America/Denver': 'Mountain Standard Time',
  'America/Phoenix': 'US Mountain Standard Time', 'America/Los_Angeles': 'Pacific Standard Time', 'America/Sao_Paulo': 'E. South America Standard Time',
  'America/Mexico_City': 'Central Standard Time (Mexico)', 'America/Bogota': 'SA Pacific Standard Time', 'Asia/Dubai': 'Arabian Standard Time', 'Asia/Kolkata': 'India Standard Time',
  'Asia/Calcutta': 'India Standard Time', 'Asia/Singapore': 'Singapore Standard Time', 'Asia/Shanghai': 'China Standard Time', 'Asia/Hong_Kong': 'China Standard Time',
  'Asia/Tokyo': 'Tokyo Standard Time', 'Asia/Seoul': 'Korea Standard Time', 'Australia/Sydney': 'AUS Eastern Standard Time', 'Australia/Melbourne': 'AUS Eastern Standard Time',
  'Australia/Perth': 'W. Australia Standard Time', 'Pacific/Auckland': 'New Zealand Standard Time', 'Africa/Johannesburg': 'South Africa Standard Time',
};

/** The Windows name of an IANA zone; zones without an entry keep their IANA name. */
export function windowsTimeZone(zone: string): string {
  return WINDOWS_NAMES[zone] ?? zone;
}
