import type { CovenantId } from "@kruisverband/domain"
import { ENCODING_VERSION } from "@kruisverband/linkage/encode"
import { Effect } from "effect"
import { sql } from "kysely"
import { query } from "./query.ts"

/** Whether a covenant has records of persons that cannot be read here: encodings of another version. Reads them until one is found. */
export const hasOtherVersions = (covenant: number) =>
  query(
    "renewing.others",
    sql<{ yes: boolean }>`select exists (select from correlator.signal s join correlator.record r on r.signal = s.key
      where s.covenant = ${covenant} and r.person and get_byte(r.encoding, 0) <> ${ENCODING_VERSION}) as yes`
  ).pipe(Effect.map((rows) => rows[0]?.yes === true))

/** Rows that one statement deletes: far from the time that a statement may take. */
const PART = 50_000

const inParts = (name: string, statement: ReturnType<typeof sql>) =>
  query(name, statement).pipe(Effect.repeat({ until: (rows) => rows.length < PART }))

/** Takes all of a covenant's records out of the index, with all evidence. Records and links stay, and what was told of hubs. */
export const forgetIndex = Effect.fn("renewing.forget")(function* (covenant: number, id: CovenantId) {
  const tokens = sql`select token from correlator.token where covenant = ${covenant}`
  yield* inParts(
    "renewing.crowds",
    sql`delete from correlator.crowd where (token, entry) in (
      select token, entry from correlator.crowd where token in (${tokens}) limit ${PART}) returning 1`
  )
  yield* inParts(
    "renewing.tokens",
    sql`delete from correlator.token where token in (${tokens} limit ${PART}) returning 1`
  )
  yield* inParts(
    "renewing.follows",
    sql`delete from correlator.follow where (signal, subject) in (
      select f.signal, f.subject from correlator.signal s join correlator.follow f on f.signal = s.key
      where s.covenant = ${covenant} limit ${PART}) returning 1`
  )
  yield* inParts(
    "renewing.edges",
    sql`delete from correlator.edge where ctid = any(array(
      select ctid from correlator.edge where covenant = ${covenant} limit ${PART})) returning 1`
  )
  yield* query("renewing.hubs", sql`update correlator.hub set signals = null where covenant = ${id}`)
})
