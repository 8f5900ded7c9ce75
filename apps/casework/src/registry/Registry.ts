import { CovenantDocument, CovenantStatus, Partner, Region } from "@kruisverband/domain"
import { Sql } from "@kruisverband/store"
import { Effect, Schema } from "effect"
import { sql as raw } from "kysely"

const decodeDocument = Schema.decodeUnknownSync(Schema.toType(CovenantDocument))
const decodeStatus = Schema.decodeUnknownSync(CovenantStatus)
const decodePartner = Schema.decodeUnknownSync(Partner)
const decodeRegion = Schema.decodeUnknownSync(Region)

/** All versions of each covenant, oldest first, each in the state it has now. */
export type Covenants = ReadonlyMap<string, ReadonlyArray<CovenantDocument>>

interface VersionRow {
  readonly covenant: string
  readonly document: unknown
  readonly status: string
}

const readVersions = (only: string | undefined) =>
  Effect.flatMap(Sql, ({ run }) =>
    run("Registry.versions", async (db) => {
      const { rows } = await raw<VersionRow>`
        select v.covenant, v.document, s.status
        from casework.covenant_version v
        cross join lateral (
          select status from casework.covenant_status s
          where s.covenant = v.covenant and s.version = v.version order by s.seq desc limit 1) s
        ${only === undefined ? raw`` : raw`where v.covenant = ${only}`}
        order by v.covenant, v.version`.execute(db)
      return rows
    })
  )

/** Every covenant that was ever published here. */
export const readCovenants = Effect.fn("Registry.covenants")(function* () {
  const covenants = new Map<string, Array<CovenantDocument>>()
  for (const row of yield* readVersions(undefined)) {
    const document: CovenantDocument = { ...decodeDocument(row.document), status: decodeStatus(row.status) }
    covenants.set(row.covenant, [...(covenants.get(row.covenant) ?? []), document])
  }
  const result: Covenants = covenants
  return result
})

/** All versions of one covenant, oldest first; empty when it does not exist. */
export const readCovenant = Effect.fn("Registry.covenant")(function* (id: string) {
  const rows = yield* readVersions(id)
  return rows.map((row): CovenantDocument => ({ ...decodeDocument(row.document), status: decodeStatus(row.status) }))
})

/** All partners, by id. */
export const readPartners = Effect.fn("Registry.partners")(function* () {
  const { run } = yield* Sql
  const rows = yield* run("Registry.partners", (db) =>
    db.selectFrom("casework.partner").select("facts").orderBy("id").execute()
  )
  return rows.map((row) => decodePartner(row.facts))
})

/** Municipalities of every region served here, in the region's own order. */
export const readMunicipalities = Effect.fn("Registry.municipalities")(function* () {
  const { run } = yield* Sql
  const rows = yield* run("Registry.regions", (db) =>
    db.selectFrom("casework.region").select("facts").orderBy("id").execute()
  )
  return rows.flatMap((row) => decodeRegion(row.facts).municipalities)
})
