/**
 * Counts the weights of polarisation signals on invented years: `node bench/linkage/trainEpisodes.ts VERSION OUT.json SEED...`
 * Two classes are enough here: what hangs together (a group with its theme and its expressions) is counted given each other.
 */
import { writeFileSync } from "node:fs"
import {
  dayNumber,
  episodeLevels,
  InMemoryEpisodes,
  POLARISATION_DAYS,
  type PolarisationModel
} from "../../packages/linkage/src/match/index.ts"
import { inventYear } from "../support/inventedEpisodes.ts"
import { type Episode, encodeYear } from "./episodes.ts"

const [version = "", out = "", ...seeds] = process.argv.slice(2)

/** How often each level of a field was found, in pairs of one episode and in others. */
class Counts {
  readonly #found = new Map<string, { match: number; other: number }>()

  add(level: string, match: boolean): void {
    const known = this.#found.get(level) ?? { match: 0, other: 0 }
    known[match ? "match" : "other"]++
    this.#found.set(level, known)
  }

  /** log2 of the two chances, half a pair added to each so that none is 0; multiples of 1/64. */
  bits<L extends string>(levels: ReadonlyArray<L>): Record<L, number> {
    const all = [...this.#found.values()]
    const sum = (side: "match" | "other") => all.reduce((total, one) => total + one[side] + 0.5, 0)
    const [matches, others] = [sum("match"), sum("other")]
    const bitsOf = (level: L) => {
      const { match, other } = this.#found.get(level) ?? { match: 0, other: 0 }
      return Math.round(Math.log2((match + 0.5) / matches / ((other + 0.5) / others)) * 64) / 64
    }
    // the keys are the levels asked for
    return Object.fromEntries(levels.map((level) => [level, bitsOf(level)])) as Record<L, number>
  }

  /**
   * The same for levels of agreement, the best first: a weaker one is worth no more than a stronger one, and none speaks against, as nobody would
   * understand it (what a shared group told already, its theme tells no more). `differs` speaks for nothing.
   */
  graded<L extends string>(levels: ReadonlyArray<L>): Record<L | "differs", number> {
    const found = this.bits<L | "differs">([...levels, "differs"])
    let most = Number.POSITIVE_INFINITY
    for (const level of levels) {
      most = Math.max(0, Math.min(most, found[level]))
      found[level] = most
    }
    found.differs = Math.min(0, found.differs)
    return found
  }
}

const counts = {
  pairs: new Counts(),
  place: new Counts(),
  time: new Counts(),
  group: new Counts(),
  theme: { alone: new Counts(), withGroup: new Counts() },
  expression: { alone: new Counts(), withGroup: new Counts() }
}
let matches = 0
let others = 0

const countPair = (a: Episode, b: Episode, frequencies: ReturnType<InMemoryEpisodes["frequencies"]>) => {
  const match = a.episode === b.episode
  if (match) matches++
  else others++
  const levels = episodeLevels(a.facts, b.facts, frequencies)
  const given = levels.group === undefined || levels.group === "differs" ? "alone" : "withGroup"
  counts.place.add(levels.place, match)
  counts.time.add(levels.time, match)
  if (levels.group !== undefined) counts.group.add(levels.group, match)
  if (levels.theme !== undefined && levels.theme !== "hub") counts.theme[given].add(levels.theme, match)
  // what it is worth before it fades: on pairs of a few days apart
  if (levels.days <= 7 && levels.expression !== undefined && levels.expression !== "worn")
    counts.expression[given].add(levels.expressions[0]?.level ?? "differs", match)
}

for (const seed of seeds) {
  const signals = encodeYear(inventYear(Number(seed)))
  const linker = new InMemoryEpisodes(20)
  for (const one of signals) linker.add(one.id, one.facts)
  const frequencies = linker.frequencies()
  const here = Map.groupBy(signals, (one) => one.facts.municipality)
  for (const some of here.values()) {
    const sorted = some.toSorted((x, y) => (x.facts.day < y.facts.day ? -1 : 1))
    for (const [at, a] of sorted.entries()) {
      for (const b of sorted.slice(at + 1)) {
        if (dayNumber(b.facts.day) - dayNumber(a.facts.day) > POLARISATION_DAYS) break
        countPair(a, b, frequencies)
      }
    }
  }
}

const THEMES = ["rare", "some", "common", "daily"] as const

/** Each class of expressions is graded by itself: a picture is not worth less than an account by rule. */
const expressions = (found: Counts): PolarisationModel["expression"]["alone"] => ({
  ...found.graded(["account", "account-loose"]),
  ...found.graded(["words", "words-loose"]),
  ...found.graded(["media", "media-loose"])
})

const {
  district,
  municipality,
  "other-district": otherDistrict
} = counts.place.bits(["district", "municipality", "other-district"])

const model: PolarisationModel = {
  version,
  prior: Math.round(Math.log2(matches / others) * 64) / 64,
  place: { district, municipality: Math.max(0, municipality), "other-district": otherDistrict },
  time: counts.time.bits(["days", "week", "fortnight", "month", "window"]),
  group: counts.group.graded(["exact", "alias", "spelling"]),
  theme: { alone: counts.theme.alone.graded(THEMES), withGroup: counts.theme.withGroup.graded(THEMES) },
  expression: { alone: expressions(counts.expression.alone), withGroup: expressions(counts.expression.withGroup) }
}
writeFileSync(out, `${JSON.stringify(model, null, 2)}\n`)
console.log(`${matches} pairs of one episode, ${others} others`)
