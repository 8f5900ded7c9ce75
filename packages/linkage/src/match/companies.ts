import type { ClusterOptions, Edge } from "./ClusterOptions.ts"

/**
 * Members whom evidence from the threshold on, that is not slight, or people hold together, directly or through others; who is alone is a company too.
 * Each member once.
 */
export const companiesOf = (
  members: ReadonlyArray<string>,
  edges: Iterable<Edge>,
  { threshold, mustLink }: Pick<ClusterOptions, "threshold" | "mustLink">
): ReadonlyArray<ReadonlyArray<string>> => {
  const near = new Map<string, Array<string>>([...new Set(members)].map((member) => [member, []]))
  const join = (a: string, b: string) => {
    near.get(a)?.push(b)
    near.get(b)?.push(a)
  }
  for (const { a, b, slight, weight } of edges) if (slight !== true && weight >= threshold) join(a, b)
  for (const [a, b] of mustLink) join(a, b)
  const out: Array<ReadonlyArray<string>> = []
  const met = new Set<string>()
  for (const first of near.keys()) {
    if (met.has(first)) continue
    met.add(first)
    const company = [first]
    for (const member of company) {
      for (const other of near.get(member) ?? []) {
        if (met.has(other) || !near.has(other)) continue
        met.add(other)
        company.push(other)
      }
    }
    out.push(company)
  }
  return out
}
