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
    ],
  },
];

/** Columns we read of each standard table; `crm/*.ts` maps them to domain records, nobody else knows them. */
export const columns = {
  lead: [
    'leadid', 'versionnumber', 'firstname', 'lastname', 'emailaddress1', 'emailaddress2', 'emailaddress3', 'jobtitle', 'companyname', 'websiteurl',
    'telephone1', 'leadsourcecode', 'subject', 'description', 'industrycode', 'numberofemployees', 'address1_country', 'statecode', 'statuscode',
    'leadqualitycode', 'donotemail', '_ownerid_value', '_parentaccountid_value', '_parentcontactid_value', 'createdon', 'modifiedon',
  ],
  account: [
    'accountid', 'versionnumber', 'name', 'websiteurl', 'emailaddress1', 'industrycode', 'numberofemployees', 'revenue', 'address1_country', '_primarycontactid_value',
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
  hrz_agentsettings: ['hrz_agentsettingsid', 'versionnumber', 'hrz_companyname', 'hrz_website', 'hrz_knowledge', 'hrz_answertargethours', 'hrz_followupdays', 'hrz_writing', 'hrz_activatedon', 'modifiedon', '_modifiedby_value'],
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
} as const;

export type EntitySet = keyof typeof primaryIds;
