// What the list of the seller's open leads and the cards of the best of them are made of while the pane lives.
import type { OwnLead } from '../../crm/ownLeads.ts';
import type { AgentRun } from '../../crm/research/agentRun.ts';
import type { ErrorCode } from '../../domain/errors.ts';
import type { Id } from '../../domain/records.ts';
import type { LeadFilter, LeadRow, OpenedLead, TopLead } from './ownLeadsView.ts';

export interface KnownLeads {
  readonly leads: readonly OwnLead[];
  /** What the fields of the order are called, by field id. */
  readonly labels: Readonly<Record<string, string>>;
  readonly progress?: AgentRun;
  /** UTC ISO instant. */
  readonly asOf: string;
}

/** What the list and the cards are made of, for as long as the pane lives. */
export interface OwnLeadsMemory {
  known?: KnownLeads;
  loading: 'not-yet' | 'under-way' | 'done';
  isAsking: boolean;
  /** Somebody has just come to look. */
  isWanted: boolean;
  /** Milliseconds since 1970 of the last question to the CRM. */
  askedAt: number;
  trouble?: ErrorCode;
  /** Counts changes of `known`, so that nothing is put in order twice. */
  version: number;
  filter: LeadFilter;
  words: string;
  /** The card last looked at, and the lead last opened. */
  topLead?: Id<'lead'>;
  opened?: OpenedLead;
  /** Leads whose research was asked for again and not heard of yet. */
  readonly requested: Set<Id<'lead'>>;
  shown?: OwnLeadsShown;
  /** The next look at how far the agent is. */
  following?: ReturnType<typeof setTimeout>;
}

export function openOwnLeads(): OwnLeadsMemory {
  return { loading: 'not-yet', isAsking: false, isWanted: true, askedAt: 0, version: 0, filter: 'all', words: '', requested: new Set() };
}

/** Another person sits behind this mailbox. */
export function forgetOwnLeads(memory: OwnLeadsMemory): void {
  for (const each of ['known', 'trouble', 'topLead', 'opened', 'shown'] as const) delete memory[each];
  memory.requested.clear();
  Object.assign(memory, { loading: 'done', askedAt: 0, isWanted: true, version: memory.version + 1, filter: 'all', words: '' });
}

/** Rows and cards, and what they were made from. */
export interface OwnLeadsShown {
  readonly key: string;
  readonly rows: readonly LeadRow[];
  readonly cards: readonly TopLead[];
}
