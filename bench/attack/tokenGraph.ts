import { createHash } from "node:crypto"
import { holdersOf } from "./holdersOf.ts"
import type { Stolen } from "./Scheme.ts"
import { type Listed, wholeList } from "./thiefsList.ts"

const hash = (text: string): string => createHash("sha256").update(text).digest("base64url").slice(0, 16)

/** A mark for each signal that depends on nothing but how signals and values hang together, `rounds` steps around it (Weisfeiler & Leman 1968). */
const marksOf = (signals: ReadonlyArray<Stolen>, rounds: number): ReadonlyArray<string> => {
  const holders = holdersOf(signals)
  let marks: ReadonlyArray<string> = signals.map(() => "")
  for (let round = 0; round < rounds; round++) {
    const valueMark = new Map(
      [...holders].map(([value, of]) => [
        value,
        hash(
          of
            .map((i) => marks[i])
            .sort()
            .join()
        )
      ])
    )
    marks = signals.map(({ values }, i) =>
      hash(
        `${marks[i]} ${values
          .map(({ kind, value }) => `${kind}${valueMark.get(value)}`)
          .sort()
          .join()}`
      )
    )
  }
  return marks
}

const MOST_ROUNDS = 4

/**
 * Matches signals by the graph of who shares which value: no likeness, no frequency of a name, only the shape. Where a mark occurs once in the store
 * and once in the list, that signal is read. Gives the share of the stolen signals that is read rightly, at the number of steps that serves the attacker
 * best.
 */
export const tokenGraphAttack = (
  stolen: ReadonlyArray<Stolen>,
  own: ReadonlyArray<Stolen>,
  list: ReadonlyArray<Listed> = wholeList(own)
): number => {
  let best = 0
  for (let rounds = 1; rounds <= MOST_ROUNDS; rounds++) {
    const theirs = marksOf(stolen, rounds)
    const ours = marksOf(
      list.map(({ signal }) => signal),
      rounds
    )
    const where = Map.groupBy(ours.keys(), (at) => ours[at])
    const times = new Map<string, number>()
    for (const mark of theirs) times.set(mark, (times.get(mark) ?? 0) + 1)
    const hits = theirs.filter((mark, i) => {
      const at = where.get(mark)
      return times.get(mark) === 1 && at?.length === 1 && list[at[0] ?? -1]?.is === i
    })
    best = Math.max(best, hits.length / stolen.length)
  }
  return best
}
