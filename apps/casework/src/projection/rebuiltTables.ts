import { Sql } from "@kruisverband/store"
import { Effect } from "effect"
import { sql as raw } from "kysely"

export interface RebuiltTable {
  readonly name: "signal" | "link" | "link_signal" | "hub" | "linking_pause" | "ambiguity" | "request"
  /** Rows that the log no longer has the ground of, and that stay as they are. */
  readonly stays?: string
  /** Columns that tell when something was heard, and how often: of a row that comes out the same, they stay. */
  readonly heard: ReadonlyArray<string>
  /** The one of them that tells when it was first heard: it stays in any case. */
  readonly since?: string
}

/** What casework derives from the log. Decisions, their words, regroupings and what is gone are no part of it: they stay. */
export const REBUILT: ReadonlyArray<RebuiltTable> = [
  // Of what is erased the log has nothing left: its tombstone is all there is.
  { name: "signal", stays: "withdrawn", heard: ["amended_at"] },
  { name: "link", heard: ["revision", "proposed_at", "updated_at", "held_since"], since: "proposed_at" },
  { name: "link_signal", heard: [] },
  { name: "hub", heard: [] },
  { name: "linking_pause", heard: [] },
  { name: "ambiguity", heard: ["revision", "found_at", "updated_at"], since: "found_at" },
  { name: "request", heard: ["asked_at"] }
]

export interface TableDigest {
  readonly rows: number
  /** The same for the same set of rows, in any order. */
  readonly sum: string
}

const full = (table: RebuiltTable) => raw.id("casework", table.name)
const rest = (table: RebuiltTable) => raw`md5((to_jsonb(t) - ${[...table.heard]}::text[])::text)`

/** Every column of every row. */
export const digestOf = (table: RebuiltTable) =>
  Effect.flatMap(Sql, ({ run }) =>
    run("rebuildProjection.digest", (db) =>
      raw<TableDigest>`
        select count(*)::int as rows, coalesce(sum(('x' || substr(md5(to_jsonb(t)::text), 1, 15))::bit(60)::bigint), 0)::text as sum
        from ${full(table)} t`.execute(db)
    )
  ).pipe(Effect.map(({ rows }) => rows[0] ?? { rows: 0, sum: "0" }))

export interface Heard {
  readonly id: string
  readonly rest: string
  readonly heard: unknown
}

/** When each row was heard, with a hash of what it says. */
export const heardOf = (table: RebuiltTable) =>
  Effect.gen(function* () {
    if (table.heard.length === 0) return []
    const { run } = yield* Sql
    const { rows } = yield* run("rebuildProjection.heard", (db) =>
      raw<Heard>`
        select t.id, ${rest(table)} as rest, (select jsonb_object_agg(one.key, one.value)
          from jsonb_each(to_jsonb(t)) as one where one.key = any(${[...table.heard]}::text[])) as heard
        from ${full(table)} t`.execute(db)
    )
    return rows
  })

export const forgetTable = (table: RebuiltTable) =>
  Effect.flatMap(Sql, ({ run }) =>
    run("rebuildProjection.forget", (db) =>
      raw`delete from ${full(table)} ${table.stays === undefined ? raw`` : raw`where not ${raw.id(table.stays)}`}`.execute(
        db
      )
    )
  )

/** Rows that say what they said were heard when they were; of one that says something else, the revision goes on from there. */
export const restoreHeard = (table: RebuiltTable, before: ReadonlyArray<Heard>) =>
  Effect.gen(function* () {
    if (before.length === 0) return
    const { run } = yield* Sql
    const old = raw`jsonb_to_recordset(${JSON.stringify(before)}::jsonb) as b (id text, rest text, heard jsonb)`
    const set = raw.join(table.heard.map((column) => raw`${raw.id(column)} = p.${raw.id(column)}`))
    const { since } = table
    if (since !== undefined) {
      yield* run("rebuildProjection.revisions", (db) =>
        raw`
          update ${full(table)} t set revision = greatest(t.revision, p.revision) + 1, ${raw.id(since)} = p.${raw.id(since)}
          from ${old} cross join lateral jsonb_populate_record(null::${full(table)}, b.heard) p
          where t.id = b.id and ${rest(table)} <> b.rest`.execute(db)
      )
    }
    yield* run("rebuildProjection.restore", (db) =>
      raw`
        update ${full(table)} t set ${set}
        from ${old} cross join lateral jsonb_populate_record(null::${full(table)}, b.heard) p
        where t.id = b.id and ${rest(table)} = b.rest`.execute(db)
    )
  })
