import { embeddedEventLog, kafkaEventLog } from "@kruisverband/broker"
import { type Platform, type PlatformConfig, startPlatform } from "@kruisverband/standalone"
import { type Engine, migrate } from "@kruisverband/store"
import { Effect, Layer } from "effect"

/** Runs on a whole platform that nobody can reach, over a database that is up: for acts that every service takes part in. */
export const withPlatform = <A, E>(
  config: PlatformConfig,
  engine: Layer.Layer<Engine, unknown>,
  use: (platform: Platform) => Effect.Effect<A, E>
) => {
  const log = config.kafkaBrokers === undefined ? embeddedEventLog : kafkaEventLog({ brokers: config.kafkaBrokers })
  return Effect.gen(function* () {
    yield* migrate()
    const platform = yield* startPlatform({ config: { ...config, port: 0 }, seed: undefined })
    return yield* use(platform)
  }).pipe(Effect.scoped, Effect.provide(log.pipe(Layer.provideMerge(engine))))
}
