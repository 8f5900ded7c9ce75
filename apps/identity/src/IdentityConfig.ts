import {
  type Environment,
  type Gateways,
  readBaseUrl,
  readDemo,
  readGateways,
  readHost,
  readPort,
  type Setting,
  settingOf
} from "@kruisverband/http"
import { Result } from "effect"
import type { RegisteredClient } from "./IdentityOptions.ts"
import { readRegisteredClients } from "./registeredClients.ts"

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
  /** Partners' systems with keys of their own. */
  readonly clients: ReadonlyArray<RegisteredClient>
  /** Whose word on certificates is taken. */
  readonly gateways: Gateways
}

/** Reads every setting before anything opens. */
export const readIdentityConfig = (environment: Environment): Setting<IdentityConfig> =>
  Result.gen(function* () {
    const port = yield* readPort(environment, 8083)
    const origin = yield* readBaseUrl(environment, "PUBLIC_URL")
    const issuer = yield* readBaseUrl(environment, "ISSUER", `${origin}/idp`)
    const demo = (yield* readDemo(environment, "full")) !== "none"
    const data = settingOf(environment, "KRUISVERBAND_DATA") ?? ".data"
    const host = readHost(environment)
    const clients = yield* readRegisteredClients(environment)
    const gateways = yield* readGateways(environment)
    return { host, port, origin, issuer, demo, clients, gateways, dataDir: data === "memory" ? undefined : data }
  })
