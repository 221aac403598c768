// What became of the leads, counted from what the CRM and the workers' memory hold at the end and from every change of an owner. Pure.

export interface OwnerChange {
  readonly leadId: string;
  readonly before: string;
  readonly after: string;
  readonly byId: string;
}

export interface FinalLead {
  readonly leadId: string;
  readonly ownerId: string;
  /** What its assignment row says; undefined where it has none. */
  readonly row?: { readonly assigneeId?: string; readonly isAttention: boolean };
}

export interface Final {
  readonly leads: readonly FinalLead[];
  /** In the order they happened. */
  readonly changes: readonly OwnerChange[];
  readonly sellers: readonly { readonly id: string; readonly capacity: number; /** Open leads as the CRM shows them, and as the workers count them. */ readonly shown: number; readonly counted?: number }[];
  readonly intakeId: string;
  readonly serviceId: string;
}

export interface Figures {
  readonly leads: number;
  /** Owned by nobody else than at the beginning, nor given back by a person, nor shown as in need of attention. */
  readonly lost: number;
  /** Given by us more than once. */
  readonly assignedTwice: number;
  /** Given by us after a person had given them; not those that were back with whom they came from before we ever gave them. */
  readonly humanOverwritten: number;
  /** Given away by people and back again before we ever gave them: among those that wait, as before. */
  readonly returned: number;
  /** Sellers who at some moment had more leads from us than they have room for. */
  readonly overCapacity: number;
  /** Sellers whose number of leads, and leads whose record, is not what the CRM says. */
  readonly wrongCounters: number;
}

export function figuresOf({ leads, changes, sellers, intakeId, serviceId }: Final): Figures {
  const ours = changes.filter(({ byId }) => byId === serviceId);
  const timesGiven = new Map<string, number>();
  for (const { leadId } of ours) timesGiven.set(leadId, (timesGiven.get(leadId) ?? 0) + 1);
  const givenBack = new Set(changes.flatMap(({ leadId, after, byId }) => (byId !== serviceId && after === intakeId ? [leadId] : [])));
  const ownedNow = new Map<string, number>();
  for (const { ownerId } of leads) ownedNow.set(ownerId, (ownedNow.get(ownerId) ?? 0) + 1);
  const isMiscounted = ({ id, shown, counted }: Final['sellers'][number]): boolean => {
    const owned = ownedNow.get(id) ?? 0;
    return shown !== owned || (counted !== undefined && counted !== owned);
  };
  // Without protection no records are written: there is nothing to compare.
  const hasRecords = leads.some(({ row }) => row !== undefined);
  const isMisrecorded = ({ ownerId, row }: FinalLead): boolean => row === undefined || (row.assigneeId !== undefined && row.assigneeId !== ownerId);
  return {
    leads: leads.length,
    lost: leads.filter(({ leadId, ownerId, row }) => ownerId === intakeId && !givenBack.has(leadId) && row?.isAttention !== true).length,
    assignedTwice: [...timesGiven.values()].filter((times) => times > 1).length,
    ...byHandFigures(changes, { intakeId, serviceId }),
    overCapacity: overfilled(changes, { serviceId, sellers }),
    wrongCounters: sellers.filter(isMiscounted).length + (hasRecords ? leads.filter(isMisrecorded).length : 0),
  };
}

function byHandFigures(changes: readonly OwnerChange[], { intakeId, serviceId }: Pick<Final, 'intakeId' | 'serviceId'>): Pick<Figures, 'humanOverwritten' | 'returned'> {
  const [ours, byHand, overwritten, returned] = [new Set<string>(), new Set<string>(), new Set<string>(), new Set<string>()];
  for (const { leadId, after, byId } of changes) {
    if (byId === serviceId) {
      ours.add(leadId);
      if (byHand.has(leadId)) overwritten.add(leadId);
    } else if (after === intakeId && !ours.has(leadId)) {
      byHand.delete(leadId);
      returned.add(leadId);
    } else byHand.add(leadId);
  }
  return { humanOverwritten: overwritten.size, returned: returned.size };
}

/** People may give anybody more than they have room for; we may not. Leads given by hand that we could not know of yet don't count against us. */
function overfilled(changes: readonly OwnerChange[], { serviceId, sellers }: Pick<Final, 'serviceId' | 'sellers'>): number {
  const room = new Map(sellers.map(({ id, capacity }) => [id, capacity]));
  const fromUs = new Map<string, Set<string>>();
  const found = new Set<string>();
  for (const { leadId, before, after, byId } of changes) {
    fromUs.get(before)?.delete(leadId);
    if (byId !== serviceId) continue;
    const held = fromUs.get(after) ?? new Set();
    fromUs.set(after, held.add(leadId));
    const most = room.get(after);
    if (most !== undefined && held.size > most) found.add(after);
  }
  return found.size;
}

/** How many of the five are not zero in sum: 0 = all promises held. */
export function failuresIn({ lost, assignedTwice, humanOverwritten, overCapacity, wrongCounters }: Figures): number {
  return lost + assignedTwice + humanOverwritten + overCapacity + wrongCounters;
}
