// Sample research: what public sources could say about the invented companies of some open leads. Every citation says that it is sample
// data and leads to the company's `.example` website, which nobody can own.
import type { Insight, InsightPoint, NewsKind, WebCitation } from '../../domain/insight.ts';
import { writtenAccounts, type SampleAccount } from './accounts.ts';

const PUBLISHER = 'Sample data';
const DAY = 86_400_000;
const FETCHED_HOURS_AGO = 3;
const FRESH_DAYS = 7;

interface SampleNews {
  readonly news: NewsKind;
  readonly daysAgo: number;
  readonly headline: string;
}

/** What is known of a company beyond its account. */
interface SampleCompany {
  readonly lead: string;
  readonly account: string;
  readonly founded: number;
  readonly products: string;
  readonly leader: readonly [name: string, role: string];
  /** Against the year before. */
  readonly growth: number;
  /** Of the revenue. */
  readonly profit: number;
  readonly news: readonly SampleNews[];
}

const companies: readonly SampleCompany[] = [
  { lead: 'jonas-brandt', account: 'halvorsen', founded: 1954, products: 'ready meals, sauces and canned fish', leader: ['Inger Halvorsen', 'Chief Executive Officer'], growth: 0.06, profit: 0.07, news: [{ news: 'launch', daysAgo: 24, headline: 'Halvorsen Foods starts a third filling line in Aarhus' }, { news: 'community', daysAgo: 61, headline: 'Halvorsen Foods takes on twelve apprentices' }] },
  { lead: 'lucia-romero', account: 'aceros-vidal', founded: 1971, products: 'slit coils and profiles for automotive suppliers', leader: ['Sergio Vidal', 'Consejero delegado'], growth: 0.09, profit: 0.05, news: [{ news: 'contract', daysAgo: 18, headline: 'Aceros Vidal firma un contrato de suministro por cuatro años' }] },
  { lead: 'greta-niemann', account: 'alpgold', founded: 1928, products: 'hard cheese and butter', leader: ['Bernd Höß', 'Geschäftsführer'], growth: 0.03, profit: 0.04, news: [{ news: 'award', daysAgo: 40, headline: 'Alpgold gewinnt Gold für zwölf Monate gereiften Bergkäse' }] },
  { lead: 'omar-haddad', account: 'cedar', founded: 1996, products: 'soft drinks in PET for retail brands', leader: ['Nabil Haddad', 'Managing Director'], growth: 0.14, profit: 0.06, news: [{ news: 'contract', daysAgo: 11, headline: 'Cedar Beverages to bottle lemonade for a national grocer' }, { news: 'leadership', daysAgo: 75, headline: 'Cedar Beverages names a new finance director' }] },
  { lead: 'elena-petrova', account: 'brightwater', founded: 1983, products: 'mineral water in glass and PET', leader: ['Oliver Stroud', 'Chief Executive Officer'], growth: 0.02, profit: 0.03, news: [{ news: 'community', daysAgo: 33, headline: 'Brightwater Bottling restores a mile of riverbank' }] },
  { lead: 'samuel-osei', account: 'tarn', founded: 2004, products: 'corrugated trays and shelf-ready boxes', leader: ['Ruth Amankwah', 'Managing Director'], growth: -0.04, profit: 0.02, news: [{ news: 'other', daysAgo: 52, headline: 'Tarn Packaging runs a used palletizing cell in Berlin' }] },
  { lead: 'kirsten-dahl', account: 'nordhavn', founded: 1961, products: 'lager, ale and soft drinks in kegs and cans', leader: ['Mikkel Sand', 'Administrerende direktør'], growth: 0.05, profit: 0.08, news: [{ news: 'launch', daysAgo: 15, headline: 'Nordhavn Bryggeri launches an alcohol-free range in cans' }] },
  { lead: 'wiebke-hansen', account: 'nordkuehl', founded: 1989, products: 'frozen storage and transhipment', leader: ['Fenja Lührs', 'Geschäftsführerin'], growth: 0.11, profit: 0.05, news: [{ news: 'launch', daysAgo: 29, headline: 'Nordkühl eröffnet zweite Tiefkühlhalle in Bremerhaven' }] },
  { lead: 'claire-fontaine', account: 'vercors', founded: 1947, products: 'yogurt and fresh cheese', leader: ['Hélène Morel', 'Directrice de site'], growth: 0.01, profit: 0.03, news: [{ news: 'award', daysAgo: 66, headline: 'Médaille d’argent pour le yaourt nature du Vercors' }] },
  { lead: 'helen-marsh', account: 'northgate', founded: 1990, products: 'tablets and sterile solutions', leader: ['Conor Keane', 'Chief Executive Officer'], growth: 0.08, profit: 0.12, news: [{ news: 'leadership', daysAgo: 20, headline: 'Northgate Pharma appoints a head of operations for Cork' }] },
  { lead: 'halina-wojcik', account: 'baltyk', founded: 1994, products: 'herring and salmon specialties', leader: ['Zofia Ostrowska', 'Prezes zarządu'], growth: 0.13, profit: 0.06, news: [{ news: 'launch', daysAgo: 9, headline: 'Bałtyk Foods breaks ground for a herring plant in Gdynia' }] },
  { lead: 'petra-schuster', account: 'isarbraeu', founded: 1874, products: 'wheat beer and lemonade in returnable crates', leader: ['Ludwig Maier', 'Braumeister'], growth: -0.02, profit: 0.04, news: [{ news: 'community', daysAgo: 47, headline: 'Isarbräu braut zum Stadtfest in Freising' }] },
  { lead: 'margarethe-lindner', account: 'rheinfeld', founded: 1936, products: 'tablets, ampoules and contract packaging', leader: ['Beat Zollinger', 'Vorsitzender der Geschäftsleitung'], growth: 0.07, profit: 0.15, news: [{ news: 'contract', daysAgo: 36, headline: 'Rheinfeld Pharma packt für einen zweiten Hersteller' }, { news: 'launch', daysAgo: 82, headline: 'Rheinfeld Pharma erneuert die Verpackung an zwei Standorten' }] },
  { lead: 'bo-karlsson', account: 'vanern', founded: 1919, products: 'kraft paper and carton board', leader: ['Lena Ström', 'Verkställande direktör'], growth: 0.04, profit: 0.09, news: [{ news: 'award', daysAgo: 58, headline: 'Vänern Papper honored for energy saved in the paper mill' }] },
  { lead: 'rui-matos', account: 'cedro', founded: 1978, products: 'flour and feed in bags', leader: ['Inês Cedro', 'Administradora'], growth: 0.1, profit: 0.05, news: [{ news: 'launch', daysAgo: 13, headline: 'A Cedro Alimentos passa a trabalhar em três turnos' }] },
  { lead: 'aisling-byrne', account: 'shannon', founded: 1986, products: 'parcel sorting and groupage', leader: ['Declan Roche', 'Managing Director'], growth: 0.12, profit: 0.04, news: [{ news: 'contract', daysAgo: 27, headline: 'Shannon Freight wins overnight parcels for the west' }] },
];

/** An insight about the lead of that key, whose id is only known in an organization. */
export interface SampleInsight {
  readonly lead: string;
  readonly insight: (now: Date) => Omit<Insight, 'leadId'>;
}

export const sampleInsights: readonly SampleInsight[] = companies.flatMap((company) => {
  const account = writtenAccounts.find(({ key }) => key === company.account);
  if (account === undefined) throw new Error(`No sample account is called ${company.account}.`);
  return [
    { lead: company.lead, insight: (now: Date) => overview(company, account, now) },
    { lead: company.lead, insight: (now: Date) => finances(company, account, now) },
    { lead: company.lead, insight: (now: Date) => news(company, account, now) },
  ];
});

const dayOf = (now: Date, daysAgo: number): string => new Date(now.getTime() - daysAgo * DAY).toISOString().slice(0, 10);

function dated(now: Date): Pick<Insight, 'gatheredOn' | 'expiresOn'> {
  const gathered = now.getTime() - FETCHED_HOURS_AGO * 3_600_000;
  const text = (instant: number): string => new Date(instant).toISOString().replace(/\.\d+Z$/, 'Z');
  return { gatheredOn: text(gathered), expiresOn: text(gathered + FRESH_DAYS * DAY) };
}

function cite(account: SampleAccount, now: Date, { title, quote, date }: { readonly title: string; readonly quote: string; readonly date?: string }): WebCitation {
  return { kind: 'web', title, url: account.website, publisher: PUBLISHER, fetchedOn: dated(now).gatheredOn, quote, ...(date === undefined ? {} : { date }) };
}

function overview(company: SampleCompany, account: SampleAccount, now: Date): Omit<Insight, 'leadId'> {
  const [leader, role] = company.leader;
  const about = (quote: string): WebCitation => cite(account, now, { title: `About ${account.name}`, quote });
  return {
    kind: 'overview', source: 'website', title: account.name, ...dated(now),
    points: [
      { kind: 'summary', value: account.description, citation: about(account.description) },
      { kind: 'products', value: company.products, citation: about(`We make and move ${company.products}.`) },
      { kind: 'employees', value: account.employees, citation: about(`${account.employees} people work with us.`) },
      { kind: 'headquarters', value: `${account.city}, ${account.country}`, citation: about(`Our head office is in ${account.city}, ${account.country}.`) },
      { kind: 'founded', value: company.founded, citation: about(`Founded in ${company.founded}.`) },
      { kind: 'officer', value: leader, role, citation: about(`${leader}, ${role}`) },
      { kind: 'website', value: account.website, citation: about(account.website) },
    ],
  };
}

/** Of the last calendar year that is over. */
function finances(company: SampleCompany, account: SampleAccount, now: Date): Omit<Insight, 'leadId'> {
  const year = now.getUTCFullYear() - 1;
  const revenue = account.revenue ?? account.employees * 210_000;
  const figure = (kind: 'revenue' | 'net-income', name: string, amount: number): InsightPoint => ({
    kind, value: { amount, currency: 'EUR' }, year,
    ...(kind === 'revenue' ? { change: company.growth } : {}),
    citation: cite(account, now, { title: `Annual report ${year}`, quote: `${name} ${year}: ${amount.toLocaleString('en-US')} euros`, date: `${year + 1}-04-15` }),
  });
  return {
    kind: 'finances', source: 'website', title: account.name, ...dated(now),
    points: [figure('revenue', 'Revenue', revenue), figure('net-income', 'Net income', Math.round((revenue * company.profit) / 1_000) * 1_000)],
  };
}

function news(company: SampleCompany, account: SampleAccount, now: Date): Omit<Insight, 'leadId'> {
  return {
    kind: 'news', source: 'company-feed', title: account.name, ...dated(now),
    points: company.news.map(({ news: kind, daysAgo, headline }, place): InsightPoint => {
      const on = dayOf(now, daysAgo);
      // The older ones show how weak evidence looks.
      return { kind: 'news', value: headline, news: kind, on, ...(place === 0 ? {} : { weak: ['single'] }), citation: cite(account, now, { title: headline, quote: headline, date: on }) };
    }),
  };
}
