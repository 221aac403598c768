// The pages of a company's own website that speak of the company: the first one, and those about the company and its products that it links to. Four at most, all on its host.
import { normalizeCompanyName } from '../../domain/company/companyName.ts';
import { companyDomainOf } from '../../domain/mail/companyDomain.ts';
import { grantedText } from './answerBody.ts';
import { ownDomainOf, siteHostOf } from './companySite.ts';
import { readPage } from './htmlFacts.ts';
import type { PageFacts, PageLink } from './htmlFacts.ts';
import { at, textAt } from './parsedJson.ts';
import { linkFrom } from './quotedText.ts';
import { readUrl } from './readUrl.ts';
import { SourceError } from './source.ts';
import type { Company, PublicAnswer, SourceTools } from './source.ts';

export type PageRole = 'home' | 'about' | 'products';

export interface SitePage {
  readonly role: PageRole;
  readonly answer: PublicAnswer;
  readonly facts: PageFacts;
}

const MOST_SUBPAGES: Readonly<Record<Exclude<PageRole, 'home'>, number>> = { about: 2, products: 1 };
const MOST_SEGMENTS = 3;
/** Last segment of a path, words parted by hyphens. */
const PATHS: Readonly<Record<Exclude<PageRole, 'home'>, RegExp>> = {
  about: /^(?:about|about-us|about-the-company|company|our-company|the-company|who-we-are|what-we-do|our-story|mission|our-mission|ueber-uns|uber-uns|unternehmen|firma|wir-ueber-uns|leitbild|a-propos|qui-sommes-nous|entreprise|notre-mission|sobre-nosotros|quienes-somos|empresa|nosotros|chi-siamo|azienda|over-ons|wie-zijn-wij|bedrijf|sobre|sobre-nos|quem-somos)$/,
  products: /^(?:products|our-products|product|services|our-services|solutions|our-solutions|products-and-services|products-services|platform|produkte|leistungen|loesungen|produits|nos-produits|solutions-et-services|productos|servicios|soluciones|prodotti|servizi|soluzioni|producten|diensten|oplossingen|produtos|servicos|solucoes)$/,
};

/**
 * @returns none where the company has no website of its own, or it belongs to somebody else by now.
 * @throws SourceError where the first page can't be read; a later one costs only itself.
 */
export async function readWebsite(company: Company, tools: SourceTools): Promise<readonly SitePage[]> {
  const domain = ownDomainOf(company);
  if (domain === undefined) return [];
  const home = await readHome(startsFrom(company, domain), tools);
  if (home === undefined || !belongsTo(home, company, domain)) return [];
  const pages: SitePage[] = [home];
  for (const { role, url } of subpagesOf(home)) {
    const page = await readSubpage(role, url, tools);
    // A redirect may lead anywhere; only what is still the same host counts.
    if (page !== undefined && hostOf(page.answer.url) === hostOf(home.answer.url)) pages.push(page);
  }
  return pages;
}

/** Addresses in the order they are tried. */
function startsFrom({ website }: Company, domain: string): readonly string[] {
  const given = siteHostOf(website);
  const host = given !== undefined && companyDomainOf(given) === domain ? given : domain;
  const other = host.startsWith('www.') ? host.slice('www.'.length) : `www.${host}`;
  return [`https://${host}/`, `https://${other}/`, `http://${host}/`];
}

async function readHome(starts: readonly string[], tools: SourceTools): Promise<SitePage | undefined> {
  let failure: SourceError | undefined;
  for (const url of starts) {
    try {
      const answer = await tools.fetch(url, { found: true });
      return pageFrom('home', answer);
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      failure ??= error;
      // Nobody there, or a certificate for another name: perhaps under the other spelling.
      if (error.failure !== 'silent' && error.failure !== 'refused') break;
    }
  }
  throw failure ?? new SourceError('silent');
}

async function readSubpage(role: PageRole, url: string, tools: SourceTools): Promise<SitePage | undefined> {
  try {
    return pageFrom(role, await tools.fetch(url, { found: true }));
  } catch (error) {
    if (error instanceof SourceError) return undefined;
    throw error;
  }
}

function pageFrom(role: PageRole, answer: PublicAnswer): SitePage | undefined {
  if (answer.status === 404 || answer.status === 410) return undefined;
  const text = grantedText(answer);
  return /html/i.test(answer.headers['content-type'] ?? '') ? { role, answer, facts: readPage(text) } : undefined;
}

/** A domain that leads elsewhere is still the company's where that page bears its name. */
function belongsTo({ answer, facts }: SitePage, { name }: Company, domain: string): boolean {
  if (companyDomainOf(hostOf(answer.url)) === domain) return true;
  const wanted = normalizeCompanyName(name);
  const named = [facts.title, facts.meta.get('og:site_name'), ...facts.structured.flatMap((each) => [textAt(each, 'name'), textAt(each, 'legalName'), textAt(at(each, 'publisher'), 'name')])];
  return wanted !== '' && named.some((each) => each !== undefined && ` ${normalizeCompanyName(each)} `.includes(` ${wanted} `));
}

function subpagesOf({ answer, facts }: SitePage): readonly { readonly role: Exclude<PageRole, 'home'>; readonly url: string }[] {
  const seen = new Set([withoutEnd(answer.url)]);
  return (['about', 'products'] as const).flatMap((role) => {
    const found: { role: typeof role; url: string }[] = [];
    for (const link of facts.links) {
      const url = subpageUrl(link, answer.url, PATHS[role]);
      if (url === undefined || seen.has(withoutEnd(url)) || found.length >= MOST_SUBPAGES[role]) continue;
      seen.add(withoutEnd(url));
      found.push({ role, url });
    }
    return found;
  });
}

/** An address on the same host whose path says what it is about; nothing with a query, which may do more than show. */
function subpageUrl({ href }: PageLink, base: string, paths: RegExp): string | undefined {
  const link = linkFrom(readUrl(href, base)?.href);
  if (link === undefined) return undefined;
  const url = new URL(link);
  if (url.origin !== new URL(base).origin || url.search !== '') return undefined;
  const segments = url.pathname.split('/').filter((segment) => segment !== '');
  const last = (segments.at(-1) ?? '').toLowerCase().replace(/\.(?:html?|php|aspx?)$/, '').replaceAll('_', '-');
  if (segments.length > MOST_SEGMENTS || !paths.test(last)) return undefined;
  url.hash = '';
  return url.href;
}

function hostOf(url: string): string {
  return new URL(url).hostname;
}

function withoutEnd(url: string): string {
  return url.replace(/\/$/, '');
}
