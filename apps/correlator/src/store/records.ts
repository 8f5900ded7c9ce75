import { ENCODING_VERSION } from "@kruisverband/linkage/encode"
import { Effect } from "effect"
import { sql } from "kysely"
import { type LinkingRecord, readCompared, readRecord, recordKnown, tokensNumbered } from "../evidence/LinkingRecord.ts"
import { isFollowed } from "../index/choices.ts"
import { type Holder, holderOf, signalOf, subjectOf } from "../index/holders.ts"
import { indexedRecord } from "../index/indexedRecord.ts"
import type { IndexedRecord } from "../index/TokenBook.ts"
import { bytesOf } from "./bytesOf.ts"
import { eraseEdges } from "./edges.ts"
import { bytesList, numbers } from "./lists.ts"
import { query } from "./query.ts"

export interface NewRecord extends IndexedRecord {
  readonly bytes: Uint8Array
  /** Of another version than is read here: kept, and not in the index. */
  readonly unread?: true
}

export interface ReadRecord {
  readonly holder: Holder
  readonly signal: number
  readonly subject: number
  readonly record: LinkingRecord
}

interface Row {
  readonly signal: number
  readonly subject: number
  readonly encoding: Uint8Array
  readonly person: boolean
}

const recordOf = ({ signal, subject, encoding, person }: Row): ReadonlyArray<ReadRecord> => {
  const record = readRecord(person, encoding)
  return record === undefined ? [] : [{ holder: holderOf(signal, subject), signal, subject, record }]
}

const indexedOf = ({ holder, record }: ReadRecord): IndexedRecord => indexedRecord(holder, record)

/** Removes all that is known of the content of these signals. Gives their records as they stood in the index, and the signals they had evidence with. */
export const eraseRecords = Effect.fn("records.erase")(function* (signals: ReadonlyArray<number>) {
  if (signals.length === 0) return { records: [], people: 0, neighbours: [] }
  const rows = yield* query(
    "records.erase",
    sql<Row>`delete from correlator.record where signal = any(${numbers(signals)}::int[])
      returning signal, subject, encoding, person`
  )
  return {
    records: rows.flatMap(recordOf).map(indexedOf),
    people: rows.filter((row) => row.person).length,
    neighbours: yield* eraseEdges(signals)
  }
})

export const writeRecords = Effect.fn("records.write")(function* (
  records: ReadonlyArray<NewRecord & { readonly person: boolean }>
) {
  if (records.length === 0) return
  yield* query(
    "records.write",
    sql`insert into correlator.record (signal, subject, person, encoding) select * from unnest(
      ${numbers(records.map((one) => signalOf(one.holder)))}::int[],
      ${numbers(records.map((one) => subjectOf(one.holder)))}::smallint[],
      ${numbers(records.map((one) => (one.person ? "t" : "f")))}::boolean[],
      ${bytesList(records.map((one) => one.bytes))}::bytea[])`
  )
})

/** With its encoding in base64: the driver knows bytes in hexadecimal only, half as long again and slow to read. */
type TextRow = Omit<Row, "encoding"> & { readonly encoding: string }

const eachCompared = <R extends TextRow, A>(
  rows: ReadonlyArray<R>,
  told: (one: ReadRecord, row: R, bytes: Uint8Array) => A
): ReadonlyArray<A> => {
  const all = bytesOf(rows.map((row) => row.encoding))
  return rows.flatMap((row, index) => {
    const bytes = all[index]
    const record = bytes === undefined ? undefined : readCompared(row.person, bytes)
    if (bytes === undefined || record === undefined) return []
    const { signal, subject } = row
    return [told({ holder: holderOf(signal, subject), signal, subject, record }, row, bytes)]
  })
}

const tokensHeld = (rows: ReadonlyArray<TextRow>): ReadonlyArray<IndexedRecord> =>
  eachCompared(rows, ({ holder, record }, _, bytes) => ({
    holder,
    tokens: tokensNumbered(record, bytes, () => true),
    known: recordKnown(record)
  }))

const readText = (operation: string, signals: ReadonlyArray<number>) =>
  signals.length === 0
    ? Effect.succeed([])
    : query(
        operation,
        sql<TextRow>`select signal, subject, encode(encoding, 'base64') as encoding, person from correlator.record
          where signal = any(${numbers(signals)}::int[])`
      )

/** Records of these signals as the index has them. */
export const readIndexed = (signals: ReadonlyArray<number>) =>
  Effect.map(readText("records.indexed", signals), tokensHeld)

/** Records of these signals, to be compared. */
export const readRecords = (signals: ReadonlyArray<number>) =>
  Effect.map(readText("records.read", signals), (rows) => eachCompared(rows, (one) => one))

export interface FollowingRecord extends ReadRecord {
  /** The tokens that it follows. */
  readonly followed: ReadonlyArray<string>
}

/** Records of these signals, to be compared, with what each follows. One that is not in the index follows nothing. */
export const readFollowing = (signals: ReadonlyArray<number>) =>
  signals.length === 0
    ? Effect.succeed([])
    : query(
        "records.following",
        sql<
          TextRow & { readonly choices: Uint8Array | null }
        >`select r.signal, r.subject, encode(r.encoding, 'base64') as encoding, r.person, f.choices
          from correlator.record r left join lateral (
            select choices from correlator.follow where signal = r.signal and subject = r.subject offset 0) as f on true
          where r.signal = any(${numbers(signals)}::int[])`
      ).pipe(
        Effect.map((rows) =>
          eachCompared(rows, (one, { choices }, bytes): FollowingRecord => {
            const followed =
              choices === null ? [] : tokensNumbered(one.record, bytes, (number) => isFollowed(choices, number))
            return { ...one, followed }
          })
        )
      )

/** A signal of a page, with a record if it has one. */
interface PageRow extends Pick<TextRow, "signal"> {
  readonly subject: number | null
  readonly encoding: string | null
  readonly person: boolean | null
}

const recordIn = ({ signal, subject, encoding, person }: PageRow): ReadonlyArray<TextRow> =>
  subject === null || encoding === null || person === null ? [] : [{ signal, subject, encoding, person }]

/**
 * The records of a covenant's next signals from a key on, as the index has them, in the order of their signals. `last`: the last
 * signal of the page, whether or not it has records; undefined: there is none any more.
 */
export const pageOfRecords = (covenant: number, after: number, signals: number) =>
  query(
    "records.page",
    sql<PageRow>`select page.key as signal, r.subject, encode(r.encoding, 'base64') as encoding, r.person
      from (select key from correlator.signal
        where covenant = ${covenant} and state = 'active' and key > ${after} order by key limit ${signals}) as page
      left join lateral (
        select subject, encoding, person from correlator.record where signal = page.key offset 0) as r on true
      order by page.key, r.subject`
  ).pipe(Effect.map((rows) => ({ records: tokensHeld(rows.flatMap(recordIn)), last: rows.at(-1)?.signal })))

/** A subject without its content. */
export interface ListedSubject {
  readonly signal: number
  readonly subject: number
  /** Encoded in another version: it is compared with nothing. */
  readonly unread: boolean
}

/** Which subjects the signals have. */
export const listSubjects = (signals: ReadonlyArray<number>) =>
  query(
    "records.list",
    sql<ListedSubject>`select signal, subject, person and get_byte(encoding, 0) <> ${ENCODING_VERSION} as unread
      from correlator.record where signal = any(${numbers(signals)}::int[])`
  )
