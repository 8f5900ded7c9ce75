import { type DateTime, Schema } from "effect"
import type { CovenantDocument } from "../covenant/CovenantDocument.ts"
import { type MunicipalityCode, PartnerId, type SignalId, UserId } from "../ids.ts"
import type { LinkState } from "../link/Link.ts"
import { levelOrder, lowestLevel, mayDisclose } from "../rules/mayDisclose.ts"
import type { VisibleLevel } from "../signal/Sharing.ts"
import type { SignalFacts } from "../signal/SignalFacts.ts"
import type { Bilingual } from "../text.ts"
import { angleLabels, levelLabels } from "../vocabulary/labels.ts"
import type { SharingVerdict } from "./SharingVerdict.ts"
import { contactPointOf } from "./whomToAsk.ts"

/** Whom somebody wants to tell about what is known here. */
export const Recipient = Schema.Union([
  Schema.Struct({ kind: Schema.Literal("partner"), partner: PartnerId }),
  Schema.Struct({
    kind: Schema.Literal("role"),
    role: Schema.Literals(["coordinator", "lead-municipality", "data-protection-officer", "policy-analyst"])
  }),
  Schema.Struct({ kind: Schema.Literal("outside") })
])
export type Recipient = typeof Recipient.Type

export type TellFacts = {
  /** What the asker sees of each signal of the link; what they do not see is not asked about. */
  readonly seen: ReadonlyArray<{ readonly signal: SignalFacts; readonly level: Exclude<VisibleLevel, "none"> }>
  readonly link: { readonly state: LinkState; readonly municipalities: ReadonlyArray<MunicipalityCode> }
  readonly covenants: ReadonlyArray<CovenantDocument>
  readonly recipient: Recipient
  readonly now: DateTime.Utc
}

export type Telling = SharingVerdict & {
  /** Per signal how much may be told; never more than the asker sees. */
  readonly signals: ReadonlyArray<{ readonly signal: SignalId; readonly level: VisibleLevel; readonly clause: string }>
}

/**
 * "May I tell this to …", about an existing link: what the recipient would see of each signal here, by the rule that
 * guards disclosure, and never more than the asker sees (L05, L13; AVG 5(1)(b), (c)). The answer gives no source away: a
 * partner whom the asker does not see as one counts as any other.
 */
export function mayTell(facts: TellFacts): Telling {
  const { seen, recipient } = facts
  const told = seen.map(({ signal, level }) => {
    const shown = recipient.kind === "outside" ? shut : disclosed(facts, signal, level)
    return { signal, own: level, level: lowestLevel(level, shown.level), clause: shown.clause }
  })
  const signals = told.map(({ signal, level, clause }) => ({ signal: signal.signal, level, clause }))
  const [covenant] = facts.covenants
  const grounds = [...new Set(told.map((one) => one.clause))].map((clause) => ({
    code: "disclosure",
    clause,
    text: groundText
  }))
  const rest = { grounds, leaveOut: [], ask: [contactPointOf(covenant)], sees: [], signals }
  const kept = told.filter((one) => levelOrder(one.level) < levelOrder(one.own))
  if (told.every((one) => one.level === "none")) return { ...rest, answer: "no", sentence: sentences.no }
  if (kept.length === 0) return { ...rest, answer: "yes", sentence: sentences.yes }
  const without = kept.map(({ signal, level }) => withheld(signal, level))
  return {
    ...rest,
    answer: "yes-without",
    sentence: {
      nl: `Ja, maar zonder ${without.map((one) => one.nl).join("; ")}.`,
      en: `Yes, but without ${without.map((one) => one.en).join("; ")}.`
    }
  }
}

function disclosed(facts: TellFacts, signal: SignalFacts, level: VisibleLevel) {
  const { recipient, link, covenants, now, seen } = facts
  const role = recipient.kind === "role" ? recipient.role : "poster"
  const partner = recipient.kind === "partner" ? recipient.partner : undefined
  // Only what the asker sees as a source may count as one.
  const takesPart = seen.some((one) => one.level === "full" && one.signal.partner === partner)
  const isLinked = recipient.kind === "role" || (link.state === "confirmed" && takesPart)
  return mayDisclose({
    viewer: {
      user: recipientId,
      grants: [{ role, covenant: signal.covenant }],
      ...(partner === undefined ? {} : { partner })
    },
    signal: level === "full" ? signal : { ...signal, partner: unseen },
    covenants,
    relation: isLinked ? "link" : undefined,
    linkMunicipalities: link.municipalities,
    now
  })
}

const recipientId = UserId.make("recipient")
const unseen = PartnerId.make("unseen")
const shut = {
  level: "none",
  clause: "convenant art. partijen; AVG art. 5 lid 1 onder b, art. 6"
} as const

const withheld = (signal: SignalFacts, level: VisibleLevel): Bilingual => {
  const angle = angleLabels[signal.angle]
  return level === "none"
    ? { nl: `het signaal van ${angle.nl}`, en: `the signal from ${angle.en}` }
    : {
        nl: `meer dan "${levelLabels[level].nl}" van het signaal van ${angle.nl}`,
        en: `more than "${levelLabels[level].en}" of the signal from ${angle.en}`
      }
}

const groundText: Bilingual = {
  nl: "Wie iets mag zien, mag het ook van u horen. Meer niet.",
  en: "What somebody may see, they may also hear from you. Nothing more."
}
const sentences = {
  yes: { nl: "Ja, dit mag u vertellen.", en: "Yes, you may tell this." },
  no: { nl: "Nee, dit mag u niet vertellen.", en: "No, you may not tell this." }
} as const
