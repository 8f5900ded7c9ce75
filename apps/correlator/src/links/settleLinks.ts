import type { CovenantDocument, SignalId } from "@kruisverband/domain"
import { DateTime, Effect } from "effect"
import { type CovenantState, partnersGone } from "../covenant/CovenantState.ts"
import { barOf, barsOf, LinkageModel } from "../evidence/compareRecords.ts"
import { dayOf } from "../evidence/LinkingRecord.ts"
import { ambiguitiesWith } from "../store/ambiguities.ts"
import { verdictsWithin } from "../store/decisions.ts"
import { edgesWithin, reach, type StoredEdge } from "../store/edges.ts"
import { linksWith, type PublishedLink } from "../store/links.ts"
import { breathe } from "../store/query.ts"
import { listSubjects } from "../store/records.ts"
import { getSignals, type LinkedFacts, type StoredSignal } from "../store/signals.ts"
import { ambiguityEnd } from "./ambiguityEnd.ts"
import { distinctAmbiguities } from "./ambiguityFactsOf.ts"
import { carriedEvidence } from "./carriedEvidence.ts"
import { completeEvidence } from "./completeEvidence.ts"
import { componentsOf, type KeptEdge, type Member, memberName } from "./components.ts"
import { linkFactsOf } from "./linkFactsOf.ts"
import { mergeSame, type Proposals, proposeLinks } from "./proposeLinks.ts"
import { publishAmbiguities } from "./publishAmbiguities.ts"
import { publishedOf, publishLinks } from "./publishLinks.ts"
import { publishPairs } from "./publishPairs.ts"
import { reasonFor } from "./reasonFor.ts"
import { standingVerdicts } from "./verdicts.ts"

/** Signals of one group may be in one link: the same kind, under the version that governs or all under one earlier version. */
const groupOf = (facts: LinkedFacts, document: CovenantDocument | undefined): string => {
  const { kind, covenantVersion } = facts
  if (document === undefined) return kind
  const governed =
    covenantVersion === document.version || (covenantVersion < document.version && document.coversExisting)
  return governed ? kind : `${kind}/${covenantVersion}`
}

const membersOf = (
  covenant: CovenantState,
  signals: ReadonlyMap<number, StoredSignal>,
  subjects: ReadonlyArray<{ readonly signal: number; readonly subject: number }>
): ReadonlyArray<Member> =>
  subjects.flatMap(({ signal, subject }): ReadonlyArray<Member> => {
    const stored = signals.get(signal)
    if (stored?.facts === undefined) return []
    const name = memberName(stored.id, subject)
    const person = stored.facts.kind === "radicalisation"
    const group = groupOf(stored.facts, covenant.document)
    return [{ name, key: signal, signal: stored.id, subject, person, day: dayOf(stored.facts.observedAt), group }]
  })

const keptEdge = (edge: StoredEdge, signals: ReadonlyMap<number, StoredSignal>): KeptEdge => ({
  a: memberName(signals.get(edge.a)?.id ?? "", edge.aSubject),
  b: memberName(signals.get(edge.b)?.id ?? "", edge.bSubject),
  weight: edge.weight
})

/** What the covenant's links of these signals are, from state alone: what is known of them, and what was published where that cannot be known again. */
const proposalsFor = Effect.fn("links.proposals")(function* (
  covenant: CovenantState,
  signals: ReadonlyMap<number, StoredSignal>,
  verdicts: ReadonlyMap<string, boolean>,
  before: ReadonlyArray<PublishedLink>
) {
  const model = yield* LinkageModel
  const left = partnersGone(covenant)
  const active = [...signals.values()].filter(
    (one) => one.state === "active" && (one.facts === undefined || !left.has(one.facts.partner))
  )
  const keys = active.map((one) => one.key)
  const subjects = yield* listSubjects(keys)
  const members = membersOf(covenant, signals, subjects)
  const carried = carriedEvidence({ before, signals, subjects })
  const edges = [...(yield* edgesWithin(keys)).map((edge) => keptEdge(edge, signals)), ...carried.values()]
  const bar = (person: boolean) => barOf(model, person, covenant.people)
  const components = yield* completeEvidence(covenant, componentsOf({ members, edges, verdicts, bar }), carried)
  const facts = new Map(active.flatMap((one) => (one.facts === undefined ? [] : [[one.id, one.facts] as const])))
  const input = { covenant: covenant.id, versions: covenant.versions, now: yield* DateTime.now, model, bar, facts }
  const found: Array<Proposals> = []
  for (const [index, component] of components.entries()) {
    if (index % 50 === 49) yield* breathe
    found.push(proposeLinks(component, input))
  }
  return {
    drafts: mergeSame(found.flatMap((one) => one.drafts)),
    refused: found.flatMap((one) => one.refused),
    ambiguities: distinctAmbiguities(found.flatMap((one) => one.ambiguities)),
    torn: new Set(found.flatMap((one) => one.torn)),
    alone: found.flatMap((one) => one.alone)
  }
})

/**
 * Works out again the links of everything that hangs together with these signals, and publishes what came out differently; gives all whose
 * links are settled with that. The covenant is in force and its row locked.
 */
export const settleLinks = Effect.fn("links.settle")(function* (
  covenant: CovenantState,
  touched: ReadonlyArray<number>
) {
  if (touched.length === 0) return []
  const model = yield* LinkageModel
  const bars = barsOf(model, covenant.people)
  const reached = yield* reach(covenant.key, touched, bars)
  const signals = new Map((yield* getSignals(reached)).map((one) => [one.key, one] as const))
  const byId = new Map<SignalId, StoredSignal>([...signals.values()].map((one) => [one.id, one] as const))
  const verdicts = standingVerdicts(yield* verdictsWithin(covenant.key, [...byId.keys()]))
  const before = yield* linksWith(reached)
  const { drafts, refused, ambiguities, torn, alone } = yield* proposalsFor(covenant, signals, verdicts, before)
  const now = drafts.map((draft) => {
    const members = draft.signals.flatMap(({ signal }) => {
      const stored = byId.get(signal)
      return stored === undefined ? [] : [[stored.key, stored.revision] as const]
    })
    return publishedOf(linkFactsOf(draft), new Map(members))
  })
  const left = partnersGone(covenant)
  const reasonOf = yield* reasonFor({ covenant, before, now, refused, signals, verdicts, left })
  yield* publishLinks(
    covenant,
    before,
    now.toSorted((x, y) => (x.facts.link < y.facts.link ? -1 : 1)),
    reasonOf
  )
  const active = new Set([...byId.values()].flatMap((one) => (one.state === "active" ? [one.id] : [])))
  const told = yield* ambiguitiesWith(reached)
  yield* publishPairs(covenant, [...byId.keys()], alone)
  yield* publishAmbiguities(covenant, told, ambiguities, (facts) => ambiguityEnd(facts, { active, verdicts, torn }))
  return reached
})
