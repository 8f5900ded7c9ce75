import type { OpennessLetter } from "@kruisverband/contract"
import {
  checkRequestDecision,
  decisionLetterOf,
  type LetterFacts,
  localDate,
  outcomeOf,
  WooGround
} from "@kruisverband/domain"
import { Sql } from "@kruisverband/store"
import { Effect } from "effect"
import { type Viewpoint, versionsOf } from "../links/Viewpoint.ts"
import { readPartners } from "../registry/Registry.ts"
import { openDocuments } from "./OpennessDocument.ts"
import { changeRecord, type OpennessRecord } from "./OpennessRecord.ts"
import { type Desk, logOpenness, refuseFindings, requireRequest, requireUndecided } from "./opennessDesk.ts"
import { termsOf } from "./opennessView.ts"
import { addWords, openWords } from "./opennessWords.ts"
import { show } from "./show.ts"

export interface OpennessDecision {
  readonly withdrawn: boolean
  readonly explanation?: string
  readonly revision: number
}

/** Saves the decision when nothing is lacking in any document (L27); what it comes to follows from them. */
export const decideRequest = Effect.fn("openness.decide")(function* (
  desk: Desk,
  id: string,
  { explanation, revision, withdrawn }: OpennessDecision
) {
  const { transaction } = yield* Sql
  yield* requireRequest(desk, id)
  yield* transaction(
    Effect.gen(function* () {
      const { record, viewpoint } = yield* requireUndecided(desk, id, revision)
      const documents = yield* openDocuments(record.covenant, id)
      const today = localDate(viewpoint.now)
      yield* refuseFindings(checkRequestDecision({ documents, withdrawn, explanation, today }))
      const grounds = withdrawn
        ? []
        : WooGround.literals.filter((ground) =>
            documents.some(({ passages }) => passages.some((passage) => passage.grounds.includes(ground)))
          )
      const outcome = withdrawn ? "withdrawn" : outcomeOf(documents)
      const decided = { by: desk.caller.user.id, on: today, outcome, grounds } as const
      yield* changeRecord(record, { state: "decided", decided })
      if (explanation !== undefined) yield* addWords(record.covenant, id, "explanation", explanation)
      yield* logOpenness(desk, record, "openness-decided")
    })
  )
  return yield* show(desk, id)
})

const contactOf = Effect.fnUntraced(function* (viewpoint: Viewpoint, covenant: string) {
  const contact = versionsOf(viewpoint, covenant).at(-1)?.contactPoint
  if (contact === undefined) return undefined
  const partner = (yield* readPartners()).find(({ id }) => id === contact.organisation)
  return { organisation: partner?.name ?? contact.organisation, email: contact.email }
})

const letterFacts = Effect.fnUntraced(function* (record: OpennessRecord, viewpoint: Viewpoint) {
  const { covenant, extension_told_on, id, outcome, received_on } = record
  const words = (yield* openWords(covenant, [id])).get(id) ?? new Map<never, string>()
  const facts: LetterFacts = {
    requester: words.get("requester"),
    asked: words.get("asked") ?? words.get("subject") ?? "",
    receivedOn: received_on,
    extension:
      extension_told_on === null
        ? undefined
        : { toldOn: extension_told_on, decideBy: termsOf(record, viewpoint.now).decideBy },
    outcome: outcome ?? undefined,
    explanation: words.get("explanation"),
    documents: yield* openDocuments(covenant, id),
    contact: yield* contactOf(viewpoint, covenant)
  }
  return facts
})

/** The letter as the register makes it now; kept nowhere. */
export const draftLetter = Effect.fn("openness.letter")(function* (desk: Desk, id: string) {
  const { record, viewpoint } = yield* requireRequest(desk, id)
  const facts = yield* letterFacts(record, viewpoint)
  yield* logOpenness(desk, record, "openness-letter-made")
  const { covenant, decided_on } = record
  const letter: OpennessLetter = {
    request: record.id,
    covenant,
    covenantTitle: versionsOf(viewpoint, covenant).at(-1)?.title ?? { nl: covenant, en: covenant },
    ...(decided_on === null ? {} : { decidedOn: decided_on }),
    nl: decisionLetterOf(facts, "nl"),
    en: decisionLetterOf(facts, "en")
  }
  return letter
})
