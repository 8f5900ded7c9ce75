import { readFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
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

export interface ClientSettings {
  readonly id: string
  readonly secret: Redacted.Redacted
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
  /** Puts the demo region in place at the start. */
  readonly demo: boolean
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
  const found = set(environment, "PORT") ?? "8084"
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

const readUrl = (environment: Environment, variable: string, fallback?: string): Read<string> => {
  const found = set(environment, variable) ?? fallback
  const scheme = found !== undefined && URL.canParse(found) ? new URL(found).protocol : undefined
  return found !== undefined && (scheme === "https:" || scheme === "http:")
    ? Result.succeed(found.replace(/\/+$/u, ""))
    : wrong(variable, found, "https://…")
}

/** `<PREFIX>ID` and `<PREFIX>SECRET`, or a file with it: by default the one that the embedded provider writes for services beside it. */
const readClient = (environment: Environment, prefix: string, fallback: string): Read<ClientSettings> => {
  const id = set(environment, `${prefix}ID`) ?? fallback
  const variable = `${prefix}SECRET`
  const found = set(environment, variable)
  if (found !== undefined) return Result.succeed({ id, secret: Redacted.make(found) })
  const folder = join(set(environment, "KRUISVERBAND_DATA") ?? ".data", "identity")
  const path = set(environment, `${variable}_FILE`) ?? join(folder, `${id}.secret`)
  try {
    const secret = readFileSync(path, "utf8").trim()
    if (secret !== "") return Result.succeed({ id, secret: Redacted.make(secret) })
  } catch {
    // Told below: which file it was matters, not why it could not be read.
  }
  return wrong(variable, undefined, `het geheim, of een bestand ermee / the secret, or a file with it: ${path}`)
}

const readDemo = (environment: Environment): Read<boolean> => {
  const found = set(environment, "KRUISVERBAND_DEMO") ?? "none"
  return ["full", "region", "none"].includes(found)
    ? Result.succeed(found !== "none")
    : wrong("KRUISVERBAND_DEMO", found, "full | region | none")
}

const readOin = (environment: Environment): Read<string | undefined> => {
  const found = set(environment, "KRUISVERBAND_OIN")
  return found === undefined || /^\d{20}$/u.test(found)
    ? Result.succeed(found)
    : wrong("KRUISVERBAND_OIN", found, "20 cijfers / digits")
}

const PATH = "/ingest/v1"
const DASHBOARD = fileURLToPath(new URL("../../dashboard/dist", import.meta.url))

/** Reads every setting before anything opens. The token endpoint follows from the issuer unless it is given. */
export const readCaseworkSettings = (environment: Environment): Read<CaseworkSettings> =>
  Result.gen(function* () {
    const port = yield* readPort(environment)
    const databaseUrl = yield* readDatabase(environment, "DATABASE_URL")
    const migrator = set(environment, "MIGRATION_DATABASE_URL")
    const migrationsUrl =
      migrator === undefined ? undefined : yield* readDatabase(environment, "MIGRATION_DATABASE_URL")
    const kafkaBrokers = yield* readBrokers(environment)
    const origin = yield* readUrl(environment, "PUBLIC_URL")
    const issuer = yield* readUrl(environment, "ISSUER", `${origin}/idp`)
    const tokenEndpoint = yield* readUrl(environment, "TOKEN_ENDPOINT", `${issuer}/token`)
    const ingest = yield* readUrl(environment, "INGEST_URL")
    return {
      host: set(environment, "HOST") ?? "127.0.0.1",
      port,
      databaseUrl,
      migrationsUrl,
      kafkaBrokers,
      origin,
      issuer,
      tokenEndpoint,
      ingestUrl: ingest.endsWith(PATH) ? ingest : `${ingest}${PATH}`,
      service: yield* readClient(environment, "CLIENT_", "svc-casework"),
      web: yield* readClient(environment, "WEB_CLIENT_", "casework-web"),
      dashboardDir: set(environment, "DASHBOARD_DIR") ?? DASHBOARD,
      demo: yield* readDemo(environment),
      oin: yield* readOin(environment)
    }
  })
