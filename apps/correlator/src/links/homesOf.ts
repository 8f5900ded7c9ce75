import type { Clustering } from "@kruisverband/linkage/match"
import type { Member } from "./components.ts"

export interface Torn {
  readonly member: Member
  /** Clusters that it fits equally well; two or more, each of other signals. */
  readonly fits: ReadonlyArray<ReadonlyArray<Member>>
}

export interface Homes {
  readonly clusters: ReadonlyArray<ReadonlyArray<Member>>
  readonly torn: ReadonlyArray<Torn>
}

const signalsOf = (members: ReadonlyArray<Member>): string =>
  [...new Set(members.map((member) => member.signal))].sort().join()
const byName = (x: Member, y: Member) => (x.name < y.name ? -1 : 1)

/**
 * The clusters as members. People decide on signals: who fits two subjects of the same signals is not torn between signals, and joins
 * the first that is not of its own signal's.
 */
export function homesOf(found: Clustering, members: ReadonlyMap<string, Member>): Homes {
  const named = (names: ReadonlyArray<string>) => names.flatMap((name) => members.get(name) ?? [])
  const clusters = found.clusters.map((cluster) => [...named(cluster)])
  const homeOf = new Map(clusters.flatMap((cluster) => cluster.map((member) => [member.name, cluster] as const)))
  const torn: Array<Torn> = []
  for (const { member: name, fits } of found.ambiguous) {
    const member = members.get(name)
    if (member === undefined) continue
    const distinct = new Map(fits.map((fit) => [signalsOf(named(fit)), named(fit)] as const))
    if (distinct.size > 1) {
      torn.push({ member, fits: [...distinct.values()] })
      continue
    }
    const home = fits
      .map((fit) => homeOf.get(fit[0] ?? ""))
      .find((cluster) => cluster?.every((other) => other.signal !== member.signal) === true)
    const alone = homeOf.get(name)
    if (home === undefined || alone === undefined || alone.length !== 1) continue
    home.push(member)
    home.sort(byName)
    homeOf.set(name, home)
    alone.length = 0
  }
  return { clusters: clusters.filter((cluster) => cluster.length > 0), torn }
}
