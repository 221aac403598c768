// The General page as a form: the company, what is said of it, whose mail is our own, what it sells, when answers are due, and who the
// agent works for.
import { websiteOf } from '../../../domain/company/companyWebsite.ts';
import { languages } from '../../../domain/languages.ts';
import { readOwnDomain } from '../../../domain/mail/ownDomain.ts';
import { FOLLOW_UP_DAYS } from '../../../domain/reminders.ts';
import { answerTimeLimits, type Product } from '../../../domain/settings.ts';
import type { RoleChoice } from '../administration.ts';
import type { Section } from '../section.ts';
import { productItemOf, productItems, takeProductItem, type ProductForm } from './productEdits.ts';

export interface GeneralForm extends ProductForm {
  readonly companyName: string;
  /** As typed. */
  readonly website: string;
  /** Language code → text. */
  readonly about: Readonly<Record<string, string>>;
  /** As typed. */
  readonly ownDomains: readonly string[];
  /** As typed. */
  readonly answerTargetHours: string;
  readonly followUpDays: string;
  readonly roles: readonly RoleChoice[];
}

const ABOUT = 'about:';

export const generalSection: Section<GeneralForm> = {
  read: ({ settings }) => ({
    companyName: settings.company.name,
    website: settings.company.website ?? '',
    about: settings.company.about ?? {},
    ownDomains: settings.ownDomains,
    answerTargetHours: String(settings.answerTargetHours),
    followUpDays: String(settings.followUpDays ?? FOLLOW_UP_DAYS),
    roles: settings.team?.roles ?? [],
    products: settings.products,
    orders: {},
  }),
  write: (form, _known, changed) => {
    const website = websiteOf(form.website);
    const [hours, days] = [timeIn(form.answerTargetHours, 'hours'), timeIn(form.followUpDays, 'days')];
    return {
      ...(changed.includes('company-name') || changed.includes('website') ? { company: { name: form.companyName.trim(), ...(website === undefined ? {} : { website }) } } : {}),
      ...(changed.some((key) => key.startsWith(ABOUT)) ? { about: written(form.about) } : {}),
      ...(changed.includes('own-domains') ? { ownDomains: domainsIn(form.ownDomains) } : {}),
      ...(changed.includes('answer-hours') && hours !== undefined ? { answerTargetHours: hours } : {}),
      ...(changed.includes('follow-up-days') && days !== undefined ? { followUpDays: days } : {}),
      ...(changed.includes('team') ? { team: { roles: form.roles } } : {}),
      ...(changed.some((key) => productItemOf(key) !== undefined) ? { products: writtenProducts(form) } : {}),
    };
  },
  items: (form) =>
    new Map([
      ['company-name', form.companyName],
      ['website', form.website],
      ...[...new Set([...languages, ...Object.keys(form.about)])].map((language) => [ABOUT + language, form.about[language] ?? ''] as const),
      ['own-domains', form.ownDomains.join()],
      ['answer-hours', form.answerTargetHours.trim()],
      ['follow-up-days', form.followUpDays.trim()],
      ['team', form.roles.map(({ id }) => id).sort().join()],
      ...productItems(form),
    ]),
  take: (form, key, from) => {
    const item = productItemOf(key);
    if (item !== undefined) return takeProductItem(form, item, from);
    if (key.startsWith(ABOUT)) return { ...form, about: { ...form.about, [key.slice(ABOUT.length)]: from.about[key.slice(ABOUT.length)] ?? '' } };
    switch (key) {
      case 'company-name':
        return { ...form, companyName: from.companyName };
      case 'website':
        return { ...form, website: from.website };
      case 'own-domains':
        return { ...form, ownDomains: from.ownDomains };
      case 'answer-hours':
        return { ...form, answerTargetHours: from.answerTargetHours };
      case 'follow-up-days':
        return { ...form, followUpDays: from.followUpDays };
      default:
        return { ...form, roles: from.roles };
    }
  },
};

/** The language of a key of the text about us. */
export function aboutLanguage(key: string): string | undefined {
  return key.startsWith(ABOUT) ? key.slice(ABOUT.length) : undefined;
}

/** A whole number of hours or days as typed, where it is one that may be saved. */
export function timeIn(typed: string, unit: keyof typeof answerTimeLimits): number | undefined {
  const { least, most } = answerTimeLimits[unit];
  const number = /^\d{1,4}$/.test(typed.trim()) ? Number(typed) : NaN;
  return number >= least && number <= most ? number : undefined;
}

function domainsIn(typed: readonly string[]): readonly string[] {
  return [...new Set(typed.flatMap((each) => { const read = readOwnDomain(each); return 'domain' in read ? [read.domain] : []; }))];
}

/** Products as they are saved: without spaces around and without languages nothing is written in. */
export function writtenProducts({ products }: ProductForm): readonly Product[] {
  return products.map((product) => ({ ...product, name: product.name.trim(), facts: product.facts.map((fact) => ({ ...fact, text: written(fact.text), source: fact.source.trim() })) }));
}

function written(texts: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(texts).map(([language, text]) => [language, text.trim()] as const).filter(([, text]) => text !== ''));
}
