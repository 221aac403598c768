// Whose domain is it: everybody's mailboxes, throw-away mailboxes or an organization's own. Full lists from packages and a
// file of our own (`scripts/personalDomains.mjs` writes it); they never reach the pane.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { DomainType } from '../domain/emailValidation.ts';
import { companyDomainOf } from '../domain/mail/companyDomain.ts';
import { isDisposableDomain, isFreeMailDomain } from '../domain/mail/freeMailDomains.ts';
import { domainToAscii } from '../domain/mail/internationalDomain.ts';

interface Lists {
  readonly disposable: ReadonlySet<string>;
  /** Every name below one of these is disposable. */
  readonly disposableParents: ReadonlySet<string>;
  readonly personal: ReadonlySet<string>;
}

const load = createRequire(import.meta.url);
let lists: Lists | undefined;

function namesOf(file: string): readonly string[] {
  const value: unknown = load(file);
  if (!Array.isArray(value)) throw new TypeError(`${file} is no list of domains`);
  return value.filter((each): each is string => typeof each === 'string').map((each) => each.toLowerCase());
}

function namesInFile(): readonly string[] {
  return readFileSync(new URL('./personalDomains.txt', import.meta.url), 'utf8').split('\n').filter((line) => line !== '' && !line.startsWith('#'));
}

/** Read at the first question, about 3 MB, then kept. */
function loaded(): Lists {
  return (lists ??= {
    disposable: new Set(namesOf('disposable-email-domains/index.json')),
    disposableParents: new Set(namesOf('disposable-email-domains/wildcard.json')),
    personal: new Set([...namesOf('email-providers/common.json'), ...namesInFile()]),
  });
}

function parentsOf(domain: string): readonly string[] {
  const labels = domain.split('.');
  return labels.slice(0, -1).map((_, index) => labels.slice(index).join('.'));
}

/**
 * The type of a domain, in either spelling. Lists of free providers have throw-away ones mixed in, so those are asked first;
 * a name nobody lists is an organization's own.
 */
export function domainTypeOf(domain: string): DomainType {
  const name = domainToAscii(domain.toLowerCase());
  const { disposable, disposableParents, personal } = loaded();
  if (disposable.has(name) || isDisposableDomain(name)) return 'disposable';
  if (personal.has(name) || isFreeMailDomain(name)) return 'personal';
  // A name listed by itself goes before a rule about its parent.
  if (disposable.has(companyDomainOf(name)) || parentsOf(name).some((parent) => disposableParents.has(parent))) return 'disposable';
  return 'work';
}
