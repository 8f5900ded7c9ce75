import { Result, Schema } from "effect"
import { type RuleRefusal, type RuleTexts, refusalOf } from "../rules/RuleRefusal.ts"
import { type HandleRightsFacts, overseesRights } from "./mayHandleRights.ts"
import type { RightsKind, RightsOutcome, RightsState } from "./RightsRequest.ts"

/** What the later decision is: on an objection to the first one (Awb 7:11), a court's (Awb 8:72), or the person's own wish. */
export const RevocationCause = Schema.Literals(["administrative-objection", "court-ruling", "asked-by-person"])
export type RevocationCause = typeof RevocationCause.Type

export type RevokeRefusalCode =
  | "nothing-to-take-back"
  | "taken-back-already"
  | "reason-missing"
  | "told-in-future"
  | "decided-in-future"
  | "second-person"
  | "not-answerable"

type Allowed = Result.Result<{ readonly clause: string }, RuleRefusal<RevokeRefusalCode>>

/**
 * May an upheld objection be taken back by a later decision (AVG 18(3), 21; Awb 7:11, 8:72)? In words, with the decision's
 * day and that on which the person was told. It ends the restriction for new signals: what was erased stays erased.
 */
export function mayRevoke(facts: {
  readonly kind: RightsKind
  readonly state: RightsState
  readonly outcome: RightsOutcome | null
  readonly revoked: boolean
  readonly reason: string
  readonly decidedOn: string
  readonly toldOn: string
  readonly today: string
}): Allowed {
  const { decidedOn, kind, outcome, reason, revoked, state, toldOn, today } = facts
  const found: ReadonlyArray<readonly [boolean, RevokeRefusalCode]> = [
    [kind !== "objection" || outcome !== "upheld" || state !== "closed", "nothing-to-take-back"],
    [revoked, "taken-back-already"],
    [reason.trim() === "", "reason-missing"],
    [decidedOn > today, "decided-in-future"],
    [toldOn > today, "told-in-future"]
  ]
  const [first, ...others] = found.filter(([is]) => is).map(([, code]) => code)
  if (first !== undefined) return Result.fail(refusalOf(revokeRefusalTexts, [first, ...others]))
  return Result.succeed({ clause: law })
}

/** May this person agree to it? Somebody who answers for the covenant, and not who proposed it. */
export function mayAgreeToRevoke(facts: HandleRightsFacts & { readonly proposedBy: string }): Allowed {
  if (!overseesRights(facts)) return Result.fail(refusalOf(revokeRefusalTexts, ["not-answerable"]))
  if (facts.viewer.user === facts.proposedBy) return Result.fail(refusalOf(revokeRefusalTexts, ["second-person"]))
  return Result.succeed({ clause: law })
}

const law = "AVG art. 18 lid 3, art. 21; Awb art. 7:11 en 8:72"

export const revokeRefusalTexts: RuleTexts<RevokeRefusalCode> = {
  "nothing-to-take-back": {
    clause: law,
    text: {
      nl: "Alleen een bezwaar dat is toegewezen kan worden teruggedraaid.",
      en: "Only an objection that was upheld can be taken back."
    }
  },
  "taken-back-already": {
    clause: law,
    text: {
      nl: "Dit is al teruggedraaid, of wacht op een tweede persoon.",
      en: "This was taken back already, or waits for a second person."
    }
  },
  "reason-missing": {
    clause: "Awb art. 3:46",
    text: { nl: "Schrijf op wat er is besloten en waarom.", en: "Write down what was decided and why." }
  },
  "decided-in-future": { clause: law, text: { nl: "Deze dag moet nog komen.", en: "This day is still to come." } },
  "told-in-future": {
    clause: law,
    text: {
      nl: "Vertel het de persoon eerst. Vul in op welke dag u dat deed.",
      en: "First tell the person. Fill in on which day you did."
    }
  },
  "second-person": {
    clause: law,
    text: {
      nl: "U stelde dit zelf voor. Vraag een ander om in te stemmen.",
      en: "You proposed this yourself. Ask somebody else to agree."
    }
  },
  "not-answerable": {
    clause: law,
    text: {
      nl: "Een beheerder, de gemeente in de regie of een andere functionaris van dit convenant kan dit.",
      en: "An administrator, the municipality in the lead or another officer of this covenant can do this."
    }
  }
}
