import { ENCODING_VERSION } from "@kruisverband/linkage/encode"
import { Sql } from "@kruisverband/store"
import { addUnder, withRing } from "@kruisverband/vault"
import { Effect } from "effect"
import { sql } from "kysely"
import { encodeParts } from "../encoding/sealedParts.ts"
import { writeEncodings } from "../renewal/writeEncodings.ts"
import { findSeals } from "../signals/SignalRepository.ts"
import { openEncodings, versionsOf } from "../signals/sealSignal.ts"

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
  const aged = yield* withRing(covenant, (ring) =>
    Effect.forEach([...seals], ([signal, sealed]) =>
      Effect.gen(function* () {
        const parts = yield* openEncodings(ring, sealed)
        const subjects = parts.subjects.map((text) => {
          const bytes = Buffer.from(text, "base64url")
          bytes[0] = ENCODING_VERSION - 1
          return bytes
        })
        const encodings = yield* addUnder(ring, sealed.key, "encodings", encodeParts({ ...parts, subjects }))
        return { signal, encoded: versionsOf(subjects), encodings }
      })
    )
  )
  const { run } = yield* Sql
  for (const one of aged ?? []) {
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
