import { mkdtempSync } from "node:fs"
import { rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { migrate, PostgresEngine } from "@kruisverband/store"
import { Context, Effect, Layer, Redacted, type Scope } from "effect"
import { type Kafka, startKafka } from "../engines/kafka.ts"
import { type Postgres, startPostgres } from "../engines/postgres.ts"

/** A private PostgreSQL for the length of a test file. */
export class TestPostgres extends Context.Service<TestPostgres, Postgres>()("testing/TestPostgres") {}
/** A private Kafka for the length of a test file. */
export class TestKafka extends Context.Service<TestKafka, Kafka>()("testing/TestKafka") {}

const folder = (name: string): Effect.Effect<string, never, Scope.Scope> =>
  Effect.acquireRelease(
    Effect.sync(() => mkdtempSync(join(tmpdir(), `kv-${name}-`))),
    (path) => Effect.promise(() => rm(path, { recursive: true, force: true }).catch(() => undefined))
  )

export const testPostgres: Layer.Layer<TestPostgres> = Layer.effect(
  TestPostgres,
  Effect.gen(function* () {
    const parent = yield* folder("postgres")
    return yield* Effect.acquireRelease(
      Effect.promise(() => startPostgres({ dataDir: join(parent, "data") })),
      (postgres) => Effect.promise(() => postgres.stop("immediate").catch(() => undefined))
    )
  })
)

export const testKafka: Layer.Layer<TestKafka> = Layer.effect(
  TestKafka,
  Effect.gen(function* () {
    const parent = yield* folder("kafka")
    return yield* Effect.acquireRelease(
      Effect.promise(() => startKafka({ brokers: 1, dataDir: join(parent, "data") })),
      (kafka) => Effect.promise(() => kafka.stop().catch(() => undefined))
    )
  })
)

/** The migrated database of `testPostgres`, with its superuser as login. */
export const testPostgresEngine = Layer.effectDiscard(migrate()).pipe(
  Layer.provideMerge(
    Layer.unwrap(Effect.map(TestPostgres, (postgres) => PostgresEngine.layer({ url: Redacted.make(postgres.url) })))
  )
)
