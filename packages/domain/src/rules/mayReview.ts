import { type DateTime, Result } from "effect"
import type { CovenantDocument } from "../covenant/CovenantDocument.ts"
import { covenantStanding } from "../covenant/inForce.ts"
import type { CovenantId, MunicipalityCode } from "../ids.ts"
import { type DiscloseFacts, mayDisclose, type Viewer, worksOn } from "./mayDisclose.ts"
import { type RuleRefusal, type RuleTexts, refusalOf } from "./RuleRefusal.ts"

export type ReviewRefusalCode =
  | "covenant-unknown"
  | "covenant-not-active"
  | "covenant-suspended"
  | "not-a-reviewer"
  | "outside-municipality"
  | "not-visible"
  | "own-signal"

export type ReviewFacts = {
  readonly viewer: Viewer
  readonly link: { readonly covenant: CovenantId; readonly municipalities: ReadonlyArray<MunicipalityCode> }
  /** Versions of the link's covenant, in any order; others are passed over. */
  readonly covenants: ReadonlyArray<CovenantDocument>
  readonly now: DateTime.Utc
}

export type ReviewAllowed = { readonly clause: string }

/**
 * May this person confirm, reject or split the link? Always a person, never the machine (L25; AVG 22): a coordinator or
 * the municipality in the lead, within a covenant in force and within the municipality they work for.
 */
export function mayReview(facts: ReviewFacts): Result.Result<ReviewAllowed, RuleRefusal<ReviewRefusalCode>> {
  const { viewer, link } = facts
  const { standing } = covenantStanding(
    facts.covenants.filter((document) => document.id === link.covenant),
    facts.now
  )
  if (standing === "unknown") return refuse("covenant-unknown")
  if (standing === "suspended") return refuse("covenant-suspended")
  if (standing !== "in-force") return refuse("covenant-not-active")
  const reviews = viewer.grants.some(
    (grant) => grant.covenant === link.covenant && (grant.role === "coordinator" || grant.role === "lead-municipality")
  )
  if (!reviews) return refuse("not-a-reviewer")
  if (!worksOn(viewer, link.municipalities)) return refuse("outside-municipality")
  return Result.succeed({ clause: "convenant art. beoordeling; AVG art. 22; UAVG art. 40" })
}

/**
 * May this person ask the poster of a signal for more (requirement B7)? Who may review the link it is in, and sees at
 * least that it exists. Whether the poster answers is the poster's own (B5).
 */
export function mayAsk(
  facts: ReviewFacts & Pick<DiscloseFacts, "signal" | "purpose">
): Result.Result<ReviewAllowed, RuleRefusal<ReviewRefusalCode>> {
  const { viewer, link, signal, covenants, now, purpose } = facts
  if (signal.covenant !== link.covenant) return refuse("not-visible")
  const review = mayReview(facts)
  if (Result.isFailure(review)) return review
  if (viewer.partner === signal.partner) return refuse("own-signal")
  const seen = mayDisclose({
    viewer,
    signal,
    covenants,
    purpose,
    relation: "link",
    linkMunicipalities: link.municipalities,
    now
  })
  if (seen.level === "none") return refuse("not-visible")
  return Result.succeed({ clause: "convenant art. navraag; AVG art. 5 lid 1 onder c" })
}

function refuse(code: ReviewRefusalCode): Result.Result<never, RuleRefusal<ReviewRefusalCode>> {
  return Result.fail(refusalOf(reviewRefusalTexts, [code]))
}

export const reviewRefusalTexts: RuleTexts<ReviewRefusalCode> = {
  "covenant-unknown": {
    clause: "AVG art. 5 lid 1 onder a, art. 6",
    text: { nl: "Dit convenant bestaat hier niet.", en: "This covenant does not exist here." }
  },
  "covenant-not-active": {
    clause: "convenant art. looptijd; AVG art. 6",
    text: {
      nl: "Dit convenant geldt nu niet. U kunt er niets onder beslissen of vragen.",
      en: "This covenant is not in force now. Nothing can be decided or asked under it."
    }
  },
  "covenant-suspended": {
    clause: "convenant art. opschorting; AVG art. 6",
    text: {
      nl: "Dit convenant is tijdelijk stopgezet. Wacht met beslissen tot het weer geldt.",
      en: "This covenant is suspended. Wait with decisions until it is in force again."
    }
  },
  "not-a-reviewer": {
    clause: "convenant art. beoordeling; AVG art. 5 lid 1 onder f, art. 22",
    text: {
      nl: "Alleen de coördinator of de gemeente met regie van dit convenant mag dit doen. Vraag het aan hen.",
      en: "Only this covenant's coordinator or lead municipality may do this. Ask them."
    }
  },
  "outside-municipality": {
    clause: "convenant art. gebied; AVG art. 5 lid 1 onder c",
    text: {
      nl: "Dit speelt niet in uw gemeente. Vraag het aan de coördinator van de regio.",
      en: "This does not concern your municipality. Ask the region's coordinator."
    }
  },
  "not-visible": {
    clause: "convenant art. niveaus van delen; AVG art. 5 lid 1 onder f",
    text: { nl: "U kunt over dit signaal geen navraag doen.", en: "You cannot ask about this signal." }
  },
  "own-signal": {
    clause: "convenant art. navraag; AVG art. 5 lid 1 onder c",
    text: {
      nl: "Dit is een signaal van uw eigen organisatie. Vraag het uw collega zelf.",
      en: "This is a signal of your own organisation. Ask your colleague."
    }
  }
}
