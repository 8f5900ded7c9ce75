import { type Bearing, type Bilingual, bearingOf, type EvidenceTerm } from "@kruisverband/domain"
import { listed } from "./readings.ts"
import { FIELDS } from "./texts.ts"

const isNear = (term: EvidenceTerm) => term.agreement === "close"

/** A line of the summary: its opening words and the fields under it. */
const line = (head: Bilingual, tail: Bilingual, terms: ReadonlyArray<EvidenceTerm>): Bilingual | undefined => {
  if (terms.length === 0) return undefined
  const names = (language: "nl" | "en", near: string) =>
    terms.map((term) => `${FIELDS[term.field][language]}${isNear(term) ? near : ""}`)
  return {
    nl: `${head.nl}: ${listed(names("nl", " (bijna)"), "en")}${tail.nl}.`,
    en: `${head.en}: ${listed(names("en", " (almost)"), "and")}${tail.en}.`
  }
}

const NONE: Bilingual = { nl: "", en: "" }
const SHARED: Bilingual = { nl: ", want veel mensen delen dat", en: ", as many people share it" }
const USUAL: Bilingual = { nl: ", want dat zegt hier en toen te weinig", en: ", as it tells too little there and then" }
/** A theme is usual somewhere, an expression out of use: no number of people comes into it. */
const OF_PLACES: ReadonlySet<string> = new Set(["theme", "expression"])
const whyNot = (terms: ReadonlyArray<EvidenceTerm>) =>
  terms.some((term) => OF_PLACES.has(term.field)) ? USUAL : SHARED

/**
 * The evidence of a pair in plain language, from codes only: what agrees, what differs, what is not known, what does not count, and
 * whether it is enough. `bar`: bits that it needed, where known.
 */
export const summaryOf = (terms: ReadonlyArray<EvidenceTerm>, weight: number, bar: number | undefined): Bilingual => {
  const of = (...bearings: ReadonlyArray<Bearing>) => terms.filter((term) => bearings.includes(bearingOf(term)))
  const compared = of("for", "discounted", "against")
  const agree = compared.filter((term) => term.agreement !== "differs")
  const differ = compared.filter((term) => term.agreement === "differs")
  const uncounted = of("not-counted")
  const lines = [
    line({ nl: "Dit komt overeen", en: "This agrees" }, NONE, agree) ?? {
      nl: "Er komt niets overeen.",
      en: "Nothing agrees."
    },
    line({ nl: "Dit verschilt", en: "This differs" }, NONE, differ),
    line({ nl: "Niet bij beide bekend", en: "Not known for both" }, NONE, of("missing")),
    line({ nl: "Dit telt niet mee", en: "This does not count" }, whyNot(uncounted), uncounted),
    bar === undefined ? undefined : enough(weight >= bar)
  ].filter((one) => one !== undefined)
  return { nl: lines.map((one) => one.nl).join(" "), en: lines.map((one) => one.en).join(" ") }
}

const enough = (holds: boolean): Bilingual =>
  holds
    ? { nl: "Samen is dat genoeg om dit voor te stellen.", en: "Together that is enough to propose this." }
    : { nl: "Samen is dat niet genoeg.", en: "Together that is not enough." }
