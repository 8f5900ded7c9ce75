import { type EventLog, type Received, runConsumer } from "@kruisverband/broker"
import {
  type CovenantDocument,
  covenantStanding,
  type KnownName,
  type Partner,
  type Region
} from "@kruisverband/domain"
import { Sql } from "@kruisverband/store"
import { CovenantKeyring, destroyDataKeys, retireKeys } from "@kruisverband/vault"
import { DateTime, Effect } from "effect"
import { dropAllNames, dropNames } from "../names/NameSetRepository.ts"
import { setClocks } from "../retention/setClocks.ts"
import { dropUpheld } from "../rights/RestrictionRepository.ts"

export const REGISTRY_GROUP = "ingest-registry"
export const REGISTRY_TOPICS = ["kruisverband.registry.v1"] as const

const saveCovenant = Effect.fnUntraced(function* (covenant: string, versions: ReadonlyArray<CovenantDocument>) {
  const store = yield* Sql
  yield* store.run("Registry.saveCovenant", (db) =>
    db
      .insertInto("ingest.covenant")
      .values({ covenant, versions: JSON.stringify(versions) })
      .onConflict((conflict) => conflict.column("covenant").doUpdateSet({ versions: JSON.stringify(versions) }))
      .execute()
  )
  yield* setClocks(covenant, versions)
  // In the same transaction: a covenant that is known can be sealed under, and one that ended never again.
  const { standing } = covenantStanding(versions, yield* DateTime.now)
  if (standing !== "ended") return yield* (yield* CovenantKeyring).ensure(covenant)
  yield* retireKeys(covenant)
  yield* destroyDataKeys(covenant, [...(yield* dropAllNames(covenant)), ...(yield* dropUpheld(covenant))])
})

const savePartner = Effect.fnUntraced(function* (partner: Partner) {
  const store = yield* Sql
  const document = JSON.stringify(partner)
  yield* store.run("Registry.savePartner", (db) =>
    db
      .insertInto("ingest.partner")
      .values({ partner: partner.id, document })
      .onConflict((conflict) => conflict.column("partner").doUpdateSet({ document }))
      .execute()
  )
})

const saveRegion = Effect.fnUntraced(function* (region: Region) {
  const store = yield* Sql
  yield* store.run("Registry.clearRegion", (db) =>
    db.deleteFrom("ingest.municipality").where("region", "=", region.id).execute()
  )
  const rows = region.municipalities.map(({ code, name, participation }) => ({
    region: region.id,
    code,
    name,
    participation
  }))
  if (rows.length === 0) return
  yield* store.run("Registry.saveRegion", (db) => db.insertInto("ingest.municipality").values(rows).execute())
})

/** Names that were superseded or retired are erased: rows and keys. */
const forgetNames = Effect.fnUntraced(function* (covenant: string, name: KnownName, retired: boolean) {
  yield* destroyDataKeys(covenant, yield* dropNames(covenant, name.id, name.names, retired))
})

const save = ({ event }: Received) => {
  switch (event.type) {
    case "nl.kruisverband.covenant.published.v1":
      return saveCovenant(event.data.covenant, event.data.versions)
    case "nl.kruisverband.partner.registered.v1":
      return savePartner(event.data.partner)
    case "nl.kruisverband.region.published.v1":
      return saveRegion(event.data.region)
    case "nl.kruisverband.known-name.published.v1":
      return forgetNames(event.data.covenant, event.data.name, event.data.retired)
    default:
      return Effect.void
  }
}

/** Keeps ingest's own copy of covenants, partners and municipalities: the newest event of each tells everything. */
export const consumeRegistry: Effect.Effect<never, never, EventLog | Sql | CovenantKeyring> = runConsumer({
  owner: "ingest",
  group: REGISTRY_GROUP,
  topics: REGISTRY_TOPICS,
  handle: (events: ReadonlyArray<Received>) => Effect.forEach(events, save, { discard: true })
})
