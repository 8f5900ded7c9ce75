import { print } from "../support/figure.ts"
import { attackedWorld } from "./attackedWorld.ts"
import { attackScheme, type Outcome } from "./attackScheme.ts"
import { bloomScheme } from "./bloomScheme.ts"
import { ourScheme } from "./ourScheme.ts"

const SIGNALS = Number(process.env.BENCH_ATTACK_SIGNALS ?? 10_000)
const TARGET = "<= 0.01"

/** The figures of one attack: up to the first comma, and for ranks the sort of value too. */
const attackOf = (figure: string): string => /^rank, \w+|^[^,]+/u.exec(figure)?.[0] ?? figure

const worst = (outcomes: ReadonlyArray<Outcome>, attack: string): number =>
  Math.max(0, ...outcomes.filter(({ figure }) => attackOf(figure) === attack).map(({ rate }) => rate))

/** Every attack on every sort of value that the store holds, beside the worst that the same attack does to plain Bloom filters and single-value tokens. */
export const run = async (): Promise<void> => {
  const people = attackedWorld(SIGNALS, 1)
  const weak = attackScheme(bloomScheme, people)
  for (const { figure, rate } of weak)
    print({ bench: "attack", figure: `unhardened: ${figure}`, value: rate, unit: "of signals" })
  for (const { figure, rate } of attackScheme(ourScheme, people)) {
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
