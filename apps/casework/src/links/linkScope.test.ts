import { assert, layer } from "@effect/vitest"
import { Partner, type Role, type RoleGrant, type SignalFacts, User } from "@kruisverband/domain"
import { demoCovenants } from "@kruisverband/domain/demo"
import { LinkProposed, SignalRegistered, SignalWithdrawn } from "@kruisverband/events"
import { Sql } from "@kruisverband/store"
import { Effect, Schema } from "effect"
import { sql as raw } from "kysely"
import { covenantId, fresh, linkOf, signalOf, tell, world } from "../testing/world.ts"
import { readWholes } from "./LinkPage.ts"
import { linkScope } from "./linkScope.ts"
import { linkSight } from "./linkSight.ts"
import type { Viewpoint } from "./Viewpoint.ts"
import { readViewpoint } from "./Viewpoint.ts"

const ROLES: ReadonlyArray<Role> = [
  "poster",
  "desk-officer",
  "coordinator",
  "lead-municipality",
  "case-participant",
  "policy-analyst",
  "data-protection-officer",
  "administrator"
]
const COVENANTS = ["merenland-radicalisering", "waterdam-scholen", "merenland-oud"]
const AREAS = ["GM9001", "GM9002"]

/** Every role alone and some pairs, in one covenant or two, for the region or one municipality, with a partner or none. */
const people = ROLES.flatMap((role, index) => {
  const second = ROLES[(index + 3) % ROLES.length] ?? role
  const grantSets: ReadonlyArray<ReadonlyArray<readonly [Role, string]>> = [
    [[role, "merenland-radicalisering"]],
    [
      [role, "merenland-radicalisering"],
      [second, "merenland-radicalisering"]
    ],
    [
      [role, "waterdam-scholen"],
      [second, "merenland-oud"]
    ]
  ]
  return grantSets.flatMap((grants) =>
    [undefined, ...AREAS].flatMap((municipality) =>
      [undefined, "school-de-linde"].map((partner) => ({ grants, municipality, partner }))
    )
  )
})

const viewpointOf = (base: Viewpoint, person: (typeof people)[number]): Viewpoint => ({
  ...base,
  viewer: Schema.decodeUnknownSync(
    Schema.Struct({
      user: Schema.toType(User.fields.id),
      grants: User.fields.grants,
      partner: Schema.optionalKey(Partner.fields.id),
      municipality: User.fields.municipality
    })
  )({
    user: "someone",
    grants: person.grants.map(([role, covenant]): RoleGrant => ({ role, covenant: covenantId(covenant) })),
    ...(person.partner === undefined ? {} : { partner: person.partner }),
    ...(person.municipality === undefined ? {} : { municipality: person.municipality })
  })
})

const everyone = Schema.decodeUnknownSync(User)({
  id: "everyone",
  displayName: "",
  grants: COVENANTS.map((covenant) => ({ role: "data-protection-officer", covenant }))
})

layer(world, { timeout: "120 seconds" })("scope of links", (it) => {
  it.effect(
    "is the same in SQL as in the rule, for every role, area, partner, state and covenant",
    () =>
      Effect.gen(function* () {
        // The ended covenant is kept open here, or nobody could read its links to judge them by the rule.
        yield* fresh()
        let number = 0
        for (const covenant of COVENANTS) {
          for (const pair of [
            ["school-de-linde", "welzijn-elzerveen"],
            ["welzijn-elzerveen", "politie-merenland"]
          ]) {
            for (const area of AREAS) {
              number += 2
              const [a, b] = pair.map((partner, index) =>
                signalOf(number + index - 1, partner, { covenant, municipality: area })
              )
              if (a === undefined || b === undefined) continue
              const facts = linkOf(number, [a, b])
              yield* tell(SignalRegistered.make(a), SignalRegistered.make(b), LinkProposed.make(facts))
              if (number % 8 === 2) yield* withdraw(a)
              if (number % 8 === 4) for (const one of [a, b]) yield* withdraw(one)
              const { run } = yield* Sql
              const state = ["proposed", "confirmed"][number % 4 === 2 ? 1 : 0] ?? "proposed"
              yield* run("test", (db) =>
                db.updateTable("casework.link").set({ state }).where("id", "=", facts.link).execute()
              )
            }
          }
        }
        const base = yield* readViewpoint(everyone)
        const open: Viewpoint = {
          ...base,
          covenants: new Map(
            [...base.covenants].map(([id, versions]) => [
              id,
              versions.map((one) => ({ ...one, status: "active" as const, validUntil: "2027-12-31" }))
            ])
          )
        }
        const { run } = yield* Sql
        const ids = yield* run("test", (db) => db.selectFrom("casework.link").select("id").orderBy("id").execute())
        const wholes = yield* readWholes(
          open,
          ids.map((row) => row.id)
        )
        assert.isAbove(wholes.length, 8)
        let shown = 0
        for (const person of people) {
          const viewpoint = viewpointOf(base, person)
          const byRule = wholes
            .filter((whole) => linkSight(whole, viewpoint) !== "none")
            .map((whole) => whole.record.facts.link)
          const bySql = yield* run("test", async (db) => {
            const { rows } = await raw<{
              id: string
            }>`select id from casework.link l where ${linkScope(viewpoint)}`.execute(db)
            return rows.map((row) => row.id)
          })
          assert.deepStrictEqual(bySql.sort(), [...byRule].sort(), JSON.stringify(person))
          shown += bySql.length
        }
        assert.isAbove(shown, 100)
        assert.isTrue(demoCovenants.some((one) => one.id === "merenland-oud" && one.status === "ended"))
      }),
    60_000
  )
})

const withdraw = (signal: SignalFacts) =>
  tell(SignalWithdrawn.make({ signal: signal.signal, covenant: signal.covenant, revision: 2 }))
