import { assert, layer } from "@effect/vitest"
import { getRegistry } from "@kruisverband/contract"
import { demoCovenants, demoPartners, demoRegion, demoUsers } from "@kruisverband/domain/demo"
import { Sql } from "@kruisverband/store"
import { Effect, Schema } from "effect"
import { as, fresh, ISSUER, world } from "../testing/world.ts"
import { seedRegion } from "./seedRegion.ts"

const [document] = demoCovenants
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

  it.effect("publishes a new version, whole history told, and never changes one", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      const admin = yield* as(app, "beheer")
      const amended = { ...document, version: 2, minimumAge: 14 }
      const published = yield* admin.post("/covenants", amended)
      assert.strictEqual(published.status, 201, published.text)
      assert.deepStrictEqual(published.json, { id: document?.id, version: 2, status: "active" })
      const event = (yield* told).at(-1)
      assert.strictEqual(event.type, "nl.kruisverband.covenant.published.v1")
      assert.strictEqual(event.partitionkey, document?.id)
      assert.deepStrictEqual(
        event.data.versions.map((version: { version: number; minimumAge: number }) => [
          version.version,
          version.minimumAge
        ]),
        [
          [1, 12],
          [2, 14]
        ]
      )
      for (const again of [amended, { ...amended, minimumAge: 16 }, { ...document, minimumAge: 16 }]) {
        assert.strictEqual((yield* admin.post("/covenants", again)).status, 409)
      }
    })
  )

  it.effect("names every field that keeps a covenant from being active, and takes it as a draft", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      const admin = yield* as(app, "beheer")
      const bare = { id: "nieuw-convenant", status: "active", purposes: [] }
      const refused = yield* admin.post("/covenants", bare)
      assert.strictEqual(refused.status, 422)
      for (const pointer of ["/title", "/parties", "/purposes", "/contactPoint", "/basis/law", "/basis/dpia"]) {
        assert.include(refused.text, `"pointer":"${pointer}"`)
      }
      assert.strictEqual((yield* admin.post("/covenants", { ...bare, status: "draft" })).status, 201)
      const activate = yield* admin.post("/covenants/nieuw-convenant/status", { status: "active" })
      assert.strictEqual(activate.status, 422)
      assert.include(activate.text, "/basis/dpia")
    })
  )

  it.effect("wants a person-directed approach to say itself how long a closed case is kept", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      const admin = yield* as(app, "beheer")
      const { retention: _, ...rest } = { ...document, version: 2 }
      const refused = yield* admin.post("/covenants", rest)
      assert.strictEqual(refused.status, 422, refused.text)
      assert.include(refused.text, "/retention/closedCase")
    })
  )

  it.effect("suspends, resumes and ends: told each time, and not back from the end", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      const admin = yield* as(app, "beheer")
      const to = (status: string) => admin.post(`/covenants/${document?.id}/status`, { status, reason: "evaluatie" })
      for (const status of ["suspended", "active", "ended"]) {
        assert.strictEqual((yield* to(status)).status, 200)
        assert.strictEqual((yield* told).at(-1).data.versions[0].status, status)
      }
      assert.strictEqual((yield* to("active")).status, 409)
    })
  )

  it.effect("lets administrators of a covenant alone change it, and hides it from outsiders", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      for (const user of ["coordinator", "beleid", "fg", "docent"]) {
        const person = yield* as(app, user)
        assert.strictEqual((yield* person.post("/covenants", { ...document, version: 2 })).status, 403, user)
        const status = `/covenants/${document?.id}/status`
        assert.strictEqual((yield* person.post(status, { status: "suspended" })).status, 403, user)
      }
      const outsider = yield* as(app, "wijkagent")
      const answers = [
        yield* outsider.post("/covenants/waterdam-scholen/status", { status: "ended" }),
        yield* outsider.post("/covenants/no-such/status", { status: "ended" })
      ]
      assert.deepStrictEqual(
        answers.map((answer) => answer.status),
        [404, 404]
      )
    })
  )
})
