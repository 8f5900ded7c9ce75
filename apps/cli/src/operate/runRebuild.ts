import { embeddedEventLog, kafkaEventLog } from "@kruisverband/broker"
import { dumpState, rebuildCorrelator } from "@kruisverband/correlator"
import { EXIT_CONFIGURATION } from "@kruisverband/http"
import { engineLayer, type PlatformConfig, readConfig, startPlatform } from "@kruisverband/standalone"
import { migrate } from "@kruisverband/store"
import { Effect, Layer, Result } from "effect"

export const REBUILD_HELP = `kv rebuild
  Drops what the correlator derived and replays the log, then compares: the state must be equal, byte for byte.
  On the embedded database the platform must be stopped. On PostgreSQL and Kafka it may go on.`

const program = (config: PlatformConfig) =>
  Effect.gen(function* () {
    yield* migrate()
    const platform = yield* startPlatform({ config: { data: config.data, port: 0 }, seed: undefined })
    yield* platform.settled
    const inPlatform = Effect.provideContext(platform.services)
    const before = yield* inPlatform(dumpState)
    yield* inPlatform(rebuildCorrelator)
    const after = yield* inPlatform(dumpState)
    for (const [table, { rows }] of Object.entries(after.tables)) {
      const same = before.tables[table]?.sum === after.tables[table]?.sum
      console.log(`${same ? "gelijk / equal    " : "ANDERS / DIFFERENT"} ${table} ${rows}`)
    }
    return before.hash === after.hash
  }).pipe(
    Effect.scoped,
    Effect.provide(
      (config.kafkaBrokers === undefined ? embeddedEventLog : kafkaEventLog({ brokers: config.kafkaBrokers })).pipe(
        Layer.provideMerge(engineLayer(config))
      )
    )
  )

/** Exit code: 0 when the rebuilt state equals the one before, 1 when it does not or could not be made. */
export const runRebuild = async (argv: ReadonlyArray<string>): Promise<number> => {
  if (argv.includes("--help")) {
    console.log(REBUILD_HELP)
    return 0
  }
  const config = readConfig(process.env)
  if (Result.isFailure(config)) {
    console.error(config.failure.message)
    return EXIT_CONFIGURATION
  }
  const result = await Effect.runPromise(Effect.result(program(config.success)))
  if (Result.isSuccess(result)) return result.success ? 0 : 1
  console.error(result.failure._tag, result.failure.message)
  return 1
}
