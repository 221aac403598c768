// The tables of routing in PostgreSQL, schema `agent`: one row a lead that is open or was routed, one a person who got
// leads, one a lead that is being tried again.

/**
 * `owner` is who the lead counts for: while a decision is being carried out already the one it is meant for. So a person's load is the number of
 * open rows that name them, counted when it is needed, and can't drift from the rows. `version` is the lead's row version that `owner` follows from.
 *
 * state: `outside` = not ours to decide; `new` = to be decided; `planned` = decided, being carried out; `settled`; `by-hand` = a person decided;
 * `waiting` = nobody found. `is_own`: its owner made it. `later`: news of a lead that is being
 * carried out, kept until that is settled. `asked_with`: the version the CRM was asked with without a sure answer. `row_due`: `assignment` is still to be written into the CRM, for the `row_number`th time.
 * A lead belongs to `worker` until `lease_until`, by the database's clock.
 */
export const routingSchema = `
  create table if not exists agent.routing_lead (
    lead_id uuid primary key,
    created_on timestamptz not null,
    owner uuid not null,
    version bigint not null,
    is_open boolean not null,
    is_own boolean not null default false,
    state text not null,
    owner_before uuid,
    owner_kind text,
    assignment jsonb,
    clock_before jsonb,
    asked_with bigint,
    later jsonb,
    row_due boolean not null default false,
    row_number int not null default 0,
    attempts int not null default 0,
    not_before timestamptz,
    worker uuid,
    lease_until timestamptz
  );
  alter table agent.routing_lead add column if not exists asked_with bigint;
  create index if not exists routing_lead_owner on agent.routing_lead (owner) where is_open;
  create index if not exists routing_lead_due on agent.routing_lead (created_on) where state in ('new', 'planned') or row_due;
  create table if not exists agent.routing_seller (seller uuid primary key, last_assigned_at bigint, last_by_rule jsonb not null default '{}');
  create table if not exists agent.routing_run_lead (run uuid not null, lead_id uuid not null, primary key (run, lead_id));
`;

/** What `clearStore` empties. */
export const routingTables = ['agent.routing_lead', 'agent.routing_seller', 'agent.routing_run_lead'] as const;
