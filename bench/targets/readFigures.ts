import { Schema } from "effect"

const Line = Schema.Struct({
  bench: Schema.String,
  figure: Schema.String,
  value: Schema.Number,
  ratio: Schema.optionalKey(Schema.Number)
})
export interface FigureLine extends Schema.Schema.Type<typeof Line> {
  /** The number in the target that the bench itself printed, where it has one. */
  readonly bound?: number
}

const decodeLine = Schema.decodeUnknownOption(Schema.fromJsonString(Line))
const decodeTarget = Schema.decodeUnknownOption(Schema.fromJsonString(Schema.Struct({ target: Schema.String })))

/** The figures that a bench printed; other lines are passed over. */
export const readFigures = (text: string): ReadonlyArray<FigureLine> =>
  text.split("\n").flatMap((line) => {
    const found = decodeLine(line)
    if (found._tag === "None") return []
    const target = decodeTarget(line)
    const bound = target._tag === "None" ? undefined : /[\d.]+/u.exec(target.value.target)?.[0]
    return [{ ...found.value, ...(bound === undefined ? {} : { bound: Number(bound) }) }]
  })

/** The worst ratio to a baseline of the figures that begin so; undefined: there is none. */
export const worstRatio = (figures: ReadonlyArray<FigureLine>, start: string): number | undefined =>
  worstOf(
    figures.flatMap((one) => (one.ratio === undefined ? [] : [{ ...one, value: one.ratio }])),
    start
  )

const valuesOf = (figures: ReadonlyArray<FigureLine>, start: string): ReadonlyArray<number> =>
  figures.filter(({ figure }) => figure.startsWith(start)).map(({ value }) => value)

/** The worst of the figures that begin so, where less is better; undefined: there is none. */
export const worstOf = (figures: ReadonlyArray<FigureLine>, start: string): number | undefined => {
  const values = valuesOf(figures, start)
  return values.length === 0 ? undefined : Math.max(...values)
}

/** The last of the figures that begin so; undefined: there is none. */
export const lastOf = (figures: ReadonlyArray<FigureLine>, start: string): number | undefined =>
  valuesOf(figures, start).at(-1)
