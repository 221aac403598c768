// Which addresses in a draft may become links.
import { readUrl } from './readUrl.ts';
import type { Lasting } from '../state.ts';

/** Hosts whose addresses become links in an email: those of the admin's own pages. Lower case. */
export function linkHostsOf({ settings }: Pick<Lasting, 'settings'>): readonly string[] {
  const pages = [settings.company.website, ...settings.products.flatMap((product) => product.facts.map((fact) => fact.url))];
  return [...new Set(pages.flatMap((page) => (page === undefined ? [] : (readUrl(page)?.hostname ?? []))))];
}
