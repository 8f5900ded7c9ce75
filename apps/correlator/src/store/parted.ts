import type { CovenantId, SignalId } from "@kruisverband/domain"
import { Effect } from "effect"
import { sql } from "kysely"
import { ids } from "./lists.ts"
import { query } from "./query.ts"

/** Two signals, `a` the smaller id. */
export interface SignalPair {
  readonly a: SignalId
  readonly b: SignalId
}

/** Pairs that are told to be apart with at least one of these signals, in no order. */
export const partedWith = (covenant: CovenantId, signals: ReadonlyArray<string>) =>
  query(
    "parted.with",
    sql<SignalPair>`select a::text, b::text from correlator.parted
        where covenant = ${covenant} and a = any(${ids(signals)}::uuid[])
      union select a::text, b::text from correlator.parted
        where covenant = ${covenant} and b = any(${ids(signals)}::uuid[])`
  )

const columns = (pairs: ReadonlyArray<SignalPair>) =>
  sql`unnest(${ids(pairs.map((one) => one.a))}::uuid[], ${ids(pairs.map((one) => one.b))}::uuid[])`

export const deleteParted = (covenant: CovenantId, pairs: ReadonlyArray<SignalPair>) =>
  pairs.length === 0
    ? Effect.void
    : query(
        "parted.delete",
        sql`delete from correlator.parted p using ${columns(pairs)} as old (a, b)
          where p.covenant = ${covenant} and p.a = old.a and p.b = old.b`
      )

export const writeParted = (covenant: CovenantId, pairs: ReadonlyArray<SignalPair>) =>
  pairs.length === 0
    ? Effect.void
    : query(
        "parted.write",
        sql`insert into correlator.parted (covenant, a, b) select ${covenant}, a, b from ${columns(pairs)} as new (a, b)
          on conflict do nothing`
      )
