import type { EncodedSignal } from "@kruisverband/contract"
import { logClauses, SignalId } from "@kruisverband/domain"
import type { KeysUnavailable } from "@kruisverband/privacy"
import { Sql, type StoreError, underStance } from "@kruisverband/store"
import { type CovenantKeyring, type CovenantRing, withRing } from "@kruisverband/vault"
import { Context, Effect, Layer } from "effect"
import { sql } from "kysely"
import { type Actor, logSignals } from "../log/logSignals.ts"
import { openEncodings } from "../signals/sealSignal.ts"

/** What the correlator may fetch, and nothing else: opened here, so that it needs no key. */
export class Encodings extends Context.Service<
  Encodings,
  {
    /** In the order asked. `gone`: erased, withdrawn, restricted or never there. One query, whatever the number. */
    readonly fetch: (
      ids: ReadonlyArray<SignalId>,
      actor: Actor
    ) => Effect.Effect<ReadonlyArray<EncodedSignal>, StoreError | KeysUnavailable>
  }
>()("ingest/internal/Encodings") {
  static readonly layer = Layer.effect(
    Encodings,
    Effect.suspend(() => make)
  )
}

const gone = (id: string, revision = 0): EncodedSignal => ({
  id: SignalId.make(id),
  revision,
  gone: true,
  subjects: [],
  groups: [],
  expressions: [],
  places: []
})

interface Row {
  readonly id: string
  readonly covenant: string
  readonly revision: number
  readonly purpose: string
  readonly level: string
  readonly subjects: number
  readonly encodings: Uint8Array | null
  readonly key_id: string | null
  readonly wrapped_key: Uint8Array | null
}

/** What is left of a signal: undefined when its seals or their key are gone. */
const sealedOf = ({ encodings, id, key_id, wrapped_key }: Row) =>
  encodings === null || key_id === null || wrapped_key === null
    ? undefined
    : { encodings, key: { record: id, keyId: key_id, wrappedKey: wrapped_key } }

const openOne = (ring: CovenantRing, row: Row) => {
  const sealed = sealedOf(row)
  if (sealed === undefined) return Effect.succeed(gone(row.id, row.revision))
  return Effect.map(
    openEncodings(ring, sealed),
    (parts): EncodedSignal => ({ id: SignalId.make(row.id), revision: row.revision, gone: false, ...parts })
  )
}

const make = Effect.gen(function* () {
  const context = yield* Effect.context<Sql | CovenantKeyring>()
  const store = yield* Sql

  const readRows = Effect.fnUntraced(function* (ids: ReadonlyArray<SignalId>, actor: Actor) {
    const rows = yield* store.run("Encodings.fetch", (db) =>
      db
        .selectFrom("ingest.signal as s")
        .leftJoin("ingest.vault as v", (join) =>
          join.onRef("v.covenant", "=", "s.covenant").onRef("v.signal", "=", "s.id")
        )
        .leftJoin("ingest.data_key as k", (join) =>
          join.onRef("k.covenant", "=", "s.covenant").onRef("k.record", "=", "s.id")
        )
        .select([
          "s.id",
          "s.covenant",
          "s.revision",
          "s.purpose",
          "s.level",
          "s.subjects",
          "v.encodings",
          "k.key_id",
          "k.wrapped_key"
        ])
        .where("s.id", "=", sql<string>`any(${[...ids]}::uuid[])`)
        // Restricted by an objection: not compared with anything (AVG 18(2)), and so not handed out.
        .where(({ exists, not, selectFrom }) =>
          not(
            exists(
              selectFrom("ingest.restricted_signal as r")
                .select("r.signal")
                .whereRef("r.covenant", "=", "s.covenant")
                .whereRef("r.signal", "=", "s.id")
            )
          )
        )
        .execute()
    )
    const read = rows.filter((row) => sealedOf(row) !== undefined)
    yield* logSignals(
      actor,
      "encodings-fetched",
      logClauses.linked,
      read.map(({ id, subjects, ...row }) => ({ ...row, signal: id, persons: subjects }))
    )
    return rows
  })

  const fetch = Effect.fn("Encodings.fetch")(function* (ids: ReadonlyArray<SignalId>, actor: Actor) {
    // The record is committed before anything is opened.
    const rows = yield* store.transaction(readRows(ids, actor))
    const found = new Map<string, EncodedSignal>()
    for (const [covenant, own] of Map.groupBy(rows, (row) => row.covenant)) {
      const opened = yield* withRing(covenant, (ring) => Effect.forEach(own, (row) => openOne(ring, row)))
      for (const encoded of opened ?? []) found.set(encoded.id, encoded)
    }
    return ids.map((id) => found.get(id) ?? gone(id))
  })

  return Encodings.of({
    fetch: (ids, actor) => fetch(ids, actor).pipe(underStance({ name: "link" }), Effect.provideContext(context))
  })
})
