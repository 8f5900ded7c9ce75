import { Result } from "effect"
import type { CovenantId } from "../ids.ts"
import type { Role } from "../role/Role.ts"
import type { Viewer } from "../rules/mayDisclose.ts"
import { type RuleRefusal, type RuleTexts, refusalOf } from "../rules/RuleRefusal.ts"

export type HandleRightsRefusalCode = "not-a-privacy-officer"

export type HandleRightsFacts = { readonly viewer: Viewer; readonly covenant: CovenantId }

const has = ({ viewer, covenant }: HandleRightsFacts, roles: ReadonlySet<Role>) =>
  viewer.grants.some((grant) => grant.covenant === covenant && roles.has(grant.role))

const HANDLERS: ReadonlySet<Role> = new Set<Role>(["data-protection-officer"])
const OVERSEERS: ReadonlySet<Role> = new Set<Role>(["administrator", "data-protection-officer", "lead-municipality"])

/**
 * May this person handle requests of persons under the covenant (L20 to L26)? Its data protection officer, and nobody
 * else: also when the covenant is suspended or has ended, since rights last as long as data are kept.
 */
export function mayHandleRights(
  facts: HandleRightsFacts
): Result.Result<{ readonly clause: string }, RuleRefusal<HandleRightsRefusalCode>> {
  if (!has(facts, HANDLERS)) return Result.fail(refusalOf(handleRightsRefusalTexts, ["not-a-privacy-officer"]))
  return Result.succeed({ clause: "convenant art. rechten van betrokkenen; AVG art. 12, art. 38 lid 4" })
}

/** Who is told how many requests are late, and nothing else of them: the officer, and who answers for the covenant. */
export function overseesRights(facts: HandleRightsFacts): boolean {
  return has(facts, OVERSEERS)
}

export const handleRightsRefusalTexts: RuleTexts<HandleRightsRefusalCode> = {
  "not-a-privacy-officer": {
    clause: "convenant art. rechten van betrokkenen; AVG art. 5 lid 1 onder f, art. 38 lid 4",
    text: {
      nl: "Alleen de functionaris gegevensbescherming van dit convenant mag dit doen. Stuur het verzoek naar het contactpunt.",
      en: "Only this covenant's data protection officer may do this. Send the request to the contact point."
    }
  }
}
