import { readOwnDomain } from '../../../src/domain/mail/ownDomain.ts';

test.each([
  ['kestrel.example', { domain: 'kestrel.example' }],
  [' Kestrel.Example ', { domain: 'kestrel.example' }],
  ['@sales.kestrel.co.uk', { domain: 'sales.kestrel.co.uk' }],
  ['maya@kestrel.example', { domain: 'kestrel.example' }],
  ['förderer.example', { domain: 'förderer.example' }],
  ['kestrel', { wrong: 'no-domain' }],
  ['https://kestrel.example', { wrong: 'no-domain' }],
  ['kestrel.example/mail', { wrong: 'no-domain' }],
  ['kestrel.example?x', { wrong: 'no-domain' }],
  ['192.168.0.1', { wrong: 'no-domain' }],
  ['', { wrong: 'no-domain' }],
  ['gmail.com', { wrong: 'free-mail' }],
  ['jo@GMX.de', { wrong: 'free-mail' }],
  ['mailinator.com', { wrong: 'free-mail' }],
])('[A3] a domain of our own people, typed as %j, is %j', (typed, expected) => {
  expect(readOwnDomain(typed)).toEqual(expected);
});
