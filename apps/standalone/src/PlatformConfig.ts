import {
  type Demo,
  type Environment,
  findBrokers,
  findDatabaseUrl,
  readDemo,
  readPort,
  type Setting,
  settingOf,
  wrongSetting
} from "@kruisverband/http"
import { type Redacted, Result } from "effect"

/** Settings of the standalone form. */
export interface PlatformConfig {
  readonly port: number
  /** A folder, or `memory`: keeps nothing. */
  readonly data: string
  readonly demo: Demo
  /** Undefined: PGlite. */
  readonly databaseUrl: Redacted.Redacted | undefined
  /** Undefined: the embedded event log. */
  readonly kafkaBrokers: ReadonlyArray<string> | undefined
}

/** All settings, from environment variables, before anything opens. */
export const readConfig = (environment: Environment): Setting<PlatformConfig> =>
  Result.gen(function* () {
    const port = yield* readPort(environment, 8080)
    const demo = yield* readDemo(environment, "full")
    const databaseUrl = yield* findDatabaseUrl(environment)
    const kafkaBrokers = yield* findBrokers(environment)
    if (kafkaBrokers !== undefined && databaseUrl === undefined)
      return yield* wrongSetting(
        "DATABASE_URL",
        undefined,
        "een PostgreSQL-URL, bij KAFKA_BROKERS / beside KAFKA_BROKERS"
      )
    return { port, demo, databaseUrl, kafkaBrokers, data: settingOf(environment, "KRUISVERBAND_DATA") ?? ".data" }
  })
