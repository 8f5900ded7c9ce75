import type { DateTime } from "effect"
import type { CovenantDocument } from "../covenant/CovenantDocument.ts"
import { inForce } from "../covenant/inForce.ts"
import { visibilityOf } from "../covenant/visibilityOf.ts"
import { UserId } from "../ids.ts"
import type { RetentionState } from "../retention/RetentionState.ts"
import type { TellableStage } from "../signal/TellableStage.ts"
import { type DiscloseFacts, mayDisclose } from "./mayDisclose.ts"

type Linked = DiscloseFacts["signal"]

export type StageFacts = {
  readonly own: Linked
  readonly state: RetentionState
  /** A person confirmed the link that it is in. */
  readonly confirmed: boolean
  /** The other signals of its confirmed links. */
  readonly others: ReadonlyArray<Linked>
  /** Versions of its covenant. */
  readonly covenants: ReadonlyArray<CovenantDocument>
  readonly now: DateTime.Utc
}

/** An organisation or an angle is not betrayed while it could be another one as well. */
const CROWD = 2

/**
 * How far the poster of a signal may know that it is, beyond having been read; undefined: no further (requirement B4). Of
 * a link that nobody confirmed, or that was rejected, nothing. Of a confirmed one that it is there, where the covenant
 * lets posters see that the others' signals exist, and where two organisations and two angles at least could be behind
 * them: in a covenant of two, "linked" would say who else signalled (AVG 5(1)(c) and (f)).
 */
export function tellableStage(facts: StageFacts): TellableStage | undefined {
  const reached = stages[facts.state]
  if (reached === undefined || !(facts.confirmed && isVisible(facts) && isInCrowd(facts))) return undefined
  return reached
}

const stages: Readonly<Record<RetentionState, TellableStage | undefined>> = {
  unlinked: undefined,
  rejected: undefined,
  linked: "linked",
  openCase: "discussed",
  notAdopted: "closed",
  closedCase: "closed"
}

const poster = UserId.make("poster")

function isVisible({ covenants, now, others, own }: StageFacts): boolean {
  const viewer = { user: poster, grants: [{ role: "poster", covenant: own.covenant }], partner: own.partner } as const
  return others.some(
    (signal) =>
      signal.partner !== own.partner &&
      mayDisclose({ viewer, signal, covenants, relation: "link", now }).level !== "none"
  )
}

function isInCrowd({ covenants, now, own }: StageFacts): boolean {
  const covenant = inForce(covenants, now)
  if (covenant === undefined) return false
  const could = visibilityOf(covenant, now).filter(
    ({ party, sees }) =>
      party.partner !== own.partner &&
      sees.poster !== "none" &&
      (covenant.linkRule.angles < CROWD || party.angle !== own.angle)
  )
  const different = (values: ReadonlyArray<string>) => new Set(values).size
  return (
    different(could.map(({ party }) => party.partner)) >= CROWD &&
    different(could.map(({ party }) => party.angle)) >= CROWD
  )
}
