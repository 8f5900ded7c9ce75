import { Result } from "effect"
import type { CovenantDocument } from "../covenant/CovenantDocument.ts"
import { MUNICIPAL_SELECTION_LIST } from "../covenant/templates/CovenantTemplate.ts"
import { type Finding, finding, findingsWhere, isBlank } from "../rules/Finding.ts"
import { type RuleRefusal, type RuleTexts, refusalOf } from "../rules/RuleRefusal.ts"
import { isRealDate } from "../time/localDate.ts"
import { addTerm } from "../time/term.ts"
import type { RetentionState } from "./RetentionState.ts"

/** Something that stops a record's clock for a while: a procedure, an objection, an audit (L19). */
export type LegalHold = {
  readonly reason: string
  /** Last local date on which it holds. */
  readonly until: string
}

/** What stays of a destruction: along which list, how many, under which covenant. Nothing of any person (Archiefbesluit 1995 art. 8). */
export type DestructionRecord = {
  readonly covenant: string
  readonly covenantVersion: number
  readonly state: RetentionState
  readonly list: string
  readonly entry: string
  readonly destroyedOn: string
  /** Months of receipt of the first and the last of them, `YYYY-MM`: a day could tell which one it was. */
  readonly period: { readonly from: string; readonly until: string }
  readonly count: number
}

/** The law's list, where the covenant names no entry of its own. */
const NO_ENTRY = "niet in het convenant genoemd"

export type DestroyRefusalCode = "term-not-over" | "legal-hold"

/**
 * May these records be destroyed today, and with which record? Their time is over and no hold stands in the way; the
 * record names the selection list (L19; Archiefwet 1995 art. 3 and 5). Nobody has to ask: it runs by itself (L17).
 */
export function mayDestroy(facts: {
  readonly covenant: CovenantDocument
  readonly state: RetentionState
  /** From `clockOf`; null: an open case. */
  readonly endsOn: string | null
  readonly holds: ReadonlyArray<LegalHold>
  readonly today: string
  /** How many records this is about. */
  readonly count: number
  readonly period: DestructionRecord["period"]
}): Result.Result<DestructionRecord, RuleRefusal<DestroyRefusalCode>> {
  const { covenant, endsOn, today } = facts
  if (endsOn === null || endsOn > today) return refuse("term-not-over")
  if (facts.holds.some((hold) => hold.until >= today)) return refuse("legal-hold")
  const { count, period, state } = facts
  return Result.succeed(destructionRecordOf({ covenant, state, destroyedOn: today, count, period }))
}

/** The record of a destruction that has been decided: also of one that a restart completes, or repeats on a restored backup. */
export function destructionRecordOf({
  covenant,
  ...facts
}: Pick<DestructionRecord, "count" | "destroyedOn" | "period"> & {
  readonly covenant: Pick<CovenantDocument, "archive" | "id" | "version">
  readonly state: RetentionState
}): DestructionRecord {
  return {
    ...facts,
    covenant: covenant.id,
    covenantVersion: covenant.version,
    list: covenant.archive?.list ?? MUNICIPAL_SELECTION_LIST,
    entry: covenant.archive?.entry ?? NO_ENTRY
  }
}

/** What a hold lacks: a reason in words, and an end within a year; a longer one is set again, with its reason. */
export function checkHold(hold: LegalHold, today: string): ReadonlyArray<Finding> {
  const law = "Archiefwet 1995 art. 5; AVG art. 18 lid 2"
  return findingsWhere([
    [
      isBlank(hold.reason),
      finding("/reason", law, "Zeg waarom dit bewaard moet blijven.", "Say why this must be kept.")
    ],
    [
      !isRealDate(hold.until) || hold.until < today || hold.until > addTerm(today, "P1Y"),
      finding(
        "/until",
        law,
        "Geef een einddatum binnen een jaar. Daarna beslist u opnieuw.",
        "Give an end within a year. After that you decide again."
      )
    ]
  ])
}

const refuse = (code: DestroyRefusalCode): Result.Result<never, RuleRefusal<DestroyRefusalCode>> =>
  Result.fail(refusalOf(destroyRefusalTexts, [code]))

export const destroyRefusalTexts: RuleTexts<DestroyRefusalCode> = {
  "term-not-over": {
    clause: "convenant art. bewaartermijnen; Archiefwet 1995 art. 3",
    text: { nl: "De bewaartermijn is nog niet voorbij.", en: "The retention term is not over yet." }
  },
  "legal-hold": {
    clause: "Archiefwet 1995 art. 5; AVG art. 18 lid 2",
    text: {
      nl: "Dit wordt om een andere reden nog bewaard. De einddatum staat erbij.",
      en: "This is kept for another reason for now. Its end is stated."
    }
  }
}
