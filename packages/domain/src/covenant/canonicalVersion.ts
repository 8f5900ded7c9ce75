import type { CovenantDocument } from "./CovenantDocument.ts"

/**
 * The text of a version that never changes once adopted: canonical JSON (keys sorted, no spaces) of all but its state,
 * which is its status and who has left. Equal versions are equal texts, for signatures and comparison.
 */
export function canonicalVersion(document: CovenantDocument): string {
  const { status: _, departures: __, ...fixed } = document
  return canonical(fixed)
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item: unknown) => canonical(item)).join(",")}]`
  if (!isRecord(value)) return JSON.stringify(value) ?? "null"
  const fields = Object.keys(value)
    .filter((key) => value[key] !== undefined)
    .toSorted()
  return `{${fields.map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(",")}}`
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value)
}
