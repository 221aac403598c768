// The prompt Outlook shows when a silent sign-in is not enough: who signs in, go on or not.
import type { OutlookPerson } from '../mailbox.ts';
import { button, element } from './dom.ts';

/** Resolves to whether the person went on; closing the prompt counts as not. */
export function askToSignIn(person: OutlookPerson, addinName: string): Promise<boolean> {
  return new Promise((resolve) => {
    const finish = (goesOn: boolean): void => {
      dialog.remove();
      resolve(goesOn);
    };
    const dialog = element(
      'dialog',
      { class: 'prompt', 'aria-label': 'Sign in', cancel: () => finish(false) },
      element('h2', {}, 'Sign in'),
      element('p', {}, `${addinName} wants to work as ${person.name} (${person.address}).`),
      element('div', { class: 'prompt-buttons' }, button('Cancel', undefined, () => finish(false)), button('Continue', undefined, () => finish(true), 'tool primary')),
    );
    document.body.append(dialog);
    dialog.showModal();
  });
}
