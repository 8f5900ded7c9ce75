import {
  type Environment,
  findDatabaseUrl,
  findOin,
  type Gateways,
  readBaseUrl,
  readBrokers,
  readDatabaseUrl,
  readGateways,
  readHost,
  readJournal,
  readMasterKey,
  readPort,
  readUrl,
  readWhole,
  type Setting,
  settingOf
} from "@kruisverband/http"
import type { MasterKeySource } from "@kruisverband/privacy"
import { type Redacted, Result } from "effect"

/** Settings of ingest as a process of its own. */
export interface IngestConfig {
  readonly host: string
  readonly port: number
  readonly databaseUrl: Redacted.Redacted
  /** May create the schema; undefined: the service's own login may. */
  readonly migrationsUrl: Redacted.Redacted | undefined
  readonly kafkaBrokers: ReadonlyArray<string>
  /** Exact issuer of access tokens. */
  readonly issuer: string
  /** Where the issuer's public keys are. */
  readonly jwksUri: string
  /** Where partners find the platform, which proofs of possession must name; undefined: where each request says that it went. */
  readonly origin: string | undefined
  /** Whose word on certificates is taken. */
  readonly gateways: Gateways
  readonly masterKey: MasterKeySource
  /** Folder of the erasure journals. */
  readonly journal: string
  /** Requests per second and client, on average. */
  readonly perSecond: number
  /** Organisation's OIN, 20 digits, in the `source` of events; undefined: the store's own. */
  readonly oin: string | undefined
}

/** Reads every setting before anything opens. */
export const readIngestConfig = (environment: Environment): Setting<IngestConfig> =>
  Result.gen(function* () {
    const host = readHost(environment)
    const port = yield* readPort(environment, 8081)
    const databaseUrl = yield* readDatabaseUrl(environment)
    const migrationsUrl = yield* findDatabaseUrl(environment, "MIGRATION_DATABASE_URL")
    const kafkaBrokers = yield* readBrokers(environment)
    const issuer = yield* readUrl(environment, "ISSUER")
    const jwksUri = yield* readUrl(environment, "JWKS_URI", `${issuer}/jwks`)
    const found = settingOf(environment, "PUBLIC_URL")
    const origin = found === undefined ? undefined : new URL(yield* readBaseUrl(environment, "PUBLIC_URL")).origin
    const gateways = yield* readGateways(environment)
    const masterKey = yield* readMasterKey(environment)
    const journal = readJournal(environment)
    const perSecond = yield* readWhole(environment, "KRUISVERBAND_RATE", 2000, 1_000_000)
    const oin = yield* findOin(environment)
    return {
      ...{ host, port, databaseUrl, migrationsUrl, kafkaBrokers, issuer, jwksUri, origin, gateways },
      ...{ masterKey, journal, perSecond, oin }
    }
  })
