/** A row of what linkage has to reach. */
export interface Target {
  readonly id: string
  readonly what: string
  readonly unit: string
  /** The value must be at least, or at most, this. */
  readonly atLeast?: number
  readonly atMost?: number
  /** The best peers, in clear text where not said otherwise: from `docs/linkage.md`, as they do not run here. */
  readonly peer?: string
  /** The last value that was written down in `docs/linkage.md` or `docs/figures.md`, for a run that does not measure it. */
  readonly documented?: number
}

/** A target with its value, and where that came from. */
export interface Held {
  readonly target: Target
  readonly value: number | undefined
  readonly source: "measured" | "docs" | "none"
  /** Undefined: no value to judge. */
  readonly met: boolean | undefined
}

const meets = ({ atLeast, atMost }: Target, value: number): boolean =>
  value >= (atLeast ?? Number.NEGATIVE_INFINITY) && value <= (atMost ?? Number.POSITIVE_INFINITY)

/** Holds targets against what was measured, by id; what was not measured has its documented value, and says so. */
export const hold = (targets: ReadonlyArray<Target>, measured: ReadonlyMap<string, number>): ReadonlyArray<Held> =>
  targets.map((target) => {
    const found = measured.get(target.id)
    const value = found ?? target.documented
    const source = found !== undefined ? "measured" : value !== undefined ? "docs" : "none"
    return { target, value, source, met: value === undefined ? undefined : meets(target, value) }
  })

/** The target in words: ">= 0.925 F1". */
export const aimOf = ({ atLeast, atMost, unit }: Target): string =>
  [...(atLeast === undefined ? [] : [`>= ${atLeast}`]), ...(atMost === undefined ? [] : [`<= ${atMost}`]), unit]
    .filter((part) => part !== "")
    .join(" ")

const shown = (value: number | undefined): string =>
  value === undefined ? "-" : Number(value.toPrecision(4)).toString()

/** A line per target, in columns: for people, after the figures for machines. */
export const tableOf = (held: ReadonlyArray<Held>): ReadonlyArray<string> => {
  const rows = [
    ["row", "figure", "target", "value", "", "from", "peers (docs/linkage.md)"],
    ...held.map(({ target, value, source, met }) => [
      target.id,
      target.what,
      aimOf(target),
      shown(value),
      met === undefined ? "?" : met ? "met" : "NOT MET",
      source === "measured" ? "this run" : source === "docs" ? "docs, not this run" : "not measured",
      target.peer ?? "-"
    ])
  ]
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd()
  )
}
