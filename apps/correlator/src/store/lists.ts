import { type RawBuilder, sql } from "kysely"

/** Parts texts: JSON escapes it, and no id or code holds it. */
const UNIT = "\u001f"

/**
 * Lists as one text parameter each: the driver would quote and escape every element by itself, which took as long as the
 * statement that it was for. Numbers, and what needs no quotes: `t`, `f`, numbers too long for JavaScript.
 */
export const numbers = (values: ReadonlyArray<number | string>): RawBuilder<unknown> => sql`${`{${values.join()}}`}`

/** Ids and codes: texts without commas, quotes, braces and backslashes. */
export const ids = (values: ReadonlyArray<string>): RawBuilder<unknown> => numbers(values)

/**
 * Texts without control characters, such as JSON. Never empty ones: these come out as null. For `unnest` only: as a condition
 * the list would be taken apart again for each row that is looked at.
 */
export const texts = (values: ReadonlyArray<string>): RawBuilder<unknown> =>
  sql`string_to_array(${values.join(UNIT)}, ${UNIT}, '')`

/** Bytes. */
export const bytesList = (values: ReadonlyArray<Uint8Array>): RawBuilder<unknown> =>
  sql`${`{${values.map((one) => `\\\\x${Buffer.from(one.buffer, one.byteOffset, one.byteLength).toString("hex")}`).join()}}`}`
