import { Result } from "effect"
import type { UserId } from "../ids.ts"
import { type RuleRefusal, type RuleTexts, refusalOf } from "../rules/RuleRefusal.ts"
import { type ActingPerson, actsFor } from "./actsFor.ts"

export type AnswerRefusalCode =
  | "identity-not-verified"
  | "subject-must-ask-too"
  | "representative-must-ask"
  | "authority-not-shown"

/** How and by whom it was made sure that somebody is who they say. The proof itself is never kept. */
export type IdentityCheck = {
  readonly how: "at-the-counter" | "electronic-id" | "authority-in-writing"
  readonly by: UserId
  readonly on: string
}

export type AnswerFacts = {
  /** Those who asked, each with the check of their identity; absent: not done yet. */
  readonly askedBy: ReadonlyArray<{ readonly who: ActingPerson; readonly identity?: IdentityCheck }>
  /** Whether the representative's authority (parent, guardian, written mandate) was shown. */
  readonly authorityShown: boolean
  readonly bornOn: string
  readonly incapable: boolean
  readonly today: string
}

/**
 * May a request of a person be answered? Not before the identity of each who asks is verified (L26; AVG 12(6), Wpg 26,
 * Woo 5.5(3)), and by whom the law lets ask at that age (L24). A person of sixteen or over may send somebody with a
 * mandate. Every reason is told, so that one letter asks for all that is missing.
 */
export function mayAnswer(
  facts: AnswerFacts
): Result.Result<{ readonly clause: string }, RuleRefusal<AnswerRefusalCode>> {
  const { askedBy, authorityShown, today } = facts
  const acting = actsFor(facts)
  const asked = (who: ActingPerson) => askedBy.some((one) => one.who === who)
  const mandated = acting.requestBy.length === 1 && acting.requestBy[0] === "subject" && asked("representative")
  const found: ReadonlyArray<readonly [boolean, AnswerRefusalCode]> = [
    [askedBy.length === 0 || askedBy.some(({ identity }) => !isDone(identity, today)), "identity-not-verified"],
    [acting.requestBy.includes("subject") && !asked("subject") && !mandated, "subject-must-ask-too"],
    [acting.requestBy.includes("representative") && !asked("representative"), "representative-must-ask"],
    [asked("representative") && !authorityShown, "authority-not-shown"]
  ]
  const [first, ...others] = found.filter(([missing]) => missing).map(([, code]) => code)
  if (first !== undefined) return Result.fail(refusalOf(answerRefusalTexts, [first, ...others]))
  return Result.succeed({ clause: `AVG art. 12 lid 6; ${acting.clause}` })
}

const isDone = (identity: IdentityCheck | undefined, today: string): boolean =>
  identity !== undefined && identity.on <= today

export const answerRefusalTexts: RuleTexts<AnswerRefusalCode> = {
  "identity-not-verified": {
    clause: "AVG art. 12 lid 6; Wet politiegegevens art. 26; Woo art. 5.5 lid 3",
    text: {
      nl: "Stel eerst vast wie het verzoek doet. Bewaar geen kopie van het identiteitsbewijs.",
      en: "First make sure who is asking. Keep no copy of the proof of identity."
    }
  },
  "subject-must-ask-too": {
    clause: "Jeugdwet art. 7.1.5.1",
    text: {
      nl: "Deze persoon moet het verzoek zelf doen, of samen met de ouder of voogd als die jonger is dan zestien.",
      en: "This person has to ask in person, or together with the parent or guardian when under sixteen."
    }
  },
  "representative-must-ask": {
    clause: "Jeugdwet art. 7.1.5.1; UAVG art. 5",
    text: {
      nl: "De ouder, voogd of andere vertegenwoordiger moet het verzoek doen of meedoen.",
      en: "The parent, guardian or other representative has to ask, or ask too."
    }
  },
  "authority-not-shown": {
    clause: "AVG art. 12 lid 6; UAVG art. 5",
    text: {
      nl: "Laat zien dat u voor deze persoon mag optreden: gezag, voogdij of een machtiging.",
      en: "Show that you may act for this person: authority, guardianship or a mandate."
    }
  }
}
