import { type DateTime, Result } from "effect"
import type { CovenantDocument } from "../covenant/CovenantDocument.ts"
import { covenantStanding } from "../covenant/inForce.ts"
import type { CovenantId } from "../ids.ts"
import type { Role } from "../role/Role.ts"
import type { Viewer } from "./mayDisclose.ts"
import { type RuleRefusal, type RuleTexts, refusalOf } from "./RuleRefusal.ts"

export type KeepNamesRefusalCode = "covenant-not-active" | "no-polarisation" | "not-a-keeper"

export type KeepNamesFacts = {
  readonly viewer: Viewer
  readonly covenant: CovenantId
  /** Versions of covenants, in any order; others than this one's are passed over. */
  readonly covenants: ReadonlyArray<CovenantDocument>
  readonly now: DateTime.Utc
}

export type KeepNamesAllowed = { readonly clause: string }

const KEEPERS: ReadonlySet<Role> = new Set<Role>(["coordinator", "administrator"])
const READERS: ReadonlySet<Role> = new Set<Role>([...KEEPERS, "lead-municipality"])

const clause = "convenant art. gegevens; AVG art. 5 lid 1 onder c en d"

const decide = (facts: KeepNamesFacts, roles: ReadonlySet<Role>) => {
  const own = facts.viewer.grants.some((grant) => grant.covenant === facts.covenant && roles.has(grant.role))
  if (!own) return refuse("not-a-keeper")
  const versions = facts.covenants.filter((document) => document.id === facts.covenant)
  const found = covenantStanding(versions, facts.now)
  if (found.standing !== "in-force") return refuse("covenant-not-active")
  if (!found.document.kinds.includes("polarisation")) return refuse("no-polarisation")
  return Result.succeed({ clause })
}

/**
 * May this person keep the covenant's vocabulary of groups and expressions? Its coordinators and administrators, while it is in force and only
 * where it has signals of polarisation: names of groups serve nothing else (AVG 5(1)(c)).
 */
export function mayKeepNames(
  facts: KeepNamesFacts
): Result.Result<KeepNamesAllowed, RuleRefusal<KeepNamesRefusalCode>> {
  return decide(facts, KEEPERS)
}

/** May this person read it? Who keeps it, and the municipality in the lead, who judges links by it. */
export function mayReadNames(
  facts: KeepNamesFacts
): Result.Result<KeepNamesAllowed, RuleRefusal<KeepNamesRefusalCode>> {
  return decide(facts, READERS)
}

function refuse(code: KeepNamesRefusalCode): Result.Result<never, RuleRefusal<KeepNamesRefusalCode>> {
  return Result.fail(refusalOf(keepNamesRefusalTexts, [code]))
}

export const keepNamesRefusalTexts: RuleTexts<KeepNamesRefusalCode> = {
  "covenant-not-active": {
    clause: "convenant art. looptijd; AVG art. 6",
    text: {
      nl: "Dit convenant geldt nu niet. Er worden geen namen onder bijgehouden.",
      en: "This covenant is not in force now. No names are kept under it."
    }
  },
  "no-polarisation": {
    clause: "convenant art. soorten signalen; AVG art. 5 lid 1 onder b en c",
    text: {
      nl: "Dit convenant is niet voor signalen van polarisatie. Het heeft geen lijst van groepen en uitingen.",
      en: "This covenant is not for signals of polarisation. It has no list of groups and expressions."
    }
  },
  "not-a-keeper": {
    clause: "convenant art. partijen, functies; AVG art. 5 lid 1 onder f",
    text: {
      nl: "Alleen de coördinator of de beheerder van dit convenant mag dit doen. Vraag het aan hen.",
      en: "Only this covenant's coordinator or administrator may do this. Ask them."
    }
  }
}
