// What the page of one lead is made of while the pane lives.
import type { ActionKind } from '../../domain/actions/action.ts';
import type { ErrorCode } from '../../domain/errors.ts';
import type { Lead } from '../../domain/records.ts';
import type { Asked } from '../email/addressMemory.ts';
import type { LeadTab, PageAnswer, PageDid } from './leadPageView.ts';

export interface KnownPage {
  readonly answer: PageAnswer;
  /** UTC ISO instant. */
  readonly asOf: string;
}

/** One opening of the page; what comes late for another one is dropped. */
export interface OpenPage {
  readonly leadId: string;
  readonly opening: number;
  readonly backTo: 'email' | 'home';
  lead?: Lead;
  known?: KnownPage;
  isAsking: boolean;
  /** Milliseconds since 1970 of the last question to the CRM. */
  askedAt: number;
  trouble?: ErrorCode;
  did?: PageDid;
  /** The change behind `did`, while it may still wait to reach the CRM. */
  pressed?: string;
  undo?: () => Promise<void>;
  /** One of the suggestion's others, made the suggestion by the seller. */
  chosenAction?: ActionKind;
  /** The number called last from here, as written. */
  dialed?: string;
  /** The appointment form opened last. Whether it was saved is not known here. */
  appointment?: { readonly subject: string; readonly start: string; readonly end: string };
  asked?: Asked;
  /** When research that is under way is looked at again. */
  looking?: ReturnType<typeof setTimeout>;
  /** Looked so many times. */
  looks: number;
}

export interface LeadPageMemory {
  open?: OpenPage;
  openings: number;
  tab: LeadTab;
  /** Labels of fields by id, as the CRM said. */
  labels: Readonly<Record<string, string>>;
  /** What was kept from before was read. */
  isLoaded: boolean;
}

export function openLeadPageMemory(): LeadPageMemory {
  return { openings: 0, tab: 'why', labels: {}, isLoaded: false };
}
