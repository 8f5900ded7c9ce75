import type { EvidenceTerm, Reading, SignalId } from "@kruisverband/domain"
import { Leaders } from "@kruisverband/linkage/match"

/** One record as a member of clusters. */
export interface Member {
  /** Signal id and subject number: orders by signal, then by subject, whatever came first. */
  readonly name: string
  /** Key of the signal in the index. */
  readonly key: number
  readonly signal: SignalId
  readonly subject: number
  readonly person: boolean
  /** Local day on which it was observed, `YYYY-MM-DD`. */
  readonly day: string
  /** Only members of one group may be in one link: one kind, and versions of the covenant that mix. */
  readonly group: string
}

/** Evidence as it is kept. */
export interface KeptEdge {
  readonly a: string
  readonly b: string
  readonly weight: number
}

/** Evidence with what it is made of. */
export interface MemberEdge extends KeptEdge {
  readonly terms: ReadonlyArray<EvidenceTerm>
  readonly runnerUp: Reading | undefined
}

export type Pair = readonly [string, string]

export interface Component<E extends KeptEdge = MemberEdge> {
  readonly members: ReadonlyArray<Member>
  readonly edges: ReadonlyArray<E>
  readonly mustLink: ReadonlyArray<Pair>
  readonly cannotLink: ReadonlyArray<Pair>
}
/** A component with the evidence that is kept; a component as such has all of it, and what it is made of. */
export type FoundComponent = Component<KeptEdge>

export const memberName = (signal: string, subject: number): string => `${signal}/${String(subject).padStart(2, "0")}`

export interface ComponentInput {
  readonly members: ReadonlyArray<Member>
  /** All evidence that is kept among them. */
  readonly edges: ReadonlyArray<KeptEdge>
  /** Whether two signals belong together, by `pairKey`. */
  readonly verdicts: ReadonlyMap<string, boolean>
  /** Bits that evidence between members of this kind needs. */
  readonly bar: (person: boolean) => number
}

/** Components of more than one member, over evidence above the bar and decisions that signals belong together. */
export function componentsOf(input: ComponentInput): ReadonlyArray<FoundComponent> {
  const byName = new Map(input.members.map((member) => [member.name, member] as const))
  const bySignal = Map.groupBy(input.members, (member) => member.signal)
  const edges = input.edges.filter((edge) => {
    const [a, b] = [byName.get(edge.a), byName.get(edge.b)]
    return a !== undefined && b !== undefined && a.group === b.group
  })
  const must = mustPairs(input, bySignal, edges)
  const leaders = new Leaders()
  for (const edge of edges) {
    const person = byName.get(edge.a)?.person ?? true
    if (edge.weight >= input.bar(person)) leaders.join(edge.a, edge.b)
  }
  for (const [a, b] of must) leaders.join(a, b)
  const groups = Map.groupBy(input.members, (member) => leaders.of(member.name))
  const edgesBy = Map.groupBy(edges, (edge) => leaders.of(edge.a))
  const mustBy = Map.groupBy(must, ([a]) => leaders.of(a))
  return [...groups].flatMap(([leader, members]): ReadonlyArray<FoundComponent> => {
    if (members.length < 2) return []
    const sorted = members.toSorted((x, y) => (x.name < y.name ? -1 : 1))
    const inside = (edgesBy.get(leader) ?? []).filter((edge) => leaders.of(edge.b) === leader)
    return [
      {
        members: sorted,
        edges: inside,
        mustLink: mustBy.get(leader) ?? [],
        cannotLink: cannotPairs(sorted, input.verdicts)
      }
    ]
  })
}

/**
 * A decision is about signals. Where both have one subject it is about these; where a signal has more, it binds the
 * subjects between which there is evidence: nobody said that all of them are one person.
 */
const mustPairs = (
  input: ComponentInput,
  bySignal: ReadonlyMap<string, ReadonlyArray<Member>>,
  edges: ReadonlyArray<KeptEdge>
): ReadonlyArray<Pair> => {
  const joined = new Set(edges.map((edge) => `${edge.a}|${edge.b}`))
  return [...input.verdicts].flatMap(([key, same]): ReadonlyArray<Pair> => {
    if (!same) return []
    const [a = "", b = ""] = key.split("|")
    const [left, right] = [bySignal.get(a) ?? [], bySignal.get(b) ?? []]
    const single = left.length === 1 && right.length === 1
    return left.flatMap((x) =>
      right.flatMap((y): ReadonlyArray<Pair> => {
        if (x.group !== y.group) return []
        return single || joined.has(`${x.name}|${y.name}`) ? [[x.name, y.name]] : []
      })
    )
  })
}

/** Kept apart by people, and subjects of one signal: its poster told them apart. */
export const cannotPairs = (
  members: ReadonlyArray<Member>,
  verdicts: ReadonlyMap<string, boolean>
): ReadonlyArray<Pair> => {
  const bySignal = Map.groupBy(members, (member): string => member.signal)
  const within = [...bySignal.values()].flatMap((same) =>
    same.flatMap((x, index) => same.slice(index + 1).map((y) => [x.name, y.name] as const))
  )
  const decided = [...verdicts].flatMap(([key, same]): ReadonlyArray<Pair> => {
    if (same) return []
    const [a = "", b = ""] = key.split("|")
    const right = bySignal.get(b) ?? []
    return (bySignal.get(a) ?? []).flatMap((x) => right.map((y) => [x.name, y.name] as const))
  })
  return [...within, ...decided]
}
