import { Effect } from "effect"
import { type Kysely, sql } from "kysely"
import { Engine, type Tables } from "../../packages/store/src/index.ts"
import type { EncodedFile } from "./EncodedFile.ts"

/** Signals in one transaction, as the consumer takes them. */
const BATCH = 500
const SIGNALS = 20_000

const TABLES = [
  "drop schema if exists bare cascade",
  "create schema bare",
  "create table bare.signal (key integer primary key, facts text not null, encoding bytea not null)",
  "create table bare.posting (token bigint not null, signal integer not null, primary key (token, signal))"
]
const FACTS = "active radicalisation school education formal GM9001 2026-10-01T22:00:00.000Z"

/** Version 1 of the wire form: the tokens stand at the end, nine bytes each, their number in byte 5. */
const tokensOf = (bytes: Uint8Array): ReadonlyArray<string> => {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return Array.from({ length: buffer[5] ?? 0 }, (_, index) =>
    buffer.readBigInt64BE(buffer.length - 9 * (index + 1)).toString()
  )
}

const insert = async (db: Kysely<Tables>, file: EncodedFile, from: number): Promise<void> => {
  const keys = Array.from({ length: BATCH }, (_, index) => from + index)
  const encodings = keys.map((key) => file.bytes(key))
  const postings = encodings.flatMap((bytes, index) =>
    tokensOf(bytes).map((token) => [token, keys[index] ?? 0] as const)
  )
  const hex = encodings.map((bytes) => `\\\\x${Buffer.from(bytes).toString("hex")}`)
  await db.transaction().execute(async (trx) => {
    await sql`insert into bare.signal select key, ${FACTS}, encoding
      from unnest(${`{${keys.join()}}`}::int[], ${`{${hex.join()}}`}::bytea[]) as new (key, encoding)`.execute(trx)
    await sql`insert into bare.posting select * from unnest(${`{${postings.map(([token]) => token).join()}}`}::bigint[],
      ${`{${postings.map(([, key]) => key).join()}}`}::int[]) on conflict do nothing`.execute(trx)
  })
}

/** The baseline: signals a second that are only written, with their encodings and a row for each of their tokens. */
export const bareRows = Effect.fn("bench.bareRows")(function* (file: EncodedFile) {
  return yield* Effect.scoped(
    Effect.gen(function* () {
      const { migrator } = yield* Engine
      const db = yield* migrator
      const signals = Math.min(SIGNALS, yield* Effect.promise(() => file.upTo(SIGNALS)))
      const batches = Math.floor(signals / BATCH)
      for (const text of TABLES) yield* Effect.promise(() => sql.raw(text).execute(db))
      const started = performance.now()
      for (let batch = 0; batch < batches; batch++) yield* Effect.promise(() => insert(db, file, batch * BATCH))
      const seconds = (performance.now() - started) / 1000
      yield* Effect.promise(() => sql.raw("drop schema bare cascade").execute(db))
      return (batches * BATCH) / seconds
    })
  )
})
