import { Sql } from "@kruisverband/store"
import { addUnder, openUnder, withRing } from "@kruisverband/vault"
import { Effect } from "effect"
import { sql } from "kysely"
import { isUnreadable, type SealedPerson, withEncodings } from "../rights/RestrictedPerson.ts"
import { hexOf } from "./writeEncodings.ts"

interface Row {
  readonly request: string
  readonly person: Uint8Array
  readonly key_id: string
  readonly wrapped_key: Uint8Array
}

const sealedOf = ({ key_id, person, request, wrapped_key }: Row): SealedPerson => ({
  person,
  key: { record: request, keyId: key_id, wrappedKey: wrapped_key }
})

const findPersons = Effect.fnUntraced(function* (covenant: string, signals: ReadonlyArray<string> | undefined) {
  const { run } = yield* Sql
  const concerned =
    signals === undefined
      ? sql`true`
      : sql`exists (select from ingest.restricted_signal q where q.covenant = r.covenant and q.request = r.request
          and q.signal = any(${[...signals]}::uuid[]))`
  const { rows } = yield* run("renewal.objections", (db) =>
    sql<Row>`
      select r.request, r.person, k.key_id, k.wrapped_key from ingest.restricted r
      join ingest.data_key k on k.covenant = r.covenant and k.record = r.request
      where r.covenant = ${covenant} and ${concerned} order by r.request for update of r`.execute(db)
  )
  return rows
})

/**
 * Of who objected no identity is kept, only encodings, as signals spell them. With the signals that are restricted for it these
 * are renewed, so that a new post is still known to be about that person. `replaced`: encodings of before, and as they are now.
 */
export const renewObjections = Effect.fn("renewal.objections")(function* (
  covenant: string,
  signals: ReadonlyArray<string>,
  replaced: ReadonlyMap<string, string>
) {
  const rows = signals.length === 0 ? [] : yield* findPersons(covenant, signals)
  const renewed = yield* withRing(covenant, (ring) =>
    Effect.forEach(rows, (row) =>
      Effect.gen(function* () {
        const { key, person } = sealedOf(row)
        const anew = withEncodings(yield* openUnder(ring, key, "person", person), replaced)
        return anew === undefined ? [] : [{ request: row.request, person: yield* addUnder(ring, key, "person", anew) }]
      })
    )
  )
  yield* putPersons(covenant, (renewed ?? []).flat())
})

const putPersons = Effect.fnUntraced(function* (
  covenant: string,
  persons: ReadonlyArray<{ readonly request: string; readonly person: Uint8Array }>
) {
  if (persons.length === 0) return
  const { run } = yield* Sql
  const rows = JSON.stringify(persons.map(({ person, request }) => ({ request, person: hexOf(person) })))
  yield* run("renewal.putObjections", (db) =>
    sql`
      update ingest.restricted r set person = fresh.person
      from json_to_recordset(${rows}::json) as fresh (request uuid, person bytea)
      where r.covenant = ${covenant} and r.request = fresh.request`.execute(db)
  )
})

/** The requests of persons who objected and of whom nothing is left that can be compared: an officer has to find them again. */
export const lostObjections = Effect.fn("renewal.lostObjections")(function* (covenant: string) {
  const { transaction } = yield* Sql
  const rows = yield* transaction(findPersons(covenant, undefined))
  const lost = yield* withRing(covenant, (ring) =>
    Effect.filter(rows, (row) => {
      const { key, person } = sealedOf(row)
      return Effect.map(openUnder(ring, key, "person", person), isUnreadable)
    })
  )
  return (lost ?? []).map(({ request }) => request)
})
