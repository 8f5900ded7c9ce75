import { Result } from "effect"
import { type HandleRightsFacts, mayHandleRights } from "../rights/mayHandleRights.ts"
import { type RuleRefusal, type RuleTexts, refusalOf } from "../rules/RuleRefusal.ts"

export type HandleOpennessRefusalCode = "not-a-privacy-officer"

/**
 * May this person handle requests for openness under the covenant (L27)? Who handles persons' requests, and nobody else:
 * documents come in as they are, with persons in them. Also when the covenant is suspended or has ended.
 */
export function mayHandleOpenness(
  facts: HandleRightsFacts
): Result.Result<{ readonly clause: string }, RuleRefusal<HandleOpennessRefusalCode>> {
  if (Result.isFailure(mayHandleRights(facts)))
    return Result.fail(refusalOf(handleOpennessRefusalTexts, ["not-a-privacy-officer"]))
  return Result.succeed({ clause: "convenant art. contactpunt; Woo art. 4.1 tot en met 5.7; AVG art. 6 lid 1 onder c" })
}

export const handleOpennessRefusalTexts: RuleTexts<HandleOpennessRefusalCode> = {
  "not-a-privacy-officer": {
    clause: "convenant art. contactpunt; Woo art. 4.7; AVG art. 5 lid 1 onder f",
    text: {
      nl: "Alleen de functionaris gegevensbescherming van dit convenant handelt Woo-verzoeken af. Stuur het verzoek naar het contactpunt.",
      en: "Only this covenant's data protection officer handles requests for openness. Send the request to the contact point."
    }
  }
}
