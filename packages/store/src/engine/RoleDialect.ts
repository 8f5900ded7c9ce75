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
  readonly #taken: string

  constructor(config: PostgresDialectConfig, role: DatabaseRole, settings: string) {
    super(config)
    this.#taken = `set local role "${role}"${settings === "" ? "" : `; ${settings}`}`
  }

  /** One round trip for all; role and settings are given back with the transaction, however it ends. */
  override async beginTransaction(connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    const isolation = settings.isolationLevel === undefined ? "" : ` isolation level ${settings.isolationLevel}`
    const access = settings.accessMode === undefined ? "" : ` ${settings.accessMode}`
    try {
      await connection.executeQuery(CompiledQuery.raw(`start transaction${isolation}${access}; ${this.#taken}`))
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
  readonly #settings: string

  constructor(config: PostgresDialectConfig, role: DatabaseRole, settings: string) {
    super(config)
    this.#config = config
    this.#role = role
    this.#settings = settings
  }

  override createDriver(): PostgresDriver {
    return new RoleDriver(this.#config, this.#role, this.#settings)
  }
}
