import { Schema } from "effect"

/** SQLSTATE classes after which the same work may succeed: connection, resources, operator, rollback, locks, disk. */
const TRANSIENT = /^(?:08|40|53|55|57|58|E[A-Z]+$)/u

/**
 * The database failed us, not the caller: retry or raise the alarm, never explain it to a partner.
 * Holds names and codes only: the database's own message quotes values.
 */
export class StoreError extends Schema.TaggedError<StoreError>()("StoreError", {
  /** What was being done: `Repository.method`. */
  operation: Schema.String,
  /** SQLSTATE, or an operating-system code such as `ECONNREFUSED`. */
  code: Schema.String,
  /** Name of the constraint that refused, where there is one. */
  constraint: Schema.optionalKey(Schema.String)
}) {
  override get message(): string {
    return `${this.operation} failed: ${this.code}${this.constraint === undefined ? "" : ` (${this.constraint})`}`
  }

  /** Trying the same again later may help. A refused constraint or a wrong statement never does. */
  get transient(): boolean {
    return TRANSIENT.test(this.code)
  }

  /** PostgreSQL rolled the transaction back for another's sake: run it whole again. */
  get conflict(): boolean {
    return this.code === "40001" || this.code === "40P01"
  }
}

const CODE = /^(?:[0-9A-Z]{5}|E[A-Z_]+)$/u
/** What the driver says, without a code, when a connection is gone or cannot be had in time. */
const CONNECTION = /terminat|time ?out|queryable|pool|destroyed|discarded|clos|connect/iu

const text = (cause: object, key: string): string | undefined => {
  const value: unknown = Reflect.get(cause, key)
  return typeof value === "string" ? value : undefined
}

/** To be thrown from `catch` of `Effect.tryPromise`: what is not the database's fault stays a defect. */
export const toStoreError =
  (operation: string) =>
  (cause: unknown): StoreError => {
    if (typeof cause !== "object" || cause === null) throw cause
    // Kysely's own error for a COMMIT that the server answered with ROLLBACK.
    if (text(cause, "name") === "AbortedTransactionError") return new StoreError({ operation, code: "25P02" })
    const code = text(cause, "code")
    const constraint = text(cause, "constraint")
    if (code !== undefined && CODE.test(code)) {
      return new StoreError({ operation, code, ...(constraint === undefined ? {} : { constraint }) })
    }
    const bug = cause instanceof TypeError || cause instanceof RangeError || cause instanceof ReferenceError
    if (!bug && CONNECTION.test(text(cause, "message") ?? "")) return new StoreError({ operation, code: "08006" })
    throw cause
  }
