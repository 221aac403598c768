// Which part of a domain name is a company's own: `mail.halvorsen.co.uk` and `halvorsen.co.uk` are one company, two tenants of one host are not.

// Second levels under which countries register companies (as the public suffix list has them, the common ones).
const secondLevels = new Set('co com net org edu gov gob gouv go mil ac ad ed gr lg ne or nom asso tm info biz ltd plc me sch nhs police id web my firm gen ind res nic in sc eu'.split(' '));
const hosts = new Set(
  'onmicrosoft.com sharepoint.com azurewebsites.net cloudapp.net windows.net github.io gitlab.io herokuapp.com blogspot.com wordpress.com wixsite.com weebly.com squarespace.com myshopify.com netlify.app vercel.app web.app firebaseapp.com appspot.com pages.dev workers.dev amazonaws.com amazonses.com cloudfront.net eu.com us.com uk.com de.com gb.net uk.net br.com cn.com jpn.com za.com se.net hu.com no.com qc.com ru.com sa.com dyndns.org'.split(' '),
);
// Under these two-letter names people register `co` or `com` themselves only as part of a longer suffix; the rest register directly below the country.
const flatCountries = new Set('de fr nl be at ch it es pt dk se no fi cz sk eu io ai me tv cc us ca ie lu li is ee lv lt bg ro si hr'.split(' '));
const twoLevelsAnyway = new Set('co.at or.at gv.at com.es nom.es org.es gob.es com.pt com.fr asso.fr gouv.fr tm.fr com.ro co.it com.hr co.no co.dk co.nl'.split(' '));

/**
 * The registrable domain: what a company registered and holds alone.
 * @param domain in lower case, as `domainOf` gives it. Names of one label come back as they are.
 */
export function companyDomainOf(domain: string): string {
  const labels = domain.split('.');
  if (labels.length <= 2) return domain;
  const top = labels[labels.length - 1] ?? '';
  const second = labels[labels.length - 2] ?? '';
  const pair = `${second}.${top}`;
  const isSuffix = hosts.has(pair) || twoLevelsAnyway.has(pair) || (top.length === 2 && !flatCountries.has(top) && secondLevels.has(second));
  return labels.slice(isSuffix ? -3 : -2).join('.');
}
