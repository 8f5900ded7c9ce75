import type { SignalFacts, SignalId } from "@kruisverband/domain"
import { Effect } from "effect"
import { sql } from "kysely"
import { query } from "./query.ts"

/** Facts without the level: what people may see of a signal does not decide what it is linked with. */
export type LinkedFacts = Omit<SignalFacts, "level">

/** `gone`: nothing was left to fetch. `withdrawn`: never comes back. */
export type SignalState = "active" | "gone" | "withdrawn"

export interface StoredSignal {
  readonly key: number
  readonly id: SignalId
  readonly state: SignalState
  readonly revision: number
  readonly facts: LinkedFacts | undefined
}

interface Row {
  readonly key: number
  readonly id: string
  readonly state: SignalState
  readonly revision: number
  readonly facts: string | null
}

const parseFacts = (text: string): LinkedFacts => JSON.parse(text)
const storedOf = (row: Row): StoredSignal => ({
  key: row.key,
  // The column holds nothing but what events brought as signal ids.
  id: row.id as SignalId,
  state: row.state,
  revision: row.revision,
  facts: row.facts === null ? undefined : parseFacts(row.facts)
})

export const findSignals = (covenant: number, ids: ReadonlyArray<string>) =>
  query(
    "signals.find",
    sql<Row>`select key, id::text, state, revision, facts from correlator.signal
      where covenant = ${covenant} and id = any(${ids}::uuid[])`
  ).pipe(Effect.map((rows) => rows.map(storedOf)))

export const getSignals = (keys: ReadonlyArray<number>) =>
  query(
    "signals.get",
    sql<Row>`select key, id::text, state, revision, facts from correlator.signal where key = any(${keys}::int[])`
  ).pipe(Effect.map((rows) => rows.map(storedOf)))

export type SignalChange = Omit<StoredSignal, "key">

/** Writes the newest state of signals, each at most once; gives the key of each. */
export const writeSignals = (covenant: number, changes: ReadonlyArray<SignalChange>) =>
  query(
    "signals.write",
    sql<{ key: number; id: string }>`insert into correlator.signal (covenant, id, state, kind, revision, facts)
      select ${covenant}::int, new.* from unnest(
        ${changes.map((one) => one.id)}::uuid[], ${changes.map((one) => one.state)}::text[],
        ${changes.map((one) => one.facts?.kind ?? null)}::text[], ${changes.map((one) => one.revision)}::int[],
        ${changes.map((one) => (one.facts === undefined ? null : JSON.stringify(one.facts)))}::text[]) as new
      on conflict (covenant, id) do update set state = excluded.state, kind = excluded.kind,
        revision = excluded.revision, facts = excluded.facts
      returning key, id::text`
  ).pipe(Effect.map((rows) => new Map(rows.map((row) => [row.id, row.key] as const))))
