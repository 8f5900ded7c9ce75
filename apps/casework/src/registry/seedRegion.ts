import type { CovenantDocument, Partner, Region, User } from "@kruisverband/domain"
import { PartnerRegistered, RegionPublished } from "@kruisverband/events"
import { Outbox, Sql } from "@kruisverband/store"
import { DateTime, Effect } from "effect"
import { saveDraft } from "../covenants/CovenantDraft.ts"
import { addGrants } from "../covenants/people.ts"
import { ACCESS_CHANNEL, notify } from "../notify.ts"
import { readCovenant } from "./Registry.ts"
import { recordVersion, tellCovenant } from "./recordVersion.ts"

/** A region to start with: the demo's, or a scenario's own world. */
export interface Seed {
  readonly region: Region
  readonly partners: ReadonlyArray<Partner>
  readonly covenants: ReadonlyArray<CovenantDocument>
  readonly users: ReadonlyArray<User>
  /** Whose log-ins these users are; `sub` is the user id. */
  readonly issuer: string
}

const seedRegistry = (seed: Seed) =>
  Effect.gen(function* () {
    const { run } = yield* Sql
    const added = yield* run("seed.registry", async (db) => {
      const region = await db
        .insertInto("casework.region")
        .values({ id: seed.region.id, facts: JSON.stringify(seed.region) })
        .onConflict((conflict) => conflict.column("id").doNothing())
        .returning("id")
        .execute()
      const partners =
        seed.partners.length === 0
          ? []
          : await db
              .insertInto("casework.partner")
              .values(seed.partners.map((partner) => ({ id: partner.id, facts: JSON.stringify(partner) })))
              .onConflict((conflict) => conflict.column("id").doNothing())
              .returning("id")
              .execute()
      return { region: region.length > 0, partners: new Set(partners.map((row) => row.id)) }
    })
    yield* Outbox.append([
      ...(added.region
        ? [
            {
              event: RegionPublished.make({ region: seed.region }),
              subject: seed.region.id,
              partitionkey: seed.region.id
            }
          ]
        : []),
      ...seed.partners
        .filter((partner) => added.partners.has(partner.id))
        .map((partner) => ({
          event: PartnerRegistered.make({ partner }),
          subject: partner.id,
          partitionkey: partner.id
        }))
    ])
  })

/** Adds users with their roles, and brings the roles of known ones up to date. Roles hold from the next request on. */
export const putUsers = Effect.fn("registry.putUsers")(function* (users: ReadonlyArray<User>, issuer: string) {
  const sql = yield* Sql
  const openedAt = DateTime.formatIso(yield* DateTime.now)
  yield* sql.transaction(
    Effect.gen(function* () {
      for (const user of users) {
        yield* sql.run("registry.putUser", async (db) => {
          const row = {
            display_name: user.displayName,
            partner: user.partner ?? null,
            profession: user.profession ?? null,
            municipality: user.municipality ?? null
          }
          await db
            .insertInto("casework.app_user")
            .values({ id: user.id, issuer, subject: user.id, opened_at: openedAt, ...row })
            .onConflict((conflict) => conflict.column("id").doUpdateSet({ issuer, subject: user.id, ...row }))
            .execute()
          await db.deleteFrom("casework.user_grant").where("user_id", "=", user.id).execute()
          if (user.grants.length > 0) {
            await db
              .insertInto("casework.user_grant")
              .values(user.grants.map((grant) => ({ user_id: user.id, role: grant.role, covenant: grant.covenant })))
              .execute()
          }
        })
        yield* notify(ACCESS_CHANNEL, `user:${user.id}`)
      }
    })
  )
})

/** A version that the region brings in as a draft, signed on paper: anyone who may can activate it. False when it is known. */
const seedDraft = Effect.fn("registry.seedDraft")(function* (document: CovenantDocument) {
  const known = yield* readCovenant(document.id)
  if (known.some((version) => version.version >= document.version || version.status === "draft")) return false
  yield* saveDraft({ document, source: document, drafters: [], offered: true, revision: 1 })
  return true
})

/** Puts a region, its partners, covenants and users in place. Idempotent: what is there already is neither changed nor told again. */
export const seedRegion = Effect.fn("registry.seedRegion")(function* (seed: Seed) {
  const sql = yield* Sql
  yield* sql.transaction(
    Effect.gen(function* () {
      yield* seedRegistry(seed)
      const changed = new Set<CovenantDocument["id"]>()
      for (const document of seed.covenants) {
        const isNew = document.status === "draft" ? yield* seedDraft(document) : yield* recordVersion(document, null)
        if (isNew) changed.add(document.id)
      }
      for (const id of changed) yield* tellCovenant(id)
      yield* seedUsers(seed, changed)
    })
  )
})

/** Users who are new here come with their roles; known ones log in where the region says, keep the roles they have now, and get those of covenants that are new. */
const seedUsers = Effect.fn("registry.seedUsers")(function* (seed: Seed, covenants: ReadonlySet<string>) {
  const { run } = yield* Sql
  const rows = yield* run("registry.knownUsers", (db) => db.selectFrom("casework.app_user").select("id").execute())
  const known = new Set(rows.map((row) => row.id))
  const kept = seed.users.map((user) => user.id).filter((id) => known.has(id))
  if (kept.length > 0)
    yield* run("registry.issuer", (db) =>
      // the provider that comes with a region is at its own address, and so is another after a move or a restore
      db.updateTable("casework.app_user").set({ issuer: seed.issuer }).where("id", "in", kept).execute()
    )
  yield* putUsers(
    seed.users.filter((user) => !known.has(user.id)),
    seed.issuer
  )
  for (const covenant of covenants) {
    const grants = seed.users
      .filter((user) => known.has(user.id))
      .flatMap((user) => user.grants.flatMap((g) => (g.covenant === covenant ? [{ user: user.id, role: g.role }] : [])))
    yield* addGrants(covenant, grants)
  }
})
