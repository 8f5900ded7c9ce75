import { assert, layer } from "@effect/vitest"
import { Sql } from "@kruisverband/store"
import { Effect, Ref } from "effect"
import { as, FakeIngest, fresh, signalOf, tellLink, world } from "../testing/world.ts"

const COVENANT = "merenland-radicalisering"
const HOLD = "0191e0d3-0000-7000-8000-0000000000aa"
const hold = (setBy: string) => ({
  id: HOLD,
  covenant: COVENANT,
  signals: 2,
  whole: false,
  reason: "beroep",
  setOn: "2026-11-02",
  setBy,
  until: "2027-01-01",
  reaches: "2026-11-16"
})
const overview = (setBy = "fg") => ({
  outlook: [{ covenant: COVENANT, state: "unlinked", first: "2026-11-09", count: 3, held: 0 }],
  destructions: [
    {
      covenant: COVENANT,
      covenantVersion: 1,
      state: "unlinked",
      list: "Lijst, 2020",
      entry: "19.1",
      destroyedOn: "2026-11-01",
      receivedFrom: "2026-04",
      receivedUntil: "2026-05",
      count: 7,
      heldLonger: 2
    }
  ],
  holds: [hold(setBy)]
})

const answering = (setBy = "fg") =>
  Effect.flatMap(FakeIngest, ({ answer }) =>
    Ref.set(answer, (path) =>
      path === "/retention/read"
        ? Response.json(overview(setBy))
        : path === "/retention/ends"
          ? Response.json({ ends: [] })
          : Response.json(hold(setBy), { status: path === "/holds" ? 201 : 200 })
    )
  )
const logged = Effect.flatMap(Sql, ({ run }) =>
  run("test", (db) => db.selectFrom("casework.processing_log").select(["action", "object"]).orderBy("seq").execute())
)

layer(world, { timeout: "60 seconds" })("overseeing retention", (it) => {
  it.effect("is for data protection officers and administrators, of their covenants, and logged", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      yield* answering()
      for (const user of ["coordinator", "docent", "beleid"]) {
        const person = yield* as(app, user)
        assert.strictEqual((yield* person.get("/retention")).status, 403, user)
        assert.strictEqual((yield* person.get("/retention/destructions/export")).status, 403, user)
      }
      const { sent } = yield* FakeIngest
      assert.lengthOf(yield* Ref.get(sent), 0)
      const officer = yield* as(app, "fg")
      const read = yield* officer.get("/retention")
      assert.deepStrictEqual(read.json, overview())
      const [call] = yield* Ref.get(sent)
      assert.include(JSON.stringify(call?.body), `"${COVENANT}"`)
      const csv = yield* officer.get("/retention/destructions/export")
      assert.strictEqual(
        csv.text.split("\r\n")[1],
        `${COVENANT},1,zonder verband,"Lijst, 2020",19.1,2026-11-01,2026-04,2026-05,7,2`
      )
      const actions = (yield* logged).map(({ action }) => action).slice(-2)
      assert.deepStrictEqual(actions, ["retention-read", "destructions-exported"])
    })
  )

  it.effect("holds back a link's signals with a reason and an end within a year", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      yield* answering()
      const [one, two] = [signalOf(1, "school-de-linde"), signalOf(2, "welzijn-elzerveen")]
      const { link } = yield* tellLink(1, [one, two])
      const officer = yield* as(app, "fg")
      const order = { covenant: COVENANT, of: link, reason: "Beroep bij de rechtbank", until: "2027-06-01" }
      const set = yield* officer.post("/holds", order)
      assert.strictEqual(set.status, 201, set.text)
      const { sent } = yield* FakeIngest
      const [call] = yield* Ref.get(sent)
      assert.deepInclude(call?.body as object, { signals: [one.signal, two.signal], by: "fg" })
      const empty = yield* officer.post("/holds", { ...order, reason: " ", until: "2028-01-01" })
      assert.strictEqual(empty.status, 400)
      assert.includeMembers(
        [...empty.text.matchAll(/"pointer":"([^"]+)"/gu)].map(([, at]) => at ?? ""),
        ["/reason", "/until"]
      )
      const coordinator = yield* as(app, "coordinator")
      assert.strictEqual((yield* coordinator.post("/holds", order)).status, 403)
      assert.strictEqual((yield* coordinator.post("/holds", { ...order, covenant: "no-such" })).status, 404)
      assert.deepInclude(yield* logged, { action: "hold-set", object: HOLD })
      // The reason is nowhere but with ingest.
      const { run } = yield* Sql
      const rows = yield* run("test", (db) => db.selectFrom("casework.processing_log").selectAll().execute())
      assert.notInclude(JSON.stringify(rows), "rechtbank")
    })
  )

  it.effect("asks a second person to confirm it; either may end it", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      yield* answering("fg")
      const officer = yield* as(app, "fg")
      const administrator = yield* as(app, "beheer")
      const body = { covenant: COVENANT }
      const own = yield* officer.post(`/holds/${HOLD}/confirm`, body)
      assert.strictEqual(own.status, 403)
      assert.include(own.text, "hold-second-person")
      assert.strictEqual((yield* administrator.post(`/holds/${HOLD}/confirm`, body)).status, 200)
      assert.strictEqual((yield* officer.post(`/holds/${HOLD}/lift`, body)).status, 200)
      const unknown = "0191e0d3-0000-7000-8000-0000000000ff"
      assert.strictEqual((yield* administrator.post(`/holds/${unknown}/confirm`, body)).status, 404)
    })
  )

  it.effect("holds back a whole covenant, asks a second person, and tells who works in it until when, not why", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      yield* Ref.set((yield* FakeIngest).answer, (path) => {
        const whole = { ...hold("fg"), whole: true, reason: "Beroep van Sam Voorbeeld" }
        return path === "/retention/read"
          ? Response.json({ outlook: [], destructions: [], holds: [whole] })
          : Response.json(whole, { status: path === "/holds" ? 201 : 200 })
      })
      const officer = yield* as(app, "fg")
      const order = { covenant: COVENANT, reason: "Beroep bij de rechtbank", until: "2027-06-01" }
      assert.strictEqual((yield* officer.post("/holds", order)).status, 201)
      const [call] = yield* Ref.get((yield* FakeIngest).sent)
      assert.notProperty(call?.body, "signals")
      const waiting = yield* (yield* as(app, "beheer")).get("/agreements")
      assert.include(waiting.text, '"scope":"covenant"')
      const shown = yield* (yield* as(app, "docent")).get(`/covenants/${COVENANT}/hold`)
      assert.deepStrictEqual(shown.json, { hold: { reaches: "2026-11-16", agreed: false } })
      assert.notInclude(shown.text, "Voorbeeld")
      assert.strictEqual((yield* (yield* as(app, "bestuur-vest")).get(`/covenants/${COVENANT}/hold`)).status, 404)
    })
  )

  it.effect("tells who weighs a link when its signals go, and nobody else", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      yield* answering()
      const { link } = yield* tellLink(1, [signalOf(1, "school-de-linde"), signalOf(2, "welzijn-elzerveen")])
      const coordinator = yield* as(app, "coordinator")
      assert.deepStrictEqual((yield* coordinator.get(`/links/${link}/retention`)).json, { ends: [] })
      const { sent } = yield* FakeIngest
      assert.lengthOf(yield* Ref.get(sent), 1)
      const teacher = yield* as(app, "docent")
      assert.strictEqual((yield* teacher.get(`/links/${link}/retention`)).status, 404)
    })
  )
})
