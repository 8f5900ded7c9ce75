import type { DateTime } from "effect"
import type { CovenantDocument } from "../covenant/CovenantDocument.ts"
import { covenantStanding } from "../covenant/inForce.ts"
import { partnersWhoLeft } from "../covenant/partiesOf.ts"
import type { MunicipalityCode, PartnerId, UserId } from "../ids.ts"
import type { Role, RoleGrant } from "../role/Role.ts"
import type { VisibleLevel } from "../signal/Sharing.ts"
import type { SignalFacts } from "../signal/SignalFacts.ts"

/** A person who wants to see something; from the session, never from the request. */
export type Viewer = {
  readonly user: UserId
  readonly grants: ReadonlyArray<RoleGrant>
  /** The organisation a poster belongs to. */
  readonly partner?: PartnerId | undefined
  /** Narrows a coordinator, lead municipality or desk officer; absent: the whole region. */
  readonly municipality?: MunicipalityCode | undefined
}

export type DiscloseFacts = {
  readonly viewer: Viewer
  readonly signal: Pick<SignalFacts, "partner" | "covenant" | "angle" | "level" | "municipality" | "kind" | "network">
  /** Versions of the signal's covenant, in any order; others are passed over. */
  readonly covenants: ReadonlyArray<CovenantDocument>
  /** What it is read for; must be a purpose of the covenant (L05; Jeugdwet 7.1.2.1(3)). */
  readonly purpose?: string | undefined
  /**
   * How the viewer comes to it: `own-signal` (or left out) sees nothing of others; `link`: it is in a visible link, and
   * for a poster in a link together with a signal of the poster's own organisation.
   */
  readonly relation?: "own-signal" | "link" | undefined
  /** Municipalities of the link; the signal's own always counts. */
  readonly linkMunicipalities?: ReadonlyArray<MunicipalityCode> | undefined
  readonly now: DateTime.Utc
}

export type Disclosure = { readonly level: VisibleLevel; readonly clause: string }

/**
 * What a viewer sees of a signal: nothing, unless a role within an active covenant gives something, and never more than
 * its poster set (requirement B6; AVG 5(1)(b), (c), (f)). Of several roles the widest counts. Walls that no covenant
 * opens: policy analysts and administrators see no person's signal; nothing informal is shown in person-directed work
 * (E2); before a link exists only the poster's own organisation sees a signal (A3). A partner that has left the covenant
 * sees its own signals only, and of its signals shows no more than that they exist.
 * Mental health care shows existence only, unless the covenant says otherwise and the poster shares in full (L13).
 */
export function mayDisclose(facts: DiscloseFacts): Disclosure {
  const { viewer, signal } = facts
  const found = covenantStanding(
    facts.covenants.filter((document) => document.id === signal.covenant),
    facts.now
  )
  if (found.standing !== "in-force" && found.standing !== "suspended") return none(clauses.term)
  const covenant = found.document
  if (facts.purpose !== undefined && !covenant.purposes.includes(facts.purpose)) return none(clauses.purpose)
  const roles = viewer.grants.filter((grant) => grant.covenant === signal.covenant).map((grant) => grant.role)
  if (roles.includes("poster") && viewer.partner === signal.partner) return { level: "full", clause: clauses.own }
  if (found.standing === "suspended") return none(clauses.suspended)
  if (signal.kind === "radicalisation" && signal.network === "informal") return none(clauses.networks)
  const left = partnersWhoLeft(facts.covenants, covenant)
  const working = viewer.partner !== undefined && left.has(viewer.partner) ? roles.filter(worksForAll) : roles
  const [first = none(clauses.nothing), ...others] = working.map((role) => byRole(role, facts, covenant))
  const seen = others.reduce(wider, first)
  return left.has(signal.partner) && order[seen.level] > order["existence-only"]
    ? { level: "existence-only", clause: clauses.left }
    : seen
}

/** Roles that are not for an organisation that is party. */
const worksForAll = (role: Role): boolean => role !== "poster" && role !== "case-participant"

/** From none to full; a higher number shows more. */
export function levelOrder(level: VisibleLevel): number {
  return order[level]
}

/** The lowest of these levels: each holds. */
export function lowestLevel(...levels: readonly [VisibleLevel, ...Array<VisibleLevel>]): VisibleLevel {
  return levels.reduce((low, level) => (order[level] < order[low] ? level : low))
}

/** Whether a viewer's municipality is among these, or the viewer works for the whole region. */
export function worksOn(viewer: Viewer, municipalities: ReadonlyArray<MunicipalityCode>): boolean {
  return viewer.municipality === undefined || municipalities.includes(viewer.municipality)
}

const order: Readonly<Record<VisibleLevel, number>> = { none: 0, "existence-only": 1, "without-source": 2, full: 3 }

const clauses = {
  own: "convenant art. niveaus van delen, eigen signaal; AVG art. 5 lid 1 onder f",
  coordinator: "convenant art. niveaus van delen, coördinator; AVG art. 5 lid 1 onder c",
  partners: "convenant art. niveaus van delen, partners; AVG art. 5 lid 1 onder c",
  secrecy: "convenant art. niveaus van delen, beroepsgeheim; BW art. 7:457; Wet BIG art. 88",
  supervision: "AVG art. 38 en 39",
  desk: "convenant art. loketten; AVG art. 5 lid 1 onder c",
  area: "convenant art. gebied; AVG art. 5 lid 1 onder c",
  unlinked: "convenant art. koppelregel; AVG art. 5 lid 1 onder c",
  policy: "convenant art. beleidscijfers; AVG art. 5 lid 1 onder b, art. 89",
  networks: "convenant art. netwerken; AVG art. 5 lid 1 onder b",
  purpose: "convenant art. doelen; AVG art. 5 lid 1 onder b; Jeugdwet art. 7.1.2.1 lid 3",
  suspended: "convenant art. opschorting; AVG art. 6",
  term: "convenant art. looptijd; AVG art. 6",
  left: "convenant art. partijen; AVG art. 5 lid 1 onder b, art. 26",
  police: "convenant art. politiegegevens; Wet politiegegevens art. 20",
  nothing: "convenant art. niveaus van delen; AVG art. 5 lid 1 onder f, art. 25 lid 2"
} as const

const none = (clause: string): Disclosure => ({ level: "none", clause })
const wider = (a: Disclosure, b: Disclosure): Disclosure => (order[b.level] > order[a.level] ? b : a)

/** What one role gives on a signal of another organisation, in a covenant in force. */
function byRole(role: Role, facts: DiscloseFacts, covenant: CovenantDocument): Disclosure {
  const touched = [facts.signal.municipality, ...(facts.linkMunicipalities ?? [])]
  switch (role) {
    case "coordinator":
    case "lead-municipality":
      if (facts.relation !== "link") return none(clauses.unlinked)
      return worksOn(facts.viewer, touched) ? capped("coordinator", facts, covenant) : none(clauses.area)
    case "poster":
    case "case-participant":
      return facts.relation === "link" ? capped("partners", facts, covenant) : none(clauses.unlinked)
    case "desk-officer":
      return worksOn(facts.viewer, [facts.signal.municipality])
        ? { level: "existence-only", clause: clauses.desk }
        : none(clauses.area)
    case "data-protection-officer":
      return { level: "existence-only", clause: clauses.supervision }
    case "policy-analyst":
    case "administrator":
    case "signatory":
      return none(clauses.policy)
  }
}

function capped(side: "coordinator" | "partners", { signal }: DiscloseFacts, covenant: CovenantDocument): Disclosure {
  const { levels } = covenant
  if (!mayReceivePoliceData(side, signal, covenant)) return none(clauses.police)
  const forAngle = levels.byAngle[signal.angle]?.[side]
  const level = lowestLevel(signal.level, levels[side], forAngle ?? levels[side])
  if (signal.angle === "mental-health" && (forAngle === undefined || signal.level !== "full")) {
    return { level: lowestLevel(level, "existence-only"), clause: clauses.secrecy }
  }
  return { level, clause: clauses[side] }
}

/** What the police bring in is shown to the recipients that the decision under Wpg art. 20 names, and to no one else (L06). */
function mayReceivePoliceData(
  side: "coordinator" | "partners",
  signal: DiscloseFacts["signal"],
  { basis }: CovenantDocument
): boolean {
  return signal.angle !== "police" || basis.police === undefined || basis.police.recipients.includes(side)
}
