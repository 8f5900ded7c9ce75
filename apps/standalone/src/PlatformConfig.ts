import {
  type Demo,
  type Environment,
  findBrokers,
  findDatabaseUrl,
  type MasterKeySetting,
  readDemo,
  readMasterKey,
  readPort,
  type Setting,
  settingOf,
  wrongSetting
} from "@kruisverband/http"
import { type RegisteredClient, readRegisteredClients } from "@kruisverband/identity"
import { type Redacted, Result } from "effect"

/** Settings of the standalone form. */
export interface PlatformConfig {
  readonly port: number
  /** A folder, or `memory`: keeps nothing. */
  readonly data: string
  readonly demo: Demo
  /** Undefined: PGlite. */
  readonly databaseUrl: Redacted.Redacted | undefined
  /** May make tables, and read those of every service; undefined: `databaseUrl` may. */
  readonly migrationsUrl: Redacted.Redacted | undefined
  /** Undefined: the embedded event log. */
  readonly kafkaBrokers: ReadonlyArray<string> | undefined
  /** Undefined: a file in the data folder, or nothing that lasts where nothing is kept. */
  readonly masterKey: MasterKeySetting | undefined
  /** Folder of the erasure journals; undefined: in the data folder. */
  readonly journal: string | undefined
  /** Partners' systems with keys of their own. */
  readonly clients: ReadonlyArray<RegisteredClient>
}

/** Whether a variable says where the master key is. */
const namesMasterKey = (environment: Environment) =>
  ["KRUISVERBAND_MASTER_KEY", "KRUISVERBAND_MASTER_KEY_PREVIOUS", "KRUISVERBAND_KMS_URL"].some(
    (variable) => settingOf(environment, variable) !== undefined
  )

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
    return {
      port,
      demo,
      databaseUrl,
      migrationsUrl: yield* findDatabaseUrl(environment, "MIGRATION_DATABASE_URL"),
      kafkaBrokers,
      data: settingOf(environment, "KRUISVERBAND_DATA") ?? ".data",
      masterKey: namesMasterKey(environment) ? yield* readMasterKey(environment) : undefined,
      journal: settingOf(environment, "KRUISVERBAND_JOURNAL"),
      clients: yield* readRegisteredClients(environment)
    }
  })
