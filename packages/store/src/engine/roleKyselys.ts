import { Kysely, PostgresDialect, type PostgresPool } from "kysely"
import type { DatabaseRole, Tables } from "../Tables.ts"
import { prepared } from "./prepared.ts"
import { RoleDialect } from "./RoleDialect.ts"

/** One Kysely per role over one pool, and one without a role for migrations. The pool is the caller's to end. */
export const roleKyselys = (pool: PostgresPool) => {
  // A Kysely must never end the pool that all share.
  const shared: PostgresPool = { connect: () => pool.connect(), end: async () => undefined, options: pool.options }
  const quick: PostgresPool = { ...shared, connect: async () => prepared(await pool.connect()) }
  const byRole = new Map<DatabaseRole, Kysely<Tables>>()
  const as = (role: DatabaseRole): Kysely<Tables> => {
    const known = byRole.get(role)
    if (known !== undefined) return known
    const made = new Kysely<Tables>({ dialect: new RoleDialect({ pool: quick }, role) })
    byRole.set(role, made)
    return made
  }
  return { as, plain: new Kysely<Tables>({ dialect: new PostgresDialect({ pool: shared }) }) }
}
