import type { EncodedSignal } from "@kruisverband/contract"
import { SignalId } from "@kruisverband/domain"
import { Sql, type StoreError } from "@kruisverband/store"
import { Context, Effect, Layer } from "effect"
import { sql } from "kysely"

/** What the correlator may fetch, and nothing else. */
export class Encodings extends Context.Service<
  Encodings,
  {
    /** In the order asked. `gone`: erased, withdrawn or never there. One query, whatever the number. */
    readonly fetch: (ids: ReadonlyArray<SignalId>) => Effect.Effect<ReadonlyArray<EncodedSignal>, StoreError>
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

const make = Effect.gen(function* () {
  const store = yield* Sql

  const fetch = Effect.fn("Encodings.fetch")(function* (ids: ReadonlyArray<SignalId>) {
    const rows = yield* store.run("Encodings.fetch", (db) =>
      db
        .selectFrom("ingest.signal as s")
        .leftJoin("ingest.encoding as e", (join) =>
          join.onRef("e.covenant", "=", "s.covenant").onRef("e.signal", "=", "s.id")
        )
        .select(["s.id", "s.revision", "e.subjects", "e.groups", "e.expressions", "e.places"])
        .where("s.id", "=", sql<string>`any(${[...ids]}::uuid[])`)
        .execute()
    )
    const found = new Map(
      rows.map((row): readonly [string, EncodedSignal] => {
        const { expressions, groups, places, subjects } = row
        if (subjects === null || groups === null || expressions === null || places === null)
          return [row.id, gone(row.id, row.revision)]
        return [
          row.id,
          {
            id: SignalId.make(row.id),
            revision: row.revision,
            gone: false,
            subjects: subjects.map((bytes) => Buffer.from(bytes).toString("base64url")),
            groups,
            expressions,
            places
          }
        ]
      })
    )
    return ids.map((id) => found.get(id) ?? gone(id))
  })

  return Encodings.of({ fetch })
})
