import type { CovenantId, GroupedLink, LinkRegrouping, RegroupingKind } from "@kruisverband/domain"
import { Leaders } from "@kruisverband/linkage/match"

/** Links that share fewer signals are not each other's continuation: two persons may be seen together once. */
const KIN = 2

const byId = (x: GroupedLink, y: GroupedLink) => (x.link < y.link ? -1 : 1)

const kindOf = (before: ReadonlyArray<GroupedLink>, after: ReadonlyArray<GroupedLink>): RegroupingKind => {
  if (before.length > 1) return after.length > 1 ? "rearranged" : "merged"
  return after.length > 1 ? "split" : "renewed"
}

const told = (links: ReadonlyArray<GroupedLink>): ReadonlyArray<GroupedLink> =>
  links.toSorted(byId).map(({ link, signals }) => ({ link, signals }))

/** Links of `others` that share enough signals with this one. */
const kin = (link: GroupedLink, bySignal: ReadonlyMap<string, ReadonlyArray<GroupedLink>>) => {
  const shared = new Map<GroupedLink, number>()
  for (const other of link.signals.flatMap((signal) => bySignal.get(signal) ?? [])) {
    shared.set(other, (shared.get(other) ?? 0) + 1)
  }
  return [...shared].flatMap(([other, count]) => (count >= KIN ? [other] : []))
}

const indexed = (links: ReadonlyArray<GroupedLink>): ReadonlyMap<string, ReadonlyArray<GroupedLink>> => {
  const out = new Map<string, Array<GroupedLink>>()
  for (const link of links) {
    for (const signal of link.signals) {
      const known = out.get(signal)
      if (known === undefined) out.set(signal, [link])
      else known.push(link)
    }
  }
  return out
}

/**
 * Which links became which. A link that stands before and after goes on as itself; one that is gone went on in those that took two of its
 * signals or more, and one that is new came from those that had them. What only came, went, grew or shrank is no regrouping.
 */
export function regroupingsOf(
  covenant: CovenantId,
  before: ReadonlyArray<GroupedLink>,
  after: ReadonlyArray<GroupedLink>
): ReadonlyArray<LinkRegrouping> {
  const was = new Map<string, GroupedLink>(before.map((link) => [link.link, link] as const))
  const is = new Map<string, GroupedLink>(after.map((link) => [link.link, link] as const))
  const [bySignalBefore, bySignalAfter] = [indexed(before), indexed(after)]
  const leaders = new Leaders()
  for (const link of before) {
    if (!is.has(link.link)) for (const other of kin(link, bySignalAfter)) leaders.join(link.link, other.link)
  }
  for (const link of after) {
    if (!was.has(link.link)) for (const other of kin(link, bySignalBefore)) leaders.join(link.link, other.link)
  }
  const ids = [...new Set([...was.keys(), ...is.keys()])].sort()
  return [...Map.groupBy(ids, (id) => leaders.of(id)).values()].flatMap((group): ReadonlyArray<LinkRegrouping> => {
    const [from, to] = [group.flatMap((id) => was.get(id) ?? []), group.flatMap((id) => is.get(id) ?? [])]
    if (group.length < 2 || from.length === 0 || to.length === 0) return []
    return [{ covenant, kind: kindOf(from, to), before: told(from), after: told(to) }]
  })
}
