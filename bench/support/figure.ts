/** One measured figure as a JSON line. `ratio` is against the baseline of the same run; `target` is what we want to reach. */
export interface Figure {
  readonly bench: string
  readonly figure: string
  readonly value: number
  readonly unit: string
  readonly baseline?: string
  readonly ratio?: number
  readonly target?: string
  /** Where the value is from, where that is not this run alone. */
  readonly source?: "this run" | "docs"
  readonly met?: boolean
  /** What others reach, from the documents. */
  readonly peer?: string
}

const round = (value: number) => Math.round(value * 1000) / 1000

export const print = (figure: Figure): void =>
  console.log(
    JSON.stringify({
      ...figure,
      value: round(figure.value),
      ...(figure.ratio === undefined ? {} : { ratio: round(figure.ratio) })
    })
  )

/** The value below which the share `p` (0 to 1) of the values lie. */
export const percentile = (values: ReadonlyArray<number>, p: number): number => {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * p))] ?? Number.NaN
}
