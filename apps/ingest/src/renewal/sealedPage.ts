import { Sql } from "@kruisverband/store"
import { Effect } from "effect"
import { type RawBuilder, sql } from "kysely"
import type { SealedSignal } from "../signals/sealSignal.ts"

/** Signals whose seals are opened in one transaction: few enough that nobody waits long for one of them. */
const RENEWAL_BATCH = 200

/** Before every signal. */
const FIRST = "00000000-0000-0000-0000-000000000000"

/** Seals of one signal, of which the encodings are opened. */
export interface SealedPersons extends Pick<SealedSignal, "key" | "identity" | "encodings"> {
  readonly signal: string
}

interface Row {
  readonly signal: string
  readonly identity: Uint8Array
  readonly encodings: Uint8Array
  readonly key_id: string
  readonly wrapped_key: Uint8Array
}

/**
 * The next whole signals of a covenant of which a condition on `v`, their seals, holds, by id; locked with their seals until
 * the transaction ends. Those whose key is gone are passed over: nothing of them can be opened.
 */
export const sealedPage = Effect.fn("renewal.page")(function* (
  covenant: string,
  after: string,
  condition: RawBuilder<unknown>,
  limit: number
) {
  const { run } = yield* Sql
  const { rows } = yield* run("renewal.page", (db) =>
    sql<Row>`
      select v.signal, v.identity, v.encodings, k.key_id, k.wrapped_key
      from ingest.vault v
      join ingest.signal s on s.covenant = v.covenant and s.id = v.signal
      join ingest.data_key k on k.covenant = v.covenant and k.record = v.signal
      where v.covenant = ${covenant} and v.signal > ${after}::uuid and s.withdrawn_at is null
        and v.encodings is not null and ${condition}
      order by v.signal limit ${limit} for update of s, v`.execute(db)
  )
  return rows.map(
    ({ encodings, identity, key_id, signal, wrapped_key }): SealedPersons => ({
      signal,
      identity,
      encodings,
      key: { record: signal, keyId: key_id, wrappedKey: wrapped_key }
    })
  )
})

export interface PageOptions {
  /** Called with the sum so far, after each page. */
  readonly progress?: (sum: number) => Effect.Effect<void>
  /** Signals of one page. Default 200. */
  readonly batch?: number
}

/** Takes page after page, each in a transaction of its own, until there is none. `work`: what to do with one, as a number. Gives the sum. */
export const forEachPage = <E, R>(
  covenant: string,
  condition: RawBuilder<unknown>,
  work: (page: ReadonlyArray<SealedPersons>) => Effect.Effect<number, E, R>,
  { batch = RENEWAL_BATCH, progress = () => Effect.void }: PageOptions = {}
) =>
  Effect.gen(function* () {
    const { transaction } = yield* Sql
    let sum = 0
    for (let after = FIRST; ; ) {
      const taken = yield* transaction(
        Effect.gen(function* () {
          const page = yield* sealedPage(covenant, after, condition, batch)
          const last = page.at(-1)?.signal
          return last === undefined ? undefined : { last, count: yield* work(page) }
        })
      )
      if (taken === undefined) return sum
      sum += taken.count
      after = taken.last
      yield* progress(sum)
      yield* Effect.yieldNow
    }
  })
