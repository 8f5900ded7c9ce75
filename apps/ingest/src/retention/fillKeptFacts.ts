import { keptFactsOf, keptUnder } from "@kruisverband/domain"
import { Sql } from "@kruisverband/store"
import { withRing } from "@kruisverband/vault"
import { DateTime, Effect } from "effect"
import { sql } from "kysely"
import { findSeals } from "../signals/SignalRepository.ts"
import { openIdentity } from "../signals/sealSignal.ts"
import { readVersions } from "./readVersions.ts"
import { setClocks } from "./setClocks.ts"

/** Signals in one transaction. */
const BATCH = 200

/**
 * Signals from before clocks were kept: their seals are opened once, to learn whether somebody was a minor. Where the
 * keys are gone nothing is known, and the ordinary term holds. How many it took; a start that broke off is taken up by
 * the next, and instances take different ones.
 */
export const fillKeptFacts = Effect.gen(function* () {
  const { run, transaction } = yield* Sql
  return yield* transaction(
    Effect.gen(function* () {
      const { rows } = yield* run("fillKeptFacts.take", (db) =>
        sql<{ id: string; covenant: string; version: number; received: Date }>`
          select s.id, s.covenant, s.covenant_version as version, s.received_at as received from ingest.signal s
          where s.withdrawn_at is null and s.minor is null
            and exists (select from ingest.covenant c where c.covenant = s.covenant)
          order by s.id limit ${BATCH} for update of s skip locked`.execute(db)
      )
      const known = yield* readVersions(rows.map((row) => row.covenant))
      const now = yield* DateTime.now
      for (const [covenant, own] of Map.groupBy(rows, (row) => row.covenant)) {
        const versions = known.get(covenant) ?? []
        const ids = own.map((row) => row.id)
        const seals = yield* findSeals(covenant, ids)
        const facts = yield* withRing(covenant, (ring) =>
          Effect.forEach(own, ({ id, received, version }) =>
            Effect.gen(function* () {
              const sealed = seals.get(id)
              const document = keptUnder(versions, version, now)
              const subjects = sealed === undefined ? [] : yield* openIdentity(ring, sealed)
              if (document === undefined) return { id, minor: false, leavesOn: null }
              const at = DateTime.toUtc(DateTime.makeUnsafe(received))
              const { leavesOn, minor } = keptFactsOf(subjects, document, at)
              return { id, minor, leavesOn: leavesOn ?? null }
            })
          )
        )
        const found = facts ?? ids.map((id) => ({ id, minor: false, leavesOn: null }))
        yield* run("fillKeptFacts.put", (db) =>
          sql`
            update ingest.signal s set minor = f.minor, leaves_on = f."leavesOn"
            from json_to_recordset(${JSON.stringify(found)}::json) as f (id uuid, minor boolean, "leavesOn" text)
            where s.covenant = ${covenant} and s.id = f.id`.execute(db)
        )
        yield* setClocks(covenant, versions, ids)
      }
      return rows.length
    })
  )
})
