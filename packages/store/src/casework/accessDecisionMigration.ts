import { sql } from "kysely"

/**
 * Refused access to personal data, counted by day (AVG 5(2); Authorization Decision Log). Never what was asked for: that
 * would say whether it is there. `covenant` is `none`, which is in nobody's scope: no caller's query sees a row.
 */
export const accessDecisions = [
  sql`create table casework.access_decision (
    covenant text not null, day text not null, who text not null, role text not null, kind text not null,
    action text not null, code text not null, clause text not null, times integer not null,
    first_at timestamptz not null, last_at timestamptz not null, last_trace text not null,
    primary key (covenant, day, who, role, kind, action, code, clause))`,
  sql`create index access_decision_last on casework.access_decision (last_at desc)`,
  sql`revoke delete, truncate on casework.access_decision from casework`
]
