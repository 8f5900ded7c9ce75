import { CovenantId, destructionRecordOf, keptUnder, localDate, RetentionState } from "@kruisverband/domain"
import { Sql } from "@kruisverband/store"
import { DateTime, Effect, Schema } from "effect"
import { sql } from "kysely"
import { readVersions } from "./readVersions.ts"

/** What was known of a destroyed signal that its record may say. */
export interface Destroyed {
  readonly covenantVersion: number
  readonly state: string
  /** Month of receipt, `YYYY-MM`. */
  readonly month: string
  /** A hold had kept it past the end of its clock. */
  readonly heldLonger: boolean
}

const decodeState = Schema.decodeUnknownSync(RetentionState)
const first = (months: ReadonlyArray<string>) => months.toSorted()[0] ?? ""
const last = (months: ReadonlyArray<string>) => months.toSorted().at(-1) ?? ""

/**
 * Adds signals that a clock destroyed to the day's records (L19; Archiefbesluit 1995 art. 8), in the transaction that
 * destroyed them. One record a day for each covenant, version and state, however many batches it took.
 */
export const recordDestruction = Effect.fnUntraced(function* (covenant: string, gone: ReadonlyArray<Destroyed>) {
  if (gone.length === 0) return
  const { run } = yield* Sql
  const now = yield* DateTime.now
  const destroyedOn = localDate(now)
  const versions = (yield* readVersions([covenant])).get(covenant) ?? []
  const kept = gone.map(({ covenantVersion, heldLonger, month, state }) => {
    const document = keptUnder(versions, covenantVersion, now)
    return {
      document: document ?? { id: CovenantId.make(covenant), version: covenantVersion },
      heldLonger,
      month,
      state
    }
  })
  const groups = Map.groupBy(kept, ({ document, state }) => `${document.version} ${state}`)
  const records = [...groups.values()].flatMap((own) => {
    const [one] = own
    if (one === undefined) return []
    const months = own.map(({ month }) => month)
    const record = destructionRecordOf({
      covenant: one.document,
      state: decodeState(one.state),
      destroyedOn,
      period: { from: first(months), until: last(months) },
      count: own.length
    })
    const heldLonger = own.filter((signal) => signal.heldLonger).length
    return [{ ...record, from: record.period.from, until: record.period.until, heldLonger }]
  })
  yield* run("recordDestruction", (db) =>
    sql`
      insert into ingest.destruction as d (covenant, covenant_version, state, list, entry, destroyed_on, received_from,
        received_until, count, held_longer)
      select ${covenant}, "covenantVersion", state, list, entry, "destroyedOn", "from", "until", count, "heldLonger"
      from json_to_recordset(${JSON.stringify(records)}::json) as r ("covenantVersion" integer, state text, list text,
        entry text, "destroyedOn" text, "from" text, "until" text, count integer, "heldLonger" integer)
      order by "covenantVersion", state
      on conflict (covenant, destroyed_on, covenant_version, state, list, entry) do update set
        count = d.count + excluded.count, held_longer = d.held_longer + excluded.held_longer, received_from = least(d.received_from, excluded.received_from),
        received_until = greatest(d.received_until, excluded.received_until)`.execute(db)
  )
})
