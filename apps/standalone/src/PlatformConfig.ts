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

export type Demo = "full" | "region" | "none"

export interface PlatformConfig {
  readonly port: number
  /** A folder, or `memory`: keeps nothing. */
  readonly data: string
  readonly demo: Demo
  readonly databaseUrl: Redacted.Redacted<string> | undefined
  readonly kafkaBrokers: ReadonlyArray<string> | undefined
}

type Environment = Readonly<Record<string, string | undefined>>
type Read<A> = Result.Result<A, ConfigurationError>

const set = (environment: Environment, variable: string) => {
  const value = environment[variable]?.trim()
  return value === "" ? undefined : value
}

const readPort = (environment: Environment): Read<number> => {
  const found = set(environment, "PORT")
  if (found === undefined) return Result.succeed(8080)
  const port = Number(found)
  return /^\d+$/u.test(found) && port <= 65_535
    ? Result.succeed(port)
    : Result.fail(new ConfigurationError({ variable: "PORT", found, wanted: "0 – 65535" }))
}

const readDemo = (environment: Environment): Read<Demo> => {
  const found = set(environment, "KRUISVERBAND_DEMO") ?? "full"
  return found === "full" || found === "region" || found === "none"
    ? Result.succeed(found)
    : Result.fail(new ConfigurationError({ variable: "KRUISVERBAND_DEMO", found, wanted: "full | region | none" }))
}

const readDatabase = (environment: Environment): Read<PlatformConfig["databaseUrl"]> => {
  const found = set(environment, "DATABASE_URL")
  if (found === undefined) return Result.succeed(undefined)
  const parsed = URL.canParse(found) ? new URL(found) : undefined
  if (parsed !== undefined && ["postgres:", "postgresql:"].includes(parsed.protocol))
    return Result.succeed(Redacted.make(found))
  // A database URL usually holds a password: only its scheme is told.
  const shown = parsed === undefined ? "geen URL" : parsed.protocol
  return Result.fail(
    new ConfigurationError({
      variable: "DATABASE_URL",
      found: shown,
      wanted: "postgres://user:password@host:port/database"
    })
  )
}

const readBrokers = (environment: Environment): Read<PlatformConfig["kafkaBrokers"]> => {
  const found = set(environment, "KAFKA_BROKERS")
  if (found === undefined) return Result.succeed(undefined)
  const brokers = found.split(",").map((broker) => broker.trim())
  return brokers.every((broker) => /^[\w.-]+:\d+$/u.test(broker))
    ? Result.succeed(brokers)
    : Result.fail(new ConfigurationError({ variable: "KAFKA_BROKERS", found, wanted: "host:port,host:port" }))
}

const readPair = (database: PlatformConfig["databaseUrl"], brokers: PlatformConfig["kafkaBrokers"]): Read<undefined> =>
  brokers !== undefined && database === undefined
    ? Result.fail(
        new ConfigurationError({
          variable: "DATABASE_URL",
          found: "niets",
          wanted: "een PostgreSQL-URL, bij KAFKA_BROKERS"
        })
      )
    : Result.succeed(undefined)

/** All settings of the standalone form, from environment variables. */
export const readConfig = (environment: Environment): Read<PlatformConfig> =>
  Result.gen(function* () {
    const port = yield* readPort(environment)
    const demo = yield* readDemo(environment)
    const databaseUrl = yield* readDatabase(environment)
    const kafkaBrokers = yield* readBrokers(environment)
    yield* readPair(databaseUrl, kafkaBrokers)
    return { port, demo, databaseUrl, kafkaBrokers, data: set(environment, "KRUISVERBAND_DATA") ?? ".data" }
  })
