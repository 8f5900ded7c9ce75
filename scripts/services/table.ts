import type { Database } from "./database.ts"
import type { Settings } from "./settings.ts"

/** What the services are given to find each other. */
export interface Place {
  readonly settings: Settings
  /** Folder for the services' own files: keys and client secrets. */
  readonly dataDir: string
  readonly database: Database
  readonly bootstrap: readonly string[]
  readonly ports: Readonly<Record<ServiceName, number>>
}

export const serviceNames = ["identity", "casework", "ingest", "correlator"] as const
export type ServiceName = (typeof serviceNames)[number]

export interface ServiceRow {
  readonly name: ServiceName
  readonly entry: string
  readonly ready: string
  /** Below these the gateway passes requests on; the first match over all rows, in this order, wins. */
  readonly paths: readonly string[]
  readonly env: Readonly<Record<string, string>>
}

/** The services in the order in which they start: who issues tokens, who owns the registry, who takes signals, who links them. */
export function serviceTable({ settings, dataDir, database, bootstrap, ports }: Place): readonly ServiceRow[] {
  const origin = `http://127.0.0.1:${settings.port}`
  const at = (name: ServiceName) => `http://127.0.0.1:${ports[name]}`
  const common = {
    HOST: "127.0.0.1",
    KRUISVERBAND_DATA: dataDir,
    KRUISVERBAND_DEMO: settings.demo,
    PUBLIC_URL: origin,
    ISSUER: `${origin}/idp`,
    JWKS_URI: `${at("identity")}/idp/jwks`
  }
  const withStore = (role: "casework" | "correlator" | "ingest") => ({
    ...common,
    DATABASE_URL: database.urls[role],
    MIGRATION_DATABASE_URL: database.urls.migrator,
    KAFKA_BROKERS: bootstrap.join(",")
  })
  const health = "/health/ready"
  return [
    {
      name: "identity",
      entry: "apps/identity/src/main.ts",
      ready: "/idp/.well-known/openid-configuration",
      paths: ["/idp"],
      env: common
    },
    {
      name: "ingest",
      entry: "apps/ingest/src/main.ts",
      ready: health,
      paths: ["/ingest"],
      env: withStore("ingest")
    },
    {
      name: "correlator",
      entry: "apps/correlator/src/main.ts",
      ready: health,
      paths: [],
      env: { ...withStore("correlator"), INGEST_URL: at("ingest") }
    },
    {
      name: "casework",
      entry: "apps/casework/src/main.ts",
      ready: health,
      paths: ["/casework", ""], // and the dashboard, whose files it serves
      env: { ...withStore("casework"), INGEST_URL: at("ingest") }
    }
  ]
}
