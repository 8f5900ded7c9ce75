import { type DateTime, Result, Schema } from "effect"
import type { CovenantDocument } from "../covenant/CovenantDocument.ts"
import { covenantStanding } from "../covenant/inForce.ts"
import type { CovenantId } from "../ids.ts"
import type { Role } from "../role/Role.ts"
import type { Viewer } from "./mayDisclose.ts"
import { type RuleRefusal, type RuleTexts, refusalOf } from "./RuleRefusal.ts"

/** What can be taken out of the platform in one go. Never an identity: there is no such export. */
export const ExportKind = Schema.Literals(["signals", "links", "trends"])
export type ExportKind = typeof ExportKind.Type

/** Why. A code: words may name somebody, and this is kept for ever. */
export const ExportReason = Schema.Literals(["supervision", "audit", "evaluation", "archiving", "court-order"])
export type ExportReason = typeof ExportReason.Type

export type ExportRefusalCode =
  | "covenant-not-active"
  | "not-an-exporter"
  | "purpose-outside-covenant"
  | "reason-missing"
  | "reference-missing"
  | "second-person-missing"

export type ExportFacts = {
  readonly what: ExportKind
  /** For whom it is: the export holds no more than this person may see. */
  readonly viewer: Viewer
  /** Who agrees to it. */
  readonly second: Viewer | undefined
  readonly covenant: CovenantId
  /** Versions of covenants, in any order; others than this one's are passed over. */
  readonly covenants: ReadonlyArray<CovenantDocument>
  /** Absent: the covenant's first. */
  readonly purpose?: string | undefined
  readonly reason?: ExportReason | undefined
  /** Number of the request or decision elsewhere. */
  readonly reference?: string | undefined
  readonly now: DateTime.Utc
}

export type ExportAllowed = {
  readonly purpose: string
  readonly clause: string
  /** In which role the person has it, and the second agreed; the latter only where one must. */
  readonly role: Role
  readonly secondRole: Role | undefined
}

/** Those who see the region's signals and links as their work: the first that is held counts. */
const SEE: ReadonlyArray<Role> = ["coordinator", "lead-municipality", "data-protection-officer"]
const FIGURES: ReadonlyArray<Role> = ["policy-analyst", ...SEE, "administrator"]
const AGREE: ReadonlyArray<Role> = [...SEE, "administrator"]

const roleIn = (viewer: Viewer, covenant: CovenantId, roles: ReadonlyArray<Role>): Role | undefined =>
  roles.find((role) => viewer.grants.some((grant) => grant.covenant === covenant && grant.role === role))

const CLAUSE = "convenant art. doelen; AVG art. 5 lid 1 onder b, c en f, art. 5 lid 2; ASVS 2.3.5"

/**
 * May this be taken out of the platform in one go? In a covenant in force, for one of its purposes, with a reason and the
 * number of the request, for somebody who may see such things there (L05, L28); signals and links only when another
 * person agrees (ASVS 2.3.5). Figures are of groups of people and need no second. Every reason to refuse is told at once.
 */
export function mayExport(facts: ExportFacts): Result.Result<ExportAllowed, RuleRefusal<ExportRefusalCode>> {
  const { covenant, second, viewer, what } = facts
  const versions = facts.covenants.filter((document) => document.id === covenant)
  const found = covenantStanding(versions, facts.now)
  const document = found.standing === "in-force" ? found.document : undefined
  const role = roleIn(viewer, covenant, what === "trends" ? FIGURES : SEE)
  const other = second === undefined || second.user === viewer.user ? undefined : roleIn(second, covenant, AGREE)
  const purpose = facts.purpose ?? document?.purposes[0]
  const codes: ReadonlyArray<ExportRefusalCode> = [
    ...(role === undefined ? (["not-an-exporter"] as const) : []),
    ...(document === undefined ? (["covenant-not-active"] as const) : []),
    ...(document !== undefined && (purpose === undefined || !document.purposes.includes(purpose))
      ? (["purpose-outside-covenant"] as const)
      : []),
    ...(facts.reason === undefined ? (["reason-missing"] as const) : []),
    ...((facts.reference ?? "").trim() === "" ? (["reference-missing"] as const) : []),
    ...(what !== "trends" && other === undefined ? (["second-person-missing"] as const) : [])
  ]
  const [first, ...rest] = codes
  if (first !== undefined || role === undefined || purpose === undefined)
    return Result.fail(refusalOf(exportRefusalTexts, [first ?? "not-an-exporter", ...rest]))
  return Result.succeed({ purpose, clause: CLAUSE, role, secondRole: what === "trends" ? undefined : other })
}

export const exportRefusalTexts: RuleTexts<ExportRefusalCode> = {
  "covenant-not-active": {
    clause: "convenant art. looptijd; AVG art. 6",
    text: {
      nl: "Dit convenant bestaat hier niet of geldt nu niet. Er wordt niets uit verstrekt.",
      en: "This covenant does not exist here or is not in force now. Nothing is given out of it."
    }
  },
  "not-an-exporter": {
    clause: "convenant art. partijen, functies; AVG art. 5 lid 1 onder f",
    text: {
      nl: "Deze persoon mag dit in dit convenant niet inzien, en krijgt er dus ook geen uitvoer van.",
      en: "This person may not see this in this covenant, and so gets no export of it."
    }
  },
  "purpose-outside-covenant": {
    clause: "convenant art. doelen; AVG art. 5 lid 1 onder b; Jeugdwet art. 7.1.2.1 lid 3",
    text: {
      nl: "Dit doel staat niet in het convenant. Kies een doel uit het convenant.",
      en: "This purpose is not in the covenant. Choose one that is."
    }
  },
  "reason-missing": {
    clause: "AVG art. 5 lid 1 onder b, art. 5 lid 2",
    text: {
      nl: "Een uitvoer heeft een reden nodig. Geef aan waarvoor hij is.",
      en: "An export needs a reason. Say what it is for."
    }
  },
  "reference-missing": {
    clause: "AVG art. 5 lid 2",
    text: {
      nl: "Geef het nummer van het verzoek of besluit waarop deze uitvoer berust.",
      en: "Give the number of the request or decision on which this export rests."
    }
  },
  "second-person-missing": {
    clause: "AVG art. 32 lid 1 onder b; ASVS 2.3.5",
    text: {
      nl: "Signalen en kruisverbanden gaan er alleen uit met twee mensen. Laat een ander uit dit convenant akkoord geven op de pagina Akkoorden.",
      en: "Signals and links go out by two people only. Have another person of this covenant agree, on the page Agreements."
    }
  }
}
