// Where a row opens in the CRM's own pages.

/** The address of a row's page. @param crmUrl without a slash at the end. */
export function recordUrl(crmUrl: string, table: string, id: string): string {
  return `${crmUrl}/main.aspx?pagetype=entityrecord&etn=${encodeURIComponent(table)}&id=${encodeURIComponent(id)}`;
}

export function openRecord(crmUrl: string, table: string, id: string): void {
  window.open(recordUrl(crmUrl, table, id), '_blank', 'noopener,noreferrer');
}
