import { join } from "node:path"
import { PgliteEngine, PostgresEngine } from "@kruisverband/store"
import type { PlatformConfig } from "./PlatformConfig.ts"

/** The database a configuration asks for: PostgreSQL by its URL, else PGlite in `<data>/db`, or in memory. */
export const engineLayer = (config: Pick<PlatformConfig, "data" | "databaseUrl"> & Partial<PlatformConfig>) =>
  config.databaseUrl === undefined
    ? PgliteEngine.layer({ dataDir: config.data === "memory" ? "memory" : join(config.data, "db") })
    : PostgresEngine.layer({
        url: config.databaseUrl,
        applicationName: "kruisverband-standalone",
        ...(config.migrationsUrl === undefined ? {} : { migrationsUrl: config.migrationsUrl })
      })
