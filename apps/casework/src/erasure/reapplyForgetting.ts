import { Sql } from "@kruisverband/store"
import { reapplyErasures } from "@kruisverband/vault"
import { Effect } from "effect"
import { forgetOpenness, isOfOpenness } from "../openness/destroy.ts"
import { forgetSignals } from "./forgetSignals.ts"
import { stripEvidence } from "./stripEvidence.ts"

const linksOf = Effect.fnUntraced(function* (signals: ReadonlyArray<string>) {
  const { run } = yield* Sql
  const rows = yield* run("reapplyForgetting.links", (db) =>
    db.selectFrom("casework.link_signal").select("link").distinct().where("signal", "in", signals).execute()
  )
  return rows.map((row) => row.link)
})

/** Before anything is served: forgets again what a restored backup brought back. The number of lines applied. */
export const reapplyForgetting = reapplyErasures((erased) =>
  Effect.gen(function* () {
    yield* forgetOpenness(erased.filter(isOfOpenness))
    const signals = [...new Set(erased.filter((one) => !isOfOpenness(one)).map(({ signal }) => signal))]
    if (signals.length === 0) return
    yield* forgetSignals(signals)
    yield* stripEvidence(yield* linksOf(signals))
  })
)
