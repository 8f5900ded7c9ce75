import { notFound } from "@kruisverband/http"
import { Effect } from "effect"
import { readViewpoint } from "../links/Viewpoint.ts"
import { openDocuments } from "./OpennessDocument.ts"
import { findRecord } from "./OpennessRecord.ts"
import type { Desk } from "./opennessDesk.ts"
import { viewOf } from "./opennessView.ts"
import { openWords } from "./opennessWords.ts"

/** The request as it is now, with its words and its list of documents. */
export const show = Effect.fnUntraced(function* (desk: Desk, id: string) {
  const viewpoint = yield* readViewpoint(desk.caller.user)
  const record = yield* findRecord(id)
  if (record === undefined) return yield* notFound()
  const words = yield* openWords(record.covenant, [id])
  const documents = yield* openDocuments(record.covenant, id)
  return viewOf(record, viewpoint.now, words.get(id) ?? new Map(), documents)
})
