import { bigrams } from "../../packages/linkage/src/encode/sketch.ts"
import { heldBy, minePatterns } from "./minePatterns.ts"
import { vectorText } from "./Scheme.ts"

const unlike = (a: ReadonlyArray<boolean>, b: ReadonlyArray<boolean>): number =>
  a.reduce((sum, held, i) => sum + (held === b[i] ? 0 : 1), 0)

/**
 * Reads names back from filters by the letter pairs that pattern mining ties to their bits: a filter is taken for the one name of the list that has
 * most nearly the letter pairs found in it. Where several are as near: no guess. `names[i]` is the true name of `filters[i]`, and the
 * attacker's list is all of them. Gives the share of filters whose name is read rightly.
 */
export const patternAttack = (filters: ReadonlyArray<Uint32Array>, names: ReadonlyArray<string>): number => {
  const grams = new Map(names.map((name) => [name, new Set(bigrams(name))]))
  const patterns = minePatterns(
    filters,
    names.map((name) => grams.get(name) ?? new Set())
  )
  if (patterns.length === 0) return 0
  const known = [...grams].map(([name, own]) => ({ name, held: patterns.map(({ gram }) => own.has(gram)) }))
  const guesses = new Map<string, string | undefined>()
  const guess = (bits: Uint32Array): string | undefined => {
    const text = vectorText(bits)
    if (guesses.has(text)) return guesses.get(text)
    const held = heldBy(bits, patterns)
    const away = known.map((candidate) => unlike(candidate.held, held))
    const least = Math.min(...away)
    const nearest = known.filter((_, i) => away[i] === least)
    const found = nearest.length === 1 ? nearest[0]?.name : undefined
    guesses.set(text, found)
    return found
  }
  const hits = filters.filter((bits, i) => guess(bits) === names[i])
  return hits.length / filters.length
}
