import type { ColumnType } from "kysely"

/** Written as ISO 8601 or an SQL expression, read as a Date by the driver. */
export type Instant = ColumnType<Date, string, string>

/** Written as JSON text, read parsed; decoded by a Schema before use. */
export type Json = ColumnType<unknown, string, string>
