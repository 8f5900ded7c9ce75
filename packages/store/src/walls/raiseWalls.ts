import type { Owner } from "@kruisverband/events"
import { type Kysely, sql } from "kysely"
import type { Tables } from "../Tables.ts"
import { grantPoster, posterWallsOf } from "./posterWalls.ts"
import { STANCES } from "./Stance.ts"
import { APART, CALLER_READS, HANGING, LINK_READS, OPEN, WALLED } from "./tables.ts"
import type { Wall } from "./Wall.ts"

/** A row's covenant is among those of the caller; without a setting of none. Looked up once per statement. */
const IN_SCOPE = "covenant = any ((select string_to_array(current_setting('kv.covenants', true), ','))::text[])"

/** Existence only: below that ground the sealed words of a signal are not there for any caller (L13; BW 7:457). */
const CONTENT_SHARED = `${IN_SCOPE} and exists (select from ingest.signal s where s.covenant = vault.covenant
  and s.id = vault.signal and s.level <> 'existence-only' and s.withdrawn_at is null)`

const policy = (table: string, { check, command, name, to, using }: Wall): string =>
  `drop policy if exists ${name} on ${table}; create policy ${name} on ${table}
    for ${command ?? "all"} to ${to}${using === undefined ? "" : ` using (${using})`}${check === undefined ? "" : ` with check (${check})`};`

const same = (expression: string) => ({ using: expression, check: expression })

/** What each stance sees of a table. The keeper is who owns the tables: for migrations and backups, which are of all covenants. */
const wallsOf = (owner: Owner, table: string): ReadonlyArray<Wall> => [
  ...stanceWallsOf(owner, table),
  ...(STANCES[owner].includes("poster") ? posterWallsOf(table) : [])
]

const stanceWallsOf = (owner: Owner, table: string): ReadonlyArray<Wall> => {
  const own: ReadonlyArray<Wall> = [
    { name: "keeper", to: "current_user", ...same("true") },
    { name: "service", to: owner, ...same("true") }
  ]
  const caller = `${owner}_caller`
  const hanging = HANGING[owner].find(([name]) => name === table)
  const link: ReadonlyArray<Wall> =
    owner === "ingest" && table in LINK_READS
      ? [{ name: "link", to: "ingest_link", command: "select", using: "true" }]
      : []
  if (!STANCES[owner].includes("caller")) return own
  // Anyone may add a line, about any covenant: that tells nothing. It is read where the covenant is.
  if (table === "processing_log") {
    const read = `(${IN_SCOPE} or covenant = 'none')`
    const writers = STANCES[owner].map((name) => `${owner}_${name}`).join(", ")
    return [
      ...own,
      { name: "caller", to: caller, command: "select", using: read },
      { name: "told", to: writers, command: "insert", check: "true" }
    ]
  }
  if (APART[owner].includes(table)) {
    const others: ReadonlyArray<Wall> =
      table === "outbox"
        ? [
            { name: "log", to: "log", command: "select", using: "true" },
            { name: "caller", to: caller, command: "insert", check: IN_SCOPE.replace("covenant", "partitionkey") }
          ]
        : []
    return [...own, ...others]
  }
  if (hanging !== undefined) {
    const [, column, parent, key] = hanging
    const seen = `exists (select from ${owner}.${parent} p where p.${key} = ${table}.${column})`
    return [...own, { name: "caller", to: caller, ...same(seen) }]
  }
  if (owner === "ingest" && table === "vault")
    return [...own, ...link, { name: "caller", to: caller, using: CONTENT_SHARED, check: IN_SCOPE }]
  if (WALLED[owner].includes(table)) return [...own, ...link, { name: "caller", to: caller, ...same(IN_SCOPE) }]
  return OPEN[owner].includes(table) ? [...own, ...link, { name: "caller", to: caller, ...same("true") }] : own
}

const covenantTables = async (db: Kysely<Tables>, owner: Owner): Promise<ReadonlyArray<string>> => {
  const { rows } = await sql<{ name: string }>`
    select c.table_name as name from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
    where c.table_schema = ${owner} and c.column_name = 'covenant' and t.table_type = 'BASE TABLE' order by 1`.execute(
    db
  )
  return rows.map(({ name }) => name)
}

const RIGHTS = ["select", "insert", "update", "delete"] as const

/** Of consumers and of the service itself: nothing that is done for a caller touches them. */
const INNER = ["migration", "inbox", "parked", "consumer_offset", "used_proof", "journal_position"]

const listed = (names: ReadonlyArray<string>) => names.map((name) => `'${name}'`).join(", ")

/** To lock a signal that is read takes a right to change it; of this column its own wall lets no change through. */
const LOCKED = "grant update (covenant) on casework.signal to casework_caller;"

/** A caller may do to a table what its service may, row security aside: what is append-only stays so. */
const grantCaller = (owner: Owner) => `
  grant usage on schema ${owner} to ${owner}_caller;
  do $$ declare one record; begin
    for one in select c.oid::regclass as name, c.oid as id from pg_class c
      where c.relnamespace = '${owner}'::regnamespace and c.relkind = 'r' loop
      execute format('revoke all on %s from ${owner}_caller', one.name);
      continue when (select relname from pg_class where oid = one.id) in (${listed(INNER)});
      execute format('grant select on %s to ${owner}_caller', one.name);
      continue when (select relname from pg_class where oid = one.id) in (${listed(CALLER_READS[owner])});
      ${RIGHTS.map((right) => `if has_table_privilege('${owner}', one.id, '${right}') then execute format('grant ${right} on %s to ${owner}_caller', one.name); end if;`).join("\n      ")}
    end loop;
  end $$;
  ${owner === "casework" ? LOCKED : ""}
  grant usage, select on all sequences in schema ${owner} to ${owner}_caller;`

const grantLink = () => `
  grant usage on schema ingest to ingest_link;
  revoke all on all tables in schema ingest from ingest_link;
  ${Object.entries(LINK_READS)
    .map(([table, columns]) => `grant select ${columns} on ingest.${table} to ingest_link;`)
    .join("\n  ")}
  grant insert on ingest.processing_log to ingest_link;
  grant update on ingest.log_head to ingest_link;`

/**
 * Row security on every table of an owner that names a covenant, enabled and forced, with a policy per stance. A table that
 * no list names is shut to every caller. Says how it must be, so that it may run any number of times.
 */
export const raiseWalls = async (db: Kysely<Tables>, owner: Owner): Promise<void> => {
  const named = await covenantTables(db, owner)
  const statements = [...named, ...HANGING[owner].map(([table]) => table), ...APART[owner]].flatMap((table) => [
    `alter table ${owner}.${table} enable row level security, force row level security;`,
    ...wallsOf(owner, table).map((wall) => policy(`${owner}.${table}`, wall))
  ])
  if (STANCES[owner].includes("caller")) statements.push(grantCaller(owner))
  if (STANCES[owner].includes("poster")) statements.push(grantPoster())
  if (STANCES[owner].includes("link")) statements.push(grantLink())
  await sql.raw(statements.join("\n")).execute(db)
}
