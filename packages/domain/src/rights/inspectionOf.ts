import type { PartnerId, SignalId } from "../ids.ts"
import type { Bilingual } from "../text.ts"
import { addTerm } from "../time/term.ts"
import type { Angle } from "../vocabulary/vocabulary.ts"
import { deferralClause, mayTell, type Withholding } from "./deferralClause.ts"

/** One thing that is told to the person: codes and dates; the words are added by who opens the vault. */
export type InspectionPart = {
  /** What is kept, from which domain it came, who received it, who opened it, who saw that it was there without its content. */
  readonly what: "kept" | "source" | "recipient" | "view" | "listed"
  readonly signal: SignalId
  /** Domain of the signal. */
  readonly angle: Angle
  /** Organisation that received or viewed it; for `kept` and `source` absent, and where a person works for the region. */
  readonly by?: PartnerId
  /** In which role it was received or viewed. */
  readonly role?: string
  /** Local date. */
  readonly on: string
}

export type Inspection = {
  /** Oldest first. */
  readonly parts: ReadonlyArray<InspectionPart>
  /** By which clauses something is left out, as far as the person may know of it: each once, never how much. */
  readonly leftOutBy: ReadonlyArray<string>
  /** What the person can do who does not agree. */
  readonly remedy: { readonly clause: string; readonly text: Bilingual }
}

/**
 * The inspection file of a person (L21; AVG 15, UAVG 34): what is kept, its source domain, its recipients and the log of
 * views, save for signals of which the notice is deferred: those are left out whole, and so is that there are any, unless
 * the deferral lets the person know (UAVG 41(2)(h)). Of police data the recipients of the last four years are told (Wpg 25).
 */
export function inspectionOf(facts: {
  readonly parts: ReadonlyArray<InspectionPart>
  readonly deferred: ReadonlyMap<SignalId, Withholding>
  /** Whether the controller that decides is a public body. */
  readonly publicBody: boolean
  readonly today: string
}): Inspection {
  const { parts, deferred, publicBody, today } = facts
  const told = parts.filter((part) => !deferred.has(part.signal) && !isOldPoliceRecipient(part, today))
  return {
    parts: told.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)),
    leftOutBy: [...new Set([...deferred.values()].filter(mayTell).map(deferralClause))].sort(),
    remedy: publicBody ? objection : court
  }
}

function isOldPoliceRecipient({ what, angle, on }: InspectionPart, today: string): boolean {
  return what === "recipient" && angle === "police" && addTerm(on, "P4Y") < today
}

const objection = {
  clause: "UAVG art. 34; Awb art. 6:7 en 7:1; AVG art. 77",
  text: {
    nl: "Bent u het niet eens met dit antwoord? U kunt binnen zes weken bezwaar maken. U kunt ook een klacht indienen bij de Autoriteit Persoonsgegevens.",
    en: "Do you not agree with this answer? You can object within six weeks. You can also complain to the supervisor."
  }
}

const court = {
  clause: "UAVG art. 35; AVG art. 77",
  text: {
    nl: "Bent u het niet eens met dit antwoord? U kunt binnen zes weken naar de rechtbank. U kunt ook een klacht indienen bij de Autoriteit Persoonsgegevens.",
    en: "Do you not agree with this answer? You can go to court within six weeks. You can also complain to the supervisor."
  }
}
