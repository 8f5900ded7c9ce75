import {
  CompiledQuery,
  type DatabaseConnection,
  PostgresDialect,
  type PostgresDialectConfig,
  PostgresDriver,
  type TransactionSettings
} from "kysely"
import type { DatabaseRole } from "../Tables.ts"

class RoleDriver extends PostgresDriver {
  readonly #role: DatabaseRole

  constructor(config: PostgresDialectConfig, role: DatabaseRole) {
    super(config)
    this.#role = role
  }

  /** One round trip for both; the role is given back with the transaction, however it ends. */
  override async beginTransaction(connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    const isolation = settings.isolationLevel === undefined ? "" : ` isolation level ${settings.isolationLevel}`
    const access = settings.accessMode === undefined ? "" : ` ${settings.accessMode}`
    try {
      await connection.executeQuery(
        CompiledQuery.raw(`start transaction${isolation}${access}; set local role "${this.#role}"`)
      )
    } catch (cause) {
      // Kysely gives the connection back to the pool: not with a broken transaction open on it.
      await connection.executeQuery(CompiledQuery.raw("rollback")).catch(() => undefined)
      throw cause
    }
  }
}

/** PostgreSQL, acting as one role in every transaction. */
export class RoleDialect extends PostgresDialect {
  readonly #config: PostgresDialectConfig
  readonly #role: DatabaseRole

  constructor(config: PostgresDialectConfig, role: DatabaseRole) {
    super(config)
    this.#config = config
    this.#role = role
  }

  override createDriver(): PostgresDriver {
    return new RoleDriver(this.#config, this.#role)
  }
}
