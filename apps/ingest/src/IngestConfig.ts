import { join } from "node:path"
import type { MasterKeySource } from "@kruisverband/privacy"
import { Data, Redacted, Result } from "effect"

/** A setting that cannot be used: which variable, what was found and what is wanted. Never shows a secret. */
export class ConfigurationError extends Data.TaggedError("ConfigurationError")<{
  readonly variable: string
  readonly found: string
  readonly wanted: string
}> {
  override get message() {
    return `${this.variable}: gevonden ${this.found}, nodig ${this.wanted} / found ${this.found}, wanted ${this.wanted}`
  }
}

/** EX_CONFIG of sysexits.h. */
export const EXIT_CONFIGURATION = 78

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
  readonly masterKey: MasterKeySource
  /** Requests per second and client, on average. */
  readonly perSecond: number
  /** Organisation's OIN, 20 digits, in the `source` of events; undefined: the store's own. */
  readonly oin: string | undefined
}

type Environment = Readonly<Record<string, string | undefined>>
type Read<A> = Result.Result<A, ConfigurationError>

const NOTHING = "niets / nothing"

const wrong = (variable: string, found: string | undefined, wanted: string) =>
  Result.fail(new ConfigurationError({ variable, found: found ?? NOTHING, wanted }))

const set = (environment: Environment, variable: string): string | undefined => {
  const value = environment[variable]?.trim()
  return value === "" ? undefined : value
}

const readWhole = (environment: Environment, variable: string, fallback: number, max: number): Read<number> => {
  const found = set(environment, variable)
  if (found === undefined) return Result.succeed(fallback)
  return /^\d{1,9}$/u.test(found) && Number(found) <= max
    ? Result.succeed(Number(found))
    : wrong(variable, found, `0 – ${max}`)
}

const readDatabase = (environment: Environment, variable: string): Read<Redacted.Redacted> => {
  const found = set(environment, variable)
  const wanted = "postgres://user:password@host:port/database"
  const parsed = found !== undefined && URL.canParse(found) ? new URL(found) : undefined
  if (found !== undefined && parsed !== undefined && ["postgres:", "postgresql:"].includes(parsed.protocol))
    return Result.succeed(Redacted.make(found))
  // Usually with a password in it: only its scheme is told.
  return wrong(variable, found === undefined ? undefined : (parsed?.protocol ?? "geen URL / no URL"), wanted)
}

const readBrokers = (environment: Environment): Read<ReadonlyArray<string>> => {
  const found = set(environment, "KAFKA_BROKERS")
  const brokers = (found ?? "").split(",").map((broker) => broker.trim())
  return brokers.every((broker) => /^[\w.-]+:\d{1,5}$/u.test(broker))
    ? Result.succeed(brokers)
    : wrong("KAFKA_BROKERS", found, "host:port,host:port")
}

const readUrl = (environment: Environment, variable: string, fallback?: string): Read<string> => {
  const found = set(environment, variable) ?? fallback
  const parsed = found !== undefined && URL.canParse(found) ? new URL(found) : undefined
  return found !== undefined && (parsed?.protocol === "https:" || parsed?.protocol === "http:")
    ? Result.succeed(found)
    : wrong(variable, found, "https://…")
}

const secret = (environment: Environment, variable: string) => {
  const value = set(environment, variable)
  return value === undefined ? undefined : Redacted.make(value)
}

const readMasterKey = (environment: Environment): Read<MasterKeySource> => {
  const value = secret(environment, "KRUISVERBAND_MASTER_KEY")
  const previous = secret(environment, "KRUISVERBAND_MASTER_KEY_PREVIOUS")
  if (value !== undefined)
    return Result.succeed({ kind: "value", value, ...(previous === undefined ? {} : { previous: [previous] }) })
  if (previous !== undefined)
    return wrong("KRUISVERBAND_MASTER_KEY", undefined, "een sleutel, naast _PREVIOUS / a key, beside _PREVIOUS")
  const data = set(environment, "KRUISVERBAND_DATA") ?? ".data"
  // Real data outlive the process, so their key must too.
  if (data === "memory") return wrong("KRUISVERBAND_DATA", data, "een map / a folder")
  return Result.succeed({ kind: "file", path: join(data, "keys", "master.key") })
}

const readOin = (environment: Environment): Read<string | undefined> => {
  const found = set(environment, "KRUISVERBAND_OIN")
  return found === undefined || /^\d{20}$/u.test(found)
    ? Result.succeed(found)
    : wrong("KRUISVERBAND_OIN", found, "20 cijfers / digits")
}

/** Reads every setting before anything opens. */
export const readIngestConfig = (environment: Environment): Read<IngestConfig> =>
  Result.gen(function* () {
    const host = set(environment, "HOST") ?? "127.0.0.1"
    const port = yield* readWhole(environment, "PORT", 8081, 65_535)
    const databaseUrl = yield* readDatabase(environment, "DATABASE_URL")
    const migrator = set(environment, "MIGRATION_DATABASE_URL")
    const migrationsUrl =
      migrator === undefined ? undefined : yield* readDatabase(environment, "MIGRATION_DATABASE_URL")
    const kafkaBrokers = yield* readBrokers(environment)
    const issuer = yield* readUrl(environment, "ISSUER")
    const jwksUri = yield* readUrl(environment, "JWKS_URI", `${issuer}/jwks`)
    const masterKey = yield* readMasterKey(environment)
    const perSecond = yield* readWhole(environment, "KRUISVERBAND_RATE", 2000, 1_000_000)
    const oin = yield* readOin(environment)
    return { host, port, databaseUrl, migrationsUrl, kafkaBrokers, issuer, jwksUri, masterKey, perSecond, oin }
  })
