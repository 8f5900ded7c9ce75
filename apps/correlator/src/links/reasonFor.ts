import type { LinkId, PartnerId, RetractionReason, SignalId } from "@kruisverband/domain"
import { Effect } from "effect"
import type { CovenantState } from "../covenant/CovenantState.ts"
import { countWithdrawn } from "../store/hubs.ts"
import type { PublishedLink } from "../store/links.ts"
import type { StoredSignal } from "../store/signals.ts"
import { restedOnHub } from "./restedOnHub.ts"
import { retractionReason } from "./retractionReason.ts"
import { pairKey, pairsOf } from "./verdicts.ts"

export type RetractionReasonOf = (link: LinkId) => RetractionReason

export interface ReasonInput {
  readonly covenant: CovenantState
  readonly before: ReadonlyArray<PublishedLink>
  readonly now: ReadonlyArray<PublishedLink>
  readonly refused: ReadonlyArray<ReadonlyArray<SignalId>>
  readonly signals: ReadonlyMap<number, StoredSignal>
  readonly verdicts: ReadonlyMap<string, boolean>
  /** Partners that are no longer party. */
  readonly left: ReadonlySet<PartnerId>
}

/** Why each link that no longer stands is taken back, from what became of its signals. Hubs that links rested on remember how many. */
export const reasonFor = Effect.fn("links.reasonFor")(function* (input: ReasonInput) {
  const standing = new Set(input.now.map((link) => link.facts.link))
  const gone = input.before.filter((link) => !standing.has(link.facts.link))
  const hubs = yield* restedOnHub(input.covenant, gone, input.signals)
  const reasons = new Map(
    gone.map((link) => {
      const ids = link.facts.signals
      const members = [...link.members]
      const reason = retractionReason({
        covenantClosed: false,
        someWithdrawn: members.some(([key]) => input.signals.get(key)?.state !== "active"),
        partyLeft: link.facts.organisations.some((partner) => input.left.has(partner)),
        elsewhere: input.now.some((other) => ids.every((id) => other.facts.signals.includes(id))),
        keptApart: pairsOf(ids).some(([a, b]) => input.verdicts.get(pairKey(a, b)) === false),
        someAmended: members.some(([key, revision]) => input.signals.get(key)?.revision !== revision),
        hub: hubs.has(link.facts.link),
        refused: input.refused.some((group) => group.filter((id) => ids.includes(id)).length > 1)
      })
      return [link.facts.link, reason] as const
    })
  )
  const blamed = [...reasons].flatMap(([link, reason]) =>
    reason === "value-became-hub" ? [...(hubs.get(link) ?? [])] : []
  )
  yield* countWithdrawn(input.covenant.id, blamed)
  const reasonOf: RetractionReasonOf = (link) => reasons.get(link) ?? "evidence-weaker"
  return reasonOf
})
