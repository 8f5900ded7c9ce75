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

/** EX_CONFIG of sysexits.h: a setting is wrong, and starting again does not help. */
export const EXIT_CONFIGURATION = 78

export type Environment = Readonly<Record<string, string | undefined>>
export type Setting<A> = Result.Result<A, ConfigurationError>

const NOTHING = "niets / nothing"

/** The variable's value; undefined when it is absent or blank. */
export const settingOf = (environment: Environment, variable: string): string | undefined => {
  const value = environment[variable]?.trim()
  return value === "" ? undefined : value
}

export const wrongSetting = (variable: string, found: string | undefined, wanted: string) =>
  Result.fail(new ConfigurationError({ variable, found: found ?? NOTHING, wanted }))

/** A whole number from 0 to `max`. */
export const readWhole = (
  environment: Environment,
  variable: string,
  fallback: number,
  max: number
): Setting<number> => {
  const found = settingOf(environment, variable)
  if (found === undefined) return Result.succeed(fallback)
  return /^\d{1,9}$/u.test(found) && Number(found) <= max
    ? Result.succeed(Number(found))
    : wrongSetting(variable, found, `0 – ${max}`)
}

export const readPort = (environment: Environment, fallback: number): Setting<number> =>
  readWhole(environment, "PORT", fallback, 65_535)

/** The address this process listens on; by default only this machine can reach it. */
export const readHost = (environment: Environment): string => settingOf(environment, "HOST") ?? "127.0.0.1"

type DatabaseVariable = "DATABASE_URL" | "MIGRATION_DATABASE_URL"

/** Undefined when it is absent. MIGRATION_DATABASE_URL: a login that may make tables, where the service's own may not. */
export const findDatabaseUrl = (
  environment: Environment,
  variable: DatabaseVariable = "DATABASE_URL"
): Setting<Redacted.Redacted | undefined> => {
  const found = settingOf(environment, variable)
  if (found === undefined) return Result.succeed(undefined)
  const parsed = URL.canParse(found) ? new URL(found) : undefined
  if (parsed !== undefined && ["postgres:", "postgresql:"].includes(parsed.protocol))
    return Result.succeed(Redacted.make(found))
  // Usually with a password in it: only its scheme is told.
  return wrongSetting(variable, parsed?.protocol ?? "geen URL / no URL", DATABASE_WANTED)
}

const DATABASE_WANTED = "postgres://user:password@host:port/database"

export const readDatabaseUrl = (environment: Environment): Setting<Redacted.Redacted> =>
  Result.flatMap(findDatabaseUrl(environment), (url) =>
    url === undefined ? wrongSetting("DATABASE_URL", undefined, DATABASE_WANTED) : Result.succeed(url)
  )

/** KAFKA_BROKERS; undefined when it is absent. */
export const findBrokers = (environment: Environment): Setting<ReadonlyArray<string> | undefined> => {
  const found = settingOf(environment, "KAFKA_BROKERS")
  if (found === undefined) return Result.succeed(undefined)
  const brokers = found.split(",").map((broker) => broker.trim())
  return brokers.every((broker) => /^[\w.-]+:\d{1,5}$/u.test(broker))
    ? Result.succeed(brokers)
    : wrongSetting("KAFKA_BROKERS", found, BROKERS_WANTED)
}

const BROKERS_WANTED = "host:port,host:port"

export const readBrokers = (environment: Environment): Setting<ReadonlyArray<string>> =>
  Result.flatMap(findBrokers(environment), (brokers) =>
    brokers === undefined ? wrongSetting("KAFKA_BROKERS", undefined, BROKERS_WANTED) : Result.succeed(brokers)
  )

/** An http or https URL, exactly as it is set. */
export const readUrl = (environment: Environment, variable: string, fallback?: string): Setting<string> => {
  const found = settingOf(environment, variable) ?? fallback
  const parsed = found !== undefined && URL.canParse(found) ? new URL(found) : undefined
  return found !== undefined && (parsed?.protocol === "https:" || parsed?.protocol === "http:")
    ? Result.succeed(found)
    : wrongSetting(variable, found, "https://…")
}

/** The same, without slashes at its end: paths are put behind it. */
export const readBaseUrl = (environment: Environment, variable: string, fallback?: string): Setting<string> =>
  Result.map(readUrl(environment, variable, fallback), (url) => url.replace(/\/+$/u, ""))

export type Demo = "full" | "none" | "region"

export const readDemo = (environment: Environment, fallback: Demo): Setting<Demo> => {
  const found = settingOf(environment, "KRUISVERBAND_DEMO") ?? fallback
  return found === "full" || found === "region" || found === "none"
    ? Result.succeed(found)
    : wrongSetting("KRUISVERBAND_DEMO", found, "full | region | none")
}

/** The organisation's number in the `source` of events; undefined: the store's own. */
export const findOin = (environment: Environment): Setting<string | undefined> => {
  const found = settingOf(environment, "KRUISVERBAND_OIN")
  return found === undefined || /^\d{20}$/u.test(found)
    ? Result.succeed(found)
    : wrongSetting("KRUISVERBAND_OIN", found, "20 cijfers / digits")
}

/** Folder of the erasure journals: on a disk that no database backup is restored over. */
export const readJournal = (environment: Environment): string =>
  settingOf(environment, "KRUISVERBAND_JOURNAL") ??
  join(settingOf(environment, "KRUISVERBAND_DATA") ?? ".data", "journal")

export const findSecret = (environment: Environment, variable: string): Redacted.Redacted | undefined => {
  const value = settingOf(environment, variable)
  return value === undefined ? undefined : Redacted.make(value)
}

/** A secret that must be there. */
export const readSecret = (environment: Environment, variable: string, wanted: string): Setting<Redacted.Redacted> => {
  const value = findSecret(environment, variable)
  return value === undefined ? wrongSetting(variable, undefined, wanted) : Result.succeed(value)
}
