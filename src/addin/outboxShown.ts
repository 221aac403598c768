// What of the outbox is on screen, in words: how many changes wait, and those the CRM refused.
import type { OutgoingChange } from '../crm/outgoing.ts';
import type { Outbox } from './outbox.ts';
import { t } from './strings.ts';
import type { RefusedChange, View } from './view.ts';

/** Undefined when nothing waits and nothing was refused. */
export function changesShown(outbox: Outbox): View['changes'] {
  const entries = outbox.entries();
  const waiting = entries.filter((entry) => entry.state === 'waiting').length;
  const refused = entries.flatMap(({ id, change, person, state, failure }): RefusedChange[] =>
    state !== 'refused' || failure === undefined ? [] : [{ id, what: change.kind, person, code: failure.code, params: failure.params, text: textOf(change, person) }],
  );
  return waiting === 0 && refused.length === 0 ? undefined : { waiting, refused };
}

/** A change as plain text, for who copies it. */
function textOf(change: OutgoingChange, person: string): string {
  const lines = [t(`changes.what.${change.kind}`, { name: person })];
  switch (change.kind) {
    case 'task':
      lines.push(change.subject, change.note, change.dueOn);
      break;
    case 'call':
      lines.push(change.subject, change.number ?? '', change.note, change.at);
      break;
    case 'appointment':
      lines.push(change.subject, change.note, change.start);
      break;
    case 'disqualify':
      lines.push(change.subject, change.note);
      break;
    case 'bounce':
      lines.push(change.address, change.reason, change.at);
      break;
    case 'address-word':
      lines.push(change.address, change.word.validity ?? '', change.word.type ?? '', change.word.reason ?? '');
      break;
    case 'referred-lead':
      lines.push([change.form.firstName, change.form.lastName].join(' ').trim(), change.form.email, change.form.company);
      break;
    case 'stop-contact':
    case 'reminder':
      break;
  }
  return lines.filter((line) => line !== '').join('\n');
}
