// What the pane remembers of the CRM sending for this user.
import type { Id } from '../../domain/records.ts';

/** Whether the CRM sends for this user, and when it said so (milliseconds since 1970). */
export interface SenderMemory {
  readonly userId?: Id<'user'>;
  readonly at: number;
}
