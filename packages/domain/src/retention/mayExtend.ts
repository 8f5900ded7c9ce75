import { Result } from "effect"
import type { CovenantDocument } from "../covenant/CovenantDocument.ts"
import { fold } from "../guard/words.ts"
import { type RuleRefusal, type RuleTexts, refusalOf } from "../rules/RuleRefusal.ts"
import { addTerm } from "../time/term.ts"

export type ExtendRefusalCode = "extension-not-possible" | "reason-missing" | "reason-not-new" | "term-is-over"

/** One extension: why, by whom, and until when it reaches. */
export type Extension = { readonly reason: string; readonly until: string }

export type ExtendFacts = {
  readonly covenant: CovenantDocument
  /** Earlier extensions of this record, oldest first. */
  readonly earlier: ReadonlyArray<Extension>
  readonly reason: string
  /** When the record's time is over now. */
  readonly endsOn: string
  readonly today: string
}

/**
 * May the time of a closed case be extended? Only under the acts that know extension (person-directed approach,
 * partnerships under the WGS), each time with a fresh reason of the people's own, and by a review term at most (L09, L16).
 * What is over is over: nothing comes back.
 */
export function mayExtend(facts: ExtendFacts): Result.Result<Extension, RuleRefusal<ExtendRefusalCode>> {
  const { covenant, earlier, reason, endsOn, today } = facts
  const { kind } = covenant.basis
  if (kind !== "pga" && kind !== "wgs") return refuse("extension-not-possible")
  if (endsOn <= today) return refuse("term-is-over")
  if (wordsIn(reason) < 5) return refuse("reason-missing")
  if (earlier.some((one) => sameWords(one.reason, reason))) return refuse("reason-not-new")
  return Result.succeed({ reason, until: addTerm(endsOn, covenant.retention.necessityReview) })
}

const wordsIn = (text: string) => (fold(text).match(/\p{L}{2,}/gu) ?? []).length
const sameWords = (a: string, b: string) => key(a) === key(b)
const key = (text: string) => (fold(text).match(/\p{L}+|\d+/gu) ?? []).join(" ")

const refuse = (code: ExtendRefusalCode): Result.Result<never, RuleRefusal<ExtendRefusalCode>> =>
  Result.fail(refusalOf(extendRefusalTexts, [code]))

const law = "convenant art. bewaartermijnen; Wet gegevensverwerking door samenwerkingsverbanden; Stb. 2025, 78"

export const extendRefusalTexts: RuleTexts<ExtendRefusalCode> = {
  "extension-not-possible": {
    clause: law,
    text: {
      nl: "Onder dit convenant kan een termijn niet worden verlengd.",
      en: "Under this covenant a term cannot be extended."
    }
  },
  "reason-missing": {
    clause: law,
    text: {
      nl: "Schrijf in eigen woorden waarom langer bewaren nodig is.",
      en: "Write in your own words why keeping it longer is necessary."
    }
  },
  "reason-not-new": {
    clause: law,
    text: {
      nl: "Deze reden is al eerder gebruikt. Elke verlenging vraagt een nieuwe reden.",
      en: "This reason was used before. Each extension asks for a fresh one."
    }
  },
  "term-is-over": {
    clause: law,
    text: { nl: "De termijn is al voorbij.", en: "The term is over already." }
  }
}
