import { createHash } from "node:crypto"
import type { Stolen } from "./Scheme.ts"

const hash = (text: string): string => createHash("sha256").update(text).digest("base64url").slice(0, 16)

/** A mark for each signal that depends on nothing but how signals and values hang together, `rounds` steps around it (Weisfeiler & Leman 1968). */
const marksOf = (signals: ReadonlyArray<Stolen>, rounds: number): ReadonlyArray<string> => {
  const holders = new Map<string, Array<number>>()
  signals.forEach(({ values }, i) => {
    for (const { value } of values) holders.set(value, [...(holders.get(value) ?? []), i])
  })
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
 * and once in the list, that signal is read. Gives the share read rightly, at the number of steps that serves the attacker best.
 */
export const tokenGraphAttack = (stolen: ReadonlyArray<Stolen>, own: ReadonlyArray<Stolen>): number => {
  let best = 0
  for (let rounds = 1; rounds <= MOST_ROUNDS; rounds++) {
    const [theirs, ours] = [marksOf(stolen, rounds), marksOf(own, rounds)]
    const where = new Map<string, Array<number>>()
    for (const [i, mark] of ours.entries()) where.set(mark, [...(where.get(mark) ?? []), i])
    const times = new Map<string, number>()
    for (const mark of theirs) times.set(mark, (times.get(mark) ?? 0) + 1)
    const hits = theirs.filter((mark, i) => {
      const at = where.get(mark)
      return times.get(mark) === 1 && at?.length === 1 && at[0] === i
    })
    best = Math.max(best, hits.length / stolen.length)
  }
  return best
}
