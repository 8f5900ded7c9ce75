import type { CovenantDocument, CovenantId, KnownNameId, SignalFacts, SignalId } from "@kruisverband/domain"
import type { Event } from "@kruisverband/events"
import type { RenewalWord } from "../covenant/setAside.ts"
import { pairsOf, type Verdict } from "../links/verdicts.ts"
import type { NameWord } from "../names/applyNames.ts"

/** The newest word on a signal in a batch. Withdrawn or erased: no facts. Restricted by an objection: none for now. */
export interface SignalWord {
  readonly signal: SignalId
  readonly revision: number
  readonly facts: SignalFacts | undefined
  readonly restricted?: true
}

/** A withdrawal or an erasure: nothing is said of the signal after it. */
export const isFinal = ({ facts, restricted }: SignalWord): boolean => facts === undefined && restricted === undefined

/** What a batch of events comes to for one covenant. */
export interface CovenantChanges {
  readonly covenant: CovenantId
  versions: ReadonlyArray<CovenantDocument> | undefined
  readonly names: Map<KnownNameId, NameWord>
  readonly signals: Map<SignalId, SignalWord>
  readonly verdicts: Array<Verdict>
  readonly undone: Array<string>
  renewal: RenewalWord
}

/**
 * Events of one aggregate are in order, so the last word counts; between aggregates no order is assumed. What does not
 * concern linking (sharing levels, questions, cases) is passed over.
 */
export function changesOf(events: ReadonlyArray<Event>): ReadonlyArray<CovenantChanges> {
  const byCovenant = new Map<CovenantId, CovenantChanges>()
  const of = (covenant: CovenantId): CovenantChanges => {
    const known = byCovenant.get(covenant)
    if (known !== undefined) return known
    const made: CovenantChanges = {
      covenant,
      versions: undefined,
      names: new Map(),
      signals: new Map(),
      verdicts: [],
      undone: [],
      renewal: { begun: 0, done: 0, version: undefined }
    }
    byCovenant.set(covenant, made)
    return made
  }
  for (const event of events) add(event, of)
  return [...byCovenant.values()].toSorted((x, y) => (x.covenant < y.covenant ? -1 : 1))
}

const add = (event: Event, of: (covenant: CovenantId) => CovenantChanges): void => {
  switch (event.type) {
    case "nl.kruisverband.covenant.published.v1":
      of(event.data.covenant).versions = event.data.versions
      return
    case "nl.kruisverband.known-name.published.v1":
      hearName(of(event.data.covenant), event.data)
      return
    case "nl.kruisverband.signal.registered.v1":
    case "nl.kruisverband.signal.amended.v1":
    case "nl.kruisverband.signal.restriction-lifted.v1":
      hear(of(event.data.covenant), { signal: event.data.signal, revision: event.data.revision, facts: event.data })
      return
    case "nl.kruisverband.signal.encoded-anew.v1": {
      const { renewal, ...facts } = event.data
      const changes = of(facts.covenant)
      changes.renewal = { ...changes.renewal, begun: Math.max(changes.renewal.begun, renewal) }
      hear(changes, { signal: facts.signal, revision: facts.revision, facts })
      return
    }
    case "nl.kruisverband.encodings.renewed.v1": {
      const { covenant, renewal, version } = event.data
      const changes = of(covenant)
      if (renewal > changes.renewal.done) changes.renewal = { ...changes.renewal, done: renewal, version }
      return
    }
    case "nl.kruisverband.signal.restricted.v1": {
      const { covenant, revision, signal } = event.data
      hear(of(covenant), { signal, revision, facts: undefined, restricted: true })
      return
    }
    case "nl.kruisverband.signal.withdrawn.v1":
    case "nl.kruisverband.signal.erased.v1":
      hear(of(event.data.covenant), { signal: event.data.signal, revision: event.data.revision, facts: undefined })
      return
    case "nl.kruisverband.link.confirmed.v1":
      of(event.data.covenant).verdicts.push(...verdicts(event.data, pairsOf(event.data.signals), true))
      return
    case "nl.kruisverband.link.rejected.v1":
      of(event.data.covenant).verdicts.push(...verdicts(event.data, pairsOf(event.data.signals), false))
      return
    case "nl.kruisverband.link.split.v1":
      of(event.data.covenant).verdicts.push(...splitVerdicts(event.data, event.data.groups))
      return
    case "nl.kruisverband.signals.kept-apart.v1":
      of(event.data.covenant).verdicts.push(...verdicts(event.data, pairsOf(event.data.signals), false, true))
      return
    case "nl.kruisverband.ambiguity.resolved.v1":
      of(event.data.covenant).verdicts.push(...resolvedVerdicts(event.data))
      return
    case "nl.kruisverband.ambiguity.reopened.v1":
    case "nl.kruisverband.review.undone.v1":
      of(event.data.covenant).undone.push(event.data.undoes)
      return
    default:
  }
}

const hearName = (changes: CovenantChanges, word: NameWord): void => {
  const known = changes.names.get(word.name.id)
  if (known === undefined || word.name.version >= known.name.version) changes.names.set(word.name.id, word)
}

/** A withdrawal is final; else a later revision, or the same one told again, takes the place of what was known. */
const hear = (changes: CovenantChanges, word: SignalWord): void => {
  const known = changes.signals.get(word.signal)
  if (known === undefined || (!isFinal(known) && (isFinal(word) || word.revision >= known.revision))) {
    changes.signals.set(word.signal, word)
  }
}

interface Decision {
  readonly review: string
  readonly at: string
}

const verdicts = (
  { review, at }: Decision,
  pairs: ReadonlyArray<readonly [string, string]>,
  same: boolean,
  final = false
): ReadonlyArray<Verdict> => pairs.map(([a, b]) => ({ review, at, a, b, same, final }))

/** Within a group the same, between groups not. */
const splitVerdicts = (decision: Decision, groups: ReadonlyArray<ReadonlyArray<string>>): ReadonlyArray<Verdict> => {
  const group = new Map(groups.flatMap((signals, index) => signals.map((signal) => [signal, index] as const)))
  const pairs = pairsOf(groups.flat())
  const [within, between] = [
    pairs.filter(([a, b]) => group.get(a) === group.get(b)),
    pairs.filter(([a, b]) => group.get(a) !== group.get(b))
  ]
  return [...verdicts(decision, within, true), ...verdicts(decision, between, false)]
}

/** Where one signal belongs: nothing is said of the others among themselves. */
const resolvedVerdicts = (
  decision: Decision & {
    readonly signal: string
    readonly together: ReadonlyArray<string>
    readonly apart: ReadonlyArray<string>
  }
): ReadonlyArray<Verdict> => {
  const pairs = (others: ReadonlyArray<string>) => others.flatMap((other) => pairsOf([decision.signal, other]))
  return [...verdicts(decision, pairs(decision.together), true), ...verdicts(decision, pairs(decision.apart), false)]
}
