/**
 * @jest-environment ./test/jsdomEnvironment.cjs
 */
// Making a contact instead of a lead, in the pane of an unknown sender.
import { setLanguage } from '../../src/addin/strings.ts';
import { anUnknownScreen, aView } from '../fixtures/views.ts';
import { openPane, type ShownPane } from './shownPane.tsx';

const CREATE = 'Create a contact instead';
const contact = { id: '1', version: '1', name: 'Marta Oliveira', email: 'marta@serrano.example', otherEmails: [] };
let pane: ShownPane;

beforeEach(async () => {
  await setLanguage('en-GB', 'Europe/Berlin');
  pane = openPane();
});

afterEach(() => pane.close());

test('[O6] a contact is created from the same form, with what the signature offers once it is used', async () => {
  await pane.show(aView(anUnknownScreen()));
  await pane.press('Use Operations Director from the signature');
  await pane.press('More actions');
  await pane.press(CREATE);
  expect(pane.verbs.createContact).toHaveBeenCalledWith(expect.objectContaining({ lastName: 'Oliveira', email: 'marta.oliveira@serranodairy.example', jobTitle: 'Operations Director' }), false);
  expect(pane.verbs.createLead).not.toHaveBeenCalled();
});

test('[O6] a form with something missing creates no contact and says what', async () => {
  await pane.show(aView(anUnknownScreen()));
  await pane.fill('lastName', '');
  await pane.press('More actions');
  await pane.press(CREATE);
  expect(pane.verbs.createContact).not.toHaveBeenCalled();
  expect(pane.page.textContent).toContain('Enter a last name');
});

test('[O6] possible duplicates are named, and another contact takes a press of its own', async () => {
  await pane.show(aView(anUnknownScreen({ sameContacts: [contact, { ...contact, id: '2', email: undefined }] })));
  expect(pane.page.textContent).toContain('2 contacts may be the same person');
  expect(pane.page.textContent).toContain('Marta Oliveira, marta@serrano.example');
  await pane.press('Create the contact anyway');
  expect(pane.verbs.createContact).toHaveBeenCalledWith(expect.objectContaining({ lastName: 'Oliveira' }), true);
});

test('[O6] somebody who is a contact already is told as one, and no second is offered', async () => {
  await pane.show(aView(anUnknownScreen({ contact, justDid: { what: 'contact-created' } })));
  expect(pane.page.textContent).toContain('Marta Oliveira is a contact in the CRM already');
  expect(pane.page.textContent).toContain('Contact created. You own it.');
  expect(pane.page.querySelector('[aria-haspopup="menu"]')).toBeNull();
  await pane.press('Undo');
  expect(pane.verbs.undo).toHaveBeenCalledTimes(1);
});
