// The tables and columns the product itself uses, and our own `hrz_` tables in full: the single source for both the
// client and the embedded CRM, and for provisioning a real organisation.

/** Column types by their Dataverse names (AttributeTypeCode). */
export type ColumnType =
  | 'String'
  | 'Memo'
  | 'Integer'
  | 'Decimal'
  | 'Boolean'
  | 'DateTime'
  | 'Picklist'
  | 'Lookup'
  | 'Owner'
  | 'Uniqueidentifier';

export interface OwnColumn {
  readonly logicalName: string;
  readonly schemaName: string;
  readonly displayName: string;
  readonly type: ColumnType;
  readonly required?: boolean;
  /** String, Memo: characters. */
  readonly maxLength?: number;
  /** Picklist: value → label; values start at 927430000, the block of our publisher prefix. */
  readonly options?: Readonly<Record<number, string>>;
  /** DateTime: `DateOnly` or `UserLocal`. */
  readonly behavior?: 'DateOnly' | 'UserLocal';
  /** Lookup: the one table it points to, the navigation property on this side and the collection on the other. */
  readonly lookup?: {
    readonly table: string;
    readonly navigation: string;
    readonly collection: string;
    /** `parental`: assign, share and delete of the other row cascade to this one. */
    readonly behavior: 'parental' | 'referential';
  };
}

export interface OwnTable {
  readonly logicalName: string;
  readonly schemaName: string;
  readonly entitySetName: string;
  readonly displayName: string;
  readonly displayCollectionName: string;
  readonly ownership: 'UserOwned' | 'OrganizationOwned';
  readonly primaryId: string;
  readonly primaryName: string;
  readonly columns: readonly OwnColumn[];
  /** Alternate keys: schema name → columns. */
  readonly keys?: Readonly<Record<string, readonly string[]>>;
}

const name = (displayName: string, maxLength = 320): OwnColumn => ({
  logicalName: 'hrz_name',
  schemaName: 'hrz_Name',
  displayName,
  type: 'String',
  maxLength,
  required: true,
});

export const emailLinkVerdicts = { linked: 927430000, 'not-this-one': 927430001 } as const;

export const addressValidities = { valid: 927430000, invalid: 927430001 } as const;
export const addressTypeValues = { work: 927430000, personal: 927430001, role: 927430002, disposable: 927430003 } as const;
export const reminderAnswers = { snoozed: 927430000, done: 927430001 } as const;
export const bounceFailures = { hard: 927430000, soft: 927430001 } as const;
export const researchStates = { waiting: 927430000, running: 927430001, done: 927430002, failed: 927430003, skipped: 927430004 } as const;
export const insightKindValues = { overview: 927430000, finances: 927430001, news: 927430002 } as const;
export const routingPlanStates = { draft: 927430000, active: 927430001, retired: 927430002 } as const;
/** `waiting` = to be processed; `attention` = a person has to look after it. */
export const assignmentStates = { waiting: 927430000, assigned: 927430001, attention: 927430002 } as const;
export const routingRunStates = { asked: 927430000, running: 927430001, done: 927430002, failed: 927430003 } as const;
/** `earlier` = leads from before routing began, asked for by an admin. */
export const routingRunKinds = { manual: 927430000, scheduled: 927430001, earlier: 927430002 } as const;
export const scoreModelStates = { published: 927430000, candidate: 927430001, retired: 927430002 } as const;

/** Our own tables. System columns (owner, created, modified, state, version) come with the ownership and are not listed. */
export const ownTables: readonly OwnTable[] = [
  {
    logicalName: 'hrz_agentsettings',
    schemaName: 'hrz_AgentSettings',
    entitySetName: 'hrz_agentsettingses',
    displayName: 'Agent settings',
    displayCollectionName: 'Agent settings',
    ownership: 'OrganizationOwned',
    primaryId: 'hrz_agentsettingsid',
    primaryName: 'hrz_name',
    columns: [
      name('Name'),
      { logicalName: 'hrz_companyname', schemaName: 'hrz_CompanyName', displayName: 'Company', type: 'String', maxLength: 200 },
      { logicalName: 'hrz_website', schemaName: 'hrz_Website', displayName: 'Website', type: 'String', maxLength: 500 },
      { logicalName: 'hrz_knowledge', schemaName: 'hrz_Knowledge', displayName: 'Company and product knowledge (JSON)', type: 'Memo', maxLength: 1048576 },
      { logicalName: 'hrz_answertargethours', schemaName: 'hrz_AnswerTargetHours', displayName: 'Answer target (hours)', type: 'Integer' },
      { logicalName: 'hrz_followupdays', schemaName: 'hrz_FollowUpDays', displayName: 'Follow up after (days)', type: 'Integer' },
      { logicalName: 'hrz_writing', schemaName: 'hrz_Writing', displayName: 'Tone, length and templates of drafts (JSON)', type: 'Memo', maxLength: 1048576 },
      { logicalName: 'hrz_activatedon', schemaName: 'hrz_ActivatedOn', displayName: 'Activated on', type: 'DateTime', behavior: 'UserLocal' },
      { logicalName: 'hrz_pausedon', schemaName: 'hrz_PausedOn', displayName: 'Paused on', type: 'DateTime', behavior: 'UserLocal' },
      { logicalName: 'hrz_number', schemaName: 'hrz_Number', displayName: 'Version', type: 'Integer' },
      { logicalName: 'hrz_team', schemaName: 'hrz_Team', displayName: 'Team access (JSON)', type: 'Memo', maxLength: 1048576 },
      { logicalName: 'hrz_profile', schemaName: 'hrz_Profile', displayName: 'Ideal customer profile (JSON)', type: 'Memo', maxLength: 1048576 },
      { logicalName: 'hrz_research', schemaName: 'hrz_Research', displayName: 'Sources and summaries of research (JSON)', type: 'Memo', maxLength: 1048576 },
      { logicalName: 'hrz_prioritization', schemaName: 'hrz_Prioritization', displayName: 'Hand-raisers and order of leads (JSON)', type: 'Memo', maxLength: 1048576 },
      { logicalName: 'hrz_scoring', schemaName: 'hrz_Scoring', displayName: 'Predictive score (JSON)', type: 'Memo', maxLength: 1048576 },
    ],
  },
  // The settings as they were saved each time: who changed what, and what held when a lead was researched.
  {
    logicalName: 'hrz_settingsversion',
    schemaName: 'hrz_SettingsVersion',
    entitySetName: 'hrz_settingsversions',
    displayName: 'Settings version',
    displayCollectionName: 'Settings versions',
    ownership: 'OrganizationOwned',
    primaryId: 'hrz_settingsversionid',
    primaryName: 'hrz_name',
    columns: [
      name('Version'),
      { logicalName: 'hrz_number', schemaName: 'hrz_Number', displayName: 'Number', type: 'Integer', required: true },
      { logicalName: 'hrz_settings', schemaName: 'hrz_Settings', displayName: 'Settings (JSON)', type: 'Memo', maxLength: 1048576 },
    ],
    keys: { hrz_ByNumber: ['hrz_number'] },
  },
  {
    logicalName: 'hrz_segment',
    schemaName: 'hrz_Segment',
    entitySetName: 'hrz_segments',
    displayName: 'Segment',
    displayCollectionName: 'Segments',
    ownership: 'OrganizationOwned',
    primaryId: 'hrz_segmentid',
    primaryName: 'hrz_name',
    columns: [
      name('Name'),
      { logicalName: 'hrz_priority', schemaName: 'hrz_Priority', displayName: 'Priority', type: 'Integer' },
      { logicalName: 'hrz_conditions', schemaName: 'hrz_Conditions', displayName: 'Conditions (JSON)', type: 'Memo', maxLength: 1048576 },
      { logicalName: 'hrz_isactive', schemaName: 'hrz_IsActive', displayName: 'Active', type: 'Boolean' },
      { logicalName: 'hrz_isdefault', schemaName: 'hrz_IsDefault', displayName: 'Default segment', type: 'Boolean' },
    ],
  },
  // What the agent found out about one lead by itself: one row a lead, under the lead's own id.
  {
    logicalName: 'hrz_leadresearch',
    schemaName: 'hrz_LeadResearch',
    entitySetName: 'hrz_leadresearches',
    displayName: 'Lead research',
    displayCollectionName: 'Lead research',
    ownership: 'UserOwned',
    primaryId: 'hrz_leadresearchid',
    primaryName: 'hrz_name',
    columns: [
      name('Lead'),
      {
        logicalName: 'hrz_state',
        schemaName: 'hrz_State',
        displayName: 'State',
        type: 'Picklist',
        required: true,
        options: { [researchStates.waiting]: 'Waiting', [researchStates.running]: 'Running', [researchStates.done]: 'Done', [researchStates.failed]: 'Failed', [researchStates.skipped]: 'Skipped' },
      },
      { logicalName: 'hrz_why', schemaName: 'hrz_Why', displayName: 'Why failed or skipped', type: 'String', maxLength: 100 },
      { logicalName: 'hrz_attempts', schemaName: 'hrz_Attempts', displayName: 'Attempts', type: 'Integer' },
      { logicalName: 'hrz_researchedon', schemaName: 'hrz_ResearchedOn', displayName: 'Researched on', type: 'DateTime', behavior: 'UserLocal' },
      { logicalName: 'hrz_settingsnumber', schemaName: 'hrz_SettingsNumber', displayName: 'Settings version', type: 'Integer' },
      { logicalName: 'hrz_match', schemaName: 'hrz_Match', displayName: 'Customer profile match (JSON)', type: 'Memo', maxLength: 100000 },
      { logicalName: 'hrz_handraiser', schemaName: 'hrz_HandRaiser', displayName: 'Hand-raiser (JSON)', type: 'Memo', maxLength: 100000 },
      { logicalName: 'hrz_score', schemaName: 'hrz_Score', displayName: 'Predictive score (JSON)', type: 'Memo', maxLength: 100000 },
      { logicalName: 'hrz_action', schemaName: 'hrz_Action', displayName: 'Suggested action (JSON)', type: 'Memo', maxLength: 100000 },
      { logicalName: 'hrz_rating', schemaName: 'hrz_Rating', displayName: 'Rating (JSON)', type: 'Memo', maxLength: 100000 },
      { logicalName: 'hrz_sources', schemaName: 'hrz_Sources', displayName: 'Outcome by source (JSON)', type: 'Memo', maxLength: 100000 },
      { logicalName: 'hrz_colleagues', schemaName: 'hrz_Colleagues', displayName: 'Colleagues who know the lead (JSON)', type: 'Memo', maxLength: 100000 },
      {
        logicalName: 'hrz_leadid',
        schemaName: 'hrz_LeadId',
        displayName: 'Lead',
        type: 'Lookup',
        required: true,
        lookup: { table: 'lead', navigation: 'hrz_LeadId', collection: 'hrz_lead_leadresearches', behavior: 'parental' },
      },
    ],
  },
  // What one source said of the company of a lead: one row a lead, kind and source, under an id that follows from the three.
  {
    logicalName: 'hrz_insight',
    schemaName: 'hrz_Insight',
    entitySetName: 'hrz_insights',
    displayName: 'Insight',
    displayCollectionName: 'Insights',
    ownership: 'UserOwned',
    primaryId: 'hrz_insightid',
    primaryName: 'hrz_name',
    columns: [
      name('Title'),
      {
        logicalName: 'hrz_kind',
        schemaName: 'hrz_Kind',
        displayName: 'Kind',
        type: 'Picklist',
        required: true,
        options: { [insightKindValues.overview]: 'Company overview', [insightKindValues.finances]: 'Company finances', [insightKindValues.news]: 'Company news' },
      },
      { logicalName: 'hrz_source', schemaName: 'hrz_Source', displayName: 'Source', type: 'String', maxLength: 40, required: true },
      { logicalName: 'hrz_points', schemaName: 'hrz_Points', displayName: 'Facts with their citations (JSON)', type: 'Memo', maxLength: 1048576 },
      { logicalName: 'hrz_gatheredon', schemaName: 'hrz_GatheredOn', displayName: 'Gathered on', type: 'DateTime', behavior: 'UserLocal' },
      { logicalName: 'hrz_expireson', schemaName: 'hrz_ExpiresOn', displayName: 'Expires on', type: 'DateTime', behavior: 'UserLocal' },
      {
        logicalName: 'hrz_leadid',
        schemaName: 'hrz_LeadId',
        displayName: 'Lead',
        type: 'Lookup',
        required: true,
        lookup: { table: 'lead', navigation: 'hrz_LeadId', collection: 'hrz_lead_insights', behavior: 'parental' },
      },
    ],
  },
  {
    logicalName: 'hrz_scoremodel',
    schemaName: 'hrz_ScoreModel',
    entitySetName: 'hrz_scoremodels',
    displayName: 'Score model',
    displayCollectionName: 'Score models',
    ownership: 'OrganizationOwned',
    primaryId: 'hrz_scoremodelid',
    primaryName: 'hrz_name',
    columns: [
      name('Name'),
      {
        logicalName: 'hrz_state',
        schemaName: 'hrz_State',
        displayName: 'State',
        type: 'Picklist',
        required: true,
        options: { [scoreModelStates.published]: 'Published', [scoreModelStates.candidate]: 'Candidate', [scoreModelStates.retired]: 'Retired' },
      },
      { logicalName: 'hrz_model', schemaName: 'hrz_Model', displayName: 'Model (JSON)', type: 'Memo', maxLength: 1048576 },
      { logicalName: 'hrz_accuracy', schemaName: 'hrz_Accuracy', displayName: 'Accuracy (JSON)', type: 'Memo', maxLength: 100000 },
      { logicalName: 'hrz_trainedon', schemaName: 'hrz_TrainedOn', displayName: 'Trained on', type: 'DateTime', behavior: 'UserLocal' },
    ],
  },
  // How far the agent has come with getting to know the leads after activation. One row.
  {
    logicalName: 'hrz_agentrun',
    schemaName: 'hrz_AgentRun',
    entitySetName: 'hrz_agentruns',
    displayName: 'Agent run',
    displayCollectionName: 'Agent runs',
    ownership: 'OrganizationOwned',
    primaryId: 'hrz_agentrunid',
    primaryName: 'hrz_name',
    columns: [
      name('Run'),
      { logicalName: 'hrz_total', schemaName: 'hrz_Total', displayName: 'Leads', type: 'Integer' },
      { logicalName: 'hrz_done', schemaName: 'hrz_Done', displayName: 'Done', type: 'Integer' },
      { logicalName: 'hrz_failed', schemaName: 'hrz_Failed', displayName: 'Failed', type: 'Integer' },
      { logicalName: 'hrz_startedon', schemaName: 'hrz_StartedOn', displayName: 'Started on', type: 'DateTime', behavior: 'UserLocal' },
      { logicalName: 'hrz_finishedon', schemaName: 'hrz_FinishedOn', displayName: 'Finished on', type: 'DateTime', behavior: 'UserLocal' },
    ],
  },
  // Rules, their settings and the segments they speak of: one row a version, the draft among them.
  {
    logicalName: 'hrz_routingplan',
    schemaName: 'hrz_RoutingPlan',
    entitySetName: 'hrz_routingplans',
    displayName: 'Routing plan',
    displayCollectionName: 'Routing plans',
    ownership: 'OrganizationOwned',
    primaryId: 'hrz_routingplanid',
    primaryName: 'hrz_name',
    columns: [
      name('Plan'),
      { logicalName: 'hrz_number', schemaName: 'hrz_Number', displayName: 'Number', type: 'Integer', required: true },
      {
        logicalName: 'hrz_state', schemaName: 'hrz_State', displayName: 'State', type: 'Picklist', required: true,
        options: { [routingPlanStates.draft]: 'Draft', [routingPlanStates.active]: 'Active', [routingPlanStates.retired]: 'Retired' },
      },
      { logicalName: 'hrz_plan', schemaName: 'hrz_Plan', displayName: 'Segments, rules and settings (JSON)', type: 'Memo', maxLength: 1048576 },
      { logicalName: 'hrz_tests', schemaName: 'hrz_Tests', displayName: 'Rule tests (JSON)', type: 'Memo', maxLength: 1048576 },
      { logicalName: 'hrz_basedon', schemaName: 'hrz_BasedOn', displayName: 'Based on', type: 'Integer' },
      { logicalName: 'hrz_activatedon', schemaName: 'hrz_ActivatedOn', displayName: 'Activated on', type: 'DateTime', behavior: 'UserLocal' },
      { logicalName: 'hrz_acknowledged', schemaName: 'hrz_Acknowledged', displayName: 'Leads that would wait, acknowledged by name (JSON)', type: 'Memo', maxLength: 100000 },
    ],
    keys: { hrz_ByNumber: ['hrz_number'] },
  },
  {
    logicalName: 'hrz_sellerattribute',
    schemaName: 'hrz_SellerAttribute',
    entitySetName: 'hrz_sellerattributes',
    displayName: 'Seller attribute',
    displayCollectionName: 'Seller attributes',
    ownership: 'OrganizationOwned',
    primaryId: 'hrz_sellerattributeid',
    primaryName: 'hrz_name',
    columns: [
      name('Name'),
      { logicalName: 'hrz_values', schemaName: 'hrz_Values', displayName: 'Values (JSON)', type: 'Memo', maxLength: 100000 },
      { logicalName: 'hrz_field', schemaName: 'hrz_Field', displayName: 'Field the values come from', type: 'String', maxLength: 200 },
    ],
  },
  // What an admin says of one seller: one row a user, under the user's own id.
  {
    logicalName: 'hrz_seller',
    schemaName: 'hrz_Seller',
    entitySetName: 'hrz_sellers',
    displayName: 'Seller',
    displayCollectionName: 'Sellers',
    ownership: 'OrganizationOwned',
    primaryId: 'hrz_sellerid',
    primaryName: 'hrz_name',
    columns: [
      name('Seller'),
      { logicalName: 'hrz_getsleads', schemaName: 'hrz_GetsLeads', displayName: 'Gets leads', type: 'Boolean' },
      { logicalName: 'hrz_capacity', schemaName: 'hrz_Capacity', displayName: 'Most open leads', type: 'Integer' },
      { logicalName: 'hrz_attributes', schemaName: 'hrz_Attributes', displayName: 'Values of attributes (JSON)', type: 'Memo', maxLength: 100000 },
      // Written by the service, for people to see.
      { logicalName: 'hrz_open', schemaName: 'hrz_Open', displayName: 'Open leads', type: 'Integer' },
      { logicalName: 'hrz_lastassignedon', schemaName: 'hrz_LastAssignedOn', displayName: 'Last assigned on', type: 'DateTime', behavior: 'UserLocal' },
    ],
  },
  // When a seller is at work and when away: theirs to change, and an admin's. Under the user's own id.
  {
    logicalName: 'hrz_availability',
    schemaName: 'hrz_Availability',
    entitySetName: 'hrz_availabilities',
    displayName: 'Availability',
    displayCollectionName: 'Availability',
    ownership: 'UserOwned',
    primaryId: 'hrz_availabilityid',
    primaryName: 'hrz_name',
    columns: [
      name('Seller'),
      { logicalName: 'hrz_schedule', schemaName: 'hrz_Schedule', displayName: 'Working hours and holidays (JSON)', type: 'Memo', maxLength: 100000 },
      { logicalName: 'hrz_absences', schemaName: 'hrz_Absences', displayName: 'Absences (JSON)', type: 'Memo', maxLength: 100000 },
    ],
  },
  // The sellers as a decision saw them.
  {
    logicalName: 'hrz_roster',
    schemaName: 'hrz_Roster',
    entitySetName: 'hrz_rosters',
    displayName: 'Roster',
    displayCollectionName: 'Rosters',
    ownership: 'OrganizationOwned',
    primaryId: 'hrz_rosterid',
    primaryName: 'hrz_name',
    columns: [
      name('Roster'),
      { logicalName: 'hrz_number', schemaName: 'hrz_Number', displayName: 'Number', type: 'Integer', required: true },
      { logicalName: 'hrz_sellers', schemaName: 'hrz_Sellers', displayName: 'Sellers (JSON)', type: 'Memo', maxLength: 1048576 },
    ],
    keys: { hrz_ByNumber: ['hrz_number'] },
  },
  // Who got a lead and why: one row a lead, under the lead's own id; it goes with the lead to whoever owns it.
  {
    logicalName: 'hrz_assignment',
    schemaName: 'hrz_Assignment',
    entitySetName: 'hrz_assignments',
    displayName: 'Assignment',
    displayCollectionName: 'Assignments',
    ownership: 'UserOwned',
    primaryId: 'hrz_assignmentid',
    primaryName: 'hrz_name',
    columns: [
      name('Lead'),
      {
        logicalName: 'hrz_state', schemaName: 'hrz_State', displayName: 'State', type: 'Picklist', required: true,
        options: { [assignmentStates.waiting]: 'To be processed', [assignmentStates.assigned]: 'Processed', [assignmentStates.attention]: 'Needs attention' },
      },
      { logicalName: 'hrz_why', schemaName: 'hrz_Why', displayName: 'Reason', type: 'String', maxLength: 100 },
      { logicalName: 'hrz_plannumber', schemaName: 'hrz_PlanNumber', displayName: 'Routing plan', type: 'Integer' },
      { logicalName: 'hrz_ruleid', schemaName: 'hrz_RuleId', displayName: 'Rule', type: 'String', maxLength: 40 },
      { logicalName: 'hrz_rulename', schemaName: 'hrz_RuleName', displayName: 'Rule name', type: 'String', maxLength: 320 },
      { logicalName: 'hrz_byhand', schemaName: 'hrz_ByHand', displayName: 'Given by a person', type: 'Boolean' },
      { logicalName: 'hrz_arrivedon', schemaName: 'hrz_ArrivedOn', displayName: 'Came in on', type: 'DateTime', behavior: 'UserLocal' },
      { logicalName: 'hrz_assignedon', schemaName: 'hrz_AssignedOn', displayName: 'Assigned on', type: 'DateTime', behavior: 'UserLocal' },
      { logicalName: 'hrz_dueon', schemaName: 'hrz_DueOn', displayName: 'Due on', type: 'DateTime', behavior: 'UserLocal' },
      { logicalName: 'hrz_assignee', schemaName: 'hrz_Assignee', displayName: 'Given to (id)', type: 'String', maxLength: 40 },
      { logicalName: 'hrz_previousowner', schemaName: 'hrz_PreviousOwner', displayName: 'Owner before (id)', type: 'String', maxLength: 40 },
      { logicalName: 'hrz_responsible', schemaName: 'hrz_Responsible', displayName: 'Looks after it (id)', type: 'String', maxLength: 40 },
      { logicalName: 'hrz_decision', schemaName: 'hrz_Decision', displayName: 'Decision (JSON)', type: 'Memo', maxLength: 100000 },
      { logicalName: 'hrz_earlier', schemaName: 'hrz_Earlier', displayName: 'Earlier decisions (JSON)', type: 'Memo', maxLength: 1048576 },
      {
        logicalName: 'hrz_leadid', schemaName: 'hrz_LeadId', displayName: 'Lead', type: 'Lookup', required: true,
        lookup: { table: 'lead', navigation: 'hrz_LeadId', collection: 'hrz_lead_assignments', behavior: 'parental' },
      },
    ],
  },
  // Leads that wait tried again, when an admin asks or on schedule. An admin asks by making a row.
  {
    logicalName: 'hrz_routingrun',
    schemaName: 'hrz_RoutingRun',
    entitySetName: 'hrz_routingruns',
    displayName: 'Routing run',
    displayCollectionName: 'Routing runs',
    ownership: 'OrganizationOwned',
    primaryId: 'hrz_routingrunid',
    primaryName: 'hrz_name',
    columns: [
      name('Run'),
      {
        logicalName: 'hrz_state', schemaName: 'hrz_State', displayName: 'State', type: 'Picklist', required: true,
        options: { [routingRunStates.asked]: 'Asked for', [routingRunStates.running]: 'Running', [routingRunStates.done]: 'Done', [routingRunStates.failed]: 'Failed' },
      },
      { logicalName: 'hrz_kind', schemaName: 'hrz_Kind', displayName: 'Kind', type: 'Picklist', options: { [routingRunKinds.manual]: 'Manual', [routingRunKinds.scheduled]: 'Scheduled', [routingRunKinds.earlier]: 'Earlier leads' } },
      { logicalName: 'hrz_segmentid', schemaName: 'hrz_SegmentId', displayName: 'Segment (id)', type: 'String', maxLength: 40 },
      { logicalName: 'hrz_total', schemaName: 'hrz_Total', displayName: 'Leads', type: 'Integer' },
      { logicalName: 'hrz_assigned', schemaName: 'hrz_Assigned', displayName: 'Assigned', type: 'Integer' },
      { logicalName: 'hrz_startedon', schemaName: 'hrz_StartedOn', displayName: 'Started on', type: 'DateTime', behavior: 'UserLocal' },
      { logicalName: 'hrz_finishedon', schemaName: 'hrz_FinishedOn', displayName: 'Finished on', type: 'DateTime', behavior: 'UserLocal' },
    ],
  },
  {
    logicalName: 'hrz_emaillink',
    schemaName: 'hrz_EmailLink',
    entitySetName: 'hrz_emaillinks',
    displayName: 'Email link',
    displayCollectionName: 'Email links',
    ownership: 'UserOwned',
    primaryId: 'hrz_emaillinkid',
    primaryName: 'hrz_name',
    columns: [
      name('Address'),
      {
        logicalName: 'hrz_verdict',
        schemaName: 'hrz_Verdict',
        displayName: 'Verdict',
        type: 'Picklist',
        required: true,
        options: { [emailLinkVerdicts.linked]: 'Linked', [emailLinkVerdicts['not-this-one']]: 'Not this one' },
      },
      {
        logicalName: 'hrz_leadid',
        schemaName: 'hrz_LeadId',
        displayName: 'Lead',
        type: 'Lookup',
        required: true,
        lookup: { table: 'lead', navigation: 'hrz_LeadId', collection: 'hrz_lead_emaillinks', behavior: 'parental' },
      },
    ],
  },
  // One row a finding: a seller's word on an address (overridden), or a mail to it that came back (bounce).
  {
    logicalName: 'hrz_emailvalidation',
    schemaName: 'hrz_EmailValidation',
    entitySetName: 'hrz_emailvalidations',
    displayName: 'Email validation',
    displayCollectionName: 'Email validations',
    ownership: 'UserOwned',
    primaryId: 'hrz_emailvalidationid',
    primaryName: 'hrz_name',
    columns: [
      name('Address'),
      { logicalName: 'hrz_overridden', schemaName: 'hrz_Overridden', displayName: 'Said by a seller', type: 'Boolean' },
      { logicalName: 'hrz_validity', schemaName: 'hrz_Validity', displayName: 'Validity', type: 'Picklist', options: { [addressValidities.valid]: 'Valid', [addressValidities.invalid]: 'Invalid' } },
      {
        logicalName: 'hrz_addresstype',
        schemaName: 'hrz_AddressType',
        displayName: 'Address type',
        type: 'Picklist',
        options: { [addressTypeValues.work]: 'Work', [addressTypeValues.personal]: 'Personal', [addressTypeValues.role]: 'Role', [addressTypeValues.disposable]: 'Disposable' },
      },
      { logicalName: 'hrz_bounce', schemaName: 'hrz_Bounce', displayName: 'Bounce', type: 'Picklist', options: { [bounceFailures.hard]: 'For good', [bounceFailures.soft]: 'For now' } },
      { logicalName: 'hrz_bouncedon', schemaName: 'hrz_BouncedOn', displayName: 'Bounced on', type: 'DateTime', behavior: 'UserLocal' },
      { logicalName: 'hrz_reason', schemaName: 'hrz_Reason', displayName: 'Reason', type: 'String', maxLength: 400 },
      {
        logicalName: 'hrz_leadid',
        schemaName: 'hrz_LeadId',
        displayName: 'Lead',
        type: 'Lookup',
        required: true,
        lookup: { table: 'lead', navigation: 'hrz_LeadId', collection: 'hrz_lead_emailvalidations', behavior: 'parental' },
      },
    ],
  },
  // What a seller said about a reminder; it is theirs and stays theirs when the lead goes to somebody else.
  {
    logicalName: 'hrz_reminder',
    schemaName: 'hrz_Reminder',
    entitySetName: 'hrz_reminders',
    displayName: 'Reminder answer',
    displayCollectionName: 'Reminder answers',
    ownership: 'UserOwned',
    primaryId: 'hrz_reminderid',
    primaryName: 'hrz_name',
    columns: [
      name('Reminder'),
      {
        logicalName: 'hrz_answer',
        schemaName: 'hrz_Answer',
        displayName: 'Answer',
        type: 'Picklist',
        required: true,
        options: { [reminderAnswers.snoozed]: 'Snoozed', [reminderAnswers.done]: 'Done' },
      },
      { logicalName: 'hrz_until', schemaName: 'hrz_Until', displayName: 'Snoozed until', type: 'DateTime', behavior: 'UserLocal' },
      {
        logicalName: 'hrz_leadid',
        schemaName: 'hrz_LeadId',
        displayName: 'Lead',
        type: 'Lookup',
        lookup: { table: 'lead', navigation: 'hrz_LeadId', collection: 'hrz_lead_reminders', behavior: 'referential' },
      },
    ],
  },
  {
    logicalName: 'hrz_consent',
    schemaName: 'hrz_Consent',
    entitySetName: 'hrz_consents',
    displayName: 'Consent',
    displayCollectionName: 'Consents',
    ownership: 'UserOwned',
    primaryId: 'hrz_consentid',
    primaryName: 'hrz_name',
    columns: [
      name('Person'),
      { logicalName: 'hrz_textversion', schemaName: 'hrz_TextVersion', displayName: 'Text version', type: 'String', maxLength: 20, required: true },
      { logicalName: 'hrz_readmail', schemaName: 'hrz_ReadMail', displayName: 'Read emails from leads', type: 'Boolean' },
      { logicalName: 'hrz_webresearch', schemaName: 'hrz_WebResearch', displayName: 'Research on the web', type: 'Boolean' },
      { logicalName: 'hrz_hidden', schemaName: 'hrz_Hidden', displayName: 'Not shown under who knows whom', type: 'Boolean' },
    ],
  },
];

/** Columns we read of each standard table; `crm/*.ts` maps them to domain records, nobody else knows them. */
export const columns = {
  lead: [
    'leadid', 'versionnumber', 'firstname', 'lastname', 'emailaddress1', 'emailaddress2', 'emailaddress3', 'jobtitle', 'companyname', 'websiteurl',
    'telephone1', 'leadsourcecode', 'subject', 'description', 'industrycode', 'numberofemployees', 'address1_country', 'statecode', 'statuscode',
    'leadqualitycode', 'donotemail', '_ownerid_value', '_owningteam_value', '_parentaccountid_value', '_parentcontactid_value', 'createdon', 'modifiedon',
  ],
  account: [
    'accountid', 'versionnumber', 'name', 'websiteurl', 'emailaddress1', 'industrycode', 'numberofemployees', 'revenue', 'address1_city', 'address1_country', '_primarycontactid_value',
  ],
  contact: ['contactid', 'versionnumber', 'fullname', 'emailaddress1', 'emailaddress2', 'emailaddress3', 'jobtitle', '_parentcustomerid_value'],
  opportunity: ['opportunityid', 'name', 'statecode', 'stepname', 'estimatedvalue', 'estimatedclosedate', '_parentaccountid_value', '_parentcontactid_value', '_ownerid_value'],
  email: ['activityid', 'subject', 'directioncode', 'messageid', 'statecode', 'statuscode', 'senton', 'actualend', 'createdon', '_regardingobjectid_value'],
  appointment: ['activityid', 'subject', 'scheduledstart', 'statecode', '_regardingobjectid_value'],
  phonecall: ['activityid', 'subject', 'directioncode', 'scheduledend', 'actualend', 'createdon', 'statecode', '_regardingobjectid_value'],
  task: ['activityid', 'subject', 'scheduledend', 'createdon', 'statecode', '_regardingobjectid_value'],
  hrz_emaillink: ['hrz_emaillinkid', 'hrz_name', 'hrz_verdict', '_hrz_leadid_value'],
  hrz_emailvalidation: ['hrz_emailvalidationid', 'hrz_name', 'hrz_overridden', 'hrz_validity', 'hrz_addresstype', 'hrz_bounce', 'hrz_bouncedon', 'hrz_reason', '_hrz_leadid_value', 'createdon'],
  hrz_reminder: ['hrz_reminderid', 'hrz_name', 'hrz_answer', 'hrz_until', 'modifiedon'],
  hrz_agentsettings: ['hrz_agentsettingsid', 'versionnumber', 'hrz_companyname', 'hrz_website', 'hrz_knowledge', 'hrz_answertargethours', 'hrz_followupdays', 'hrz_writing', 'hrz_activatedon', 'hrz_pausedon', 'hrz_number', 'hrz_team', 'hrz_profile', 'hrz_research', 'hrz_prioritization', 'hrz_scoring', 'modifiedon', '_modifiedby_value'],
  hrz_segment: ['hrz_segmentid', 'versionnumber', 'hrz_name', 'hrz_priority', 'hrz_conditions', 'hrz_isactive', 'hrz_isdefault', 'modifiedon'],
  hrz_leadresearch: ['hrz_leadresearchid', 'versionnumber', 'hrz_name', 'hrz_state', 'hrz_why', 'hrz_attempts', 'hrz_researchedon', 'hrz_settingsnumber', 'hrz_match', 'hrz_handraiser', 'hrz_score', 'hrz_action', 'hrz_rating', 'hrz_sources', 'hrz_colleagues', '_hrz_leadid_value', '_ownerid_value', 'modifiedon'],
  hrz_insight: ['hrz_insightid', 'versionnumber', 'hrz_name', 'hrz_kind', 'hrz_source', 'hrz_points', 'hrz_gatheredon', 'hrz_expireson', '_hrz_leadid_value'],
  hrz_scoremodel: ['hrz_scoremodelid', 'versionnumber', 'hrz_name', 'hrz_state', 'hrz_model', 'hrz_accuracy', 'hrz_trainedon'],
  hrz_routingplan: ['hrz_routingplanid', 'versionnumber', 'hrz_name', 'hrz_number', 'hrz_state', 'hrz_plan', 'hrz_tests', 'hrz_basedon', 'hrz_activatedon', 'hrz_acknowledged', 'modifiedon', '_modifiedby_value'],
  hrz_sellerattribute: ['hrz_sellerattributeid', 'versionnumber', 'hrz_name', 'hrz_values', 'hrz_field'],
  hrz_seller: ['hrz_sellerid', 'versionnumber', 'hrz_name', 'hrz_getsleads', 'hrz_capacity', 'hrz_attributes', 'hrz_open', 'hrz_lastassignedon', 'modifiedon'],
  hrz_availability: ['hrz_availabilityid', 'versionnumber', 'hrz_name', 'hrz_schedule', 'hrz_absences', '_ownerid_value', 'modifiedon'],
  hrz_roster: ['hrz_rosterid', 'hrz_number', 'hrz_sellers', 'createdon'],
  hrz_assignment: ['hrz_assignmentid', 'versionnumber', 'hrz_name', 'hrz_state', 'hrz_why', 'hrz_plannumber', 'hrz_ruleid', 'hrz_rulename', 'hrz_byhand', 'hrz_arrivedon', 'hrz_assignedon', 'hrz_dueon', 'hrz_assignee', 'hrz_previousowner', 'hrz_responsible', 'hrz_decision', 'hrz_earlier', '_hrz_leadid_value', '_ownerid_value', 'modifiedon'],
  hrz_routingrun: ['hrz_routingrunid', 'versionnumber', 'hrz_name', 'hrz_state', 'hrz_kind', 'hrz_segmentid', 'hrz_total', 'hrz_assigned', 'hrz_startedon', 'hrz_finishedon', 'createdon', '_createdby_value'],
  hrz_agentrun: ['hrz_agentrunid', 'versionnumber', 'hrz_name', 'hrz_total', 'hrz_done', 'hrz_failed', 'hrz_startedon', 'hrz_finishedon'],
  hrz_consent: ['hrz_consentid', 'versionnumber', 'hrz_name', 'hrz_textversion', 'hrz_readmail', 'hrz_webresearch', 'hrz_hidden', '_ownerid_value', 'modifiedon'],
} as const;

/** Entity sets the product reads or writes by id, each with its primary id column. */
export const primaryIds = {
  leads: 'leadid',
  accounts: 'accountid',
  contacts: 'contactid',
  opportunities: 'opportunityid',
  emails: 'activityid',
  appointments: 'activityid',
  phonecalls: 'activityid',
  tasks: 'activityid',
  annotations: 'annotationid',
  hrz_agentsettingses: 'hrz_agentsettingsid',
  hrz_emaillinks: 'hrz_emaillinkid',
  hrz_emailvalidations: 'hrz_emailvalidationid',
  hrz_reminders: 'hrz_reminderid',
  hrz_consents: 'hrz_consentid',
  hrz_settingsversions: 'hrz_settingsversionid',
  hrz_segments: 'hrz_segmentid',
  hrz_leadresearches: 'hrz_leadresearchid',
  hrz_insights: 'hrz_insightid',
  hrz_scoremodels: 'hrz_scoremodelid',
  hrz_agentruns: 'hrz_agentrunid',
  hrz_routingplans: 'hrz_routingplanid',
  hrz_sellerattributes: 'hrz_sellerattributeid',
  hrz_sellers: 'hrz_sellerid',
  hrz_availabilities: 'hrz_availabilityid',
  hrz_rosters: 'hrz_rosterid',
  hrz_assignments: 'hrz_assignmentid',
  hrz_routingruns: 'hrz_routingrunid',
  queues: 'queueid',
} as const;

export type EntitySet = keyof typeof primaryIds;
