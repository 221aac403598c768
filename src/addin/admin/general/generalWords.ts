// The things of the General page in words, and what keeps them from being saved.
import { websiteOf } from '../../../domain/company/companyWebsite.ts';
import { readOwnDomain } from '../../../domain/mail/ownDomain.ts';
import { unreachableFacts } from '../../../domain/productKnowledge.ts';
import { answerTimeLimits, type Product, type ProductFact } from '../../../domain/settings.ts';
import { languageName } from '../../parts/words/dates.ts';
import { t } from '../../strings.ts';
import type { ItemWords } from '../section.ts';
import { aboutLanguage, timeIn, writtenProducts, type GeneralForm } from './generalForm.ts';
import { productItemOf, type ProductItem } from './productEdits.ts';

/** Of the CRM's column, which also holds what is said about us. */
const MOST_CHARACTERS = 1_000_000;
/** Of a fact's first words, where it is named by them. */
const NAMED_BY = 60;

/** One thing of the form in words. */
export function generalWords(form: GeneralForm, key: string): ItemWords {
  const item = productItemOf(key);
  if (item !== undefined) return productItemWords(form, item);
  const language = aboutLanguage(key);
  if (language !== undefined) return { name: t('admin.general.about-in', { language: languageName(language) }), text: form.about[language] ?? '' };
  switch (key) {
    case 'company-name':
      return { name: t('admin.general.company-name'), text: form.companyName };
    case 'website':
      return { name: t('admin.general.website'), text: form.website };
    case 'own-domains':
      return { name: t('admin.general.domains'), text: form.ownDomains.join('\n') };
    case 'answer-hours':
      return { name: t('admin.general.answer-hours'), text: form.answerTargetHours };
    case 'follow-up-days':
      return { name: t('admin.general.follow-up-days'), text: form.followUpDays };
    default:
      return { name: t('admin.general.team'), text: form.roles.map(({ name }) => name).join(', ') };
  }
}

function productItemWords(form: GeneralForm, item: ProductItem): ItemWords {
  if (item.of === 'order') {
    const product = form.products.find(({ id }) => id === item.list);
    return product === undefined
      ? { name: t('admin.general.products-order'), text: form.products.map(productName).join('\n') }
      : { name: t('admin.general.facts-order', { name: productName(product) }), text: product.facts.map(factName).join('\n') };
  }
  const product = form.products.find(({ id }) => id === item.product);
  if (item.of === 'product') {
    if (product === undefined) return { name: t('admin.general.product'), text: t('admin.compare-gone'), isGone: true };
    return { name: t('admin.general.product-named', { name: product.name }), text: [product.name, product.summary, product.keywords.join(', ')].filter((line) => line !== '').join('\n') };
  }
  const fact = product?.facts.find(({ id }) => id === item.fact);
  if (product === undefined || fact === undefined) return { name: t('admin.general.fact'), text: t('admin.compare-gone'), isGone: true };
  const answers = Object.entries(fact.text).map(([language, text]) => `${languageName(language)}: ${text}`);
  return { name: t('admin.general.fact-of', { fact: factName(fact), name: productName(product) }), text: [t(`admin.fact-topic.${fact.topic}`), ...answers, fact.keywords.join(', '), fact.source].filter((line) => line !== '').join('\n') };
}

/** Its name, or that it has none yet. */
export function productName({ name }: Pick<Product, 'name'>): string {
  return name.trim() === '' ? t('admin.general.product') : name;
}

/** The beginning of what it says, or that it says nothing yet. */
export function factName({ text }: Pick<ProductFact, 'text'>): string {
  const words = (text['en'] ?? Object.values(text)[0] ?? '').trim();
  if (words === '') return t('admin.general.fact');
  return words.length <= NAMED_BY ? words : `${words.slice(0, NAMED_BY).trimEnd()}…`;
}

/** Sentences that say what can't be saved like this. */
export function generalWrong(form: GeneralForm): readonly string[] {
  return [...companyWrong(form), ...productsWrong(form), ...timesWrong(form)];
}

function companyWrong({ companyName, website, products, ownDomains }: GeneralForm): readonly string[] {
  const domains = ownDomains.map((typed) => ({ typed, read: readOwnDomain(typed) }));
  const wrong = domains.find(({ read }) => 'wrong' in read && read.wrong === 'no-domain');
  const free = domains.find(({ read }) => 'wrong' in read && read.wrong === 'free-mail');
  return [
    ...(companyName.trim() === '' && (website !== '' || products.length > 0) ? [t('admin.general.name-missing')] : []),
    ...(website.trim() !== '' && websiteOf(website) === undefined ? [t('admin.general.website-wrong')] : []),
    ...(wrong === undefined ? [] : [t('admin.general.domain-wrong', { domain: wrong.typed })]),
    ...(free === undefined ? [] : [t('admin.general.domain-free', { domain: free.typed })]),
  ];
}

function productsWrong(form: GeneralForm): readonly string[] {
  const { products, about } = form;
  const names = products.map(({ name }) => name.trim().toLowerCase());
  const withoutAnswer = products.find(({ facts }) => facts.some(({ text }) => Object.values(text).every((each) => each.trim() === '')));
  const unreachable = products.find((product) => unreachableFacts(product).length > 0);
  const length = JSON.stringify({ about, products: writtenProducts(form) }).length;
  return [
    ...(names.includes('') ? [t('admin.general.product-no-name')] : []),
    ...(names.some((name, place) => name !== '' && names.indexOf(name) !== place) ? [t('admin.general.product-same-name')] : []),
    ...(products.some(({ summary }) => summary.trim() === '') ? [t('admin.general.product-no-summary')] : []),
    ...(withoutAnswer === undefined ? [] : [t('admin.general.fact-no-answer', { name: productName(withoutAnswer) })]),
    ...(unreachable === undefined ? [] : [t('admin.general.fact-no-words', { name: productName(unreachable) })]),
    ...(length > MOST_CHARACTERS ? [t('admin.general.products-too-long', { length, most: MOST_CHARACTERS })] : []),
  ];
}

function timesWrong({ answerTargetHours, followUpDays }: GeneralForm): readonly string[] {
  return [
    ...(timeIn(answerTargetHours, 'hours') === undefined ? [t('admin.general.answer-hours-wrong', answerTimeLimits.hours)] : []),
    ...(timeIn(followUpDays, 'days') === undefined ? [t('admin.general.follow-up-days-wrong', answerTimeLimits.days)] : []),
  ];
}
