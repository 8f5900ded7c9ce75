import type { KeptFacts, SignalFacts } from "@kruisverband/domain"
import { Ids, Sql } from "@kruisverband/store"
import { KeysNotReady, putDataKeys } from "@kruisverband/vault"
import { DateTime, Effect } from "effect"
import { sql } from "kysely"
import { iso } from "../instant.ts"
import { storedSignal } from "./StoredSignal.ts"
import type { SealedSignal, WrittenSignal } from "./sealSignal.ts"

/** Own signals newest first; `before`: the last id of the page before. */
export const listSignals = Effect.fnUntraced(function* (partner: string, before: string | undefined, limit: number) {
  const store = yield* Sql
  const rows = yield* store.run("Signals.list", (db) =>
    db
      .selectFrom("ingest.signal")
      .selectAll()
      .where("partner", "=", partner)
      .$if(before !== undefined, (query) => query.where("id", "<", before ?? ""))
      .orderBy("id", "desc")
      .limit(limit)
      .execute()
  )
  return rows.map(storedSignal)
})

/** Undefined for an unknown signal and for another partner's alike. `lock`: nobody else changes it until the transaction ends. */
export const findSignal = Effect.fnUntraced(function* (partner: string, id: string, lock = false) {
  const store = yield* Sql
  const row = yield* store.run("Signals.find", (db) =>
    db
      .selectFrom("ingest.signal")
      .selectAll()
      .where("partner", "=", partner)
      .where("id", "=", id)
      .$if(lock, (query) => query.forUpdate())
      .executeTakeFirst()
  )
  return row === undefined ? undefined : storedSignal(row)
})

/** Signals by id, of any partner: for the platform's own services. `lock`: nobody else changes them until the transaction ends. */
export const findSignals = Effect.fnUntraced(function* (ids: ReadonlyArray<string>, lock = false) {
  if (ids.length === 0) return []
  const store = yield* Sql
  const rows = yield* store.run("Signals.findMany", (db) =>
    db
      .selectFrom("ingest.signal")
      .selectAll()
      .where("id", "=", sql<string>`any(${[...ids]}::uuid[])`)
      .orderBy("id")
      .$if(lock, (query) => query.forUpdate())
      .execute()
  )
  return rows.map(storedSignal)
})

/** Seals by signal; those destroyed are not there. */
export const findSeals = Effect.fnUntraced(function* (covenant: string, ids: ReadonlyArray<string>) {
  const seals = new Map<string, SealedSignal>()
  if (ids.length === 0) return seals
  const store = yield* Sql
  const rows = yield* store.run("Signals.seals", (db) =>
    db
      .selectFrom("ingest.vault as v")
      .innerJoin("ingest.data_key as k", (join) =>
        join.onRef("k.covenant", "=", "v.covenant").onRef("k.record", "=", "v.signal")
      )
      .select(["v.signal", "v.identity", "v.content", "v.encodings", "k.key_id", "k.wrapped_key"])
      .where("v.covenant", "=", covenant)
      .where("v.signal", "=", sql<string>`any(${[...ids]}::uuid[])`)
      .execute()
  )
  for (const { content, encodings, identity, key_id, signal, wrapped_key } of rows) {
    // Null only before the start that follows the migration: nothing is served then.
    if (encodings === null) continue
    seals.set(signal, {
      key: { record: signal, keyId: key_id, wrappedKey: wrapped_key },
      identity,
      content,
      encodings
    })
  }
  return seals
})

/** Replaces facts and seals of one signal. Sealed anew under a new data key: nothing old opens with it. */
export const replaceSignal = Effect.fnUntraced(function* (
  facts: SignalFacts,
  observedDay: string | undefined,
  sealed: WrittenSignal
) {
  const store = yield* Sql
  const { covenant, signal } = facts
  yield* store.run("Signals.replaceFacts", (db) =>
    db
      .updateTable("ingest.signal")
      .set({
        covenant_version: facts.covenantVersion,
        purpose: facts.purpose,
        municipality: facts.municipality,
        desk: facts.desk,
        level: facts.level,
        observed_at: facts.observedAt,
        observed_day: observedDay ?? null,
        behaviours: facts.behaviours,
        themes: facts.themes,
        subjects: facts.subjects,
        revision: facts.revision
      })
      .where("partner", "=", facts.partner)
      .where("id", "=", signal)
      .execute()
  )
  yield* store.run("Signals.replaceSeals", (db) =>
    db
      .updateTable("ingest.vault")
      .set({
        identity: sealed.identity,
        content: sealed.content,
        encodings: sealed.encodings,
        encoded: sealed.encoded,
        at_source: sealed.atSource
      })
      .where("covenant", "=", covenant)
      .where("signal", "=", signal)
      .execute()
  )
  if ((yield* putDataKeys(covenant, [sealed.key])) === 0) return yield* new KeysNotReady({ covenant })
})

/** What its clock needs of its persons, after a correction. */
export const putKeptFacts = Effect.fnUntraced(function* (signal: string, { leavesOn, minor }: KeptFacts) {
  const store = yield* Sql
  yield* store.run("Signals.putKeptFacts", (db) =>
    db
      .updateTable("ingest.signal")
      .set({ minor, leaves_on: leavesOn ?? null })
      .where("id", "=", signal)
      .execute()
  )
})

export const changeLevel = Effect.fnUntraced(function* (facts: SignalFacts) {
  const store = yield* Sql
  yield* store.run("Signals.changeLevel", (db) =>
    db
      .updateTable("ingest.signal")
      .set({ level: facts.level, revision: facts.revision })
      .where("partner", "=", facts.partner)
      .where("id", "=", facts.signal)
      .execute()
  )
})

/** Steps in the lives of signals, for their posters. `what` is a code; without `at` it is now. */
export const addSteps = Effect.fnUntraced(function* (
  steps: ReadonlyArray<{
    readonly covenant: string
    readonly signal: string
    readonly what: string
    readonly at?: string | undefined
  }>
) {
  if (steps.length === 0) return
  const store = yield* Sql
  const ids = yield* Ids
  const now = iso(yield* DateTime.now)
  const rows = yield* Effect.forEach(steps, ({ at = now, ...step }) =>
    Effect.map(ids.uuid7, (id) => ({ ...step, id, at }))
  )
  yield* store.run("Signals.addSteps", (db) => db.insertInto("ingest.history").values(rows).execute())
})

/** One step, now. */
export const addHistory = (covenant: string, signal: string, what: string) => addSteps([{ covenant, signal, what }])

/** Of these signals those that somebody opened. */
export const readAmong = Effect.fnUntraced(function* (signals: ReadonlyArray<string>) {
  if (signals.length === 0) return new Set<string>()
  const store = yield* Sql
  const rows = yield* store.run("Signals.readAmong", (db) =>
    db
      .selectFrom("ingest.access")
      .select("signal")
      .distinct()
      .where("signal", "=", sql<string>`any(${[...signals]}::uuid[])`)
      .orderBy("signal")
      .execute()
  )
  return new Set(rows.map(({ signal }) => signal))
})

/** What happened to a signal, and who opened it; oldest first. */
export const findTrail = Effect.fnUntraced(function* (covenant: string, signal: string) {
  const store = yield* Sql
  const history = yield* store.run("Signals.history", (db) =>
    db
      .selectFrom("ingest.history")
      .select(["at", "what"])
      .where("covenant", "=", covenant)
      .where("signal", "=", signal)
      .orderBy("id")
      .execute()
  )
  const access = yield* store.run("Signals.access", (db) =>
    db
      .selectFrom("ingest.access")
      .select(["at", "role", "purpose", "level"])
      .where("covenant", "=", covenant)
      .where("signal", "=", signal)
      .orderBy("id")
      .execute()
  )
  return {
    history: history.map((row) => ({ at: row.at.toISOString(), what: row.what })),
    access: access.map((row) => ({ ...row, at: row.at.toISOString() }))
  }
})
