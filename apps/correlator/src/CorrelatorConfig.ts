import { readFileSync } from "node:fs"
import { join } from "node:path"
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
  readonly clientSecret: Redacted.Redacted
  /** Organisation's OIN, 20 digits, in the `source` of events; undefined: the store's own. */
  readonly oin: string | undefined
}

type Environment = Readonly<Record<string, string | undefined>>
type Read<A> = Result.Result<A, ConfigurationError>

const set = (environment: Environment, variable: string): string | undefined => {
  const value = environment[variable]?.trim()
  return value === "" ? undefined : value
}

const wrong = (variable: string, found: string | undefined, wanted: string) =>
  Result.fail(new ConfigurationError({ variable, found: found ?? "niets / nothing", wanted }))

const readPort = (environment: Environment): Read<number> => {
  const found = set(environment, "PORT")
  if (found === undefined) return Result.succeed(8082)
  return /^\d{1,5}$/u.test(found) && Number(found) <= 65_535
    ? Result.succeed(Number(found))
    : wrong("PORT", found, "0 – 65535")
}

const readDatabase = (environment: Environment, variable: string): Read<Redacted.Redacted> => {
  const found = set(environment, variable)
  const scheme = found !== undefined && URL.canParse(found) ? new URL(found).protocol : undefined
  if (found !== undefined && (scheme === "postgres:" || scheme === "postgresql:")) {
    return Result.succeed(Redacted.make(found))
  }
  // Usually with a password in it: only its scheme is told.
  const shown = found === undefined ? undefined : (scheme ?? "geen URL / no URL")
  return wrong(variable, shown, "postgres://user:password@host:port/database")
}

const readBrokers = (environment: Environment): Read<ReadonlyArray<string>> => {
  const found = set(environment, "KAFKA_BROKERS")
  const brokers = (found ?? "").split(",").map((broker) => broker.trim())
  return brokers.every((broker) => /^[\w.-]+:\d{1,5}$/u.test(broker))
    ? Result.succeed(brokers)
    : wrong("KAFKA_BROKERS", found, "host:port,host:port")
}

const readUrl = (environment: Environment, variable: string): Read<string> => {
  const found = set(environment, variable)
  const scheme = found !== undefined && URL.canParse(found) ? new URL(found).protocol : undefined
  return found !== undefined && (scheme === "https:" || scheme === "http:")
    ? Result.succeed(found.replace(/\/+$/u, ""))
    : wrong(variable, found, "https://…")
}

/** The secret itself, or a file with it: by default the one that the embedded provider writes for services beside it. */
const readSecret = (environment: Environment, clientId: string): Read<Redacted.Redacted> => {
  const found = set(environment, "CLIENT_SECRET")
  if (found !== undefined) return Result.succeed(Redacted.make(found))
  const folder = join(set(environment, "KRUISVERBAND_DATA") ?? ".data", "identity")
  const path = set(environment, "CLIENT_SECRET_FILE") ?? join(folder, `${clientId}.secret`)
  try {
    const secret = readFileSync(path, "utf8").trim()
    if (secret !== "") return Result.succeed(Redacted.make(secret))
  } catch {
    // Told below: which file it was matters, not why it could not be read.
  }
  return wrong("CLIENT_SECRET", undefined, `het geheim, of een bestand ermee / the secret, or a file with it: ${path}`)
}

const readOin = (environment: Environment): Read<string | undefined> => {
  const found = set(environment, "KRUISVERBAND_OIN")
  return found === undefined || /^\d{20}$/u.test(found)
    ? Result.succeed(found)
    : wrong("KRUISVERBAND_OIN", found, "20 cijfers / digits")
}

const PATH = "/ingest/v1"

/** Reads every setting before anything opens. The token endpoint follows from the issuer unless it is given. */
export const readCorrelatorConfig = (environment: Environment): Read<CorrelatorConfig> =>
  Result.gen(function* () {
    const host = set(environment, "HOST") ?? "127.0.0.1"
    const port = yield* readPort(environment)
    const databaseUrl = yield* readDatabase(environment, "DATABASE_URL")
    const migrator = set(environment, "MIGRATION_DATABASE_URL")
    const migrationsUrl =
      migrator === undefined ? undefined : yield* readDatabase(environment, "MIGRATION_DATABASE_URL")
    const kafkaBrokers = yield* readBrokers(environment)
    const ingest = yield* readUrl(environment, "INGEST_URL")
    const ingestUrl = ingest.endsWith(PATH) ? ingest : `${ingest}${PATH}`
    const given = set(environment, "TOKEN_ENDPOINT")
    const tokenEndpoint =
      given === undefined
        ? `${yield* readUrl(environment, "ISSUER")}/token`
        : yield* readUrl(environment, "TOKEN_ENDPOINT")
    const clientId = set(environment, "CLIENT_ID") ?? "svc-correlator"
    const clientSecret = yield* readSecret(environment, clientId)
    const oin = yield* readOin(environment)
    return {
      host,
      port,
      databaseUrl,
      migrationsUrl,
      kafkaBrokers,
      ingestUrl,
      tokenEndpoint,
      clientId,
      clientSecret,
      oin
    }
  })
