import { CovenantDocument, CovenantStatus, Departure, Partner, Region } from "@kruisverband/domain"
import { Sql } from "@kruisverband/store"
import { Effect, Schema } from "effect"
import { sql as raw } from "kysely"

const decodeDocument = Schema.decodeUnknownSync(Schema.toType(CovenantDocument))
const decodeStatus = Schema.decodeUnknownSync(CovenantStatus)
const decodePartner = Schema.decodeUnknownSync(Partner)
const decodeRegion = Schema.decodeUnknownSync(Region)

/** All versions of each covenant, oldest first, each in the state it has now; the one that waits to be adopted is a draft. */
export type Covenants = ReadonlyMap<string, ReadonlyArray<CovenantDocument>>

interface VersionRow {
  readonly covenant: string
  readonly document: unknown
  readonly status: string
  readonly departures: unknown
}

const decodeDepartures = Schema.decodeUnknownSync(Schema.Array(Departure))

/** The version in the state it has now: its status, and who has left. */
const documentOf = ({ document, status, departures }: VersionRow): CovenantDocument => {
  const left = decodeDepartures(departures)
  const state = { ...decodeDocument(document), status: decodeStatus(status) }
  return left.length === 0 ? state : { ...state, departures: left }
}

const readVersions = (only: string | undefined) =>
  Effect.flatMap(Sql, ({ run }) =>
    run("Registry.versions", async (db) => {
      const { rows } = await raw<VersionRow>`
        select v.covenant, v.document, v.status, coalesce((
          select jsonb_agg(jsonb_build_object('partner', d.partner, 'on', d.left_on) order by d.left_on, d.partner)
          from casework.covenant_departure d
          where d.covenant = v.covenant and d.version >= v.version and v.status <> 'draft'), '[]') as departures
        from (
          select v.covenant, v.version, v.document, s.status
          from casework.covenant_version v
          cross join lateral (
            select status from casework.covenant_status s
            where s.covenant = v.covenant and s.version = v.version order by s.seq desc limit 1) s
          union all
          select covenant, version, document, 'draft' from casework.covenant_draft) v
        ${only === undefined ? raw`` : raw`where v.covenant = ${only}`}
        order by v.covenant, v.version`.execute(db)
      return rows
    })
  )

/** Every covenant that there is here, drafts included. */
export const readCovenants = Effect.fn("Registry.covenants")(function* () {
  const covenants = new Map<string, Array<CovenantDocument>>()
  for (const row of yield* readVersions(undefined)) {
    covenants.set(row.covenant, [...(covenants.get(row.covenant) ?? []), documentOf(row)])
  }
  const result: Covenants = covenants
  return result
})

/** All versions of one covenant, oldest first; empty when it does not exist. */
export const readCovenant = Effect.fn("Registry.covenant")(function* (id: string) {
  return (yield* readVersions(id)).map(documentOf)
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
