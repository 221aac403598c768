// The General page as a form: the company, what it sells, and who the agent works for.
import { websiteOf } from '../../../domain/company/companyWebsite.ts';
import type { Product } from '../../../domain/settings.ts';
import { t } from '../../strings.ts';
import type { RoleChoice } from '../administration.ts';
import { takenById, type ItemWords, type Section } from '../section.ts';

export interface GeneralForm {
  readonly companyName: string;
  /** As typed. */
  readonly website: string;
  readonly roles: readonly RoleChoice[];
  readonly products: readonly Product[];
}

const PRODUCT = 'product:';

export const generalSection: Section<GeneralForm> = {
  read: ({ settings }) => ({ companyName: settings.company.name, website: settings.company.website ?? '', roles: settings.team?.roles ?? [], products: settings.products }),
  write: (form, _known, changed) => {
    const website = websiteOf(form.website);
    return {
      ...(changed.includes('company-name') || changed.includes('website') ? { company: { name: form.companyName.trim(), ...(website === undefined ? {} : { website }) } } : {}),
      ...(changed.includes('team') ? { team: { roles: form.roles } } : {}),
      ...(changed.some((key) => key.startsWith(PRODUCT)) ? { products: form.products } : {}),
    };
  },
  items: ({ companyName, website, roles, products }) =>
    new Map([
      ['company-name', companyName],
      ['website', website],
      ['team', roles.map(({ id }) => id).sort().join()],
      ...products.map((product) => [PRODUCT + product.id, JSON.stringify(product)] as const),
    ]),
  take: (form, key, from) => {
    switch (key) {
      case 'company-name':
        return { ...form, companyName: from.companyName };
      case 'website':
        return { ...form, website: from.website };
      case 'team':
        return { ...form, roles: from.roles };
      default:
        return { ...form, products: takenById(form.products, key.slice(PRODUCT.length), from.products) };
    }
  },
};

/** One thing of the form in words. */
export function generalWords(form: GeneralForm, key: string): ItemWords {
  switch (key) {
    case 'company-name':
      return { name: t('admin.general.company-name'), text: form.companyName };
    case 'website':
      return { name: t('admin.general.website'), text: form.website };
    case 'team':
      return { name: t('admin.general.team'), text: form.roles.map(({ name }) => name).join(', ') };
    default: {
      const product = form.products.find(({ id }) => PRODUCT + id === key);
      if (product === undefined) return { name: t('admin.general.product'), text: t('admin.compare-gone'), isGone: true };
      return { name: t('admin.general.product-named', { name: product.name }), text: [product.name, product.summary].join('\n') };
    }
  }
}

/** Sentences that say what can't be saved like this. */
export function generalWrong({ companyName, website, products }: GeneralForm): readonly string[] {
  const names = products.map(({ name }) => name.trim().toLowerCase());
  return [
    ...(companyName.trim() === '' && (website !== '' || products.length > 0) ? [t('admin.general.name-missing')] : []),
    ...(website.trim() !== '' && websiteOf(website) === undefined ? [t('admin.general.website-wrong')] : []),
    ...(names.includes('') ? [t('admin.general.product-no-name')] : []),
    ...(names.some((name, place) => name !== '' && names.indexOf(name) !== place) ? [t('admin.general.product-same-name')] : []),
    ...(products.some(({ summary }) => summary.trim() === '') ? [t('admin.general.product-no-summary')] : []),
  ];
}
