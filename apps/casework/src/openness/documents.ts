import type { PublicDocument } from "@kruisverband/contract"
import {
  checkDocument,
  checkMarks,
  checkNewDocument,
  localDate,
  OpennessDocumentId,
  pastedText,
  publicParts,
  WooGround
} from "@kruisverband/domain"
import { notFound } from "@kruisverband/http"
import { Ids, Sql } from "@kruisverband/store"
import { DateTime, Effect } from "effect"
import { destroyDocument } from "./destroy.ts"
import { insertDocument, type Marks, openDocuments, putMarks } from "./OpennessDocument.ts"
import { changeRecord, type OpennessRecord } from "./OpennessRecord.ts"
import {
  changedMeanwhile,
  type Desk,
  logOpenness,
  refuseFindings,
  requireRequest,
  requireUndecided
} from "./opennessDesk.ts"
import { documentViewOf } from "./opennessView.ts"
import { show } from "./show.ts"

export interface PastedDocument {
  readonly title: string
  readonly documentDate: string
  readonly text: string
  readonly revision: number
}

/** Adds a document as it was pasted, unmarked. */
export const addDocument = Effect.fn("openness.addDocument")(function* (desk: Desk, id: string, given: PastedDocument) {
  const { documentDate, revision, text, title } = given
  const { transaction } = yield* Sql
  yield* requireRequest(desk, id)
  const document = OpennessDocumentId.make(yield* (yield* Ids).uuid7)
  yield* transaction(
    Effect.gen(function* () {
      const { record, viewpoint } = yield* requireUndecided(desk, id, revision)
      const { covenant } = record
      yield* refuseFindings(checkNewDocument({ documentDate, title }, localDate(viewpoint.now)))
      yield* insertDocument({
        id: document,
        covenant,
        request: id,
        title,
        documentDate,
        text: pastedText(text),
        by: desk.caller.user.id,
        at: DateTime.formatIso(viewpoint.now)
      })
      yield* changeRecord(record, { documents: record.documents + 1 })
      yield* logOpenness(desk, record, "openness-document-added", [document])
    })
  )
  return yield* show(desk, id)
})

const requireDocument = Effect.fnUntraced(function* (record: OpennessRecord, document: OpennessDocumentId) {
  const [found] = yield* openDocuments(record.covenant, record.id, document)
  if (found === undefined) return yield* notFound()
  return found
})

/** The document with its words, after the line in the log. */
export const readDocument = Effect.fn("openness.readDocument")(function* (
  desk: Desk,
  id: string,
  document: OpennessDocumentId
) {
  const { record } = yield* requireRequest(desk, id)
  const found = yield* requireDocument(record, document)
  yield* logOpenness(desk, record, "openness-document-shown", [document])
  return documentViewOf(record, found)
})

export interface Assessment extends Marks {
  readonly settled: boolean
  readonly revision: number
}

/** Keeps what was marked; as settled only when the law misses nothing (L27). */
export const assessDocument = Effect.fn("openness.assess")(function* (
  desk: Desk,
  id: string,
  document: OpennessDocumentId,
  { passages, researchConditions, revision, settled }: Assessment
) {
  const { transaction } = yield* Sql
  const before = yield* requireRequest(desk, id)
  yield* requireDocument(before.record, document)
  return yield* transaction(
    Effect.gen(function* () {
      const { record, viewpoint } = yield* requireUndecided(desk, id)
      const found = yield* requireDocument(record, document)
      if (found.revision !== revision) return yield* changedMeanwhile()
      const marks: Marks = {
        passages: passages.toSorted((a, b) => a.from - b.from),
        ...(researchConditions === undefined ? {} : { researchConditions })
      }
      const { documentDate, text } = found
      yield* refuseFindings(
        settled
          ? checkDocument({ documentDate, text, ...marks }, localDate(viewpoint.now))
          : checkMarks(text, marks.passages)
      )
      yield* putMarks(record.covenant, found, marks, settled)
      yield* logOpenness(desk, record, settled ? "openness-document-assessed" : "openness-document-marked", [document])
      return documentViewOf(record, yield* requireDocument(record, document))
    })
  )
})

/** Takes away what was added by mistake, with its key. */
export const removeDocument = Effect.fn("openness.removeDocument")(function* (
  desk: Desk,
  id: string,
  document: OpennessDocumentId,
  revision: number
) {
  const { transaction } = yield* Sql
  const before = yield* requireRequest(desk, id)
  yield* requireDocument(before.record, document)
  yield* transaction(
    Effect.gen(function* () {
      const { record, viewpoint } = yield* requireUndecided(desk, id, revision)
      yield* requireDocument(record, document)
      yield* destroyDocument(record.covenant, document, DateTime.formatIso(viewpoint.now))
      yield* changeRecord(record, { documents: record.documents - 1 })
      yield* logOpenness(desk, record, "openness-document-removed", [document])
    })
  )
  return yield* show(desk, id)
})

/** The public version: made here, so that what is refused never leaves. */
export const readPublic = Effect.fn("openness.readPublic")(function* (
  desk: Desk,
  id: string,
  document: OpennessDocumentId
) {
  const { record } = yield* requireRequest(desk, id)
  const { documentDate, number, passages, text, title } = yield* requireDocument(record, document)
  yield* logOpenness(desk, record, "openness-public-shown", [document])
  const shown: PublicDocument = {
    request: record.id,
    id: document,
    number,
    title,
    documentDate,
    parts: publicParts(text, passages).map(({ kind, text: words }) => ({ kind, text: words })),
    grounds: WooGround.literals.filter((ground) => passages.some(({ grounds }) => grounds.includes(ground))),
    decided: record.state === "decided"
  }
  return shown
})
