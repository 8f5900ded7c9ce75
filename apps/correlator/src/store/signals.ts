import type { SignalFacts, SignalId, SignalKind } from "@kruisverband/domain"
import { Effect } from "effect"
import { sql } from "kysely"
import { ids, lookUp, numbers, texts } from "./lists.ts"
import { query } from "./query.ts"

/** What linking asks of a signal. The level is not in it: what people may see of a signal does not decide what it is linked with. */
export type LinkedFacts = Pick<
  SignalFacts,
  "signal" | "covenant" | "covenantVersion" | "kind" | "partner" | "angle" | "network" | "municipality" | "observedAt"
>

/** `gone`: nothing was left to fetch. `restricted`: somebody objected. `withdrawn`: never comes back. */
export type SignalState = "active" | "gone" | "restricted" | "withdrawn"

export interface StoredSignal {
  readonly key: number
  readonly id: SignalId
  readonly state: SignalState
  readonly revision: number
  readonly facts: LinkedFacts | undefined
}

/** Columns hold nothing but what decoded events brought. */
interface Row {
  readonly key: number
  readonly id: SignalId
  readonly state: SignalState
  readonly revision: number
  readonly kind: SignalKind | null
  readonly covenant: SignalFacts["covenant"]
  readonly version: number
  readonly partner: SignalFacts["partner"]
  readonly angle: SignalFacts["angle"]
  readonly network: SignalFacts["network"]
  readonly municipality: SignalFacts["municipality"]
  readonly observed_at: string
}

const factsOf = (row: Row, kind: SignalKind): LinkedFacts => ({
  signal: row.id,
  covenant: row.covenant,
  covenantVersion: row.version,
  kind,
  partner: row.partner,
  angle: row.angle,
  network: row.network,
  municipality: row.municipality,
  observedAt: row.observed_at
})

const storedOf = (row: Row): StoredSignal => ({
  key: row.key,
  id: row.id,
  state: row.state,
  revision: row.revision,
  facts: row.kind === null ? undefined : factsOf(row, row.kind)
})

const columns = sql`s.key, s.id::text, s.state, s.revision, s.kind, c.id as covenant, s.version, s.partner, s.angle,
  s.network, s.municipality, s.observed_at`

/** A list is gone through, here and elsewhere, where it is the second column of an index: as a condition it is not looked up. */
export const findSignals = (covenant: number, signals: ReadonlyArray<string>) =>
  query(
    "signals.find",
    sql<Row>`select ${columns} from unnest(${ids(signals)}::uuid[]) as asked (id)
      ${lookUp(sql`select * from correlator.signal where covenant = ${covenant} and id = asked.id`, "s")}
      join correlator.covenant c on c.key = ${covenant}`
  ).pipe(Effect.map((rows) => rows.map(storedOf)))

export const getSignals = (keys: ReadonlyArray<number>) =>
  keys.length === 0
    ? Effect.succeed([])
    : query(
        "signals.get",
        sql<Row>`select ${columns} from correlator.signal s join correlator.covenant c on c.key = s.covenant
          where s.key = any(${numbers(keys)}::int[])`
      ).pipe(Effect.map((rows) => rows.map(storedOf)))

/** Ids of signals by key. */
export const idsOf = (keys: ReadonlyArray<number>) =>
  query(
    "signals.ids",
    sql<{
      key: number
      id: SignalId
    }>`select key, id::text from correlator.signal where key = any(${numbers(keys)}::int[])`
  ).pipe(Effect.map((rows) => new Map(rows.map((row) => [row.key, row.id] as const))))

export type SignalChange = Omit<StoredSignal, "key">

/** Writes the newest state of signals, each at most once; gives the key of each. */
export const writeSignals = (covenant: number, changes: ReadonlyArray<SignalChange>) => {
  const column = (value: (facts: LinkedFacts) => string) =>
    texts(changes.map((one) => (one.facts === undefined ? "" : value(one.facts))))
  return query(
    "signals.write",
    sql<{ key: number; id: string }>`insert into correlator.signal
        (covenant, id, state, revision, kind, version, partner, angle, network, municipality, observed_at)
      select ${covenant}::int, new.* from unnest(
        ${texts(changes.map((one) => one.id))}::uuid[], ${texts(changes.map((one) => one.state))},
        ${numbers(changes.map((one) => one.revision))}::int[], ${column((facts) => facts.kind)},
        ${column((facts) => String(facts.covenantVersion))}::int[], ${column((facts) => facts.partner)},
        ${column((facts) => facts.angle)}, ${column((facts) => facts.network)},
        ${column((facts) => facts.municipality)}, ${column((facts) => facts.observedAt)}) as new
      on conflict (covenant, id) do update set state = excluded.state, revision = excluded.revision,
        kind = excluded.kind, version = excluded.version, partner = excluded.partner, angle = excluded.angle,
        network = excluded.network, municipality = excluded.municipality, observed_at = excluded.observed_at
      returning key, id::text`
  ).pipe(Effect.map((rows) => new Map(rows.map((row) => [row.id, row.key] as const))))
}
