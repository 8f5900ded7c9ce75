import { assert, layer } from "@effect/vitest"
import { KnownNameView } from "@kruisverband/contract"
import { demoUsers } from "@kruisverband/domain/demo"
import { Sql } from "@kruisverband/store"
import { Effect, Ref, Schema } from "effect"
import { type Answer, as, FakeIngest, fresh, send, world } from "../testing/world.ts"

const COVENANT = "merenland-polarisatie"
const decodeView = Schema.decodeUnknownSync(KnownNameView)
const decodeList = Schema.decodeUnknownSync(Schema.Struct({ names: Schema.Array(KnownNameView) }))
const Sealing = Schema.Struct({
  id: Schema.String,
  values: Schema.Array(Schema.String),
  others: Schema.Array(Schema.String)
})
const Reading = Schema.Struct({ ids: Schema.Array(Schema.String) })

/** An ingest that keeps what it is given to seal. */
const keepingIngest = Effect.gen(function* () {
  const kept = new Map<string, ReadonlyArray<string>>()
  const { answer } = yield* FakeIngest
  yield* Ref.set(answer, (path, body) => {
    if (path === "/names") {
      const { id, values } = Schema.decodeUnknownSync(Sealing)(body)
      kept.set(id, values)
      return Response.json({ sealed: true, unreadable: [], taken: [] })
    }
    const { ids } = Schema.decodeUnknownSync(Reading)(body)
    return Response.json({ names: ids.flatMap((id) => (kept.has(id) ? [{ id, values: kept.get(id) }] : [])) })
  })
})

const answering = (body: unknown) =>
  Effect.flatMap(FakeIngest, ({ answer }) => Ref.set(answer, () => Response.json(body)))

const sent = Effect.flatMap(FakeIngest, (ingest) => Ref.get(ingest.sent))
const told = Effect.flatMap(Sql, ({ run }) =>
  run("test.told", (db) =>
    db
      .selectFrom("casework.outbox")
      .select("body")
      .where("body", "like", "%known-name.published%")
      .orderBy("seq")
      .execute()
  )
).pipe(Effect.map((rows) => rows.map((row) => JSON.parse(row.body))))
const logged = Effect.flatMap(Sql, ({ run }) =>
  run("test.logged", (db) =>
    db
      .selectFrom("casework.processing_log")
      .select(["action", "object", "who", "covenant"])
      .where("object_kind", "=", "known-name")
      .orderBy("seq")
      .execute()
  )
)

const group = { covenant: COVENANT, facet: "group", values: ["Voorpost Noord", "VPN"] }
const viewOf = (answer: Answer, status: number) => {
  assert.strictEqual(answer.status, status, answer.text)
  return decodeView(answer.json)
}

layer(world, { timeout: "60 seconds" })("the vocabulary of groups and expressions", (it) => {
  it.effect("takes a group with its names, sealed at ingest, and tells it by ids alone", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      yield* keepingIngest
      const before = (yield* logged).length
      const coordinator = yield* as(app, "coordinator")
      const view = viewOf(yield* coordinator.post("/names", group), 201)
      assert.deepStrictEqual(view.values, group.values)
      assert.strictEqual(view.version, 1)
      const [event] = yield* told
      assert.strictEqual(event.data.name.id, view.id)
      assert.strictEqual(event.partitionkey, `${COVENANT}/${view.id}`)
      assert.isFalse(event.data.retired)
      assert.notMatch(JSON.stringify(yield* told), /voorpost|vpn/iu)
      const [call] = yield* sent
      assert.deepStrictEqual(Schema.decodeUnknownSync(Sealing)(call?.body).id, event.data.name.names)
      const lines = (yield* logged).slice(before)
      assert.deepStrictEqual(
        lines.map((line) => [line.action, line.object, line.who]),
        [["name-added", view.id, "coordinator"]]
      )
      assert.deepStrictEqual(decodeList((yield* coordinator.get(`/names?covenant=${COVENANT}`)).json).names, [view])
    })
  )

  it.effect("makes a change the next version, next to the other entries, and takes nobody's change away unseen", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      yield* keepingIngest
      const coordinator = yield* as(app, "coordinator")
      const slogan = { covenant: COVENANT, facet: "expression", type: "slogan", values: ["Wij eerst"] }
      const other = viewOf(yield* coordinator.post("/names", slogan), 201)
      const { id } = viewOf(yield* coordinator.post("/names", group), 201)
      const change = { version: 1, values: ["Voorpost Noord"], validUntil: "2026-12-31" }
      const changed = viewOf(yield* coordinator.post(`/names/${id}`, change, "PUT"), 200)
      assert.deepStrictEqual(
        [changed.version, changed.values, changed.validUntil],
        [2, ["Voorpost Noord"], "2026-12-31"]
      )
      assert.strictEqual((yield* coordinator.post(`/names/${id}`, change, "PUT")).status, 409)
      const events = yield* told
      assert.strictEqual(events.length, 3)
      const seals = (yield* sent).map(({ body }) => Schema.decodeUnknownSync(Sealing)(body))
      assert.deepStrictEqual(seals.at(-1)?.others, [events[0].data.name.names])
      const list = decodeList((yield* coordinator.get(`/names?covenant=${COVENANT}`)).json).names
      assert.deepStrictEqual(list, [changed, other])
    })
  )

  it.effect("takes an entry out for good", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      yield* keepingIngest
      const admin = yield* as(app, "beheer")
      const { id } = viewOf(yield* admin.post("/names", group), 201)
      assert.strictEqual((yield* admin.post(`/names/${id}/retire`, { version: 7 })).status, 409)
      const answer = yield* admin.post(`/names/${id}/retire`, { version: 1 })
      assert.deepStrictEqual(answer.json, { id, version: 2 })
      const last = (yield* told).at(-1)
      assert.isTrue(last.data.retired)
      assert.strictEqual(last.data.name.version, 2)
      const own = yield* as(app, "coordinator")
      assert.deepStrictEqual((yield* own.get(`/names?covenant=${COVENANT}`)).json, { names: [] })
      const again = { version: 2, values: ["Voorpost"] }
      assert.strictEqual((yield* admin.post(`/names/${id}`, again, "PUT")).status, 404)
      assert.strictEqual((yield* admin.post(`/names/${id}/retire`, { version: 2 })).status, 404)
    })
  )

  it.effect("refuses names of persons and what does not fit, at its field, before anything is sealed", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      yield* keepingIngest
      const coordinator = yield* as(app, "coordinator")
      for (const [over, code, pointer] of [
        [{ values: ["Voorpost", "Jan de Vries"] }, "name-of-person", "/values"],
        [{ values: ["111222333"] }, "name-holds-bsn", "/values"],
        [{ type: "slogan" }, "group-has-no-type", "/type"],
        [{ facet: "expression" }, "expression-type-missing", "/type"],
        [{ validFrom: "2026-02-01", validUntil: "2026-01-01" }, "dates-turned", "/validUntil"]
      ] as const) {
        const answer = yield* coordinator.post("/names", { ...group, ...over })
        assert.strictEqual(answer.status, 422, answer.text)
        assert.include(answer.text, `"code":"${code}"`)
        assert.include(answer.text, `"pointer":"${pointer}"`)
      }
      assert.strictEqual((yield* coordinator.post("/names", { ...group, values: [] })).status, 400)
      assert.strictEqual((yield* coordinator.post("/names", { ...group, validFrom: "2026-02-30" })).status, 400)
      assert.deepStrictEqual(yield* sent, [])
      assert.deepStrictEqual(yield* told, [])
    })
  )

  it.effect(
    "tells nothing when ingest cannot seal: another entry has the name, nothing is left of it, or it is away",
    () =>
      Effect.gen(function* () {
        const app = yield* fresh()
        const coordinator = yield* as(app, "coordinator")
        const other = "0191e0d3-3333-7000-8000-000000000001"
        yield* answering({ sealed: false, unreadable: [], taken: [other] })
        const taken = yield* coordinator.post("/names", group)
        assert.deepStrictEqual([taken.status, taken.text.includes("name-taken")], [409, true])
        assert.notInclude(taken.text, other)
        yield* answering({ sealed: false, unreadable: [1], taken: [] })
        const unreadable = yield* coordinator.post("/names", group)
        assert.deepStrictEqual([unreadable.status, unreadable.text.includes('"pointer":"/values/1"')], [422, true])
        const { answer } = yield* FakeIngest
        yield* Ref.set(answer, () => Response.json({}, { status: 500 }))
        assert.strictEqual((yield* coordinator.post("/names", group)).status, 503)
        assert.deepStrictEqual(yield* told, [])
      })
  )

  it.effect(
    "is kept by coordinators and administrators, read also by the municipality in the lead, and is not there for others",
    () =>
      Effect.gen(function* () {
        const app = yield* fresh()
        yield* keepingIngest
        for (const user of demoUsers) {
          const roles = user.grants.filter((grant) => grant.covenant === COVENANT).map((grant) => grant.role)
          const keeps = roles.some((role) => role === "coordinator" || role === "administrator")
          const reads = keeps || roles.includes("lead-municipality")
          const person = yield* as(app, user.id)
          const none = roles.length === 0 ? 404 : 403
          const added = yield* person.post("/names", { ...group, values: [`Groep van ${user.id}`] })
          assert.strictEqual(added.status, keeps ? 201 : none, `${user.id} ${added.text}`)
          const list = yield* person.get(`/names?covenant=${COVENANT}`)
          assert.strictEqual(list.status, reads ? 200 : none, user.id)
        }
        assert.strictEqual((yield* send(app, `/names?covenant=${COVENANT}`)).status, 401)
      })
  )

  it.effect("answers the same for a covenant that is hidden and one that does not exist", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      yield* keepingIngest
      const coordinator = yield* as(app, "coordinator")
      const { id } = viewOf(yield* coordinator.post("/names", group), 201)
      const outsider = yield* as(app, "ggz-behandelaar")
      const withoutInstance = (answer: Answer) => answer.text.replace(/"instance":"[^"]*"/u, "")
      const [hidden, absent] = [
        yield* outsider.get("/names?covenant=waterdam-scholen"),
        yield* outsider.get("/names?covenant=nergens")
      ]
      assert.strictEqual(withoutInstance(hidden), withoutInstance(absent))
      const change = { version: 1, values: ["Voorpost"] }
      const strange = "0191e0d3-2222-7000-8000-00000000ffff"
      const school = yield* as(app, "coordinator-waterdam")
      assert.strictEqual((yield* school.post(`/names/${strange}`, change, "PUT")).status, 404)
      assert.strictEqual((yield* outsider.post(`/names/${id}`, change, "PUT")).status, 404)
      const lead = yield* as(app, "regisseur-elzerveen")
      assert.strictEqual((yield* lead.post(`/names/${id}`, change, "PUT")).status, 403)
    })
  )

  it.effect("is not kept where there are no signals of polarisation", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      yield* keepingIngest
      const coordinator = yield* as(app, "coordinator")
      const answer = yield* coordinator.post("/names", { ...group, covenant: "merenland-radicalisering" })
      assert.strictEqual(answer.status, 403)
      assert.include(answer.text, "no-polarisation")
    })
  )
})
