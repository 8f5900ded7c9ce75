import type { DateTime } from "effect"
import type { CovenantDocument } from "../covenant/CovenantDocument.ts"
import { covenantStanding } from "../covenant/inForce.ts"
import { partyOf } from "../covenant/partiesOf.ts"
import { type MatrixViewer, matrixViewers, visibilityOf } from "../covenant/visibilityOf.ts"
import type { Reason } from "../refusal/Refusal.ts"
import type { RegisterFacts, Registration } from "../rules/mayRegister.ts"
import type { Bilingual } from "../text.ts"
import { judgeBody } from "./judgeBody.ts"
import { type LeaveOut, leaveOut } from "./leaveOut.ts"
import type { SharingVerdict } from "./SharingVerdict.ts"
import { whomToAsk } from "./whomToAsk.ts"

/** Who posts, under which covenants, and when: what `mayRegister` asks beside the signal itself. */
export type CheckFacts = Omit<RegisterFacts, "input"> & {
  /** What else speaks against it, by a service that knows more: the vault's objections, encodings. */
  readonly further?: ReadonlyArray<Reason> | undefined
}

/**
 * May this draft be posted? The verdict of posting itself, with what to leave out where that would mend it, whom to ask,
 * and who would see what. Undefined: the body is no signal at all. Nothing is kept (requirement B8).
 */
export function checkDraft(body: unknown, facts: CheckFacts): SharingVerdict | undefined {
  const { further = [], ...rules } = facts
  const verdict = judgeBody(body, rules)
  if (verdict.outcome === "malformed") return undefined
  const covenant = covenantOf(body, facts.covenants, facts.now)
  if (verdict.outcome === "recorded" && further.length === 0) return yes(verdict.registration, covenant, facts.now)
  const reasons = [...(verdict.outcome === "refused" ? verdict.reasons : []), ...further]
  const trimmed =
    verdict.input === undefined || covenant === undefined || further.length > 0
      ? undefined
      : leaveOut(body, verdict.input, reasons, covenant, partyOf(covenant, facts.partner?.id)?.angle)
  const again = trimmed === undefined ? undefined : judgeBody(trimmed.body, rules)
  const ask = whomToAsk(
    reasons.map((reason) => reason.code),
    covenant
  )
  if (trimmed === undefined || again?.outcome !== "recorded") return no(reasons, ask)
  return {
    answer: "yes-without",
    sentence: withoutSentence(trimmed.leaveOut),
    grounds: reasons,
    leaveOut: trimmed.leaveOut,
    ask,
    sees: seesOf(again.registration, covenant, facts.now)
  }
}

export const no = (reasons: ReadonlyArray<Reason>, ask: ReadonlyArray<Bilingual>): SharingVerdict => ({
  answer: "no",
  sentence: sentences.no,
  grounds: reasons,
  leaveOut: [],
  ask,
  sees: []
})

function yes(registration: Registration, covenant: CovenantDocument | undefined, now: DateTime.Utc): SharingVerdict {
  return {
    answer: "yes",
    sentence: sentences.yes,
    grounds: [
      {
        code: "covered",
        clause: `convenant versie ${registration.covenantVersion}, art. doelen en gegevens; AVG art. 6`,
        text: sentences.covered
      }
    ],
    leaveOut: [],
    ask: whomToAsk([], covenant),
    sees: seesOf(registration, covenant, now)
  }
}

/** The version the body names that is in force, if it names one. */
function covenantOf(
  body: unknown,
  covenants: ReadonlyArray<CovenantDocument>,
  now: DateTime.Utc
): CovenantDocument | undefined {
  const id = typeof body === "object" && body !== null && "covenant" in body ? body.covenant : undefined
  const found = covenantStanding(
    covenants.filter((document) => document.id === id),
    now
  )
  return found.standing === "in-force" ? found.document : undefined
}

/** What others would see once it is linked, at the level it would have: the covenant's own matrix, for this signal. */
function seesOf(
  registration: Registration,
  covenant: CovenantDocument | undefined,
  now: DateTime.Utc
): SharingVerdict["sees"] {
  if (covenant === undefined) return []
  const parties = covenant.parties.map((party) =>
    party.partner === registration.partner ? { ...party, defaultLevel: registration.level } : party
  )
  const row = visibilityOf({ ...covenant, kinds: [registration.kind], parties }, now).find(
    (one) => one.party.partner === registration.partner
  )
  return row === undefined ? [] : matrixViewers.map((viewer) => ({ who: viewerNames[viewer], level: row.sees[viewer] }))
}

export const viewerNames: Readonly<Record<MatrixViewer, Bilingual>> = {
  coordinator: { nl: "de regionaal coördinator", en: "the regional coordinator" },
  poster: { nl: "professionals van andere partijen", en: "professionals of other parties" },
  "desk-officer": { nl: "het loket", en: "the desk" },
  "data-protection-officer": { nl: "de functionaris gegevensbescherming", en: "the data protection officer" },
  "policy-analyst": { nl: "beleidsmedewerkers", en: "policy analysts" }
}

const withoutSentence = (items: ReadonlyArray<LeaveOut>): Bilingual => ({
  nl: `Ja, maar zonder ${items.map((item) => item.text.nl).join("; ")}.`,
  en: `Yes, but without ${items.map((item) => item.text.en).join("; ")}.`
})

const sentences = {
  yes: { nl: "Ja, dit mag u delen.", en: "Yes, you may share this." },
  no: { nl: "Nee, dit mag u zo niet delen.", en: "No, you may not share this as it is." },
  covered: {
    nl: "Uw organisatie, uw functie, het doel en de gegevens passen bij dit convenant.",
    en: "Your organisation, your role, the purpose and the details fit this covenant."
  }
} as const
