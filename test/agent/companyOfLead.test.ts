import { companyKey, companyOf } from '../../src/agent/companyOfLead.ts';
import { aLead } from '../domain/examples.ts';

const account = { id: 'a', version: '1', name: 'Halvorsen Foods' };

test('a source is told name, website, domain and country of the company, and nothing of the person', () => {
  expect(companyOf(aLead({ phone: '+45 1', country: 'Denmark' }), { ...account, website: 'https://shop.halvorsen.co.uk/about?x=1' })).toEqual({ name: 'Halvorsen Foods', website: 'https://shop.halvorsen.co.uk/about?x=1', domain: 'halvorsen.co.uk', country: 'Denmark' });
});

test('without a website the domain is that of an address at work, never of free mail', () => {
  expect(companyOf(aLead({ email: 'jo@mail.halvorsen.example' }), account).domain).toBe('halvorsen.example');
  expect(companyOf(aLead({ email: 'jo@gmail.com' }), account)).toEqual({ name: 'Halvorsen Foods' });
  expect(companyOf(aLead({ email: 'jo@müller.example' }), account).domain).toBe('xn--mller-kva.example');
});

test('a website that is none is no domain', () => {
  expect(companyOf(aLead({ email: 'jo@gmail.com' }), { ...account, website: 'see our brochure' }).domain).toBeUndefined();
});

test('another name or domain is another company, another spelling of the name is not', () => {
  expect(companyKey({ name: ' Halvorsen FOODS', domain: 'h.example' })).toBe(companyKey({ name: 'Halvorsen Foods', domain: 'h.example' }));
  expect(companyKey({ name: 'Halvorsen Foods' })).not.toBe(companyKey({ name: 'Halvorsen Foods', domain: 'h.example' }));
});
