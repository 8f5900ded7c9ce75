import { CovenantId, KnownName } from "@kruisverband/domain"
import { KnownNamePublished } from "@kruisverband/events"
import { Outbox, Sql } from "@kruisverband/store"
import { DateTime, Effect, Schema } from "effect"
import { sql as raw } from "kysely"

/** The newest version of an entry of a vocabulary. */
export interface StoredName {
  readonly covenant: CovenantId
  readonly name: KnownName
  readonly retired: boolean
  /** When this version was made, UTC. */
  readonly at: string
}

interface Row {
  readonly entry: string
  readonly version: number
  readonly covenant: string
  readonly names: string
  readonly facet: string
  readonly type: string | null
  readonly valid_from: string | null
  readonly valid_until: string | null
  readonly retired: boolean
  readonly at: Date
}

const decodeName = Schema.decodeUnknownSync(KnownName)
const present = <K extends string, V>(key: K, value: V | null) => (value === null ? {} : { [key]: value })

const storedOf = (row: Row): StoredName => ({
  covenant: CovenantId.make(row.covenant),
  name: decodeName({
    id: row.entry,
    version: row.version,
    names: row.names,
    facet: row.facet,
    ...present("type", row.type),
    ...present("validFrom", row.valid_from),
    ...present("validUntil", row.valid_until)
  }),
  retired: row.retired,
  at: row.at.toISOString()
})

/** A covenant's vocabulary as it is now, oldest entry first; what was taken out is not in it. */
export const listStored = Effect.fn("names.list")(function* (covenant: CovenantId) {
  const { run } = yield* Sql
  const { rows } = yield* run("names.list", (db) =>
    raw<Row>`select * from (
        select distinct on (entry) * from casework.known_name where covenant = ${covenant} order by entry, version desc
      ) newest where not retired order by entry`.execute(db)
  )
  return rows.map(storedOf)
})

/** The newest version of one entry; undefined: there is none. */
export const findStored = Effect.fn("names.find")(function* (entry: string) {
  const { run } = yield* Sql
  const row = yield* run("names.find", (db) =>
    db
      .selectFrom("casework.known_name")
      .selectAll()
      .where("entry", "=", entry)
      .orderBy("version", "desc")
      .limit(1)
      .executeTakeFirst()
  )
  return row === undefined ? undefined : storedOf(row)
})

/**
 * Adds a version and tells it. Part of the caller's transaction. Undefined: that version was made meanwhile, and nothing is written.
 */
export const recordName = Effect.fn("names.record")(function* (
  covenant: CovenantId,
  name: KnownName,
  retired: boolean,
  by: string
) {
  const { run } = yield* Sql
  const at = DateTime.formatIso(yield* DateTime.now)
  const added = yield* run("names.record", (db) =>
    db
      .insertInto("casework.known_name")
      .values({
        entry: name.id,
        version: name.version,
        covenant,
        names: name.names,
        facet: name.facet,
        type: name.type ?? null,
        valid_from: name.validFrom ?? null,
        valid_until: name.validUntil ?? null,
        retired,
        at,
        by
      })
      .onConflict((conflict) => conflict.columns(["entry", "version"]).doNothing())
      .returning("version")
      .executeTakeFirst()
  )
  if (added === undefined) return undefined
  const event = KnownNamePublished.make({ covenant, name, retired })
  yield* Outbox.append([{ event, subject: name.id, partitionkey: `${covenant}/${name.id}` }])
  const stored: StoredName = { covenant, name, retired, at }
  return stored
})
