import { fileURLToPath } from "node:url"
import { DORMANT_DAYS } from "@kruisverband/domain"
import {
  type ClientAuth,
  type Environment,
  findDatabaseUrl,
  findOin,
  type Rate,
  readBaseUrl,
  readBrokers,
  readClientAuth,
  readDatabaseUrl,
  readDemo,
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

export interface ClientSettings {
  readonly id: string
  readonly auth: ClientAuth
}

/** Settings of casework as a process of its own. */
export interface CaseworkSettings {
  readonly host: string
  readonly port: number
  readonly databaseUrl: Redacted.Redacted
  /** May create the schema; undefined: the service's own login may. */
  readonly migrationsUrl: Redacted.Redacted | undefined
  readonly kafkaBrokers: ReadonlyArray<string>
  /** Where people's browsers find the platform, no trailing slash. */
  readonly origin: string
  readonly issuer: string
  readonly tokenEndpoint: string
  /** `https://ingest.example/ingest/v1` */
  readonly ingestUrl: string
  /** Casework itself, towards ingest. */
  readonly service: ClientSettings
  /** Casework as the client through which people log in. */
  readonly web: ClientSettings
  /** The dashboard's built files. */
  readonly dashboardDir: string
  /** Where the key is under which casework's own keys lie. */
  readonly masterKey: MasterKeySource
  /** Folder of the erasure journals. */
  readonly journal: string
  /** Puts the demo region in place at the start. */
  readonly demo: boolean
  /** Strengths of log-in of which the provider must confirm one; empty: any. */
  readonly acr: ReadonlyArray<string>
  /** Days without a log-in after which an account is shut. */
  readonly dormantDays: number
  /** Requests a second of one person, on average. */
  readonly perSecond: number
  /** Organisation's OIN, 20 digits, in the `source` of events; undefined: the store's own. */
  readonly oin: string | undefined
}

/** `<PREFIX>ID`, and `<PREFIX>KEY` or, in the demonstration, `<PREFIX>SECRET`. */
const readClient = (environment: Environment, prefix: string, fallback: string): Setting<ClientSettings> => {
  const id = settingOf(environment, `${prefix}ID`) ?? fallback
  return Result.map(readClientAuth(environment, prefix, id), (auth) => ({ id, auth }))
}

/** What one person may ask unless told otherwise: more than a screen asks with all its parts, for many screens at once. */
export const PERSONS_RATE: Rate = { perSecond: 500, burst: 2000 }

const PATH = "/ingest/v1"
const DASHBOARD = fileURLToPath(new URL("../../dashboard/dist", import.meta.url))

/** Reads every setting before anything opens. The token endpoint follows from the issuer unless it is given. */
export const readCaseworkSettings = (environment: Environment): Setting<CaseworkSettings> =>
  Result.gen(function* () {
    const port = yield* readPort(environment, 8084)
    const databaseUrl = yield* readDatabaseUrl(environment)
    const migrationsUrl = yield* findDatabaseUrl(environment, "MIGRATION_DATABASE_URL")
    const kafkaBrokers = yield* readBrokers(environment)
    const origin = yield* readBaseUrl(environment, "PUBLIC_URL")
    const issuer = yield* readUrl(environment, "ISSUER", `${origin}/idp`)
    const tokenEndpoint = yield* readUrl(environment, "TOKEN_ENDPOINT", `${issuer.replace(/\/+$/u, "")}/token`)
    const ingest = yield* readBaseUrl(environment, "INGEST_URL")
    const masterKey = yield* readMasterKey(environment)
    return {
      host: readHost(environment),
      port,
      databaseUrl,
      migrationsUrl,
      kafkaBrokers,
      masterKey,
      journal: readJournal(environment),
      origin,
      issuer,
      tokenEndpoint,
      ingestUrl: ingest.endsWith(PATH) ? ingest : `${ingest}${PATH}`,
      service: yield* readClient(environment, "CLIENT_", "svc-casework"),
      web: yield* readClient(environment, "WEB_CLIENT_", "casework-web"),
      dashboardDir: settingOf(environment, "DASHBOARD_DIR") ?? DASHBOARD,
      demo: (yield* readDemo(environment, "none")) !== "none",
      acr: (settingOf(environment, "LOGIN_ACR") ?? "").split(/\s+/u).filter((one) => one !== ""),
      dormantDays: yield* readWhole(environment, "DORMANT_DAYS", DORMANT_DAYS, 3650),
      perSecond: yield* readWhole(environment, "KRUISVERBAND_RATE", PERSONS_RATE.perSecond, 1_000_000),
      oin: yield* findOin(environment)
    }
  })
