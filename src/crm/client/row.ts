// A row on its way in or out.

/** A Dataverse row as it came: column → value, with annotations where asked for. */
export type Row = Readonly<Record<string, unknown>>;
