// A company's website as an admin types it. Whether it answers is not known here: nothing is asked.

/** Labels of letters of any script, digits and hyphens; a label never begins or ends with a hyphen. */
const LABEL = /^[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?$/u;
const LONGEST_WEBSITE = 500;

/**
 * The address with `https://` where no scheme was typed; undefined when it is no address of a public website:
 * another scheme, a name without a dot, an IP address, a user name or a port.
 */
export function websiteOf(typed: string): string | undefined {
  const text = typed.trim();
  if (text.length === 0 || text.length > LONGEST_WEBSITE || /[\s<>"\\^`{|}]/.test(text)) return undefined;
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(text)?.[1]?.toLowerCase();
  if (scheme !== undefined && scheme !== 'https' && scheme !== 'http') return undefined;
  const rest = scheme === undefined ? text : text.slice(scheme.length + 3);
  const end = rest.search(/[/?#]/);
  const host = (end < 0 ? rest : rest.slice(0, end)).toLowerCase();
  const labels = host.split('.');
  const last = labels[labels.length - 1] ?? '';
  if (labels.length < 2 || !labels.every((label) => LABEL.test(label)) || /^\d+$/.test(last) || last.length < 2) return undefined;
  return `${scheme ?? 'https'}://${host}${end < 0 ? '' : rest.slice(end)}`;
}
