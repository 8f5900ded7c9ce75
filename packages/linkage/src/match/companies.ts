import type { ClusterOptions, Edge } from "./ClusterOptions.ts"
import { Leaders } from "./Leaders.ts"

/**
 * Members whom evidence from the threshold on, that is not slight, or people hold together, directly or through others; who is alone is a company too.
 * Each member once.
 */
export const companiesOf = (
  members: ReadonlyArray<string>,
  edges: Iterable<Edge>,
  { threshold, mustLink }: Pick<ClusterOptions, "threshold" | "mustLink">
): ReadonlyArray<ReadonlyArray<string>> => {
  const all = new Set(members)
  const leaders = new Leaders()
  const join = (a: string, b: string) => {
    if (all.has(a) && all.has(b)) leaders.join(a, b)
  }
  for (const { a, b, slight, weight } of edges) if (slight !== true && weight >= threshold) join(a, b)
  for (const [a, b] of mustLink) join(a, b)
  return [...Map.groupBy(all, (member) => leaders.of(member)).values()]
}
