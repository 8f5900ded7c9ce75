import type { Owner } from "@kruisverband/events"
import { Clock, Effect } from "effect"
import { sql } from "kysely"
import { Engine } from "../engine/Engine.ts"
import { runAs, Sql } from "../Sql.ts"
import type { StoreError } from "../StoreError.ts"

/** The reason of an event that only waits behind a parked one. */
export const WAITING = "waiting"

export interface ParkedEntry {
  readonly topic: string
  readonly subject: string
  readonly source: string
  readonly id: string
  readonly body: string
  readonly reason: string
}

export interface ParkedRow extends ParkedEntry {
  readonly ord: string
}

/** What an operator is shown: codes and ids, never the body. */
export interface ParkedEvent {
  readonly group: string
  readonly topic: string
  /** The aggregate that stands still. */
  readonly subject: string
  readonly source: string
  readonly id: string
  /** Why, as a code; `waiting` if it only waits behind an earlier one of its aggregate. */
  readonly reason: string
  readonly parkedAt: Date
  /** Replays that failed. */
  readonly tries: number
}

export const parkedChannel = (owner: string): string => `parked_${owner}`

/** One group's parked events, for its consumer. All but `held` belong in a transaction. */
export const Parked = {
  /** Which of these aggregates stand still. */
  held: (group: string, subjects: ReadonlyArray<string>): Effect.Effect<ReadonlySet<string>, StoreError, Sql> =>
    Effect.gen(function* () {
      const { owner, run } = yield* Sql
      const { rows } = yield* run("Parked.held", (db) =>
        sql<{ subject: string }>`
          select distinct subject from ${sql.id(owner, "parked")}
          where "group" = ${group} and subject = any(${subjects}::text[])`.execute(db)
      )
      return new Set(rows.map((row) => row.subject))
    }),

  /** One at a time, until the transaction ends: those who add to a queue and the one who empties it. */
  lock: (group: string): Effect.Effect<void, StoreError, Sql> =>
    Effect.gen(function* () {
      const { owner, run } = yield* Sql
      yield* run("Parked.lock", (db) =>
        sql`select pg_advisory_xact_lock(hashtextextended(${`parked:${owner}:${group}`}, 0))`.execute(db)
      )
    }),

  /** Adds at the end. An aggregate that is being replayed goes on being replayed. */
  add: (group: string, entries: ReadonlyArray<ParkedEntry>): Effect.Effect<void, StoreError, Sql> =>
    Effect.gen(function* () {
      const { owner, run } = yield* Sql
      const now = new Date(yield* Clock.currentTimeMillis)
      const column = (pick: (entry: ParkedEntry) => string) => entries.map(pick)
      const table = sql.id(owner, "parked")
      yield* run("Parked.add", (db) =>
        sql`
          insert into ${table} ("group", topic, subject, source, id, body, reason, parked_at, replay)
          select ${group}, topic, subject, source, id, body, reason, ${now},
            exists (select from ${table} as p where p."group" = ${group} and p.subject = entry.subject and p.replay)
          from unnest(
            ${column((entry) => entry.topic)}::text[], ${column((entry) => entry.subject)}::text[],
            ${column((entry) => entry.source)}::text[], ${column((entry) => entry.id)}::text[],
            ${column((entry) => entry.body)}::text[], ${column((entry) => entry.reason)}::text[]
          ) with ordinality as entry (topic, subject, source, id, body, reason, place)
          order by place
          on conflict do nothing`.execute(db)
      )
    }),

  /** Gives up all that is parked of these aggregates, and their dead letters that are still in our hands. */
  forget: (group: string, subjects: ReadonlyArray<string>): Effect.Effect<void, StoreError, Sql> =>
    Effect.gen(function* () {
      const { owner, run } = yield* Sql
      yield* run("Parked.forget", (db) =>
        sql`
          with letters as (
            delete from ${sql.id(owner, "outbox")} where subject = any(${subjects}::text[]) and topic like '%.dlq'
          )
          delete from ${sql.id(owner, "parked")} where "group" = ${group} and subject = any(${subjects}::text[])`.execute(
          db
        )
      )
    }),

  /** The first event that a person asked to replay. */
  nextReplay: (group: string): Effect.Effect<ParkedRow | undefined, StoreError, Sql> =>
    Effect.gen(function* () {
      const { owner, run } = yield* Sql
      const { rows } = yield* run("Parked.nextReplay", (db) =>
        sql<ParkedRow>`
          select ord, topic, subject, source, id, body, reason from ${sql.id(owner, "parked")}
          where "group" = ${group} and replay order by ord limit 1`.execute(db)
      )
      return rows[0]
    }),

  /** Takes a replayed event out; false if it was gone. */
  remove: (ord: string): Effect.Effect<boolean, StoreError, Sql> =>
    Effect.gen(function* () {
      const { owner, run } = yield* Sql
      const { numAffectedRows } = yield* run("Parked.remove", (db) =>
        sql`delete from ${sql.id(owner, "parked")} where ord = ${ord}`.execute(db)
      )
      return numAffectedRows === 1n
    }),

  /** A replay failed: the aggregate stands still again, with the new reason. */
  keep: (group: string, row: ParkedRow, reason: string): Effect.Effect<void, StoreError, Sql> =>
    Effect.gen(function* () {
      const { owner, run } = yield* Sql
      const table = sql.id(owner, "parked")
      yield* run("Parked.keep", async (db) => {
        await sql`update ${table} set tries = tries + 1, reason = ${reason} where ord = ${row.ord}`.execute(db)
        await sql`update ${table} set replay = false where "group" = ${group} and subject = ${row.subject}`.execute(db)
      })
    }),

  /** Events set aside now. */
  count: (group: string): Effect.Effect<number, StoreError, Sql> =>
    Effect.gen(function* () {
      const { owner, run } = yield* Sql
      const { rows } = yield* run("Parked.count", (db) =>
        sql<{ count: string }>`
          select count(*) as count from ${sql.id(owner, "parked")} where "group" = ${group}`.execute(db)
      )
      return Number(rows[0]?.count ?? 0)
    })
}

/** Everything that an owner's consumers set aside, in order of arrival. */
export const listParked = (owner: Owner): Effect.Effect<ReadonlyArray<ParkedEvent>, StoreError, Engine> =>
  Effect.flatMap(Engine, (engine) =>
    runAs(engine, owner, "Parked.list", async (db) => {
      const { rows } = await sql<ParkedEvent>`
        select "group", topic, subject, source, id, reason, parked_at as "parkedAt", tries
        from ${sql.id(owner, "parked")} order by ord`.execute(db)
      return rows
    })
  )

/**
 * Asks the running consumers to handle parked events again, each aggregate in its order: all of them, or the aggregate
 * that `id` names, by its own id or by that of one of its parked events. Returns the number of events asked for.
 * The outcome shows in `listParked`: gone, or still there with `tries` one higher.
 */
export const replayParked = (owner: Owner, id?: string): Effect.Effect<number, StoreError, Engine> =>
  Effect.flatMap(Engine, (engine) =>
    runAs(engine, owner, "Parked.replay", async (db) => {
      const table = sql.id(owner, "parked")
      const chosen =
        id === undefined
          ? sql`true`
          : sql`("group", subject) in (select "group", subject from ${table} where id = ${id} or subject = ${id})`
      const { numAffectedRows } = await sql`update ${table} set replay = true where ${chosen}`.execute(db)
      await sql`select pg_notify(${parkedChannel(owner)}, '')`.execute(db)
      return Number(numAffectedRows ?? 0n)
    })
  )

/**
 * Gives up parked events for good: the one event that `id` names, or a whole aggregate by its own id. What waited
 * behind a dropped event waits on until it is replayed. Returns the number dropped.
 */
export const dropParked = (owner: Owner, id: string): Effect.Effect<number, StoreError, Engine> =>
  Effect.flatMap(Engine, (engine) =>
    runAs(engine, owner, "Parked.drop", async (db) => {
      const { numAffectedRows } = await sql`
        delete from ${sql.id(owner, "parked")} where id = ${id} or subject = ${id}`.execute(db)
      return Number(numAffectedRows ?? 0n)
    })
  )
