import { DateTime, Result } from "effect"
import type { CovenantDocument } from "../covenant/CovenantDocument.ts"
import { covenantStanding } from "../covenant/inForce.ts"
import { partnersWhoLeft } from "../covenant/partiesOf.ts"
import type { SignalFacts } from "../signal/SignalFacts.ts"
import { localDate } from "../time/localDate.ts"
import { type RuleRefusal, type RuleTexts, refusalOf } from "./RuleRefusal.ts"

export type LinkRefusalCode =
  | "signals-too-few"
  | "covenant-unknown"
  | "covenant-not-active"
  | "covenant-suspended"
  | "other-covenant"
  | "kinds-mixed"
  | "kind-not-covered"
  | "networks-mixed"
  | "version-not-covering"
  | "party-left"
  | "angles-too-few"
  | "organisations-too-few"
  | "outside-window"

/** What a rule on links looks at. */
export type LinkableSignal = Pick<
  SignalFacts,
  "signal" | "covenant" | "covenantVersion" | "kind" | "partner" | "angle" | "network" | "observedAt"
>

/** A link may be proposed. The version is the one whose rule was met. */
export type LinkAllowed = { readonly covenantVersion: number; readonly clause: string }

/**
 * May these signals be one proposed link? Only within one covenant in force, within one kind (A7), never with an informal
 * network in person-directed work (E2), and only when some window of `linkRule.withinMonths` holds signals of enough
 * angles and enough organisations: before that nobody but the poster's own organisation sees that something repeats
 * (A3; AVG 5(1)(b), (c)). Does not depend on the order of the signals. Whether they match is not asked here.
 *
 * An amendment (a newer version) governs signals of earlier versions only when it says so (`coversExisting`). Signals all
 * recorded under one earlier version stay under that version's rule for its own term; they do not mix with newer ones.
 * Of a partner that is no longer party nothing is linked, whatever the version.
 */
export function mayLink(
  signals: ReadonlyArray<LinkableSignal>,
  covenants: ReadonlyArray<CovenantDocument>,
  now: DateTime.Utc
): Result.Result<LinkAllowed, RuleRefusal<LinkRefusalCode>> {
  const [first] = signals
  if (first === undefined || new Set(signals.map((one) => one.signal)).size < 2) return refuse(["signals-too-few"])
  if (signals.some((one) => one.covenant !== first.covenant)) return refuse(["other-covenant"])
  const versions = covenants.filter((document) => document.id === first.covenant)
  const found = covenantStanding(versions, now)
  if (found.standing === "unknown") return refuse(["covenant-unknown"])
  if (found.standing === "suspended") return refuse(["covenant-suspended"])
  if (found.standing !== "in-force") return refuse(["covenant-not-active"])
  const governing = governingVersion(signals, versions, found.document, localDate(now))
  const left = partnersWhoLeft(versions, found.document)
  const walls: ReadonlyArray<LinkRefusalCode> = [
    ...(signals.some((one) => left.has(one.partner)) ? ["party-left" as const] : []),
    ...(signals.some((one) => one.kind !== first.kind) ? ["kinds-mixed" as const] : []),
    ...(signals.some((one) => one.kind === "radicalisation" && one.network === "informal")
      ? ["networks-mixed" as const]
      : []),
    ...(governing !== undefined && signals.some((one) => !governing.kinds.includes(one.kind))
      ? ["kind-not-covered" as const]
      : [])
  ]
  if (governing === undefined) return refuse(["version-not-covering", ...walls])
  const [code, ...codes] = [...walls, ...ruleCodes(signals, governing)]
  if (code !== undefined) return refuse([code, ...codes])
  return Result.succeed({ covenantVersion: governing.version, clause: linkClause })
}

/** The version whose rule all these signals fall under. */
function governingVersion(
  signals: ReadonlyArray<LinkableSignal>,
  versions: ReadonlyArray<CovenantDocument>,
  inForce: CovenantDocument,
  today: string
): CovenantDocument | undefined {
  const recorded = new Set(signals.map((one) => one.covenantVersion))
  const covered = [...recorded].every(
    (version) => version === inForce.version || (version < inForce.version && inForce.coversExisting)
  )
  if (covered) return inForce
  const [only] = recorded
  if (recorded.size > 1 || only === undefined || only > inForce.version) return undefined
  const earlier = versions.findLast((document) => document.version === only)
  return earlier?.status === "active" && earlier.validUntil >= today ? earlier : undefined
}

/** Which parts of the covenant's rule no window of time fulfils. */
function ruleCodes(
  signals: ReadonlyArray<LinkableSignal>,
  { linkRule }: CovenantDocument
): ReadonlyArray<LinkRefusalCode> {
  const lacking = (counted: ReadonlyArray<LinkableSignal>): ReadonlyArray<LinkRefusalCode> => [
    ...(new Set(counted.map((one) => one.angle)).size < linkRule.angles ? ["angles-too-few" as const] : []),
    ...(new Set(counted.map((one) => one.partner)).size < linkRule.organisations
      ? ["organisations-too-few" as const]
      : [])
  ]
  const overall = lacking(signals)
  if (overall.length > 0) return overall
  const moments = signals.map((one) => ({ one, at: DateTime.makeUnsafe(one.observedAt) }))
  const fulfilled = moments.some(({ at }) => {
    const end = DateTime.add(at, { months: linkRule.withinMonths })
    const counted = moments.filter((other) => DateTime.between(other.at, { minimum: at, maximum: end }))
    return lacking(counted.map((other) => other.one)).length === 0
  })
  return fulfilled ? [] : ["outside-window"]
}

const linkClause = "convenant art. koppelregel; AVG art. 5 lid 1 onder b en c, art. 22"

function refuse(
  codes: readonly [LinkRefusalCode, ...Array<LinkRefusalCode>]
): Result.Result<never, RuleRefusal<LinkRefusalCode>> {
  return Result.fail(refusalOf(linkRefusalTexts, codes))
}

export const linkRefusalTexts: RuleTexts<LinkRefusalCode> = {
  "signals-too-few": {
    clause: linkClause,
    text: {
      nl: "Een kruisverband bestaat uit ten minste twee signalen.",
      en: "A cross-link is of at least two signals."
    }
  },
  "covenant-unknown": {
    clause: "AVG art. 5 lid 1 onder a, art. 6",
    text: { nl: "Dit convenant bestaat hier niet.", en: "This covenant does not exist here." }
  },
  "covenant-not-active": {
    clause: "convenant art. looptijd; AVG art. 6",
    text: {
      nl: "Dit convenant geldt nu niet. Er wordt niets onder gekoppeld.",
      en: "This covenant is not in force now. Nothing is linked under it."
    }
  },
  "covenant-suspended": {
    clause: "convenant art. opschorting; AVG art. 6",
    text: {
      nl: "Dit convenant is tijdelijk stopgezet. Er wordt niets onder gekoppeld.",
      en: "This covenant is suspended. Nothing is linked under it."
    }
  },
  "other-covenant": {
    clause: "convenant art. doelen; AVG art. 5 lid 1 onder b",
    text: {
      nl: "Signalen uit verschillende convenanten worden nooit gekoppeld.",
      en: "Signals of different covenants are never linked."
    }
  },
  "kinds-mixed": {
    clause: "convenant art. soorten signalen; AVG art. 5 lid 1 onder b",
    text: {
      nl: "Een signaal over een persoon en een signaal over een plek of groep worden nooit gekoppeld.",
      en: "A signal about a person and one about a place or group are never linked."
    }
  },
  "kind-not-covered": {
    clause: "convenant art. soorten signalen; AVG art. 5 lid 1 onder b",
    text: {
      nl: "Dit convenant is niet voor dit soort signalen.",
      en: "This covenant is not for signals of this kind."
    }
  },
  "networks-mixed": {
    clause: "convenant art. netwerken; AVG art. 5 lid 1 onder b",
    text: {
      nl: "Wat een informeel netwerk zegt, komt nooit in werk over een persoon.",
      en: "What an informal network says never enters person-directed work."
    }
  },
  "version-not-covering": {
    clause: "convenant art. wijziging; AVG art. 5 lid 1 onder b",
    text: {
      nl: "De nieuwe versie van het convenant geldt niet voor eerdere signalen. Die worden niet met nieuwe gekoppeld.",
      en: "The covenant's new version does not cover earlier signals. They are not linked with new ones."
    }
  },
  "party-left": {
    clause: "convenant art. partijen; AVG art. 5 lid 1 onder b, art. 26",
    text: {
      nl: "Een van de organisaties is geen partij meer. Haar signalen worden niet meer gekoppeld.",
      en: "One of the organisations is no longer a party. Its signals are no longer linked."
    }
  },
  "angles-too-few": {
    clause: linkClause,
    text: {
      nl: "Er zijn te weinig verschillende invalshoeken.",
      en: "There are too few different angles."
    }
  },
  "organisations-too-few": {
    clause: linkClause,
    text: {
      nl: "Er zijn te weinig verschillende organisaties.",
      en: "There are too few different organisations."
    }
  },
  "outside-window": {
    clause: "convenant art. koppelregel, termijn; AVG art. 5 lid 1 onder e",
    text: {
      nl: "De signalen liggen te ver uit elkaar in de tijd.",
      en: "The signals lie too far apart in time."
    }
  }
}
