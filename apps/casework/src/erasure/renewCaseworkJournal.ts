import { Sql } from "@kruisverband/store"
import { renewJournal } from "@kruisverband/vault"
import { DateTime, Effect } from "effect"
import { destroyedPapers } from "../openness/destroy.ts"

/** Of signals casework remembers ids alone: which covenant, and why, is for ingest's journal. */
const gone = Effect.gen(function* () {
  const { run } = yield* Sql
  const at = DateTime.formatIso(yield* DateTime.now)
  const rows = yield* run("renewCaseworkJournal.gone", (db) =>
    db.selectFrom("casework.gone").select("signal").orderBy("signal").execute()
  )
  const papers = yield* run("renewCaseworkJournal.papers", (db) =>
    db
      .selectFrom("casework.openness_request")
      .select(["id", "covenant"])
      .where("destroyed_on", "is not", null)
      .orderBy("id")
      .execute()
  )
  return [
    ...rows.map(({ signal }) => ({ at, covenant: "", signal, as: "known" })),
    ...papers.map(({ covenant, id }) => destroyedPapers(covenant, id, at))
  ]
})

/** In the place of a lost journal of casework: the signals that it knows to be gone, and requests of which the papers are. */
export const renewCaseworkJournal = renewJournal(gone)
