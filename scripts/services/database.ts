import { randomBytes } from "node:crypto"
import { readFile, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { EngineFailed } from "../../packages/testing/src/engines/EngineFailed.ts"
import { type Postgres, startPostgres } from "../../packages/testing/src/engines/postgres.ts"
import { repositoryPath } from "../../packages/testing/src/engines/repositoryPath.ts"
import { run } from "../../packages/testing/src/engines/run.ts"
import { reachableFolder } from "../../packages/testing/src/engines/unprivileged.ts"

const ROLES = ["migrator", "ingest", "correlator", "casework"] as const
export type LoginRole = (typeof ROLES)[number]

export interface Database {
  readonly postgres: Postgres
  readonly dataDir: string
  /** Connection string of the role `kv_<name>` on the database `kruisverband`. */
  readonly urls: Readonly<Record<LoginRole, string>>
}

type Passwords = Readonly<Record<LoginRole, string>>

const passwordOf = (): string => randomBytes(18).toString("base64url")

/** The login roles' passwords: made once, kept beside the cluster and readable by its owner alone. */
async function passwordsIn(dataDir: string): Promise<Passwords> {
  const file = join(dataDir, "role-passwords.json")
  const known = await readFile(file, "utf8").catch(() => undefined)
  const stored: unknown = known === undefined ? {} : JSON.parse(known)
  const read = (role: LoginRole): string => {
    const value = typeof stored === "object" && stored !== null ? Reflect.get(stored, role) : undefined
    return typeof value === "string" ? value : passwordOf()
  }
  const passwords = {
    migrator: read("migrator"),
    ingest: read("ingest"),
    correlator: read("correlator"),
    casework: read("casework")
  }
  await writeFile(file, JSON.stringify(passwords), { mode: 0o600 })
  return passwords
}

/** Sets up roles and database by infra/postgres/roles.sql; safe to repeat. */
async function applyRoles(postgres: Postgres, passwords: Passwords): Promise<void> {
  const variables = Object.fromEntries(ROLES.map((role) => [`KV_${role.toUpperCase()}_PASSWORD`, passwords[role]]))
  const applied = await run(
    join(postgres.bin, "psql"),
    ["-X", "-q", "-v", "ON_ERROR_STOP=1", "-f", repositoryPath("infra/postgres/roles.sql"), "postgres"],
    {
      env: {
        ...{ PATH: process.env.PATH ?? "", PGHOST: "127.0.0.1", PGPORT: String(postgres.port), PGUSER: "postgres" },
        PGPASSWORD: decodeURIComponent(new URL(postgres.url).password),
        ...variables
      }
    }
  )
  if (applied.code !== 0) throw new EngineFailed("postgresql", "roles.sql failed", applied.output.trim())
}

/** A private PostgreSQL with the platform's roles and database. Rejects with MissingEngine or EngineFailed. */
export async function startDatabase(folder: string): Promise<Database> {
  const dataDir = await reachableFolder(folder)
  const postgres = await startPostgres({ dataDir })
  try {
    const passwords = await passwordsIn(dataDir)
    await applyRoles(postgres, passwords)
    const urlOf = (role: LoginRole) =>
      postgres.urlFor({ user: `kv_${role}`, password: passwords[role], database: "kruisverband" })
    return {
      postgres,
      dataDir,
      urls: {
        migrator: urlOf("migrator"),
        ingest: urlOf("ingest"),
        correlator: urlOf("correlator"),
        casework: urlOf("casework")
      }
    }
  } catch (error) {
    await postgres.stop()
    throw error
  }
}
