import type { Wall } from "./Wall.ts"

/** Looked up once per statement. */
const SCOPE = "(select string_to_array(current_setting('kv.covenants', true), ','))::text[]"
/** Without a setting of nobody, and so no row. */
const MINE = "partner = (select current_setting('kv.partner', true))"
/** Writing is done in covenants that are named; `*` names none. */
const NAMED = `covenant = any (${SCOPE})`
const READ = `((select current_setting('kv.covenants', true) = '*') or ${NAMED})`

const isUuid = (column: string) =>
  `case when ${column} ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then ${column}::uuid end`

/** Looked up row by row: without it a plan may gather all that the partner ever posted first, to look up one. */
const ONE_BY_ONE = "offset 0"

/** Of a signal of this partner in these covenants: the wall of `ingest.signal` holds within. */
const ofOwn = (table: string, column = "signal") =>
  `exists (select from ingest.signal own
    where own.covenant = ${table}.covenant and own.id = ${table}.${column} ${ONE_BY_ONE})`

const keyOfOwn = `(${ofOwn("data_key", "record")} or exists (select from ingest.request asked
  where asked.covenant = data_key.covenant and asked.id = data_key.record ${ONE_BY_ONE}))`

/** Persons who objected are compared with what is posted: sealed, in the covenants that are posted in. */
const keyOfRestricted = `(${NAMED} and exists (select from ingest.restricted held
  where held.covenant = data_key.covenant and held.request = data_key.record ${ONE_BY_ONE}))`

type Commands = Readonly<Partial<Record<"select" | "insert" | "update" | "delete", string>>>

const changed = (table: string): string => `${NAMED} and ${ofOwn(table)}`

/**
 * What a poster may do to each table of ingest's, and to which rows: what its partner posted, and what hangs on that. A
 * table that is not here does not exist for it. Seals and keys come in with their signal, in one statement, and so before it
 * can be looked up: of those only the covenant is looked at.
 */
const POSTER: Readonly<Record<string, Commands>> = {
  signal: { select: `${MINE} and ${READ}`, insert: `${MINE} and ${NAMED}`, update: `${MINE} and ${NAMED}` },
  vault: {
    select: ofOwn("vault"),
    insert: NAMED,
    update: changed("vault"),
    delete: changed("vault")
  },
  data_key: {
    select: `${keyOfOwn} or ${keyOfRestricted}`,
    insert: NAMED,
    update: `${NAMED} and ${keyOfOwn}`,
    delete: `${NAMED} and ${keyOfOwn}`
  },
  encoding: { select: ofOwn("encoding"), delete: changed("encoding") },
  history: { select: ofOwn("history"), insert: changed("history") },
  access: { select: ofOwn("access") },
  restricted: { select: NAMED },
  restricted_signal: { select: ofOwn("restricted_signal"), delete: changed("restricted_signal") },
  hold_signal: { select: ofOwn("hold_signal"), delete: changed("hold_signal") },
  hold: {
    select: `exists (select from ingest.hold_signal kept
        where kept.covenant = hold.covenant and kept.hold = hold.id ${ONE_BY_ONE})
      or (hold.whole and exists (select from ingest.signal own where own.covenant = hold.covenant ${ONE_BY_ONE}))`
  },
  request: { select: `${MINE} and ${READ}`, update: `${MINE} and ${NAMED}`, delete: `${MINE} and ${NAMED}` },
  idempotency: { select: MINE, insert: MINE, update: MINE, delete: MINE },
  // Told of the covenants that are written in; destroyed with the signal that it tells of.
  outbox: {
    insert: `partitionkey = any (${SCOPE})`,
    select: `exists (select from ingest.signal own where own.id = ${isUuid("outbox.subject")} ${ONE_BY_ONE})`,
    delete: `exists (select from ingest.signal own where own.id = ${isUuid("outbox.subject")} ${ONE_BY_ONE})`
  },
  covenant: { select: READ },
  covenant_key: { select: READ },
  partner: { select: MINE }
}

/** Of no partner and no covenant: the map, and where the processing log's chains end. */
const PLAIN: Readonly<Record<string, string>> = { municipality: "select", log_head: "select, update" }

const COMMANDS = ["select", "insert", "update", "delete"] as const

export const posterWallsOf = (table: string): ReadonlyArray<Wall> => {
  const rules = POSTER[table] ?? {}
  return COMMANDS.flatMap((command): ReadonlyArray<Wall> => {
    const rule = rules[command]
    if (rule === undefined) return []
    const wall = { name: `poster_${command}`, to: "ingest_poster", command }
    if (command === "insert") return [{ ...wall, check: rule }]
    return [command === "update" ? { ...wall, using: rule, check: rule } : { ...wall, using: rule }]
  })
}

export const grantPoster = (): string => `
  grant usage on schema ingest to ingest_poster;
  revoke all on all tables in schema ingest from ingest_poster;
  ${Object.entries(POSTER)
    .map(
      ([table, rules]) =>
        `grant ${COMMANDS.filter((one) => one in rules).join(", ")} on ingest.${table} to ingest_poster;`
    )
    .join("\n  ")}
  ${Object.entries(PLAIN)
    .map(([table, rights]) => `grant ${rights} on ingest.${table} to ingest_poster;`)
    .join("\n  ")}
  grant insert on ingest.processing_log to ingest_poster;`
