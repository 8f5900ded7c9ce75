import { CovenantId, type ErasedAs, SignalId } from "@kruisverband/domain"
import { SignalErased, SignalWithdrawn } from "@kruisverband/events"
import { Ids, Outbox, type OutboxEntry, Sql } from "@kruisverband/store"
import { DateTime, Effect } from "effect"
import { sql } from "kysely"
import { iso } from "../instant.ts"
import { recordDestruction } from "../retention/recordDestruction.ts"
import { type Destroyed, destroyRows, type Tombstone } from "./destroyRows.ts"

const NOTHING: Destroyed = { dataKeys: 0, seals: 0, questions: 0, answers: 0, events: 0 }

/**
 * Erases signals that are whole and locked by the caller's transaction, tells it, leaves a step in the history of each
 * and, where a clock ran out, the record of a destruction. The journal is the caller's business, and comes first.
 */
export const eraseWhole = Effect.fnUntraced(function* (covenant: string, signals: ReadonlyArray<string>, as: ErasedAs) {
  if (signals.length === 0) return { destroyed: NOTHING, tombstones: [] }
  const erased = yield* destroyRows(covenant, signals, as)
  if (as === "retention") yield* recordDestruction(covenant, erased.tombstones)
  yield* addSteps(erased.tombstones, as === "withdrawn" ? as : `erased-${as}`)
  yield* Outbox.append(erased.tombstones.map((tombstone) => lastWord(tombstone, as)))
  return erased
})

const lastWord = ({ covenant, revision, signal }: Tombstone, as: ErasedAs): OutboxEntry => {
  const data = { signal: SignalId.make(signal), covenant: CovenantId.make(covenant), revision }
  return {
    event: as === "withdrawn" ? SignalWithdrawn.make(data) : SignalErased.make({ ...data, cause: as }),
    subject: signal,
    partitionkey: covenant
  }
}

const addSteps = Effect.fnUntraced(function* (tombstones: ReadonlyArray<Tombstone>, what: string) {
  const { run } = yield* Sql
  const ids = yield* Ids
  const at = iso(yield* DateTime.now)
  const rows = yield* Effect.forEach(tombstones, ({ covenant, signal }) =>
    Effect.map(ids.uuid7, (id) => ({ covenant, signal, id }))
  )
  yield* run("Erasure.history", (db) =>
    sql`
      insert into ingest.history (covenant, signal, id, at, what)
      select covenant, signal, id, ${at}, ${what}
      from json_to_recordset(${JSON.stringify(rows)}::json) as step (covenant text, signal uuid, id uuid)`.execute(db)
  )
})
