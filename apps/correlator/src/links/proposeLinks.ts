import {
  type CovenantDocument,
  type CovenantId,
  mayLink,
  type PairEvidence,
  type SignalId,
  tellableFits
} from "@kruisverband/domain"
import { clusters, dayNumber, EPISODE_DAYS, type Model, type Reach } from "@kruisverband/linkage/match"
import { type DateTime, Result } from "effect"
import { modelVersion } from "../evidence/compareRecords.ts"
import type { LinkedFacts } from "../store/signals.ts"
import { aloneOf } from "./aloneOf.ts"
import type { AmbiguityDraft } from "./ambiguityFactsOf.ts"
import type { Component, Member, MemberEdge } from "./components.ts"
import { homesOf, type Torn } from "./homesOf.ts"
import type { LinkDraft } from "./linkFactsOf.ts"
import { pairKey } from "./verdicts.ts"

export interface ProposeInput {
  readonly covenant: CovenantId
  readonly versions: ReadonlyArray<CovenantDocument>
  readonly now: DateTime.Utc
  readonly model: Model
  readonly bar: (person: boolean) => number
  readonly facts: ReadonlyMap<SignalId, LinkedFacts>
}

export interface Proposals {
  readonly drafts: ReadonlyArray<LinkDraft>
  /** Signals that belong together, but that the covenant does not let be linked. */
  readonly refused: ReadonlyArray<ReadonlyArray<SignalId>>
  /** Signals that fit more than one, as far as the covenant lets that be told. */
  readonly ambiguities: ReadonlyArray<AmbiguityDraft>
  /** All signals that fit more than one, told or not. */
  readonly torn: ReadonlyArray<SignalId>
  /** What the machine would put together of its own accord; empty where nobody decided anything, and it does just that. */
  readonly alone: ReadonlyArray<ReadonlySet<SignalId>>
}

/** The links of one component: a pure function of its evidence, the decisions about it, and the covenant. */
export function proposeLinks(component: Component, input: ProposeInput): Proposals {
  const person = component.members[0]?.person ?? true
  const byName = new Map(component.members.map((member) => [member.name, member] as const))
  const options = { threshold: input.bar(person), ...(person ? {} : { reach: episodesOf(component.members) }) }
  const found = clusters([...byName.keys()], component.edges, {
    ...options,
    mustLink: component.mustLink,
    cannotLink: component.cannotLink
  })
  const homes = homesOf(found, byName)
  const alone = aloneOf(component, options)
  const isHeld = (members: ReadonlyArray<Member>) =>
    component.mustLink.length > 0 && !alone.some((cluster) => members.every(({ name }) => cluster.has(name)))
  const drafts: Array<LinkDraft> = []
  const refused: Array<ReadonlyArray<SignalId>> = []
  for (const members of homes.clusters) {
    const signals = factsOf(members, input)
    if (signals.length < 2) continue
    if (Result.isFailure(mayLink(signals, input.versions, input.now))) refused.push(signals.map((one) => one.signal))
    else drafts.push({ ...sharedDraft(component, members, input), signals, held: isHeld(members) })
  }
  const ambiguities = homes.torn.flatMap((one) => ambiguityOf(component, one, input))
  return {
    drafts,
    refused,
    ambiguities,
    torn: homes.torn.map(({ member }) => member.signal),
    alone: alone.map((cluster) => new Set([...cluster].flatMap((name) => byName.get(name)?.signal ?? [])))
  }
}

/** Where the members stand in time: tension in a place comes in episodes, a person stays the same. */
const episodesOf = (members: ReadonlyArray<Member>): Reach => ({
  at: new Map(members.map((member) => [member.name, dayNumber(member.day)] as const)),
  most: EPISODE_DAYS
})

const factsOf = (members: ReadonlyArray<Member>, input: ProposeInput): ReadonlyArray<LinkedFacts> =>
  members.flatMap((member) => input.facts.get(member.signal) ?? [])

/** What links and ambiguities of these members have in common; the first member anchors. */
const sharedDraft = (component: Component, members: ReadonlyArray<Member>, { covenant, model }: ProposeInput) => {
  const [first] = members
  const person = first?.person ?? true
  const inside = new Map(members.map((member) => [member.name, member.signal] as const))
  return {
    covenant,
    person,
    anchor: first === undefined || first.subject === 0 ? (first?.signal ?? "") : `${first.signal}/${first.subject}`,
    evidence: component.edges.flatMap((edge) => evidenceOf(edge, inside)),
    model: modelVersion(model, person)
  }
}

const ambiguityOf = (
  component: Component,
  { member, fits }: Torn,
  input: ProposeInput
): ReadonlyArray<AmbiguityDraft> => {
  const [signal] = factsOf([member], input)
  if (signal === undefined) return []
  const known = fits.map((fit) => factsOf(fit, input))
  const tellable = tellableFits(signal, known, input.versions, input.now)
  if (tellable.length === 0) return []
  const told = fits.filter((_, index) => tellable.some((one) => one === known[index]))
  return [{ ...sharedDraft(component, [member, ...told.flat()], input), signal, fits: tellable }]
}

const evidenceOf = (edge: MemberEdge, inside: ReadonlyMap<string, SignalId>): ReadonlyArray<PairEvidence> => {
  const [a, b] = [inside.get(edge.a), inside.get(edge.b)]
  if (a === undefined || b === undefined) return []
  const { weight, terms, runnerUp } = edge
  return [{ a, b, weight, terms, ...(runnerUp === undefined ? {} : { runnerUp }) }]
}

/**
 * Two persons who are seen together by the same posters give the same signals twice: people decide on signals, so that is
 * one link, with the stronger evidence of each pair.
 */
export function mergeSame(drafts: ReadonlyArray<LinkDraft>): ReadonlyArray<LinkDraft> {
  const bySignals = Map.groupBy(drafts, (draft) =>
    draft.signals
      .map((one) => one.signal)
      .toSorted()
      .join()
  )
  return [...bySignals.values()].flatMap((same) => {
    const [first, ...others] = same.toSorted((x, y) => (x.anchor < y.anchor ? -1 : 1))
    if (first === undefined) return []
    if (others.length === 0) return [first]
    const strongest = new Map<string, PairEvidence>()
    for (const pair of [first, ...others].flatMap((draft) => draft.evidence)) {
      const known = strongest.get(pairKey(pair.a, pair.b))
      if (known === undefined || known.weight < pair.weight) strongest.set(pairKey(pair.a, pair.b), pair)
    }
    return [{ ...first, evidence: [...strongest.values()], held: same.every((draft) => draft.held) }]
  })
}
