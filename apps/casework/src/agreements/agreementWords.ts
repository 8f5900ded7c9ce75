import { Sql } from "@kruisverband/store"
import { destroyDataKeys } from "@kruisverband/vault"
import { Effect } from "effect"

/** A request is over: what was decided stays, why it was asked goes. In the caller's transaction. */
export const forgetWords = Effect.fn("agreementWords.forget")(function* (covenant: string, ids: ReadonlyArray<string>) {
  if (ids.length === 0) return
  const { run } = yield* Sql
  yield* run("agreementWords.forget", (db) =>
    db
      .updateTable("casework.second_person")
      .set({ reason: null })
      .where("id", "in", [...ids])
      .execute()
  )
  yield* destroyDataKeys(covenant, ids)
})
