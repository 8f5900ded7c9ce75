import {
  type ClientAuth,
  type Environment,
  findDatabaseUrl,
  findOin,
  readBaseUrl,
  readBrokers,
  readClientAuth,
  readDatabaseUrl,
  readHost,
  readPort,
  readUrl,
  type Setting,
  settingOf
} from "@kruisverband/http"
import { type Redacted, Result } from "effect"

/** Settings of the correlator as a process of its own. */
export interface CorrelatorConfig {
  readonly host: string
  readonly port: number
  readonly databaseUrl: Redacted.Redacted
  /** May create the schema; undefined: the service's own login may. */
  readonly migrationsUrl: Redacted.Redacted | undefined
  readonly kafkaBrokers: ReadonlyArray<string>
  /** `https://ingest.example/ingest/v1` */
  readonly ingestUrl: string
  readonly tokenEndpoint: string
  readonly clientId: string
  readonly clientAuth: ClientAuth
  /** For whom its own word is, when it asks for a token: the issuer, or its token endpoint where only that is known. */
  readonly audience: string
  /** Organisation's OIN, 20 digits, in the `source` of events; undefined: the store's own. */
  readonly oin: string | undefined
}

const PATH = "/ingest/v1"

/** Reads every setting before anything opens. The token endpoint follows from the issuer unless it is given. */
export const readCorrelatorConfig = (environment: Environment): Setting<CorrelatorConfig> =>
  Result.gen(function* () {
    const databaseUrl = yield* readDatabaseUrl(environment)
    const migrationsUrl = yield* findDatabaseUrl(environment, "MIGRATION_DATABASE_URL")
    const kafkaBrokers = yield* readBrokers(environment)
    const ingest = yield* readBaseUrl(environment, "INGEST_URL")
    const tokenEndpoint =
      settingOf(environment, "TOKEN_ENDPOINT") === undefined
        ? `${yield* readBaseUrl(environment, "ISSUER")}/token`
        : yield* readUrl(environment, "TOKEN_ENDPOINT")
    const clientId = settingOf(environment, "CLIENT_ID") ?? "svc-correlator"
    return {
      host: readHost(environment),
      port: yield* readPort(environment, 8082),
      databaseUrl,
      migrationsUrl,
      kafkaBrokers,
      ingestUrl: ingest.endsWith(PATH) ? ingest : `${ingest}${PATH}`,
      tokenEndpoint,
      clientId,
      clientAuth: yield* readClientAuth(environment, "CLIENT_", clientId),
      audience: settingOf(environment, "ISSUER") ?? tokenEndpoint,
      oin: yield* findOin(environment)
    }
  })
