import { embeddedEventLog, kafkaEventLog } from "@kruisverband/broker"
import { EXIT_CONFIGURATION } from "@kruisverband/http"
import { migrate } from "@kruisverband/store"
import { isStartRefusal } from "@kruisverband/vault"
import { Cause, Effect, Exit, Fiber, Layer, Option, Result } from "effect"
import { postDemoSignals } from "./demo/postDemoSignals.ts"
import { engineLayer } from "./engineLayer.ts"
import { startPlatform } from "./Platform.ts"
import { type PlatformConfig, readConfig } from "./PlatformConfig.ts"
import { DEMO_SEED } from "./RegionSeed.ts"

const layers = (config: PlatformConfig) => {
  const log = config.kafkaBrokers === undefined ? embeddedEventLog : kafkaEventLog({ brokers: config.kafkaBrokers })
  return log.pipe(Layer.provideMerge(engineLayer(config)))
}

const program = (config: PlatformConfig) =>
  Effect.gen(function* () {
    yield* migrate()
    const platform = yield* startPlatform({ config, seed: config.demo === "none" ? undefined : DEMO_SEED })
    console.log(`ready ${platform.origin} in ${Math.round(performance.now())} ms`)
    if (config.demo === "full") yield* Effect.forkScoped(postDemoSignals(platform, config.data))
    return yield* platform.failed
  }).pipe(Effect.scoped, Effect.provide(layers(config)))

/** A tag or a message of our own; a cause may quote values. */
const tell = (cause: Cause.Cause<unknown>): string => {
  const found = Cause.findErrorOption(cause)
  if (found._tag === "None") return "onverwachte fout / defect"
  const { value } = found
  if (value instanceof Error && "_tag" in value) return `${String(value._tag)} ${value.message}`
  return "fout / failure"
}

const run = (config: PlatformConfig) => {
  const fiber = Effect.runFork(program(config))
  for (const signal of ["SIGTERM", "SIGINT"] as const)
    process.once(signal, () => void Effect.runPromise(Fiber.interrupt(fiber)))
  fiber.addObserver((exit) => {
    if (Exit.isSuccess(exit) || Cause.hasInterruptsOnly(exit.cause)) process.exit(0)
    process.stderr.write(`kruisverband: ${tell(exit.cause)}\n`)
    const refused = Option.exists(Cause.findErrorOption(exit.cause), isStartRefusal)
    process.exit(refused ? EXIT_CONFIGURATION : 1)
  })
}

Result.match(readConfig(process.env), {
  onSuccess: run,
  onFailure: (error) => {
    process.stderr.write(`${error.message}\n`)
    process.exit(EXIT_CONFIGURATION)
  }
})
