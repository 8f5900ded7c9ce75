import { Kysely, PostgresDialect, type PostgresPool } from "kysely"
import type { DatabaseRole, Tables } from "../Tables.ts"
import { prepared } from "./prepared.ts"
import { RoleDialect } from "./RoleDialect.ts"

/** Callers whose Kysely is kept; one is cheap to make again. */
const MOST = 500

/**
 * One Kysely per role and caller over one pool, and one without a role for migrations. `apart`: a pool whose log-in can take
 * the stances' roles and no other; it may not be the same. The pools are the caller's to end.
 */
export const roleKyselys = (pool: PostgresPool, apart: PostgresPool = pool) => {
  // A Kysely must never end the pool that all share.
  const shared = (one: PostgresPool): PostgresPool => ({
    connect: () => one.connect(),
    end: async () => undefined,
    options: one.options
  })
  const quick = (one: PostgresPool, role: DatabaseRole): PostgresPool => ({
    ...shared(one),
    connect: async () => prepared(await one.connect(), role)
  })
  const known = new Map<string, Kysely<Tables>>()
  const as = (role: DatabaseRole, settings = ""): Kysely<Tables> => {
    const key = `${role} ${settings}`
    const found = known.get(key)
    if (found !== undefined) return found
    if (known.size >= MOST) known.clear()
    const chosen = isStance(role) ? apart : pool
    const made = new Kysely<Tables>({ dialect: new RoleDialect({ pool: quick(chosen, role) }, role, settings) })
    known.set(key, made)
    return made
  }
  return { as, plain: new Kysely<Tables>({ dialect: new PostgresDialect({ pool: shared(pool) }) }) }
}

/** Roles of stances are called after their owner: `ingest_poster`. */
export const isStance = (role: string): boolean => role.includes("_")
