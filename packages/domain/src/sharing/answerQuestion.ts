import type { DateTime } from "effect"
import type { CovenantDocument } from "../covenant/CovenantDocument.ts"
import { covenantStanding } from "../covenant/inForce.ts"
import { partyOf } from "../covenant/partiesOf.ts"
import { type PartnerId, UserId } from "../ids.ts"
import type { Reason } from "../refusal/Refusal.ts"
import { reason } from "../refusal/Refused.ts"
import type { Partner } from "../region/Region.ts"
import { mayDisclose } from "../rules/mayDisclose.ts"
import type { Bilingual } from "../text.ts"
import { levelLabels } from "../vocabulary/labels.ts"
import { type CheckFacts, checkDraft, no } from "./checkDraft.ts"
import { draftOf } from "./draftOf.ts"
import type { SharingQuestion } from "./SharingQuestion.ts"
import type { SharingVerdict } from "./SharingVerdict.ts"
import { contactPointOf } from "./whomToAsk.ts"

export type QuestionFacts = Omit<CheckFacts, "further"> & {
  /** Partners of the region, for their names. */
  readonly partners: ReadonlyArray<Partner>
  /** Profession of who asks. */
  readonly profession?: string | undefined
}

/**
 * The answer to a question in words: the question becomes a draft that is judged as one, and with whom decides the rest
 * (requirement B8). To the parties together: as posting. To one of them directly: not outside the covenant's way, for
 * before a link exists nobody else sees a signal (A3). To anyone else: no. To the person or the parents: what one saw
 * oneself, and rather before posting than after (AVG 13, 14).
 */
export function answerQuestion(question: SharingQuestion, facts: QuestionFacts): SharingVerdict {
  const { covenants, partner, now } = facts
  const covenant = governing(question, covenants, now)
  if (question.with.kind === "concerned") return toConcerned(covenant)
  const posted = judged(question, facts, covenant)
  if (question.with.kind === "covenant" || covenant === undefined) return posted
  if (question.with.kind === "outside") return no(outside, [asASignal, contactPointOf(covenant)])
  const { partner: other } = question.with
  if (other === partner?.id) return withinOrganisation(covenant)
  if (partyOf(covenant, other) === undefined) return no([noParty], [asASignal, contactPointOf(covenant)])
  return posted.answer === "no" ? posted : directly(question, facts, covenant, other)
}

function governing(
  { covenant }: SharingQuestion,
  covenants: ReadonlyArray<CovenantDocument>,
  now: DateTime.Utc
): CovenantDocument | undefined {
  const found = covenantStanding(
    covenants.filter((document) => document.id === covenant),
    now
  )
  return found.standing === "in-force" ? found.document : undefined
}

function judged(
  question: SharingQuestion,
  { partners: _, profession: role, ...facts }: QuestionFacts,
  covenant: CovenantDocument | undefined
): SharingVerdict {
  const angle =
    (covenant === undefined ? undefined : partyOf(covenant, facts.partner?.id)?.angle) ?? facts.partner?.angle
  const birthDates = covenant?.identifiers.includes("birth-date") ?? false
  const draft = draftOf(question, { angle, municipality: facts.partner?.municipality, role, birthDates }, facts.now)
  const tooYoung = covenant !== undefined && question.age !== undefined && question.age < covenant.minimumAge
  const further = tooYoung && !birthDates ? [reason("below-minimum-age")] : []
  return checkDraft(draft, { ...facts, further }) ?? no([reason("observation-missing")], [contactPointOf(covenant)])
}

/** To one party without the others: it may not see it yet, and will see what the covenant gives it once a link is confirmed. */
function directly(
  question: SharingQuestion,
  { partner, partners, now }: QuestionFacts,
  covenant: CovenantDocument,
  other: PartnerId
): SharingVerdict {
  const own = partyOf(covenant, partner?.id)
  const [municipality] = covenant.municipalities
  if (own === undefined || municipality === undefined) return no([noParty], [contactPointOf(covenant)])
  const seen = (relation: "link" | undefined) =>
    mayDisclose({
      viewer: { user: anyone, grants: [{ role: "poster", covenant: covenant.id }], partner: other },
      signal: {
        partner: own.partner,
        covenant: covenant.id,
        angle: own.angle,
        level: own.defaultLevel,
        municipality: partner?.municipality ?? municipality,
        kind: question.about === "place" ? "polarisation" : "radicalisation",
        network: partner?.network ?? "formal"
      },
      covenants: [covenant],
      relation,
      now
    })
  const name = partners.find((one) => one.id === other)?.name ?? other
  const later = seen("link").level
  const who: Bilingual = { nl: name, en: name }
  return {
    ...no(
      [{ code: "partner-not-party", clause: seen(undefined).clause, text: notYet }],
      [asASignal, later === "none" ? nothingLater(name) : afterLink(name, levelLabels[later]), contactPointOf(covenant)]
    ),
    sees: [{ who, level: later }]
  }
}

function toConcerned(covenant: CovenantDocument | undefined): SharingVerdict {
  return {
    answer: "yes-without",
    sentence: {
      nl: "Ja, u mag vertellen wat u zelf zag, maar zonder wat u van anderen weet.",
      en: "Yes, you may tell what you saw yourself, but without what you know from others."
    },
    grounds: [
      {
        code: "inform",
        clause: "AVG art. 12 tot en met 14; UAVG art. 41",
        text: {
          nl: "Wie het betreft wordt waar het kan vooraf geïnformeerd.",
          en: "Where possible whom it concerns is informed beforehand."
        }
      }
    ],
    leaveOut: [],
    ask: [
      {
        nl: "Is dat niet veilig voor de jongere of voor u? Wacht dan, en leg vast waarom.",
        en: "Is that not safe for the young person or for you? Then wait, and record why."
      },
      contactPointOf(covenant)
    ],
    sees: []
  }
}

function withinOrganisation(covenant: CovenantDocument): SharingVerdict {
  return {
    answer: "yes",
    sentence: {
      nl: "Ja, met een collega die het voor het werk moet weten. Daar is dit convenant niet voor nodig.",
      en: "Yes, with a colleague who has to know for the work. This covenant is not needed for that."
    },
    grounds: [
      {
        code: "own-organisation",
        clause: "AVG art. 5 lid 1 onder b en f, art. 29",
        text: {
          nl: "Binnen uw eigen organisatie gelden uw eigen regels.",
          en: "Within your own organisation its own rules hold."
        }
      }
    ],
    leaveOut: [],
    ask: [contactPointOf(covenant)],
    sees: []
  }
}

const anyone = UserId.make("recipient")

const noParty: Reason = reason("partner-not-party", {
  text: {
    nl: "Deze organisatie doet niet mee aan dit convenant.",
    en: "This organisation is not a party to this covenant."
  }
})
const outside: ReadonlyArray<Reason> = [
  reason("partner-not-party", {
    text: {
      nl: "Buiten de partijen van het convenant mag niets worden gedeeld.",
      en: "Nothing may be shared outside the covenant's parties."
    }
  })
]
const notYet: Bilingual = {
  nl: "Niet rechtstreeks: een andere partij ziet pas iets als een coördinator een kruisverband heeft bevestigd.",
  en: "Not directly: another party sees something only once a coordinator has confirmed a cross-link."
}
const asASignal: Bilingual = {
  nl: "Plaats het als signaal. Dan kijkt een coördinator of het ergens bij hoort.",
  en: "Post it as a signal. Then a coordinator looks whether it belongs with something else."
}
const afterLink = (name: string, level: Bilingual): Bilingual => ({
  nl: `Na een bevestigd kruisverband ziet ${name} uw signaal: ${level.nl}.`,
  en: `After a confirmed cross-link ${name} sees your signal: ${level.en}.`
})
const nothingLater = (name: string): Bilingual => ({
  nl: `Ook na een bevestigd kruisverband ziet ${name} uw signaal niet.`,
  en: `After a confirmed cross-link ${name} does not see your signal either.`
})
