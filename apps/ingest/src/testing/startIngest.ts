import { EventLog, embeddedEventLog } from "@kruisverband/broker"
import { CovenantDocument, type CovenantStatus } from "@kruisverband/domain"
import { CovenantPublished, type Event, type Topic } from "@kruisverband/events"
import { type MasterKeySource, masterKeyLayer, SecureRandom } from "@kruisverband/privacy"
import {
  Engine,
  migrate,
  Outbox,
  type OutboxEntry,
  PgliteEngine,
  Sql,
  type Stance,
  sqlLayer,
  underStance
} from "@kruisverband/store"
import type { CovenantKeyring } from "@kruisverband/vault"
import { Clock, Effect, Fiber, Layer, Logger, ManagedRuntime, Schema } from "effect"
import { sql } from "kysely"
import { Ingest } from "../Ingest.ts"
import { REGISTRY_GROUP, REGISTRY_TOPICS } from "../registry/consumeRegistry.ts"
import { STANDING_GROUP, STANDING_TOPICS } from "../retention/hearStandings.ts"
import { vaultKeys } from "../vault/vaultKeys.ts"
import { registryEvents, withStatus } from "./registryEvents.ts"
import { type TestIssuer, testIssuer } from "./tokens.ts"

/** Monday 2 November 2026, nine in the morning in Amsterdam; runs on from there. */
const START = Date.UTC(2026, 10, 2, 8)

/** Stands where the covenants of these tests are in force, whatever year it is. */
const shiftedClock: Clock.Clock = (() => {
  const live = Effect.runSync(Effect.clockWith((clock) => Effect.succeed(clock)))
  const shift = START - live.currentTimeMillisUnsafe()
  const millis = () => live.currentTimeMillisUnsafe() + shift
  const nanos = () => live.currentTimeNanosUnsafe() + BigInt(Math.round(shift)) * 1_000_000n
  return {
    ...live,
    currentTimeMillisUnsafe: millis,
    currentTimeMillis: Effect.sync(millis),
    currentTimeNanosUnsafe: nanos,
    currentTimeNanos: Effect.sync(nanos),
    sleep: (duration) => live.sleep(duration)
  }
})()

export interface Call {
  readonly as?: string
  readonly scope?: string
  readonly token?: string
  readonly body?: unknown
  /** Sent as it is, instead of `body`. */
  readonly raw?: string | Uint8Array
  readonly headers?: Readonly<Record<string, string>>
}

export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  /** The body as JSON; for a test to look into. */
  readonly json: Json
}

export type Json = { readonly [key: string]: Json } & ReadonlyArray<Json> & string

/** A whole ingest over an embedded database, with its registry read. */
export const startIngest = async (
  options: {
    /** Default: a key of its own. */
    readonly keys?: MasterKeySource
    /** Folder of the erasure journal; default: in memory. */
    readonly journal?: string
    readonly perSecond?: number
    readonly burst?: number
    readonly retentionBatch?: number
    /** Default: PGlite in memory. */
    readonly engine?: Layer.Layer<Engine, unknown>
  } = {}
) => {
  const issuer = testIssuer()
  const logged: Array<string> = []
  const logger = Logger.make(({ cause, message }) => {
    logged.push(`${JSON.stringify(message)} ${String(cause)}`)
  })
  const engine = Layer.effectDiscard(migrate()).pipe(
    Layer.provideMerge(options.engine ?? PgliteEngine.layer({ dataDir: "memory" }))
  )
  const rate = { perSecond: options.perSecond ?? 100_000, burst: options.burst ?? 100_000 }
  const { journal, retentionBatch } = options
  const batch = retentionBatch === undefined ? {} : { retentionBatch }
  const ingest = Ingest.layer({ tokens: issuer.options, rate, journal, ...batch }).pipe(
    Layer.provideMerge(embeddedEventLog),
    Layer.provideMerge(masterKeyLayer(options.keys ?? { kind: "ephemeral" })),
    Layer.provideMerge(SecureRandom.layer),
    Layer.provideMerge(engine),
    Layer.provide([Layer.succeed(Clock.Clock, shiftedClock), Logger.layer([logger])])
  )
  const runtime = ManagedRuntime.make(ingest)
  const { app, retain, workers } = await runtime.runPromise(Effect.map(Ingest, (service) => service))
  runtime.runFork(workers)
  const publish = (events: ReadonlyArray<OutboxEntry>) =>
    runtime.runPromise(
      Effect.flatMap(Sql, ({ transaction }) => transaction(Outbox.append(events))).pipe(
        Effect.provide(sqlLayer("casework"))
      )
    )
  await publish(registryEvents)
  const query = <A>(text: string): Promise<ReadonlyArray<A>> =>
    runtime.runPromise(
      Effect.scoped(
        Effect.flatMap(Engine, ({ migrator }) =>
          Effect.flatMap(migrator, (db) =>
            Effect.promise(() =>
              sql
                .raw<A>(text)
                .execute(db)
                .then(({ rows }) => rows)
            )
          )
        )
      )
    )
  /** Straight to the database in a stance, as an attacker inside a request would: rows, or the code of the refusal. */
  const straight = <A>(stance: Stance, text: string) =>
    runtime.runPromise(
      Effect.flatMap(Sql, (store) =>
        store.run("test", (db) =>
          sql
            .raw<A>(text)
            .execute(db)
            .then(({ numAffectedRows, rows }) => ({ rows, affected: Number(numAffectedRows ?? 0n), code: "" }))
        )
      ).pipe(
        Effect.provide(sqlLayer("ingest")),
        underStance(stance),
        Effect.catch(({ code }) => Effect.succeed({ rows: [] as ReadonlyArray<A>, affected: 0, code }))
      )
    )
  for (;;) {
    const [row] = await query<{ n: string }>("select count(*) as n from ingest.municipality")
    if (row?.n === "2") break
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  /** Tells what casework would, and waits until ingest has heard it. */
  const tellAll = (group: string, topics: ReadonlyArray<Topic>, events: ReadonlyArray<Event>): Promise<void> =>
    runtime.runPromise(
      Effect.gen(function* () {
        const entries = events.map((event) => ({ event, subject: "test", partitionkey: "test" }))
        yield* Effect.flatMap(Sql, ({ transaction }) => transaction(Outbox.append(entries))).pipe(
          Effect.provide(sqlLayer("casework"))
        )
        const log = yield* EventLog
        while ((yield* log.lag("ingest", group, topics)) !== 0) yield* Effect.sleep("10 millis")
      })
    )
  return {
    app,
    tell: (events: ReadonlyArray<Event>) => tellAll(REGISTRY_GROUP, REGISTRY_TOPICS, events),
    /** Tells of a covenant as it would be published, with the defaults for what is left out. */
    tellCovenant: (document: typeof CovenantDocument.Encoded) => {
      const covenant = Schema.decodeUnknownSync(CovenantDocument)(document)
      const published = CovenantPublished.make({ covenant: covenant.id, versions: [covenant] })
      return tellAll(REGISTRY_GROUP, REGISTRY_TOPICS, [published])
    },
    /** The same of where a signal stands. */
    hear: (event: Event) => tellAll(STANDING_GROUP, STANDING_TOPICS, [event]),
    issuer,
    logged,
    query,
    straight,
    /** Tells, as casework would, that a covenant of `registryEvents` has another status. */
    publishStatus: (covenant: string, status: CovenantStatus) => publish(withStatus(covenant, status)),
    /** Runs the retention clocks now; the handle ends it half-way. */
    retain: () => {
      const fiber = runtime.runFork(retain)
      return {
        done: runtime.runPromise(Fiber.join(fiber)),
        kill: () => runtime.runPromise(Fiber.interrupt(fiber))
      }
    },
    call: (method: string, path: string, call: Call = {}) => send(app, issuer, method, path, call),
    /** Does what an operator's command does, beside the running service. */
    operate: <A, E>(work: Effect.Effect<A, E, Sql | CovenantKeyring | SecureRandom>): Promise<A> =>
      runtime.runPromise(work.pipe(Effect.provide(vaultKeys.pipe(Layer.provideMerge(sqlLayer("ingest")))))),
    stop: () => runtime.dispose()
  }
}
export type TestIngest = Awaited<ReturnType<typeof startIngest>>

const send = async (
  app: { readonly request: (path: string, init: RequestInit) => Response | Promise<Response> },
  issuer: TestIssuer,
  method: string,
  path: string,
  call: Call
): Promise<Answer> => {
  const token = call.token ?? issuer.token(call.as ?? "school", call.scope ?? "signals:write signals:read")
  const body = call.raw ?? (call.body === undefined ? undefined : JSON.stringify(call.body))
  const response = await app.request(`/ingest/v1${path}`, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(body === undefined ? {} : { "content-type": "application/json" }),
      ...call.headers
    },
    // Bytes are a body to fetch, whatever their buffer's type says.
    ...(body === undefined ? {} : { body: body as string })
  })
  const text = await response.text()
  return { status: response.status, headers: response.headers, text, json: parsed(text) }
}

const parsed = (text: string): Json => {
  try {
    return JSON.parse(text)
  } catch {
    return JSON.parse("null")
  }
}

/** Rows of every table, as text: bytes show as hexadecimal. Migrations and the registry's own tables are left out. */
export const tableContents = async (ingest: TestIngest): Promise<ReadonlyMap<string, ReadonlyArray<string>>> => {
  const names = await ingest.query<{ name: string }>(
    `select table_schema || '.' || table_name as name from information_schema.tables
     where table_schema in ('ingest', 'correlator', 'casework') and table_name <> 'migration' order by 1`
  )
  const contents = new Map<string, ReadonlyArray<string>>()
  for (const { name } of names) {
    const rows = await ingest.query<{ row: string }>(`select to_jsonb(t)::text as row from ${name} t`)
    contents.set(
      name,
      rows.map(({ row }) => row)
    )
  }
  return contents
}
