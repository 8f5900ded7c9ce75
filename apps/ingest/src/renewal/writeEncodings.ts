import { Sql } from "@kruisverband/store"
import { Effect } from "effect"
import { sql } from "kysely"

/** What is known of a signal's encodings now. */
export interface Noted {
  readonly signal: string
  readonly encoded: ReadonlyArray<number>
  readonly atSource: number
  /** The new seal; absent: it stays as it is. */
  readonly encodings?: Uint8Array
}

/** As a bytea is written in text. */
export const hexOf = (bytes: Uint8Array) => `\\x${Buffer.from(bytes).toString("hex")}`

/** Writes versions, and new seals where there are, of any number of signals of a covenant in one statement. */
export const writeEncodings = Effect.fn("renewal.write")(function* (covenant: string, noted: ReadonlyArray<Noted>) {
  if (noted.length === 0) return
  const { run } = yield* Sql
  const rows = JSON.stringify(
    noted.map(({ atSource, encoded, encodings, signal }) => ({
      signal,
      encoded,
      at_source: atSource,
      encodings: encodings === undefined ? null : hexOf(encodings)
    }))
  )
  yield* run("renewal.write", (db) =>
    sql`
      update ingest.vault v set encoded = fresh.encoded, at_source = fresh.at_source,
        encodings = coalesce(fresh.encodings, v.encodings)
      from json_to_recordset(${rows}::json)
        as fresh (signal uuid, encoded smallint[], at_source smallint, encodings bytea)
      where v.covenant = ${covenant} and v.signal = fresh.signal`.execute(db)
  )
})
