import { type ClusterOptions, clusters } from "@kruisverband/linkage/match"
import { type Component, cannotPairs } from "./components.ts"
import { homesOf } from "./homesOf.ts"

const isDecided = ({ mustLink, cannotLink }: Component): boolean =>
  mustLink.length > 0 || cannotLink.some(([a, b]) => a.slice(0, 36) !== b.slice(0, 36))

/**
 * What the machine would make of a component had nobody decided anything: its clusters, as names of members. Empty where nobody did; it is
 * what stands.
 */
export function aloneOf(
  component: Component,
  options: Pick<ClusterOptions, "threshold" | "reach">
): ReadonlyArray<ReadonlySet<string>> {
  if (!isDecided(component)) return []
  const byName = new Map(component.members.map((member) => [member.name, member] as const))
  const found = clusters([...byName.keys()], component.edges, {
    ...options,
    mustLink: [],
    cannotLink: cannotPairs(component.members, new Map())
  })
  return homesOf(found, byName).clusters.map((cluster) => new Set(cluster.map(({ name }) => name)))
}
