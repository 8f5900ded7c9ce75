import { decimal, escaped, numberTold } from "./html.ts"
import type { Language } from "./reportTexts.ts"

/** Size of a chart in its own units, and of its margins; labels stand in these. */
const [WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM] = [640, 400, 56, 16, 52, 48]

export interface Axis {
  readonly title: string
  readonly from: number
  readonly to: number
  readonly ticks: ReadonlyArray<number>
}

export interface Line {
  readonly name: string
  /** The first is drawn whole, the second dashed: colour alone tells nothing. */
  readonly points: ReadonlyArray<readonly [x: number, y: number]>
  /** Marked with a ring, or with a square on the second. */
  readonly marks: ReadonlyArray<readonly [x: number, y: number]>
}

const scale = (axis: Axis, start: number, end: number) => (value: number) =>
  start + ((value - axis.from) / (axis.to - axis.from)) * (end - start)

const at = (value: number): string => value.toFixed(1)

const tickTold = (language: Language, value: number): string =>
  Number.isInteger(value) ? numberTold(language, value) : decimal(language, String(value))

const axes = (language: Language, x: Axis, y: Axis): string => {
  const [toX, toY] = [scale(x, LEFT, WIDTH - RIGHT), scale(y, HEIGHT - BOTTOM, TOP)]
  const across = y.ticks.map(
    (tick) =>
      `<line class="grid" x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${at(toY(tick))}" y2="${at(toY(tick))}"/><text x="${LEFT - 6}" y="${at(toY(tick) + 4)}" text-anchor="end">${tickTold(language, tick)}</text>`
  )
  const along = x.ticks.map(
    (tick) =>
      `<text x="${at(toX(tick))}" y="${HEIGHT - BOTTOM + 18}" text-anchor="middle">${tickTold(language, tick)}</text>`
  )
  return `${across.join("")}${along.join("")}<text x="${(LEFT + WIDTH - RIGHT) / 2}" y="${HEIGHT - 8}" text-anchor="middle">${escaped(x.title)}</text>
<text transform="translate(14 ${(TOP + HEIGHT - BOTTOM) / 2}) rotate(-90)" text-anchor="middle">${escaped(y.title)}</text>`
}

const drawing = (title: string, inside: string): string =>
  `<svg role="img" aria-label="${escaped(title)}" viewBox="0 0 ${WIDTH} ${HEIGHT}">${inside}</svg>`

const SERIES = ["one", "two"] as const

const mark = (kind: (typeof SERIES)[number], x: number, y: number): string =>
  kind === "one"
    ? `<circle class="mark one" cx="${at(x)}" cy="${at(y)}" r="5"/>`
    : `<rect class="mark two" x="${at(x - 5)}" y="${at(y - 5)}" width="10" height="10"/>`

/** Lines in one frame, with a legend. `diagonal`: a thin line where both axes say the same. At most two lines. */
export const lineChart = (
  language: Language,
  title: string,
  x: Axis,
  y: Axis,
  lines: ReadonlyArray<Line>,
  { diagonal = false } = {}
): string => {
  const [toX, toY] = [scale(x, LEFT, WIDTH - RIGHT), scale(y, HEIGHT - BOTTOM, TOP)]
  const drawn = SERIES.flatMap((kind, i) => {
    const line = lines[i]
    if (line === undefined) return []
    const path = line.points.map(([px, py]) => `${at(toX(px))},${at(toY(py))}`).join(" ")
    const key = 14 + i * 20
    return [
      `<polyline class="line ${kind}" points="${path}"/>`,
      ...line.marks.map(([px, py]) => mark(kind, toX(px), toY(py))),
      `<line class="line ${kind}" x1="${LEFT + 12}" x2="${LEFT + 44}" y1="${key}" y2="${key}"/>${mark(kind, LEFT + 28, key)}<text x="${LEFT + 52}" y="${key + 4}">${escaped(line.name)}</text>`
    ]
  })
  const even = diagonal
    ? `<line class="even" x1="${at(toX(x.from))}" y1="${at(toY(x.from))}" x2="${at(toX(x.to))}" y2="${at(toY(x.to))}"/>`
    : ""
  return drawing(title, `${axes(language, x, y)}${even}${drawn.join("")}`)
}

/** Bars from zero, and an upright line at `bar`. */
export const barChart = (
  language: Language,
  title: string,
  x: Axis,
  y: Axis,
  bars: ReadonlyArray<{ readonly from: number; readonly to: number; readonly height: number }>,
  bar: number
): string => {
  const [toX, toY] = [scale(x, LEFT, WIDTH - RIGHT), scale(y, HEIGHT - BOTTOM, TOP)]
  const drawn = bars.map(({ from, to, height }) => {
    const top = toY(Math.min(height, y.to))
    return `<rect class="bar" x="${at(toX(from))}" width="${at(toX(to) - toX(from) - 1)}" y="${at(top)}" height="${at(toY(0) - top)}"/>`
  })
  const decision = `<line class="decision" x1="${at(toX(bar))}" x2="${at(toX(bar))}" y1="${TOP}" y2="${HEIGHT - BOTTOM}"/>`
  return drawing(title, `${axes(language, x, y)}${drawn.join("")}${decision}`)
}
