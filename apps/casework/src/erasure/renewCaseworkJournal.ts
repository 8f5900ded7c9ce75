import { Sql } from "@kruisverband/store"
import { renewJournal } from "@kruisverband/vault"
import { DateTime, Effect } from "effect"

/** Casework remembers ids alone: which covenant, and why, is for ingest's journal. */
const gone = Effect.gen(function* () {
  const { run } = yield* Sql
  const at = DateTime.formatIso(yield* DateTime.now)
  const rows = yield* run("renewCaseworkJournal.gone", (db) =>
    db.selectFrom("casework.gone").select("signal").orderBy("signal").execute()
  )
  return rows.map(({ signal }) => ({ at, covenant: "", signal, as: "known" }))
})

/** In the place of a lost journal of casework: the signals that it knows to be gone. */
export const renewCaseworkJournal = renewJournal(gone)
