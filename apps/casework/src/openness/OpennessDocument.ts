import { type CovenantId, MarkedPassage, OpennessDocumentId } from "@kruisverband/domain"
import { Sql } from "@kruisverband/store"
import { findDataKeys, openUnder, withRing } from "@kruisverband/vault"
import { Effect, Schema } from "effect"
import { sealTexts, textIn } from "../vault/sealedTexts.ts"

/** What was decided on a document so far; sealed as JSON, as reasons may tell of persons. */
export const Marks = Schema.Struct({
  passages: Schema.Array(MarkedPassage),
  researchConditions: Schema.optionalKey(Schema.String)
})
export type Marks = typeof Marks.Type

const decodeMarks = Schema.decodeUnknownSync(Schema.fromJsonString(Marks))
const encodeMarks = Schema.encodeSync(Schema.fromJsonString(Marks))

/** A document that was opened; `number`: its place in the request, from 1. */
export interface OpennessDocument extends Marks {
  readonly id: OpennessDocumentId
  readonly number: number
  readonly title: string
  readonly documentDate: string
  readonly text: string
  readonly assessed: boolean
  readonly revision: number
}

/** Opens the documents of a request, or one of them, in the order in which they were added; those destroyed are not there. */
export const openDocuments = Effect.fn("OpennessDocument.open")(function* (
  covenant: CovenantId,
  request: string,
  only?: OpennessDocumentId
) {
  const { run } = yield* Sql
  const all = yield* run("OpennessDocument.read", (db) =>
    db
      .selectFrom("casework.openness_document")
      .select(["id", "document_date", "title", "body", "marks", "assessed", "revision"])
      .select((one) =>
        one.fn
          .agg<string>("row_number")
          .over((window) => window.orderBy("id"))
          .as("number")
      )
      .where("covenant", "=", covenant)
      .where("request", "=", request)
      .orderBy("id")
      .execute()
  )
  const rows = all.filter(({ id }) => only === undefined || id === only)
  const keys = yield* findDataKeys(
    covenant,
    rows.map((row) => row.id)
  )
  const opened = yield* withRing(covenant, (ring) =>
    Effect.forEach(rows, (row) =>
      Effect.gen(function* () {
        const key = keys.get(row.id)
        if (key === undefined) return []
        const [title, text, marks] = yield* Effect.all([
          openUnder(ring, key, "title", row.title),
          openUnder(ring, key, "body", row.body),
          openUnder(ring, key, "marks", row.marks)
        ])
        const document: OpennessDocument = {
          id: OpennessDocumentId.make(row.id),
          number: Number(row.number),
          title: textIn(title),
          documentDate: row.document_date,
          text: textIn(text),
          ...decodeMarks(textIn(marks)),
          assessed: row.assessed,
          revision: row.revision
        }
        return [document]
      })
    )
  )
  return (opened ?? []).flat()
})

export interface NewDocument {
  readonly id: OpennessDocumentId
  readonly covenant: CovenantId
  readonly request: string
  readonly title: string
  readonly documentDate: string
  readonly text: string
  readonly by: string
  readonly at: string
}

export const insertDocument = Effect.fn("OpennessDocument.insert")(function* (document: NewDocument) {
  const { at, by, covenant, documentDate, id, request, text, title } = document
  const sealed = yield* sealTexts(covenant, id, { title, body: text, marks: encodeMarks({ passages: [] }) })
  const { run } = yield* Sql
  yield* run("OpennessDocument.insert", (db) =>
    db
      .insertInto("casework.openness_document")
      .values({
        ...sealed,
        covenant,
        id,
        request,
        document_date: documentDate,
        assessed: false,
        added_by: by,
        added_at: at,
        revision: 1
      })
      .execute()
  )
})

/**
 * Writes what was marked. Sealed whole under a new data key, so that former marks and reasons open to nobody any more.
 * The caller holds the request's lock.
 */
export const putMarks = Effect.fn("OpennessDocument.putMarks")(function* (
  covenant: CovenantId,
  { id, revision, text, title }: OpennessDocument,
  marks: Marks,
  assessed: boolean
) {
  const sealed = yield* sealTexts(covenant, id, { title, body: text, marks: encodeMarks(marks) })
  const { run } = yield* Sql
  yield* run("OpennessDocument.putMarks", (db) =>
    db
      .updateTable("casework.openness_document")
      .set({ ...sealed, assessed, revision: revision + 1 })
      .where("covenant", "=", covenant)
      .where("id", "=", id)
      .execute()
  )
})
