// A command always ends: when its work is done, when it fails, and when its own time is up. Outlook runs the next press only then.

/** Told to the work: once over, nothing more may be written. */
export interface Course {
  isOver: boolean;
}

interface Job {
  readonly limitMs: number;
  readonly work: (course: Course) => Promise<void>;
  /** Says that the time was up. Not waited for. */
  readonly late?: () => Promise<void>;
}

/** Runs the work and completes the event exactly once, at the latest after `limitMs`. Never throws. */
export async function completing(event: Pick<Office.AddinCommands.Event, 'completed'>, { limitMs, work, late }: Job): Promise<void> {
  const course: Course = { isOver: false };
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), limitMs);
  });
  try {
    const end = await Promise.race([work(course), limit]);
    if (end === 'late' && late !== undefined) late().catch(() => undefined);
  } catch {
    // The work says itself what went wrong; what reaches this place is a host that no longer listens.
  }
  course.isOver = true;
  clearTimeout(timer);
  event.completed();
}
