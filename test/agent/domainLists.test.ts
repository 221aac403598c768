import { domainTypeOf } from '../../src/agent/domainLists.ts';

test('[R17] providers, throw-away mailboxes and companies are told apart by the full lists', () => {
  expect(['gmail.com', 'GMX.de', 'yahoo.co.uk', 'mail.ru', 't-online.de', 'naver.com'].map(domainTypeOf)).toEqual(Array(6).fill('personal'));
  expect(['siemens.com', 'halvorsen.example', 'müller.example', 'mail.siemens.com'].map(domainTypeOf)).toEqual(Array(4).fill('work'));
});

test('[R17] a throw-away provider counts as one although the list of free providers has it too, and so do names below it', () => {
  expect(['mailinator.com', 'guerrillamail.com', 'YOPMAIL.com', 'trashmail.de', 'sub.mailinator.com'].map(domainTypeOf)).toEqual(Array(5).fill('disposable'));
});
