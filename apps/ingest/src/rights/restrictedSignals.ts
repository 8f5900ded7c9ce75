import { SignalRestricted, SignalRestrictionLifted } from "@kruisverband/events"
import { Outbox, type OutboxEntry, Sql } from "@kruisverband/store"
import { Effect } from "effect"
import { sql } from "kysely"
import { DATAREF } from "../signals/dataref.ts"
import { addHistory, findSignals } from "../signals/SignalRepository.ts"
import type { StoredSignal } from "../signals/StoredSignal.ts"

/** Those of these signals that are restricted, for whatever request. */
export const restrictedAmong = Effect.fnUntraced(function* (signals: ReadonlyArray<string>) {
  if (signals.length === 0) return new Set<string>()
  const { run } = yield* Sql
  const { rows } = yield* run("Restricted.among", (db) =>
    sql<{ signal: string }>`
      select distinct signal from ingest.restricted_signal where signal = any(${[...signals]}::uuid[])`.execute(db)
  )
  return new Set(rows.map((row) => row.signal))
})

/** Signals that are restricted because of one request. */
export const restrictedBy = Effect.fnUntraced(function* (covenant: string, request: string) {
  const { run } = yield* Sql
  const { rows } = yield* run("Restricted.by", (db) =>
    sql<{ signal: string }>`
      select signal from ingest.restricted_signal
      where covenant = ${covenant} and request = ${request}::uuid order by signal`.execute(db)
  )
  return rows.map((row) => row.signal)
})

const write = (covenant: string, request: string, signals: ReadonlyArray<string>) =>
  Effect.flatMap(Sql, ({ run }) =>
    run("Restricted.write", (db) =>
      sql`
        with kept as (
          insert into ingest.restricted_signal (covenant, signal, request)
          select ${covenant}, wanted.id, ${request}::uuid from unnest(${[...signals]}::uuid[]) as wanted (id)
          on conflict do nothing
        )
        delete from ingest.restricted_signal
        where covenant = ${covenant} and request = ${request}::uuid and signal <> all(${[...signals]}::uuid[])`.execute(
        db
      )
    )
  )

const raise = (signals: ReadonlyArray<string>) =>
  Effect.flatMap(Sql, ({ run }) =>
    run("Restricted.raise", (db) =>
      sql`update ingest.signal set revision = revision + 1 where id = any(${[...signals]}::uuid[])`.execute(db)
    )
  )

const entryOf = ({ facts }: StoredSignal, restricted: boolean): OutboxEntry => {
  const { covenant, signal } = facts
  const revision = facts.revision + 1
  return restricted
    ? { event: SignalRestricted.make({ signal, covenant, revision }), subject: signal, partitionkey: covenant }
    : {
        event: SignalRestrictionLifted.make({ ...facts, revision }),
        subject: signal,
        partitionkey: covenant,
        dataref: DATAREF
      }
}

/**
 * These signals and no others are restricted because of the request; what changes for a signal is told, and stands in its
 * history. In the caller's transaction: nobody amends or erases them meanwhile. Of other covenants, erased and unknown
 * ones are passed over. Gives those restricted.
 */
export const setRestricted = Effect.fn("rights.setRestricted")(function* (
  covenant: string,
  request: string,
  wanted: ReadonlyArray<string>
) {
  const before = yield* restrictedBy(covenant, request)
  const stored = (yield* findSignals([...new Set([...before, ...wanted])], true)).filter(
    ({ facts, withdrawnAt }) => facts.covenant === covenant && withdrawnAt === undefined
  )
  const ids = stored.map(({ facts }) => facts.signal)
  const was = yield* restrictedAmong(ids)
  const signals = ids.filter((id) => wanted.some((one) => one === id))
  yield* write(covenant, request, signals)
  const is = yield* restrictedAmong(ids)
  const changed = stored.filter(({ facts }) => was.has(facts.signal) !== is.has(facts.signal))
  if (changed.length === 0) return signals
  yield* raise(changed.map(({ facts }) => facts.signal))
  for (const { facts } of changed)
    yield* addHistory(covenant, facts.signal, is.has(facts.signal) ? "restricted" : "restriction-lifted")
  yield* Outbox.append(changed.map((one) => entryOf(one, is.has(one.facts.signal))))
  return signals
})
