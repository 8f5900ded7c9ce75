import type { DecisionLetter, LetterSection } from "./DecisionLetter.ts"
import { groundTexts } from "./groundTexts.ts"
import { dayInWords, type LetterLanguage, letterTexts } from "./letterTexts.ts"
import { isRefused, type MarkedPassage } from "./MarkedPassage.ts"
import { documentOutcomeOf, outcomeOf } from "./outcomeOf.ts"
import { asksReason, WooGround } from "./WooDecision.ts"
import type { WooOutcome } from "./WooRequest.ts"

export type LetterDocument = {
  readonly title: string
  readonly documentDate: string
  readonly text: string
  readonly passages: ReadonlyArray<MarkedPassage>
  readonly researchConditions?: string | undefined
}

export type LetterFacts = {
  readonly requester?: string | undefined
  readonly asked: string
  /** Local dates. */
  readonly receivedOn: string
  readonly extension?: { readonly toldOn: string; readonly decideBy: string } | undefined
  /** Undefined: not decided; the letter is a draft of what it would come to now. */
  readonly outcome?: WooOutcome | undefined
  readonly explanation?: string | undefined
  readonly documents: ReadonlyArray<LetterDocument>
  readonly contact?: { readonly organisation: string; readonly email: string } | undefined
}

/**
 * The letter of a decision on openness, from the register: what was asked, what is decided, each ground with its reasons,
 * and how to object (L27; Woo 4.4, 5.1(3); Awb 3:45, 3:46). No words of a document are in it, only what the officer wrote.
 */
export function decisionLetterOf(facts: LetterFacts, language: LetterLanguage): DecisionLetter {
  const texts = letterTexts[language]
  const { documents, extension, outcome } = facts
  const isWithdrawn = outcome === "withdrawn"
  const section = (heading: string, paragraphs: ReadonlyArray<string>, items: ReadonlyArray<string> = []) =>
    paragraphs.length + items.length === 0 ? [] : [{ heading, paragraphs, items }]
  const request = section(texts.request, [
    texts.received(dayInWords(facts.receivedOn, language)),
    texts.asked(facts.asked),
    ...(extension === undefined
      ? []
      : [texts.extended(dayInWords(extension.toldOn, language), dayInWords(extension.decideBy, language))])
  ])
  const decision = section(texts.decision, [
    ...(outcome === undefined ? [texts.concept] : []),
    texts.outcomes[outcome ?? outcomeOf(documents)],
    ...(facts.explanation === undefined ? [] : [facts.explanation])
  ])
  return {
    title: texts.title,
    to: texts.to(facts.requester),
    sections: [
      ...request,
      ...decision,
      ...(isWithdrawn ? [] : documentsPart(documents, language)),
      ...section(
        texts.objection,
        texts.objectionText(facts.contact?.organisation ?? texts.noOrganisation),
        texts.objectionItems
      ),
      ...section(texts.contact, [
        facts.contact === undefined
          ? texts.noContact
          : texts.contactText(facts.contact.organisation, facts.contact.email)
      ])
    ]
  }
}

function documentsPart(
  documents: ReadonlyArray<LetterDocument>,
  language: LetterLanguage
): ReadonlyArray<LetterSection> {
  const texts = letterTexts[language]
  if (documents.length === 0) return []
  const refused = WooGround.literals.filter((ground) =>
    documents.some(({ passages }) => passages.some(({ grounds }) => grounds.includes(ground)))
  )
  const research = documents.flatMap(({ researchConditions }, index) =>
    researchConditions === undefined ? [] : [texts.researchIn(index + 1, researchConditions)]
  )
  return [
    {
      heading: texts.documents,
      paragraphs: refused.length === 0 ? [] : [texts.marks],
      items: documents.map((document, index) =>
        texts.document(
          index + 1,
          document.title,
          dayInWords(document.documentDate, language),
          texts.documentOutcomes[documentOutcomeOf(document)]
        )
      )
    },
    ...(refused.length === 0 ? [] : [{ heading: texts.why, paragraphs: [texts.whyLead], items: [] }]),
    ...refused.map((ground) => groundPart(ground, documents, language)),
    ...(research.length === 0 ? [] : [{ heading: texts.research, paragraphs: [], items: research }])
  ]
}

/** A ground, and each reason for it with the documents that it is given for. */
function groundPart(
  ground: WooGround,
  documents: ReadonlyArray<LetterDocument>,
  language: LetterLanguage
): LetterSection {
  const texts = letterTexts[language]
  const { article, protects } = groundTexts[ground]
  const numbers = new Map<string, Array<number>>()
  const add = (line: string, number: number) => {
    const known = numbers.get(line) ?? []
    if (!known.includes(number)) known.push(number)
    numbers.set(line, known)
  }
  documents.forEach(({ passages }, index) => {
    for (const passage of passages.filter((one) => isRefused(one) && one.grounds.includes(ground))) {
      if (passage.reason.trim() !== "") add(passage.reason.trim(), index + 1)
      if (passage.olderReason !== undefined && passage.olderReason.trim() !== "")
        add(texts.older(passage.olderReason.trim()), index + 1)
    }
  })
  return {
    heading: `${article[language]}: ${protects[language]}`,
    paragraphs: asksReason(ground) ? [] : [texts.absolute],
    items: [...numbers].map(([line, found]) => texts.inDocuments(found.join(", "), line))
  }
}
