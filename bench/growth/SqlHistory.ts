import { Effect, Layer, Schedule } from "effect"
import { sql } from "kysely"
import { correlatorWorkers, Encodings } from "../../apps/correlator/src/index.ts"
import { EventLog } from "../../packages/broker/src/index.ts"
import { type SignalFacts, SignalId } from "../../packages/domain/src/index.ts"
import { covenantDocument, ids, signalFacts } from "../../packages/domain/src/testing/builders.ts"
import { CovenantPublished, type Event, SignalRegistered } from "../../packages/events/src/index.ts"
import { Outbox, Sql, sqlLayer } from "../../packages/store/src/index.ts"
import type { EncodedFile } from "./EncodedFile.ts"

const COVENANT = ids.covenant("growth")
const PARTNERS = [
  { partner: ids.partner("school"), angle: "education" },
  { partner: ids.partner("welfare"), angle: "welfare" },
  { partner: ids.partner("police"), angle: "police" }
] as const
/** Events written to the outbox in one go. */
const CHUNK = 1000

const signalOf = (index: number): SignalId =>
  SignalId.make(`0191e0d3-0000-7000-8000-${(index + 1).toString(16).padStart(12, "0")}`)
const indexOf = (signal: string): number => Number.parseInt(signal.slice(-12), 16) - 1

const factsOf = (index: number): SignalFacts => {
  const by = PARTNERS[index % PARTNERS.length] ?? PARTNERS[0]
  return signalFacts(1, { ...by, signal: signalOf(index), covenant: COVENANT })
}

const append = (owner: "ingest" | "casework", events: ReadonlyArray<{ subject: string; event: Event }>) =>
  Effect.flatMap(Sql, ({ transaction }) =>
    transaction(Outbox.append(events.map((one) => ({ ...one, partitionkey: COVENANT }))))
  ).pipe(Effect.provide(sqlLayer(owner)))

/** What ingest would tell of a covenant in which nothing is found yet. */
export const publishCovenant = append("casework", [
  {
    subject: `covenant:${COVENANT}`,
    event: CovenantPublished.make({ covenant: COVENANT, versions: [covenantDocument({ id: COVENANT, hubLimit: 20 })] })
  }
])

/** What ingest would tell of signals from a number on. */
export const registerSignals = Effect.fn("bench.register")(function* (from: number, to: number) {
  for (let at = from; at < to; at += CHUNK) {
    const indices = Array.from({ length: Math.min(CHUNK, to - at) }, (_, index) => at + index)
    yield* append(
      "ingest",
      indices.map((index) => ({ subject: signalOf(index), event: SignalRegistered.make(factsOf(index)) }))
    )
  }
})

/** Encodings as ingest gives them out. */
export const encodingsOf = (file: EncodedFile): Layer.Layer<Encodings> =>
  Layer.succeed(Encodings, {
    fetch: (signals) =>
      Effect.sync(
        () =>
          new Map(
            signals.map((id) => {
              const subjects = [file.text(indexOf(id))]
              return [id, { id, revision: 1, gone: false, subjects, groups: [], expressions: [], places: [] }] as const
            })
          )
      ),
    fetchNames: () => Effect.succeed(new Map())
  })

/** Starts the correlator; it works until the scope closes. */
export const startCorrelator = Effect.forkScoped(correlatorWorkers)

/** Events of which the correlator of this process has had the effect since it was started. */
export const eventsConsumed = Effect.map(EventLog, ({ consumers }) =>
  [...consumers.keys()]
    .filter((one) => one.group === "correlator" && one.state !== "stopped")
    .reduce((sum, one) => sum + one.consumed, 0)
)

/** Waits until so many more events have had their effect than when `since` was taken; looks every so many milliseconds. */
export const untilConsumed = (since: number, more: number, every = 20) =>
  Effect.flatMap(eventsConsumed, (now) => (now - since >= more ? Effect.void : Effect.fail("not yet" as const))).pipe(
    Effect.retry(Schedule.spaced(every)),
    Effect.orDie
  )

/** Signals that an earlier run left linked. */
export const signalsKept = Effect.gen(function* () {
  const { run } = yield* Sql
  const { rows } = yield* run("bench.kept", (db) =>
    sql<{ signals: number }>`select count(*)::int as signals from correlator.signal`.execute(db)
  )
  return rows[0]?.signals ?? 0
}).pipe(Effect.provide(sqlLayer("correlator")))

/** Bytes of the correlator's tables with their indexes: the index itself, what it has heard, and its part of the log. */
export const bytesOnDisk = Effect.gen(function* () {
  const { run } = yield* Sql
  const { rows } = yield* run("bench.bytes", (db) =>
    sql<{
      part: string
      bytes: string
    }>`select case when relname in ('outbox', 'inbox') then relname else 'index' end as part,
      sum(pg_total_relation_size(oid)) as bytes from pg_class
      where relnamespace = 'correlator'::regnamespace and relkind = 'r' group by 1`.execute(db)
  )
  const of = (part: string) => Number(rows.find((row) => row.part === part)?.bytes ?? 0)
  return { index: of("index"), inbox: of("inbox"), outbox: of("outbox") }
}).pipe(Effect.provide(sqlLayer("correlator")))
