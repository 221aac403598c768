// The columns the rows of the monitor and their heads share.

export const monitorGrid = {
  /** From here on there is room for columns beside the list of pages. */
  wide: '@media (min-width: 1100px)',
  /** None of them takes its width from what stands in it: else the rows would not align. */
  columns: '32px minmax(0, 1.2fr) minmax(0, 1.7fr) minmax(0, 0.9fr) 104px minmax(0, 1.6fr)',
} as const;

/** What a column is called: a lead that was given waits for nothing. */
export const heads = {
  attention: ['lead', 'why', 'looks-after', 'due'],
  waiting: ['lead', 'why', 'owner-now', 'due'],
  assigned: ['lead', 'how', 'owner', 'time'],
} as const;
