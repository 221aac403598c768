import { detectIntents } from '../../src/domain/intent.ts';
import { newLeadFrom, otherPeopleIn, reasonsToCreateLead } from '../../src/domain/newLead.ts';
import { anEmail, now, own, timeZone } from './examples.ts';

const account = { id: 'acc', version: '1', name: 'Halvorsen Foods' };

describe('a sender who is no lead yet [O6]', () => {
  test('the form starts with what header and CRM say; the signature is only offered', () => {
    const email = anEmail({ from: { name: 'Brandt, Jonas', address: 'Jonas.Brandt@Halvorsen.example' }, subject: 'RE: AW: Cells', signature: { name: 'Jonas Brandt', jobTitle: 'Plant Manager', company: 'Halvorsen Foods AS' } });
    expect(newLeadFrom(email, undefined)).toEqual({
      form: { firstName: 'Jonas', lastName: 'Brandt', company: '', email: 'jonas.brandt@halvorsen.example', jobTitle: '', topic: 'Cells' },
      offered: { jobTitle: 'Plant Manager', company: 'Halvorsen Foods AS' },
    });
    expect(newLeadFrom(email, account)).toMatchObject({ form: { company: 'Halvorsen Foods' }, offered: { jobTitle: 'Plant Manager' } });
  });

  test('reasons: a direct question first, then the known company, then how far we looked', () => {
    const email = anEmail({ text: 'How much do two cells cost?' });
    const reading = detectIntents({ subject: email.subject, text: email.text, mail: 'person', headers: {} }, { now, timeZone });
    expect(reasonsToCreateLead(email, reading, { account, ways: 5 }).map((reason) => reason.code)).toEqual(['asks-directly', 'account-exists', 'no-lead-found']);
  });

  test('others in the email are named once, without our own people', () => {
    const email = anEmail({ to: [{ address: own.address }, { address: 'ida@halvorsen.example' }], cc: [{ address: 'IDA@halvorsen.example' }, { address: 'sam@kestrel.example' }] });
    expect(otherPeopleIn(email, own).map((person) => person.address)).toEqual(['ida@halvorsen.example']);
  });
});
