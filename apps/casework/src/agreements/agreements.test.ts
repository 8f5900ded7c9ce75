import { assert, layer } from "@effect/vitest"
import { AgreementView } from "@kruisverband/contract"
import { SignalRegistered } from "@kruisverband/events"
import { Sql } from "@kruisverband/store"
import { Effect, Ref, Schema } from "effect"
import { TestClock } from "effect/testing"
import { sql as raw } from "kysely"
import { type Answer, as, FakeIngest, fresh, signalOf, tell, world } from "../testing/world.ts"

const COVENANT = "merenland-radicalisering"
const HOLD = "0191e0d3-0000-7000-8000-0000000000aa"
const shielded = signalOf(1, "school-de-linde", { level: "without-source" })
const reason = "Ouders van Sam Voorbeeld vroegen erom"

const viewOf = (answer: Answer) => {
  assert.isBelow(answer.status, 300, answer.text)
  return Schema.decodeUnknownSync(AgreementView)(answer.json)
}
const List = Schema.Struct({ agreements: Schema.Array(AgreementView) })
const listOf = (answer: Answer) => Schema.decodeUnknownSync(List)(answer.json).agreements
const table = <A>(query: string) =>
  Effect.flatMap(Sql, ({ run }) => run("test", (db) => raw.raw<A>(query).execute(db))).pipe(
    Effect.map(({ rows }) => rows)
  )
const actions = Effect.map(
  table<{ readonly who: string; readonly action: string }>(
    "select who, action from casework.processing_log where object_kind = 'agreement' order by seq"
  ),
  (rows) => rows.map(({ action, who }) => `${who} ${action}`)
)

const hold = (over: Readonly<Record<string, unknown>> = {}) => ({
  ...{ id: HOLD, covenant: COVENANT, signals: 1, whole: false, reason: "beroep", setOn: "2026-11-02", setBy: "fg" },
  ...{ until: "2027-01-01", reaches: "2026-11-16", ...over }
})
const ownSignal = {
  ...{ id: shielded.signal, receipt: "AAAA-AAAA", covenant: COVENANT, kind: "radicalisation", desk: "small-things" },
  ...{ stage: "received", sharing: { level: "full" }, observedAt: "2026-10-01", receivedAt: "2026-10-02T09:00:00Z" },
  ...{ behaviours: [], themes: [], history: [], seenBy: [] }
}
const ingestAnswers = Effect.flatMap(FakeIngest, ({ answer }) =>
  Ref.set(answer, (path) => {
    if (path === "/retention/read") return Response.json({ outlook: [], destructions: [], holds: [hold()] })
    if (path.startsWith("/holds")) return Response.json(hold(), { status: path === "/holds" ? 201 : 200 })
    return Response.json(ownSignal)
  })
)
const sentTo = (path: string) =>
  Effect.flatMap(FakeIngest, ({ sent }) =>
    Effect.map(Ref.get(sent), (all) => all.filter(({ request }) => new URL(request.url).pathname.endsWith(path)))
  )

layer(world, { timeout: "60 seconds" })("what takes two persons", (it) => {
  it.effect("a hold waits for another keeper, with its reason, and reaches to its end once one agrees", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      yield* ingestAnswers
      const officer = yield* as(app, "fg")
      const order = { covenant: COVENANT, of: shielded.signal, reason, until: "2027-01-01" }
      assert.strictEqual((yield* officer.post("/holds", order)).status, 201)
      const [own] = listOf(yield* officer.get("/agreements"))
      assert.deepInclude(own, { act: "hold", object: HOLD, state: "pending", own: true, reason })
      assert.notProperty(own, "agreesAs")
      const alone = yield* officer.post(`/agreements/${own?.id}/agree`)
      assert.strictEqual(alone.status, 403)
      assert.include(alone.text, "own-request")
      // Whoever may not decide on it does not know of it.
      for (const user of ["coordinator", "docent", "beleid"]) {
        const person = yield* as(app, user)
        assert.deepStrictEqual(listOf(yield* person.get("/agreements")), [], user)
        assert.strictEqual((yield* person.post(`/agreements/${own?.id}/agree`)).status, 404, user)
      }
      assert.lengthOf(yield* sentTo("/holds/confirm"), 0)
      const admin = yield* as(app, "beheer")
      const [task] = listOf(yield* admin.get("/agreements"))
      assert.deepInclude(task, { agreesAs: "administrator", own: false, reason })
      const done = viewOf(yield* admin.post(`/agreements/${own?.id}/agree`))
      assert.strictEqual(done.state, "done")
      const [confirmed] = yield* sentTo("/holds/confirm")
      assert.deepStrictEqual(confirmed?.body, { covenant: COVENANT, hold: HOLD, by: "beheer" })
      assert.deepStrictEqual((yield* actions).slice(-2), ["fg agreement-asked", "beheer agreement-given"])
      // Its words went with the decision; who decided stays.
      assert.notProperty(done, "reason")
      assert.isDefined(done.settledBy)
      const twice = yield* admin.post(`/agreements/${own?.id}/agree`)
      assert.strictEqual(twice.status, 409)
      assert.include(twice.text, "request-settled")
    })
  )

  it.effect("confirming a hold on its own page is the same agreement, and lifting it leaves nothing to agree to", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      yield* ingestAnswers
      const [officer, admin] = [yield* as(app, "fg"), yield* as(app, "beheer")]
      const order = { covenant: COVENANT, of: shielded.signal, reason, until: "2027-01-01" }
      yield* officer.post("/holds", order)
      assert.strictEqual((yield* admin.post(`/holds/${HOLD}/confirm`, { covenant: COVENANT })).status, 200)
      assert.strictEqual(listOf(yield* admin.get("/agreements"))[0]?.state, "done")
      yield* officer.post("/holds", order)
      assert.strictEqual(listOf(yield* admin.get("/agreements"))[0]?.state, "pending")
      yield* officer.post(`/holds/${HOLD}/lift`, { covenant: COVENANT })
      assert.strictEqual(listOf(yield* admin.get("/agreements"))[0]?.state, "withdrawn")
    })
  )

  it.effect("the source of a shielded signal shows by two of its own organisation, and by nobody else", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      yield* ingestAnswers
      yield* tell(SignalRegistered.make(shielded))
      const teacher = yield* as(app, "docent")
      const raise = { sharing: { level: "full" } }
      const alone = yield* teacher.post(`/signals/${shielded.signal}`, raise, "PATCH")
      assert.strictEqual(alone.status, 403)
      assert.include(alone.text, "second-person-needed")
      assert.lengthOf(yield* sentTo(shielded.signal), 0)
      // Showing less takes nobody else.
      const lower = yield* teacher.post(
        `/signals/${shielded.signal}`,
        { sharing: { level: "existence-only" } },
        "PATCH"
      )
      assert.strictEqual(lower.status, 200)
      const ask = { act: "sharing-raised", signal: shielded.signal, level: "full", reason }
      const asked = viewOf(yield* teacher.post("/agreements", ask))
      assert.deepInclude(asked, { act: "sharing-raised", object: shielded.signal, state: "pending", own: true })
      assert.strictEqual(viewOf(yield* teacher.post("/agreements", ask)).id, asked.id)
      for (const user of ["wijkagent", "coordinator", "fg", "beheer"]) {
        const person = yield* as(app, user)
        assert.notInclude((yield* person.get("/agreements")).text, asked.id, user)
        assert.strictEqual((yield* person.post(`/agreements/${asked.id}/agree`)).status, 404, user)
      }
      const board = yield* as(app, "bestuur-linde")
      assert.strictEqual(listOf(yield* board.get("/agreements"))[0]?.reason, reason)
      assert.strictEqual(viewOf(yield* board.post(`/agreements/${asked.id}/agree`)).state, "done")
      const call = (yield* sentTo(shielded.signal)).at(-1)
      assert.deepStrictEqual(call?.body, raise)
      assert.strictEqual(call?.request.headers.get("X-On-Behalf-Of-User"), "docent")
      assert.strictEqual(call?.request.headers.get("X-On-Behalf-Of-Partner"), "school-de-linde")
    })
  )

  it.effect("another's signal cannot be asked for, nor what takes no second person", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      yield* tell(SignalRegistered.make(shielded), SignalRegistered.make(signalOf(2, "school-de-linde")))
      yield* Ref.set((yield* FakeIngest).answer, () =>
        Response.json(
          { type: "urn:x:not-found", title: "", status: 404, detail: "a / b", instance: "x", reasons: [] },
          { status: 404 }
        )
      )
      const ask = (signal: string, level = "full") => ({ act: "sharing-raised", signal, level, reason })
      const police = yield* as(app, "wijkagent")
      assert.strictEqual((yield* police.post("/agreements", ask(shielded.signal))).status, 404)
      const teacher = yield* as(app, "docent")
      assert.strictEqual((yield* teacher.post("/agreements", ask(signalOf(2, "school-de-linde").signal))).status, 409)
      assert.strictEqual((yield* teacher.post("/agreements", ask(shielded.signal, "existence-only"))).status, 409)
      assert.strictEqual((yield* (yield* as(app, "coordinator")).post("/agreements", ask(shielded.signal))).status, 403)
      const blank = yield* teacher.post("/agreements", { ...ask(shielded.signal), reason: " " })
      assert.strictEqual(blank.status, 400)
    })
  )

  it.effect(
    "a request is declined or taken back, is over after two weeks, and its words are nowhere in the clear",
    () =>
      Effect.gen(function* () {
        const app = yield* fresh()
        const ask = { act: "covenant-end", covenant: COVENANT, reason }
        const first = viewOf(yield* (yield* as(app, "beheer")).post("/agreements", ask))
        const rows = yield* table("select id, detail, reason::text as reason, object from casework.second_person")
        assert.notInclude(JSON.stringify(rows), "Voorbeeld")
        const lead = yield* as(app, "regisseur-elzerveen")
        assert.strictEqual((yield* lead.post(`/agreements/${first.id}/withdraw`)).status, 403)
        assert.strictEqual(viewOf(yield* lead.post(`/agreements/${first.id}/decline`)).state, "declined")
        const admin = yield* as(app, "beheer")
        const second = viewOf(yield* admin.post("/agreements", ask))
        assert.strictEqual(viewOf(yield* admin.post(`/agreements/${second.id}/withdraw`)).state, "withdrawn")
        const third = viewOf(yield* admin.post("/agreements", ask))
        yield* TestClock.adjust("14 days")
        const late = yield* as(app, "fg")
        assert.strictEqual(listOf(yield* late.get("/agreements")).find(({ id }) => id === third.id)?.state, "expired")
        const over = yield* late.post(`/agreements/${third.id}/agree`)
        assert.deepStrictEqual([over.status, over.text.includes("request-over")], [409, true])
        // The next request takes along the words of those that nobody decided on.
        yield* (yield* as(app, "beheer")).post("/agreements", ask)
        const kept = yield* table<{ readonly count: string }>(
          "select count(*)::text as count from casework.second_person where reason is not null"
        )
        assert.strictEqual(kept[0]?.count, "1")
      })
  )

  it.effect("asks for a fresh log-in, of who asks and more so of who agrees", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      const admin = yield* as(app, "beheer")
      const officer = yield* as(app, "fg")
      const ask = { act: "covenant-end", covenant: COVENANT, reason }
      const { id } = viewOf(yield* admin.post("/agreements", ask))
      yield* TestClock.adjust("11 minutes")
      const agree = yield* officer.post(`/agreements/${id}/agree`)
      assert.deepStrictEqual([agree.status, agree.text.includes("step-up-needed")], [401, true])
      assert.strictEqual((yield* (yield* as(app, "fg")).post(`/agreements/${id}/agree`)).status, 200)
      yield* TestClock.adjust("20 minutes")
      yield* admin.get("/session")
      yield* TestClock.adjust("29 minutes")
      assert.strictEqual((yield* admin.post("/agreements", ask)).status, 401)
    })
  )

  it.effect("ends nothing for who lost the role meanwhile", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      const asked = yield* (yield* as(app, "beheer")).post("/agreements", {
        act: "covenant-end",
        covenant: COVENANT,
        reason
      })
      const { id } = viewOf(asked)
      yield* table(`delete from casework.user_grant where user_id = 'beheer' and covenant = '${COVENANT}'`)
      const officer = yield* as(app, "fg")
      assert.strictEqual((yield* officer.post(`/agreements/${id}/agree`)).status, 403)
      const [row] = yield* table<{ readonly state: string }>("select state from casework.second_person")
      assert.strictEqual(row?.state, "pending")
    })
  )
})
