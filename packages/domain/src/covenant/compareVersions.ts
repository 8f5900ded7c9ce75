import type { CovenantDocument } from "./CovenantDocument.ts"

/** A JSON value as a covenant holds them. */
export type Value = string | number | boolean | ReadonlyArray<Value> | { readonly [key: string]: Value }

/** What differs between two versions at one place; `before` is absent where it was added, `after` where it was taken out. */
export type Difference = {
  /** JSON pointer; of lists of things with a name of their own the name stands for the place: `/parties/school-de-linde/roles`. */
  readonly field: string
  readonly before?: Value
  readonly after?: Value
}

/**
 * Every place where two versions of a covenant say something else, in the order of the fields' names: for reading side by
 * side. Number, status and departures are no text and do not count. No differences: the parties agreed to the same.
 */
export function compareVersions(before: CovenantDocument, after: CovenantDocument): ReadonlyArray<Difference> {
  return differences("", textOf(before), textOf(after))
}

function textOf({ version: _, status: __, departures: ___, ...text }: CovenantDocument): Value {
  return keyed(text)
}

/** Lists of things are looked at by the name of each, so that a party moved up is no other party. */
const namedBy: ReadonlyMap<string, string> = new Map([
  ["parties", "partner"],
  ["specialCategories", "category"]
])

function keyed(value: unknown, name = ""): Value {
  if (Array.isArray(value)) {
    const key = namedBy.get(name)
    if (key === undefined) return value.map((item: unknown) => keyed(item))
    return Object.fromEntries(value.filter(isRecord).map((item) => [String(item[key]), keyed(item)]))
  }
  if (isRecord(value)) {
    return Object.fromEntries(
      Object.entries(value)
        .filter(([, inner]) => inner !== undefined)
        .map(([key, inner]) => [key, keyed(inner, key)])
    )
  }
  return typeof value === "number" || typeof value === "boolean" ? value : String(value)
}

function differences(field: string, before: Value | undefined, after: Value | undefined): ReadonlyArray<Difference> {
  if (same(before, after)) return []
  if (isRecord(before) && isRecord(after)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort()
    return keys.flatMap((key) => differences(`${field}/${escaped(key)}`, before[key], after[key]))
  }
  return [{ field, ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) }]
}

const escaped = (key: string) => key.replaceAll("~", "~0").replaceAll("/", "~1")

function same(a: Value | undefined, b: Value | undefined): boolean {
  if (isRecord(a) && isRecord(b)) {
    const keys = new Set([...Object.keys(a), ...Object.keys(b)])
    return [...keys].every((key) => same(a[key], b[key]))
  }
  if (isList(a) && isList(b)) return a.length === b.length && a.every((item, index) => same(item, b[index]))
  return a === b
}

function isRecord(value: unknown): value is { readonly [key: string]: Value } {
  return typeof value === "object" && value !== null && !Array.isArray(value)
}

function isList(value: unknown): value is ReadonlyArray<Value> {
  return Array.isArray(value)
}
