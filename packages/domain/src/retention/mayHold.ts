import { Result } from "effect"
import type { Role, RoleGrant } from "../role/Role.ts"
import { type RuleRefusal, type RuleTexts, refusalOf } from "../rules/RuleRefusal.ts"
import { addTerm } from "../time/term.ts"

/** Who sees what clocks end, and may stop them: who supervises, and who administers the covenant. */
const KEEPERS: ReadonlySet<Role> = new Set<Role>(["data-protection-officer", "administrator"])

/** How far a hold reaches that only one person has looked at: our choice and no law's; long enough for a holiday. */
const UNCONFIRMED_TERM = "P14D"

export type HoldRefusalCode = "hold-role-missing" | "hold-second-person"

export type HoldFacts = {
  readonly viewer: { readonly user: string; readonly grants: ReadonlyArray<RoleGrant> }
  readonly covenant: string
}

/** In which role this person oversees the retention of a covenant; undefined: in none. */
export function keepsClocks({ covenant, viewer }: HoldFacts): Role | undefined {
  return viewer.grants.find((grant) => grant.covenant === covenant && KEEPERS.has(grant.role))?.role
}

/** May this person stop clocks of a covenant, or let them go on? (L19; Archiefwet 1995 art. 5) */
export function mayHold(facts: HoldFacts): Result.Result<{ readonly clause: string }, RuleRefusal<HoldRefusalCode>> {
  return keepsClocks(facts) === undefined
    ? Result.fail(refusalOf(holdRefusalTexts, ["hold-role-missing"]))
    : Result.succeed({ clause: law })
}

/**
 * May this person confirm a hold that `setBy` set? Keeping longer than a covenant promises is a second person's to agree
 * to (ASVS 2.3.5).
 */
export function mayConfirmHold(
  facts: HoldFacts & { readonly setBy: string }
): Result.Result<{ readonly clause: string }, RuleRefusal<HoldRefusalCode>> {
  if (keepsClocks(facts) !== undefined && facts.setBy === facts.viewer.user)
    return Result.fail(refusalOf(holdRefusalTexts, ["hold-second-person"]))
  return mayHold(facts)
}

/** Last local date on which a hold holds: its end, and two weeks at most while nobody else has confirmed it. */
export function holdReaches(hold: {
  readonly setOn: string
  readonly until: string
  readonly confirmed: boolean
}): string {
  const alone = addTerm(hold.setOn, UNCONFIRMED_TERM)
  return hold.confirmed || hold.until < alone ? hold.until : alone
}

const law = "Archiefwet 1995 art. 5; AVG art. 18 lid 2"

export const holdRefusalTexts: RuleTexts<HoldRefusalCode> = {
  "hold-role-missing": {
    clause: law,
    text: {
      nl: "De functionaris gegevensbescherming of een beheerder van dit convenant kan dit.",
      en: "The data protection officer or an administrator of this covenant can do this."
    }
  },
  "hold-second-person": {
    clause: law,
    text: {
      nl: "U hebt dit zelf vastgezet. Vraag een ander om het te bevestigen.",
      en: "You set this yourself. Ask somebody else to confirm it."
    }
  }
}
