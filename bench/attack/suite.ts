import { print } from "../support/figure.ts"
import { attackScheme, type Outcome } from "./attackScheme.ts"
import { attackShape } from "./attackShape.ts"
import { bloomScheme } from "./bloomScheme.ts"
import { ourScheme } from "./ourScheme.ts"
import { rankScheme } from "./rankScheme.ts"
import type { Scheme } from "./Scheme.ts"
import { type Victims, victims } from "./victims.ts"

/** Signals that go through every attack. */
const SIGNALS = Number(process.env.BENCH_ATTACK_SIGNALS ?? 10_000)
/** Attacks that are made; all of them unless told otherwise. */
const PARTS = new Set((process.env.BENCH_ATTACK ?? "values,shape,whole").split(","))
const TARGET = "<= 0.01"

/** The figures of one attack: up to the first comma, and for ranks the sort of value too. */
const attackOf = (figure: string): string => /^rank, \w+|^[^,]+/u.exec(figure)?.[0] ?? figure

const worst = (outcomes: ReadonlyArray<Outcome>, attack: string): number =>
  Math.max(0, ...outcomes.filter(({ figure }) => attackOf(figure) === attack).map(({ rate }) => rate))

const outcomesOf = (scheme: Scheme, { first, others, all }: Victims): ReadonlyArray<Outcome> => [
  ...(PARTS.has("values") ? attackScheme(scheme, first) : []),
  ...(PARTS.has("shape") ? attackShape(scheme, first, others) : []),
  ...(PARTS.has("whole") && all.length > first.length
    ? rankScheme(scheme, all).map(([kind, rate]) => ({ figure: `rank, ${kind}, of ${all.length}`, rate }))
    : [])
]

/**
 * Every attack on every sort of value that the store holds, beside the worst that the same attack does to plain Bloom filters and single-value tokens: on
 * the first BENCH_ATTACK_SIGNALS signals of BENCH_CSV (columns as `npm run link`), or of an invented world; ranks also in the whole file. BENCH_ATTACK
 * names the parts to do, of `values,shape,whole`.
 */
export const run = async (): Promise<void> => {
  const world = await victims(SIGNALS, process.env.BENCH_CSV)
  const weak = outcomesOf(bloomScheme, world)
  for (const { figure, rate } of weak)
    print({ bench: "attack", figure: `unhardened: ${figure}`, value: rate, unit: "of signals" })
  for (const { figure, rate } of outcomesOf(ourScheme, world)) {
    const baseline = worst(weak, attackOf(figure))
    print({
      bench: "attack",
      figure,
      value: rate,
      unit: "of signals",
      target: TARGET,
      ...(baseline === 0
        ? {}
        : { baseline: `${attackOf(figure)}, unhardened: ${baseline.toFixed(3)}`, ratio: rate / baseline })
    })
  }
}
