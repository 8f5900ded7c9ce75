import type { SignalContent, SignalView } from "@kruisverband/contract"

const facts = ["level", "partner", "kind", "municipality", "observed", "received", "behaviours", "themes"] as const
const opened = [
  "persons",
  "observation",
  "assessment",
  "places",
  "groups",
  "expressions",
  "requests"
] as const satisfies ReadonlyArray<keyof SignalContent>

export type Row = (typeof facts)[number] | (typeof opened)[number]

/** Rows worth a line: all facts, and of the opened content what at least one of these signals has. */
export function rowsFor(
  signals: ReadonlyArray<SignalView>,
  contents: ReadonlyMap<string, SignalContent>
): ReadonlyArray<Row> {
  const present = (row: (typeof opened)[number]) =>
    signals.some((signal) => (contents.get(signal.id)?.[row] ?? "").length > 0)
  return [...facts, ...opened.filter(present)]
}
