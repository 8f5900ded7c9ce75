import { ENCODING_VERSION } from "@kruisverband/linkage/encode"
import { Sql } from "@kruisverband/store"
import { addUnder, openUnder, withRing } from "@kruisverband/vault"
import { Effect } from "effect"
import { sql } from "kysely"
import { encodeParts } from "../encoding/sealedParts.ts"
import { writeEncodings } from "../renewal/writeEncodings.ts"
import { findSeals } from "../signals/SignalRepository.ts"
import { openEncodings, versionsOf } from "../signals/sealSignal.ts"

const aged = (text: string): Uint8Array => {
  const bytes = Buffer.from(text, "base64url")
  bytes[0] = ENCODING_VERSION - 1
  return bytes
}

/**
 * Leaves a covenant's signals as an earlier version of the platform did: encodings of another version. `noted`: and it kept of
 * which version they are; else that is not known.
 */
export const ageEncodings = Effect.fn("test.age")(function* (
  covenant: string,
  signals: ReadonlyArray<string>,
  noted: boolean
) {
  const seals = yield* findSeals(covenant, signals)
  const written = yield* withRing(covenant, (ring) =>
    Effect.forEach([...seals], ([signal, sealed]) =>
      Effect.gen(function* () {
        const parts = yield* openEncodings(ring, sealed)
        const subjects = parts.subjects.map(aged)
        const encodings = yield* addUnder(ring, sealed.key, "encodings", encodeParts({ ...parts, subjects }))
        return { signal, encoded: versionsOf(subjects), encodings }
      })
    )
  )
  const { run } = yield* Sql
  for (const one of written ?? []) {
    const sources = yield* run("test.sources", (db) =>
      db.selectFrom("ingest.vault").select("at_source").where("signal", "=", one.signal).executeTakeFirst()
    )
    yield* writeEncodings(covenant, [{ ...one, atSource: sources?.at_source ?? 0 }])
  }
  if (noted) return
  yield* run("test.forget", (db) =>
    sql`update ingest.vault set encoded = null, at_source = null where signal = any(${[...signals]}::uuid[])`.execute(
      db
    )
  )
})

/** The same of persons who objected. */
export const ageObjections = Effect.fn("test.ageObjections")(function* (covenant: string) {
  const { run } = yield* Sql
  const { rows } = yield* run("test.persons", (db) =>
    sql<{ request: string; person: Uint8Array; key_id: string; wrapped_key: Uint8Array }>`
      select r.request, r.person, k.key_id, k.wrapped_key from ingest.restricted r
      join ingest.data_key k on k.covenant = r.covenant and k.record = r.request where r.covenant = ${covenant}`.execute(
      db
    )
  )
  for (const { key_id, person, request, wrapped_key } of rows) {
    const key = { record: request, keyId: key_id, wrappedKey: wrapped_key }
    const sealed = yield* withRing(covenant, (ring) =>
      Effect.gen(function* () {
        const plain = yield* openUnder(ring, key, "person", person)
        const known: { readonly encodings: ReadonlyArray<string> } = JSON.parse(new TextDecoder().decode(plain))
        const encodings = known.encodings.map((text) => Buffer.from(aged(text)).toString("base64url"))
        return yield* addUnder(ring, key, "person", new TextEncoder().encode(JSON.stringify({ ...known, encodings })))
      })
    )
    if (sealed === undefined) continue
    yield* run("test.putPerson", (db) =>
      db.updateTable("ingest.restricted").set({ person: sealed }).where("request", "=", request).execute()
    )
  }
})
