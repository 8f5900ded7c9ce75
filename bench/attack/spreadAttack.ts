import { holdersOf } from "./holdersOf.ts"
import type { Stolen } from "./Scheme.ts"
import { nearestByPlace, type Placed, placesIn } from "./signalPlaces.ts"
import { type Listed, wholeList } from "./thiefsList.ts"

/** A stolen signal taken for a line of the list; `sure`: how much better than the second best, from 0 to 1. */
interface Guess {
  readonly line: number
  readonly sure: number
}

/** How often what was found is used to find more. */
const ROUNDS = 6
/** Values with more holders than this lead to nobody: they take time and tell little. */
const MOST_HOLDERS = 200
/** What a value in common says, in bits, against a place that is twice as busy. */
const BUSY = 0.5

type Holders = ReturnType<typeof holdersOf>

/** For each stolen value the value of the list that most of the sure guesses say it is. */
const translate = (
  guesses: ReadonlyArray<Guess | undefined>,
  stolen: ReadonlyArray<Stolen>,
  list: ReadonlyArray<Stolen>
): ReadonlyMap<string, string> => {
  const votes = new Map<string, Map<string, number>>()
  guesses.forEach((guess, i) => {
    if (guess === undefined || guess.sure <= 0) return
    const theirs = Map.groupBy(stolen[i]?.values ?? [], ({ kind }) => kind)
    const ours = Map.groupBy(list[guess.line]?.values ?? [], ({ kind }) => kind)
    for (const [kind, [one, another]] of theirs) {
      const [other, second] = ours.get(kind) ?? []
      // of several values of one kind nobody knows which is which
      if (one === undefined || another !== undefined || other === undefined || second !== undefined) continue
      const of = votes.get(one.value) ?? new Map<string, number>()
      of.set(other.value, (of.get(other.value) ?? 0) + guess.sure)
      votes.set(one.value, of)
    }
  })
  return new Map(
    [...votes].flatMap(([value, of]) => {
      const [best] = [...of].sort(([x, n], [y, m]) => m - n || (x < y ? -1 : 1))
      return best === undefined ? [] : [[value, best[0]] as const]
    })
  )
}

/** The line that has most in common with a signal, by values already translated and by its place; undefined where two are as good. */
const bestLine = (
  signal: Stolen,
  place: Placed,
  known: ReadonlyMap<string, string>,
  lines: ReadonlyArray<Placed>,
  holders: Holders
): Guess | undefined => {
  const scores = new Map<number, number>()
  for (const { value } of signal.values) {
    const of = holders.get(known.get(value) ?? "") ?? []
    if (of.length > MOST_HOLDERS) continue
    const bits = Math.log2(lines.length / of.length)
    for (const line of of) {
      if (lines[line]?.form === place.form) scores.set(line, (scores.get(line) ?? 0) + bits)
    }
  }
  let [line, first, second] = [-1, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const [at, bits] of scores) {
    const score = bits - BUSY * place.away(lines[at])
    if (score > first) [line, first, second] = [at, score, first]
    else if (score > second) second = score
  }
  if (line === -1 || first <= second) return undefined
  return { line, sure: second === Number.NEGATIVE_INFINITY ? 1 : Math.min(1, (first - second) / Math.abs(first || 1)) }
}

/**
 * Spreads from the signals whose place is most like one of the list's to those that share values with them, and back (after Narayanan & Shmatikov, IEEE
 * S&P 2009): unlike marks that must be equal to the letter, it bears a list that is partly about others. Gives the share of the stolen signals that is
 * read rightly, after the round that serves the attacker best.
 */
export const spreadAttack = (
  stolen: ReadonlyArray<Stolen>,
  own: ReadonlyArray<Stolen>,
  list: ReadonlyArray<Listed> = wholeList(own)
): number => {
  const signals = list.map(({ signal }) => signal)
  const [theirs, ours] = [placesIn(stolen, holdersOf(stolen)), placesIn(signals, holdersOf(signals))]
  const holders = holdersOf(signals)
  const byPlace = nearestByPlace(theirs, ours)
  const right = (guesses: ReadonlyArray<Guess | undefined>) =>
    guesses.filter((guess, i) => guess !== undefined && list[guess.line]?.is === i).length / stolen.length
  let guesses: ReadonlyArray<Guess | undefined> = byPlace
  let best = right(guesses)
  for (let round = 0; round < ROUNDS; round++) {
    const known = translate(guesses, stolen, signals)
    guesses = stolen.map((signal, i) => {
      const place = theirs[i]
      return place === undefined ? undefined : (bestLine(signal, place, known, ours, holders) ?? byPlace[i])
    })
    best = Math.max(best, right(guesses))
  }
  return best
}
