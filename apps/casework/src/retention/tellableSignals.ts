import { SignalFacts, tellableStage } from "@kruisverband/domain"
import { Sql } from "@kruisverband/store"
import { DateTime, Effect, Schema } from "effect"
import { sql as raw } from "kysely"
import { readCovenants } from "../registry/Registry.ts"

interface Row {
  readonly own: unknown
  readonly others: unknown
}

// What casework keeps of decoded events: facts that do not decode are damage, and a defect.
const decodeFacts = Schema.decodeUnknownSync(SignalFacts)
const decodeOthers = Schema.decodeUnknownSync(Schema.Array(SignalFacts))

/** Of these signals those that are in a confirmed link and of which the poster may know it, with how far it then is. */
export const tellableSignals = Effect.fn("tellableSignals")(function* (signals: ReadonlyArray<string>) {
  const { run } = yield* Sql
  const { rows } = yield* run("tellableSignals", (db) =>
    raw<Row>`
      select own.facts as own, jsonb_agg(distinct other.facts) as others
      from unnest(${[...signals]}::text[]) as a (signal)
      join casework.signal own on own.id = a.signal
      join casework.link_signal m on m.signal = a.signal
      join casework.link l on l.id = m.link and l.state = 'confirmed'
      join casework.link_signal n on n.link = m.link and n.signal <> m.signal
      join casework.signal other on other.id = n.signal
      group by own.id, own.facts order by own.id`.execute(db)
  )
  const told = new Map<string, string>()
  // The usual case: what was just proposed, nobody has confirmed.
  if (rows.length === 0) return told
  const covenants = yield* readCovenants()
  const now = yield* DateTime.now
  for (const row of rows) {
    const own = decodeFacts(row.own)
    const stage = tellableStage({
      own,
      state: "linked",
      confirmed: true,
      others: decodeOthers(row.others),
      covenants: covenants.get(own.covenant) ?? [],
      now
    })
    if (stage !== undefined) told.set(own.signal, stage)
  }
  return told
})
