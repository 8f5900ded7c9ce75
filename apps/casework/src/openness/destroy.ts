import { localDate, mayDestroyOpenness } from "@kruisverband/domain"
import { refused } from "@kruisverband/http"
import { Sql } from "@kruisverband/store"
import { type ErasedSignal, ErasureJournal } from "@kruisverband/vault"
import { DateTime, Effect, Result } from "effect"
import { sql as raw } from "kysely"
import { changeRecord } from "./OpennessRecord.ts"
import { changedMeanwhile, type Desk, logOpenness, requireRequest } from "./opennessDesk.ts"
import { show } from "./show.ts"

/** Lines of the erasure journal that are not about a signal: the id is of a request for openness, or of one document. */
const REQUEST = "openness-request"
const DOCUMENT = "openness-document"

export const isOfOpenness = ({ as }: ErasedSignal): boolean => as === REQUEST || as === DOCUMENT

export const destroyedPapers = (covenant: string, request: string, at: string): ErasedSignal => ({
  at,
  covenant,
  signal: request,
  as: REQUEST
})

const idsOf = (erased: ReadonlyArray<ErasedSignal>, as: string) =>
  erased.filter((one) => one.as === as).map(({ signal }) => signal)

/**
 * Destroys keys and seals of these documents, and of all papers of these requests but what the register shows. Bears what
 * is destroyed already. In the caller's transaction.
 */
export const forgetOpenness = Effect.fn("openness.forget")(function* (erased: ReadonlyArray<ErasedSignal>) {
  const [requests, documents] = [idsOf(erased, REQUEST), idsOf(erased, DOCUMENT)]
  if (requests.length + documents.length === 0) return
  const { run } = yield* Sql
  yield* run("openness.forget", (db) =>
    raw`
      with papers as (
        delete from casework.openness_document
        where request = any(${requests}::text[]) or id = any(${documents}::uuid[]) returning covenant, id
      ), words as (
        delete from casework.openness_words
        where request = any(${requests}::text[]) and about <> 'subject' returning covenant, id
      )
      delete from casework.data_key k using (select * from papers union all select * from words) gone
      where k.covenant = gone.covenant and k.record = gone.id`.execute(db)
  )
})

/** In the journal first: a backup from before brings nothing of it back. In the caller's transaction. */
const destroyNow = Effect.fnUntraced(function* (erased: ErasedSignal) {
  yield* (yield* ErasureJournal).append([erased])
  yield* forgetOpenness([erased])
})

export const destroyDocument = (covenant: string, document: string, at: string) =>
  destroyNow({ at, covenant, signal: document, as: DOCUMENT })

/** The officer has the papers of a decided request destroyed; its line stays in the register. */
export const destroyPapers = Effect.fn("openness.destroy")(function* (desk: Desk, id: string, revision: number) {
  const { transaction } = yield* Sql
  yield* requireRequest(desk, id)
  yield* transaction(
    Effect.gen(function* () {
      const { record, viewpoint } = yield* requireRequest(desk, id, true)
      const { covenant, decided_on, destroyed_on, state } = record
      const today = localDate(viewpoint.now)
      const allowed = mayDestroyOpenness({ state, decidedOn: decided_on, destroyedOn: destroyed_on, today })
      if (Result.isFailure(allowed)) return yield* refused(allowed.failure.reasons)
      if (record.revision !== revision) return yield* changedMeanwhile()
      yield* destroyNow(destroyedPapers(covenant, record.id, DateTime.formatIso(viewpoint.now)))
      yield* changeRecord(record, { destroyed: { by: desk.caller.user.id, on: today } })
      yield* logOpenness(desk, record, "openness-destroyed")
    })
  )
  return yield* show(desk, id)
})
