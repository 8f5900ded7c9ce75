import { assert, layer } from "@effect/vitest"
import { getRegistry } from "@kruisverband/contract"
import { demoCovenants, demoPartners, demoRegion, demoUsers } from "@kruisverband/domain/demo"
import { Sql } from "@kruisverband/store"
import { Effect, Schema } from "effect"
import { as, fresh, ISSUER, world } from "../testing/world.ts"
import { seedRegion } from "./seedRegion.ts"

const decode = Schema.decodeUnknownSync(getRegistry.success.schema)
const told = Effect.flatMap(Sql, ({ run }) =>
  run("test", (db) => db.selectFrom("casework.outbox").select(["body", "topic"]).orderBy("seq").execute())
).pipe(Effect.map((rows) => rows.map((row) => JSON.parse(row.body))))

layer(world, { timeout: "60 seconds" })("registry", (it) => {
  it.effect("seeds a region once, and tells it once", () =>
    Effect.gen(function* () {
      yield* fresh()
      const first = yield* told
      assert.strictEqual(first.length, 1 + demoPartners.length + demoCovenants.length)
      yield* seedRegion({
        region: demoRegion,
        partners: demoPartners,
        covenants: demoCovenants,
        users: demoUsers,
        issuer: ISSUER
      })
      assert.strictEqual((yield* told).length, first.length)
    })
  )

  it.effect(
    "takes the log-in's new address from the region when it starts elsewhere, and leaves roles as they are now",
    () =>
      Effect.gen(function* () {
        yield* fresh()
        const issuer = "http://127.0.0.1:9999/idp"
        const region = { region: demoRegion, partners: demoPartners, covenants: demoCovenants, users: demoUsers }
        const { run } = yield* Sql
        yield* run("test", (db) => db.deleteFrom("casework.user_grant").where("user_id", "=", "docent").execute())
        yield* seedRegion({ ...region, issuer })
        const users = yield* run("test", (db) =>
          db.selectFrom("casework.app_user").select("issuer").distinct().execute()
        )
        assert.deepStrictEqual(users, [{ issuer }])
        const roles = yield* run("test", (db) =>
          db.selectFrom("casework.user_grant").select("role").where("user_id", "=", "docent").execute()
        )
        assert.deepStrictEqual(roles, [])
      })
  )

  it.effect("shows each person the own covenants and their partners, and an informal network to its own alone", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      const seen = Effect.fnUntraced(function* (user: string) {
        const { covenants, partners, municipalities } = decode((yield* (yield* as(app, user)).get("/registry")).json)
        assert.strictEqual(municipalities.length, 4)
        return { covenants: covenants.map((one): string => one.id), partners: partners.map((one): string => one.id) }
      })
      const officer = yield* seen("wijkagent")
      assert.notInclude(officer.covenants, "waterdam-scholen")
      assert.include(officer.partners, "school-de-linde")
      for (const user of ["wijkagent", "coordinator", "beheer", "fg"]) {
        assert.notInclude((yield* seen(user)).partners, "buurtvaders-waterdam", user)
      }
      assert.include((yield* seen("beheer")).covenants, "merenland-oud")
    })
  )
})
