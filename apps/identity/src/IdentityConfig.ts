import { Data, Result } from "effect"

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

/** Settings of the embedded provider as a process of its own. */
export interface IdentityConfig {
  readonly host: string
  readonly port: number
  /** Where people's browsers find the platform, no trailing slash. */
  readonly origin: string
  readonly issuer: string
  /** Undefined: nothing is kept. */
  readonly dataDir: string | undefined
  /** With the demo region's partners and users, or with services alone. */
  readonly demo: boolean
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

const readPort = (environment: Environment): Read<number> => {
  const found = set(environment, "PORT") ?? "8083"
  return /^\d{1,5}$/u.test(found) && Number(found) <= 65_535
    ? Result.succeed(Number(found))
    : wrong("PORT", found, "0 – 65535")
}

const readUrl = (environment: Environment, variable: string, fallback?: string): Read<string> => {
  const found = set(environment, variable) ?? fallback
  const parsed = found !== undefined && URL.canParse(found) ? new URL(found) : undefined
  return found !== undefined && (parsed?.protocol === "https:" || parsed?.protocol === "http:")
    ? Result.succeed(found.replace(/\/$/u, ""))
    : wrong(variable, found, "https://… of / or http://…")
}

const readDemo = (environment: Environment): Read<boolean> => {
  const found = set(environment, "KRUISVERBAND_DEMO") ?? "full"
  return ["full", "region", "none"].includes(found)
    ? Result.succeed(found !== "none")
    : wrong("KRUISVERBAND_DEMO", found, "full | region | none")
}

/** Reads every setting before anything opens. */
export const readIdentityConfig = (environment: Environment): Read<IdentityConfig> =>
  Result.gen(function* () {
    const port = yield* readPort(environment)
    const origin = yield* readUrl(environment, "PUBLIC_URL")
    const issuer = yield* readUrl(environment, "ISSUER", `${origin}/idp`)
    const demo = yield* readDemo(environment)
    const data = set(environment, "KRUISVERBAND_DATA") ?? ".data"
    const host = set(environment, "HOST") ?? "127.0.0.1"
    return { host, port, origin, issuer, demo, dataDir: data === "memory" ? undefined : data }
  })
