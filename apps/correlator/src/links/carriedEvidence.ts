import type { PublishedLink } from "../store/links.ts"
import type { ListedSubject } from "../store/records.ts"
import type { StoredSignal } from "../store/signals.ts"
import { type MemberEdge, memberName } from "./components.ts"
import { pairKey } from "./verdicts.ts"

interface Input {
  /** Links as published. */
  readonly before: ReadonlyArray<PublishedLink>
  readonly signals: ReadonlyMap<number, StoredSignal>
  readonly subjects: ReadonlyArray<ListedSubject>
}

/**
 * Evidence of published links that nobody here can weigh again, as one side was sealed at the source in another version: it goes
 * on counting as it was told, by `pairKey` of the members, for as long as the link stands and neither signal is corrected. Of
 * signals about one person each: of others it was not told which of the persons it is about.
 */
export const carriedEvidence = ({ before, signals, subjects }: Input): ReadonlyMap<string, MemberEdge> => {
  const carried = new Map<string, MemberEdge>()
  if (!subjects.some(({ unread }) => unread)) return carried
  const alone = new Map(
    [...Map.groupBy(subjects, ({ signal }) => signal)].flatMap(([key, [first, ...more]]) =>
      first === undefined || more.length > 0 ? [] : [[key, first] as const]
    )
  )
  for (const { facts, members } of before) {
    const unchanged = new Map(
      [...members].flatMap(([key, revision]) => {
        const [stored, subject] = [signals.get(key), alone.get(key)]
        if (stored === undefined || subject === undefined || stored.revision !== revision) return []
        return [[stored.id, subject] as const]
      })
    )
    for (const { a, b, runnerUp, terms, weight } of facts.evidence) {
      const [x, y] = [unchanged.get(a), unchanged.get(b)]
      if (x === undefined || y === undefined || !(x.unread || y.unread)) continue
      const [left, right] = [memberName(a, x.subject), memberName(b, y.subject)]
      carried.set(pairKey(left, right), { a: left, b: right, weight, terms, runnerUp })
    }
  }
  return carried
}
