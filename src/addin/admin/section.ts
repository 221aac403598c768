// A section of the settings as a page edits it: what its form is, and the things on it that can be edited by themselves, so that
// edits are told one by one, laid over what somebody else has saved, or given up for it. Pure.
import type { AgentSettings } from '../../domain/settings.ts';
import type { SegmentChange, SettingsChange } from '../../domain/settingsChange.ts';

/** What is saved. */
export interface Known {
  readonly settings: AgentSettings;
  readonly segments: readonly SegmentChange[];
}

export interface Section<Form> {
  /** The form as it is saved. */
  read(known: Known): Form;
  /** What to save for these changed things. */
  write(form: Form, known: Known, changed: readonly string[]): SettingsChange;
  /** The things on the form that can be edited by themselves, by key, each as text that is equal when the thing is. */
  items(form: Form): ReadonlyMap<string, string>;
  /** The form with one thing as it is in the other; without it where the other has none. */
  take(form: Form, key: string, from: Form): Form;
}

/** What one thing of a form is called, and what it says. */
export interface ItemWords {
  readonly name: string;
  readonly text: string;
  /** It is not on this form: its name is on the other. */
  readonly isGone?: true;
}

/** The things in which two forms differ, in the order of the page. */
export function changedItems<Form>(section: Pick<Section<Form>, 'items'>, one: Form, other: Form): readonly string[] {
  const [first, second] = [section.items(one), section.items(other)];
  return [...new Set([...first.keys(), ...second.keys()])].filter((key) => first.get(key) !== second.get(key));
}

/** The edits, made over `base`, laid over what is saved now. */
export function laidOver<Form>(section: Pick<Section<Form>, 'items' | 'take'>, edits: { readonly base: Form; readonly shown: Form }, now: Form): Form {
  return changedItems(section, edits.base, edits.shown).reduce((form, key) => section.take(form, key, edits.shown), now);
}

/** The list with the one of this id as the other list has it: replaced in its place, added at the end, or gone. */
export function takenById<Each extends { readonly id: string }>(list: readonly Each[], id: string, from: readonly Each[]): readonly Each[] {
  const taken = from.find((each) => each.id === id);
  if (taken === undefined) return list.filter((each) => each.id !== id);
  return list.some((each) => each.id === id) ? list.map((each) => (each.id === id ? taken : each)) : [...list, taken];
}

/** Whether settings were saved after these. Their number says so; settings of an organization that never numbered them go by their time. */
export function isNewer(settings: AgentSettings, than: AgentSettings): boolean {
  const [number, other] = [settings.number ?? 0, than.number ?? 0];
  return number === other ? (settings.savedOn ?? '') > (than.savedOn ?? '') : number > other;
}
