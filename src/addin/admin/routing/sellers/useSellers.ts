// What the page about sellers knows, and its saves: what somebody pressed is on screen at once and comes back when the CRM refuses.
import { useCallback, useMemo, useRef, useState } from 'react';
import type { Problem } from '../../../view.ts';
import type { Outcome } from '../../outcome.ts';
import { useAsked, type Asked } from '../../useAsked.ts';
import type { AttributeShown, RoutingShown, SellersDesk, SellerShown } from './sellersDesk.ts';

export interface SellersStore {
  /** Enabled people, with what is being saved already in. */
  readonly people: Asked<readonly SellerShown[]>;
  readonly attributes: Asked<readonly AttributeShown[]>;
  readonly routing: Asked<RoutingShown>;
  /** Ids of those being saved; of an attribute its own id, of the settings `settings`. */
  readonly saving: ReadonlySet<string>;
  /** Why the last save failed. */
  readonly problem?: Problem;
  /** Changes a person as they are known now. Resolves to whether it is saved; after a conflict the newest is read, so that the next save goes over it. */
  save(id: string, what: 'seller' | 'availability', change: (seller: SellerShown) => SellerShown): Promise<boolean>;
  saveAttribute(attribute: AttributeShown): Promise<boolean>;
  removeAttribute(attribute: AttributeShown): Promise<boolean>;
  changeSettings(change: Parameters<SellersDesk['changeSettings']>[0]): Promise<boolean>;
  reload(): void;
  dismissProblem(): void;
}

type Laid = ReadonlyMap<string, SellerShown>;

export function useSellers(desk: SellersDesk): SellersStore {
  const [people, askPeople] = useAsked(desk.readSellers);
  const [attributes, askAttributes] = useAsked(desk.readAttributes);
  const [asked, askRouting] = useAsked(desk.readRouting);
  const [changed, setChanged] = useState<RoutingShown>();
  // Saved here since the people were read, or on the way: laid over them by id.
  const [laid, setLaid] = useState<Laid>(new Map());
  const [saving, setSaving] = useState<ReadonlySet<string>>(new Set());
  const [problem, setProblem] = useState<Problem>();
  const shown = useMemo((): Asked<readonly SellerShown[]> => (people.kind === 'known' ? { kind: 'known', value: people.value.map((each) => laid.get(each.id) ?? each) } : people), [people, laid]);
  const newest = useRef(shown);
  newest.current = shown;

  const reload = useCallback((): void => {
    setLaid(new Map());
    setChanged(undefined);
    askPeople();
    askAttributes();
    askRouting();
  }, [askPeople, askAttributes, askRouting]);

  const during = useCallback(
    async <Value>(id: string, work: () => Promise<Outcome<Value>>, { done, refused }: { readonly done: (value: Value) => void; readonly refused?: () => void }): Promise<boolean> => {
      setSaving((before) => new Set([...before, id]));
      setProblem(undefined);
      const outcome = await work();
      setSaving((before) => new Set([...before].filter((each) => each !== id)));
      if (outcome.kind === 'done') done(outcome.value);
      else {
        setProblem(outcome.problem);
        refused?.();
        if (outcome.problem.code === 'changed-elsewhere') reload();
      }
      return outcome.kind === 'done';
    },
    [reload],
  );

  const save = useCallback(
    (id: string, what: 'seller' | 'availability', change: (seller: SellerShown) => SellerShown): Promise<boolean> => {
      const before = newest.current.kind === 'known' ? newest.current.value.find((each) => each.id === id) : undefined;
      if (before === undefined) return Promise.resolve(false);
      const wanted = change(before);
      const lay = (seller: SellerShown): void => setLaid((all) => new Map([...all, [id, seller]]));
      lay(wanted);
      return during(id, () => (what === 'seller' ? desk.saveSeller(wanted, before) : desk.saveAvailability(wanted, before)), { done: lay, refused: () => lay(before) });
    },
    [desk, during],
  );
  const saveAttribute = useCallback((attribute: AttributeShown) => during(attribute.id, () => desk.saveAttribute(attribute), { done: askAttributes }), [desk, during, askAttributes]);
  const removeAttribute = useCallback((attribute: AttributeShown) => during(attribute.id, () => desk.removeAttribute(attribute), { done: askAttributes }), [desk, during, askAttributes]);
  const changeSettings = useCallback((change: Parameters<SellersDesk['changeSettings']>[0]) => during('settings', () => desk.changeSettings(change), { done: setChanged }), [desk, during]);
  const routing = useMemo((): Asked<RoutingShown> => (changed === undefined ? asked : { kind: 'known', value: changed }), [asked, changed]);
  return useMemo(
    () => ({ people: shown, attributes, routing, saving, ...(problem === undefined ? {} : { problem }), save, saveAttribute, removeAttribute, changeSettings, reload, dismissProblem: () => setProblem(undefined) }),
    [shown, attributes, routing, saving, problem, save, saveAttribute, removeAttribute, changeSettings, reload],
  );
}
