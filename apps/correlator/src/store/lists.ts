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

/**
 * Joins what a statement finds for each row before it: with an index, once for each, whatever the planner takes the tables for. A plan is
 * made once and kept while the tables grow: an ordinary join was planned to go through a whole index for five hundred rows, or
 * through every token for each of them.
 */
export const lookUp = (statement: RawBuilder<unknown>, name: string): RawBuilder<unknown> =>
  sql`cross join lateral (${statement} offset 0) as ${sql.raw(name)}`
