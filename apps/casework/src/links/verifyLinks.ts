import { Sql } from "@kruisverband/store"
import { Effect } from "effect"
import { explanationOf } from "./explanationOf.ts"
import { readRecords } from "./LinkRecord.ts"
import { type Mismatch, recountLink } from "./recountLink.ts"

/** Links read in one go. */
const PAGE = 500

export interface LinksVerdict {
  readonly links: number
  /** Links that are not what their explanation says. */
  readonly wrong: ReadonlyArray<{ readonly link: string; readonly why: ReadonlyArray<Mismatch> }>
}

const idsAfter = (last: string) =>
  Effect.flatMap(Sql, ({ run }) =>
    run("verifyLinks.ids", (db) =>
      db.selectFrom("casework.link").select("id").where("id", ">", last).orderBy("id").limit(PAGE).execute()
    )
  ).pipe(Effect.map((rows) => rows.map((row) => row.id)))

/** Works every link out again from its explanation. Reads all, changes nothing. */
export const verifyLinks = Effect.fn("verifyLinks")(function* () {
  let links = 0
  const wrong: Array<LinksVerdict["wrong"][number]> = []
  for (let ids = yield* idsAfter(""); ids.length > 0; ids = yield* idsAfter(ids.at(-1) ?? "")) {
    for (const { facts, state, confirmedSignals } of (yield* readRecords(ids)).values()) {
      const why = recountLink({
        explanation: explanationOf(facts, new Set(facts.signals)),
        signals: facts.signals.map((id) => ({ id })),
        confirmedSignals: facts.signals.filter((id) => confirmedSignals.includes(id)),
        state
      })
      if (why.length > 0) wrong.push({ link: facts.link, why })
    }
    links += ids.length
  }
  const verdict: LinksVerdict = { links, wrong }
  return verdict
})
