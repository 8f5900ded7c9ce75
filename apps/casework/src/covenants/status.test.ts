import { assert, layer } from "@effect/vitest"
import { CovenantLife } from "@kruisverband/contract"
import { demoCovenants } from "@kruisverband/domain/demo"
import { Sql } from "@kruisverband/store"
import { Effect, Schema } from "effect"
import { as, fresh, send, world } from "../testing/world.ts"

const [document] = demoCovenants
const id = "merenland-radicalisering"
const decodeLife = Schema.decodeUnknownSync(CovenantLife)

const told = Effect.flatMap(Sql, ({ run }) =>
  run("test", (db) => db.selectFrom("casework.outbox").select("body").orderBy("seq").execute())
).pipe(Effect.map((rows) => rows.map((row) => JSON.parse(row.body))))

const draftWorld = () => ({ covenants: document === undefined ? [] : [{ ...document, status: "draft" as const }] })

layer(world, { timeout: "60 seconds" })("a covenant's states", (it) => {
  it.effect("suspends, resumes and ends: told each time, and not back from the end", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      const admin = yield* as(app, "beheer")
      const to = (status: string) => admin.post(`/covenants/${id}/status`, { status, reason: "evaluatie" })
      for (const status of ["suspended", "active"]) {
        assert.strictEqual((yield* to(status)).status, 200)
        assert.strictEqual((yield* told).at(-1).data.versions[0].status, status)
      }
      const alone = yield* to("ended")
      assert.strictEqual(alone.status, 403)
      assert.include(alone.text, "second-person-needed")
      const asked = yield* admin.post("/agreements", { act: "covenant-end", covenant: id, reason: "evaluatie" })
      assert.strictEqual(asked.status, 201, asked.text)
      const request = String(Schema.decodeUnknownSync(Schema.Struct({ id: Schema.String }))(asked.json).id)
      const ended = yield* (yield* as(app, "fg")).post(`/agreements/${request}/agree`)
      assert.strictEqual(ended.status, 200, ended.text)
      assert.strictEqual((yield* told).at(-1).data.versions[0].status, "ended")
      const before = (yield* told).length
      assert.strictEqual((yield* to("ended")).status, 200, "asked again, nothing happens")
      assert.strictEqual((yield* told).length, before)
      assert.strictEqual((yield* to("active")).status, 409)
      const amendment = yield* admin.post("/covenants", { ...document, version: 2 })
      assert.strictEqual(amendment.status, 409)
      assert.include(amendment.text, "covenant-ended")
      const states = decodeLife((yield* admin.get(`/covenants/${id}`)).json).versions[0]?.states ?? []
      assert.deepStrictEqual(
        states.map(({ status, reason }) => [status, reason]),
        [
          ["active", null],
          ["suspended", "evaluatie"],
          ["active", "evaluatie"],
          ["ended", "evaluatie"]
        ]
      )
    })
  )

  it.effect("changes what is in force while an amendment waits, and the amendment by its own number alone", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      const admin = yield* as(app, "beheer")
      yield* admin.post("/covenants", { ...document, version: 2, minimumAge: 15 })
      const suspended = yield* admin.post(`/covenants/${id}/status`, { status: "suspended" })
      assert.deepStrictEqual(suspended.json, { id, version: 1, status: "suspended" })
      const resumed = yield* admin.post(`/covenants/${id}/status`, { status: "active" })
      assert.deepStrictEqual(resumed.json, { id, version: 1, status: "active" })
      const waiting = yield* admin.post(`/covenants/${id}/status`, { status: "active", version: 2 })
      assert.strictEqual(waiting.status, 403, waiting.text)
    })
  )

  it.effect("activates what the region brought in as a draft, signed on paper, by one who did not write it", () =>
    Effect.gen(function* () {
      const app = yield* fresh(draftWorld())
      assert.strictEqual((yield* told).at(-1).data.versions[0].status, "draft")
      const admin = yield* as(app, "beheer")
      const answer = yield* admin.post(`/covenants/${id}/status`, { status: "active" })
      assert.strictEqual(answer.status, 200, answer.text)
      assert.strictEqual((yield* told).at(-1).data.versions[0].status, "active")
    })
  )

  it.effect("lets a party go by its own signatory, at once, and tells it", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      const school = yield* as(app, "bestuur-linde")
      const other = yield* school.post(`/covenants/${id}/departures`, { partner: "ggz-merenland" })
      assert.strictEqual(other.status, 403)
      const left = yield* school.post(`/covenants/${id}/departures`, { partner: "school-de-linde", reason: "fusie" })
      assert.strictEqual(left.status, 201, left.text)
      assert.deepStrictEqual(left.json, { partner: "school-de-linde", on: "2026-11-02" })
      assert.deepStrictEqual((yield* told).at(-1).data.versions[0].departures, [
        { partner: "school-de-linde", on: "2026-11-02" }
      ])
      const twice = yield* (yield* as(app, "beheer")).post(`/covenants/${id}/departures`, {
        partner: "school-de-linde"
      })
      assert.strictEqual(twice.status, 422)
      const life = decodeLife((yield* school.get(`/covenants/${id}`)).json)
      assert.deepStrictEqual(
        life.departures.map(({ partner, on, reason }) => [partner, on, reason].join()),
        ["school-de-linde,2026-11-02,fusie"]
      )
      assert.notInclude(life.may, "leave")
    })
  )

  it.effect("shows the essence to anyone, and no essence of what was never adopted", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      const shown = yield* send(app, `/covenants/${id}/essence`)
      assert.strictEqual(shown.status, 200, shown.text)
      for (const inside of ["School De Linde", "contactpunt@elzerveen.example", "Waterdam"])
        assert.include(shown.text, inside)
      assert.strictEqual((yield* send(app, "/covenants/merenland-oud/essence")).status, 200)
      const places = yield* send(app, "/covenants/merenland-polarisatie/essence")
      assert.notInclude(places.text.toLowerCase(), "buurtvaders")
      yield* (yield* as(app, "beheer")).post("/covenants", { id: "nieuw", status: "draft" })
      const [draft, unknown] = [
        yield* send(app, "/covenants/nieuw/essence"),
        yield* send(app, "/covenants/geen/essence")
      ]
      assert.deepStrictEqual([draft.status, unknown.status], [404, 404])
      const bare = (text: string) => text.replace(/urn:uuid:[0-9a-f-]+/u, "")
      assert.strictEqual(bare(draft.text), bare(unknown.text))
    })
  )

  it.effect("exports the register to who keeps it, as JSON and as CSV", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      for (const user of ["coordinator", "docent", "beleid", "bestuur-linde"]) {
        const person = yield* as(app, user)
        for (const path of ["/processing-register", "/processing-register/export"])
          assert.strictEqual((yield* person.get(path)).status, 403, `${user} ${path}`)
      }
      const officer = yield* as(app, "fg")
      const entries = yield* officer.get("/processing-register")
      assert.strictEqual(entries.status, 200, entries.text)
      for (const covenant of demoCovenants) assert.include(entries.text, covenant.id)
      const csv = yield* officer.get("/processing-register/export")
      assert.strictEqual(csv.headers.get("content-type"), "text/csv; charset=utf-8; header=present")
      assert.include(csv.headers.get("content-disposition") ?? "", "verwerkingsregister.csv")
      assert.strictEqual(csv.text.trimEnd().split("\r\n").length, 1 + demoCovenants.length)
      assert.notInclude(csv.text.toLowerCase(), "buurtvaders waterdam")
    })
  )
})
