import { Effect } from "effect"
import { sql } from "kysely"
import { type LinkingRecord, readRecord } from "../evidence/LinkingRecord.ts"
import { query } from "./query.ts"

export interface NewRecord {
  readonly signal: number
  readonly subject: number
  readonly bytes: Uint8Array
  readonly tokens: ReadonlyArray<string>
}

/** Removes all that is known of the content of these signals. Gives the tokens they stood under, and those they had evidence with. */
export const eraseRecords = Effect.fn("records.erase")(function* (signals: ReadonlyArray<number>) {
  const tokens = yield* query(
    "records.eraseTokens",
    sql<{ token: string }>`delete from correlator.posting where signal = any(${signals}::int[]) returning token`
  )
  const people = yield* query(
    "records.erase",
    sql<{ kind: string | null }>`delete from correlator.record r using correlator.signal s
      where r.signal = any(${signals}::int[]) and s.key = r.signal returning s.kind`
  )
  const edges = yield* query(
    "records.eraseEvidence",
    sql<{ a: number; b: number }>`delete from correlator.edge
      where a = any(${signals}::int[]) or b = any(${signals}::int[]) returning a, b`
  )
  return {
    tokens: new Set(tokens.map((row) => row.token)),
    people: people.filter((row) => row.kind === "radicalisation").length,
    neighbours: [...new Set(edges.flatMap((edge) => [edge.a, edge.b]))]
  }
})

export const writeRecords = Effect.fn("records.write")(function* (covenant: number, records: ReadonlyArray<NewRecord>) {
  if (records.length === 0) return
  yield* query(
    "records.write",
    sql`insert into correlator.record (signal, subject, encoding) select * from unnest(
      ${records.map((one) => one.signal)}::int[], ${records.map((one) => one.subject)}::smallint[],
      ${records.map((one) => Buffer.from(one.bytes))}::bytea[])`
  )
  const postings = new Map<string, { readonly token: string; readonly signal: number; subjects: number }>()
  for (const record of records) {
    for (const token of record.tokens) {
      const key = `${record.signal} ${token}`
      const known = postings.get(key)
      if (known === undefined) postings.set(key, { token, signal: record.signal, subjects: 1 << record.subject })
      else known.subjects |= 1 << record.subject
    }
  }
  const rows = [...postings.values()]
  yield* query(
    "records.writeTokens",
    sql`insert into correlator.posting (covenant, token, signal, subjects)
      select ${covenant}::int, * from unnest(${rows.map((row) => row.token)}::text[],
        ${rows.map((row) => row.signal)}::int[], ${rows.map((row) => row.subjects)}::int[])`
  )
})

export interface ReadRecord {
  readonly signal: number
  readonly subject: number
  readonly record: LinkingRecord
}

export const readRecords = (signals: ReadonlyArray<number>) =>
  signals.length === 0
    ? Effect.succeed([])
    : query(
        "records.read",
        sql<{ signal: number; subject: number; encoding: Uint8Array; kind: string | null }>`
          select r.signal, r.subject, r.encoding, s.kind from correlator.record r
          join correlator.signal s on s.key = r.signal where r.signal = any(${signals}::int[])`
      ).pipe(
        Effect.map((rows) =>
          rows.flatMap((row): ReadonlyArray<ReadRecord> => {
            const record = readRecord(row.kind === "radicalisation", row.encoding)
            return record === undefined ? [] : [{ signal: row.signal, subject: row.subject, record }]
          })
        )
      )

/** Which subjects the signals have, without their content. */
export const listSubjects = (signals: ReadonlyArray<number>) =>
  query(
    "records.list",
    sql<{ signal: number; subject: number }>`select signal, subject from correlator.record
      where signal = any(${signals}::int[])`
  )
