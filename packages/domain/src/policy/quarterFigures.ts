import { DateTime } from "effect"
import type { SignalFacts, SignalKind } from "../signal/SignalFacts.ts"
import { localDate } from "../time/localDate.ts"
import { type Cell, publishableCells } from "./publishableCells.ts"

export type CountedSignal = Pick<SignalFacts, "signal" | "kind" | "municipality" | "partner" | "receivedAt">

/** One figure. `key`: a municipality, or `total` of the row. `subjects`: null where it would tell of few, which is not 0. */
export type QuarterFigure = {
  readonly quarter: string
  readonly kind: SignalKind
  readonly key: string
  readonly subjects: number | null
}

/** `2026-Q4`, by the local date. */
export function quarterOf(instant: DateTime.Utc): string {
  const date = localDate(instant)
  return `${date.slice(0, 4)}-Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`
}

/**
 * Different persons, or places and groups, per quarter, kind and municipality (L07, L29). One table, of quarters that are
 * over: a second division of the same signals, or a quarter that still grows, would give a hidden count away by what two
 * tables differ in. `links`: signals that are taken for one, so that nobody counts twice; who was not linked may, which
 * is why 10 are asked (`publishableCells`). Who reported is not known here: a reporter per organisation is the least there
 * can be. Somebody in two municipalities counts in each.
 */
export function quarterFigures(
  signals: ReadonlyArray<CountedSignal>,
  links: ReadonlyArray<ReadonlyArray<string>>,
  municipalities: ReadonlyArray<string>,
  now: DateTime.Utc
): ReadonlyArray<QuarterFigure> {
  const one = unionOf(links)
  const current = quarterOf(now)
  const rows = Map.groupBy(
    signals.map((signal) => ({ ...signal, quarter: quarterOf(DateTime.makeUnsafe(signal.receivedAt)) })),
    ({ kind, quarter }) => `${quarter} ${kind}`
  )
  return [...rows.values()]
    .filter(([first]) => first !== undefined && first.quarter < current)
    .toSorted(([a], [b]) => order(a, b))
    .flatMap((row) => {
      const [first] = row
      if (first === undefined) return []
      const { kind, quarter } = first
      const places = [...new Set([...municipalities, ...row.map(({ municipality }) => municipality)])].sort()
      const { cells, total } = publishableCells(
        places.map((key) =>
          cellOf(
            key,
            row.filter(({ municipality }) => municipality === key),
            one
          )
        )
      )
      return [
        ...cells.map(({ key, subjects }) => ({ quarter, kind, key, subjects: subjects ?? null })),
        { quarter, kind, key: "total", subjects: total ?? null }
      ]
    })
}

type Dated = CountedSignal & { readonly quarter: string }

const order = (a: Dated | undefined, b: Dated | undefined): number => {
  const key = (one: Dated | undefined) => `${one?.quarter} ${one?.kind}`
  return key(a) < key(b) ? -1 : 1
}

const cellOf = (key: string, signals: ReadonlyArray<CountedSignal>, one: (signal: string) => string): Cell => {
  const organisations = new Set(signals.map(({ partner }) => partner)).size
  return {
    key,
    subjects: new Set(signals.map(({ signal }) => one(signal))).size,
    reporters: organisations,
    organisations
  }
}

/** The same answer for all signals that hang together by links. */
function unionOf(links: ReadonlyArray<ReadonlyArray<string>>): (signal: string) => string {
  const parent = new Map<string, string>()
  const root = (signal: string): string => {
    let at = signal
    for (let up = parent.get(at); up !== undefined && up !== at; up = parent.get(at)) at = up
    return at
  }
  for (const [first, ...others] of links) {
    if (first === undefined) continue
    for (const other of others) {
      const [a, b] = [root(first), root(other)]
      if (a !== b) parent.set(b, a)
    }
  }
  return root
}
