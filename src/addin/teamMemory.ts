// The person's own security roles, as far as the pane knows them.

/** What the pane holds of it for as long as it lives. */
export interface TeamMemory {
  /** Ids of the roles held, lower case; undefined while nobody knows. */
  held?: ReadonlySet<string>;
  loading: 'not-yet' | 'under-way' | 'done';
  isAsking: boolean;
  /** Milliseconds since 1970 of the last question to the CRM. */
  askedAt: number;
}

export function openTeamMemory(): TeamMemory {
  return { loading: 'not-yet', isAsking: false, askedAt: 0 };
}
