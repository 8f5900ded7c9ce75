import { assert, layer } from "@effect/vitest"
import { DeferralView, NoticeLine } from "@kruisverband/contract"
import { UserId } from "@kruisverband/domain"
import { SignalErased, SignalRegistered } from "@kruisverband/events"
import { Sql } from "@kruisverband/store"
import { Effect, Schema } from "effect"
import { TestClock } from "effect/testing"
import { type Answer, as, fresh, partnerId, signalOf, tell, tellLink, world } from "../testing/world.ts"

const COVENANT = "merenland-radicalisering"
const Page = Schema.Struct({
  notices: Schema.Array(NoticeLine),
  reviewers: Schema.Array(Schema.Struct({ covenant: Schema.String, user: Schema.String, name: Schema.String })),
  next: Schema.NullOr(Schema.String)
})
const pageOf = (answer: Answer) => {
  assert.strictEqual(answer.status, 200, answer.text)
  return Schema.decodeUnknownSync(Page)(answer.json)
}
const deferralOf = (answer: Answer, status = 200) => {
  assert.strictEqual(answer.status, status, answer.text)
  return Schema.decodeUnknownSync(DeferralView)(answer.json)
}
const reasonsOf = ({ json }: Answer) =>
  Schema.decodeUnknownSync(
    Schema.Struct({
      reasons: Schema.Array(
        Schema.Struct({ code: Schema.String, clause: Schema.String, pointer: Schema.optionalKey(Schema.String) })
      )
    })
  )(json).reasons

const at = (number: number, receivedAt: string) => signalOf(number, "school-de-linde", { receivedAt })
const early = at(1, "2026-09-30T21:59:00.000Z")
const midnight = at(2, "2026-10-01T22:30:00.000Z")
const later = at(3, "2026-10-20T09:00:00.000Z")
const place = signalOf(4, "school-de-linde", { receivedAt: "2026-09-01T09:00:00.000Z", subjects: 0 })

const considerations = {
  a: "Begeleiding op tijd.",
  b: "Alleen gedrag van Heimelijk Geheimstra.",
  c: "Alleen de kennisgeving.",
  d: "De coördinator alleen.",
  e: "De gemeente.",
  f: "Een half jaar, versleuteld.",
  g: "Niet weten wat er speelt.",
  h: "Melden zou het gesprek verstoren."
}
const deferring = (over: Readonly<Record<string, unknown>> = {}) => ({
  covenant: COVENANT,
  signals: [later.signal],
  ground: "i",
  considerations,
  tellable: false,
  reviewer: "beheer",
  reviewOn: "2027-02-01",
  ...over
})
const giving = (over: Readonly<Record<string, unknown>> = {}) => ({
  covenant: COVENANT,
  signals: [early.signal],
  on: "2026-11-01",
  how: "letter",
  ...over
})

const start = Effect.gen(function* () {
  const app = yield* fresh()
  yield* tell(...[early, midnight, later, place].map((one) => SignalRegistered.make(one)))
  return { app, fg: yield* as(app, "fg"), beheer: yield* as(app, "beheer") }
})

const userId = Schema.decodeUnknownSync(UserId)

const rows = (name: "notice" | "deferral" | "deferral_words" | "deferral_review" | "data_key" | "processing_log") =>
  Effect.flatMap(Sql, ({ run }) => run("test.rows", (db) => db.selectFrom(`casework.${name}`).selectAll().execute()))

const textOf = (value: unknown) =>
  JSON.stringify(value, (_, one) => (one instanceof Uint8Array ? Buffer.from(one).toString("latin1") : one))

layer(world, { timeout: "60 seconds" })("the notice to persons", (it) => {
  it.effect("is due a month after a signal was stored, oldest first, by local day, and writes nothing", () =>
    Effect.gen(function* () {
      const { fg } = yield* start
      const { next, notices, reviewers } = pageOf(yield* fg.get("/notices"))
      assert.deepStrictEqual(
        notices.map(({ by, signal, standing, storedOn }) => [signal, storedOn, by, standing]),
        [
          [early.signal, "2026-09-30", "2026-10-30", "late"],
          [midnight.signal, "2026-10-02", "2026-11-02", "waiting"],
          [later.signal, "2026-10-20", "2026-11-20", "waiting"]
        ]
      )
      assert.isNull(next)
      assert.includeMembers(
        reviewers.filter(({ covenant }) => covenant === COVENANT).map(({ user }) => user),
        ["beheer", "regisseur-elzerveen"]
      )
      assert.notInclude(
        reviewers.map(({ user }) => user),
        "fg"
      )
      assert.deepStrictEqual(yield* rows("notice"), [])
      const lines = (yield* rows("processing_log")).filter(({ action }) => action === "notices-listed")
      assert.sameMembers(
        lines.map(({ object }) => object),
        ["count:3", early.signal, midnight.signal, later.signal]
      )
    })
  )

  it.effect("is the officer's to see and record; of others the list is empty and acts are refused", () =>
    Effect.gen(function* () {
      const { app } = yield* start
      for (const user of ["coordinator", "beheer", "docent", "regisseur-elzerveen", "beleid"]) {
        const person = yield* as(app, user)
        assert.deepStrictEqual(pageOf(yield* person.get("/notices")).notices, [], user)
        assert.strictEqual((yield* person.post("/notices/given", giving())).status, 403, user)
        assert.strictEqual((yield* person.post("/notices/deferrals", deferring())).status, 403, user)
      }
      const outsider = yield* as(app, "bestuur-vest")
      assert.strictEqual((yield* outsider.post("/notices/given", giving())).status, 404)
    })
  )

  it.effect("is recorded with its day, way and teller, once, for all of the signals or none", () =>
    Effect.gen(function* () {
      const { fg } = yield* start
      const both = [early.signal, midnight.signal]
      const given = yield* fg.post("/notices/given", giving({ signals: both, by: "school-de-linde" }))
      assert.strictEqual(given.status, 200, given.text)
      assert.deepStrictEqual(
        pageOf(yield* fg.get("/notices")).notices.map(({ signal }) => signal),
        [later.signal]
      )
      const shown = pageOf(yield* fg.get("/notices?show=given")).notices
      assert.deepInclude(shown[0], {
        standing: "given",
        by: "2026-11-01",
        how: "letter",
        toldBy: partnerId("school-de-linde")
      })
      const again = yield* fg.post("/notices/given", giving({ signals: [later.signal, early.signal] }))
      assert.deepStrictEqual(
        reasonsOf(again).map(({ code }) => code),
        ["notice-given"]
      )
      assert.lengthOf(pageOf(yield* fg.get("/notices")).notices, 1)
      for (const [over, code] of [
        [{ on: "2026-11-03" }, "told-in-future"],
        [{ on: "2026-10-19" }, "told-before-stored"]
      ] as const)
        assert.deepStrictEqual(
          reasonsOf(yield* fg.post("/notices/given", giving({ signals: [later.signal], ...over }))).map(
            (one) => one.code
          ),
          [code]
        )
      assert.strictEqual((yield* fg.post("/notices/given", giving({ signals: [place.signal] }))).status, 404)
    })
  )

  it.effect("waits on a ground with eight considerations and another's review, or is refused with what lacks", () =>
    Effect.gen(function* () {
      const { fg } = yield* start
      const { h: _, ...seven } = considerations
      for (const [over, pointer] of [
        [{ considerations: seven }, "/considerations/h"],
        [{ reviewer: "fg" }, "/reviewer"],
        [{ reviewOn: "2027-02-03" }, "/reviewOn"],
        [{ ground: "d", tellable: true }, "/tellable"]
      ] as const) {
        const answer = yield* fg.post("/notices/deferrals", deferring(over))
        assert.strictEqual(answer.status, 422, answer.text)
        assert.deepStrictEqual(
          reasonsOf(answer).map((one) => [one.code, one.pointer]),
          [["deferral-incomplete", pointer]]
        )
        assert.include(answer.text, "UAVG art. 41")
      }
      assert.deepStrictEqual(
        reasonsOf(yield* fg.post("/notices/deferrals", deferring({ reviewer: "docent" }))).map(({ code }) => code),
        ["reviewer-not-fitting"]
      )
      assert.deepStrictEqual(yield* rows("deferral"), [])
      const made = deferralOf(yield* fg.post("/notices/deferrals", deferring()), 201)
      assert.deepStrictEqual(made.considerations, considerations)
      assert.deepStrictEqual(made.may, ["end"])
      const [line] = pageOf(yield* fg.get("/notices?show=deferred")).notices
      assert.deepInclude(line, { by: "2027-02-01", standing: "deferred", ground: "i", reviewer: userId("beheer") })
      assert.deepStrictEqual(
        reasonsOf(yield* fg.post("/notices/deferrals", deferring())).map(({ code }) => code),
        ["notice-deferred"]
      )
      for (const table of ["deferral", "deferral_words", "notice", "processing_log"] as const)
        assert.notMatch(textOf(yield* rows(table)), /geheimstra|begeleiding/iu, table)
    })
  )

  it.effect("is reviewed by the other in time with a fresh reason, or ends and is due within a week", () =>
    Effect.gen(function* () {
      const { app, fg: before } = yield* start
      const { id } = deferralOf(yield* before.post("/notices/deferrals", deferring()), 201)
      // Whoever else answers for the covenant sees nothing of it.
      for (const user of ["regisseur-elzerveen", "coordinator", "docent"])
        assert.strictEqual((yield* (yield* as(app, user)).get(`/notices/${id}`)).status, 404, user)
      yield* TestClock.adjust("92 days")
      const [fg, beheer] = [yield* as(app, "fg"), yield* as(app, "beheer")]
      assert.deepInclude(pageOf(yield* beheer.get("/notices?show=deferred")).notices[0], { standing: "review-late" })
      assert.deepStrictEqual(pageOf(yield* beheer.get("/notices")).notices, [])
      const shown = deferralOf(yield* beheer.get(`/notices/${id}`))
      assert.deepStrictEqual(shown.may, ["extend", "end"])
      const extend = { outcome: "extend", reason: "Het gesprek is pas in maart.", reviewOn: "2027-05-01", revision: 1 }
      for (const [who, over, pointer] of [
        [fg, {}, "/outcome"],
        [beheer, { reason: "begeleiding op tijd. " }, "/reason"],
        [beheer, { reviewOn: "2027-05-03" }, "/reviewOn"]
      ] as const) {
        const answer = yield* who.post(`/notices/${id}/review`, { ...extend, ...over })
        assert.deepStrictEqual(
          reasonsOf(answer).map((one) => one.pointer),
          [pointer]
        )
      }
      const extended = deferralOf(yield* beheer.post(`/notices/${id}/review`, extend))
      assert.deepInclude(extended.reviews[0], { outcome: "extend", by: userId("beheer"), reason: extend.reason })
      assert.deepInclude(pageOf(yield* fg.get("/notices?show=deferred")).notices[0], { by: "2027-05-01" })
      assert.strictEqual((yield* beheer.post(`/notices/${id}/review`, extend)).status, 409)
      const same = yield* beheer.post(`/notices/${id}/review`, { ...extend, revision: 2 })
      assert.deepStrictEqual(
        reasonsOf(same).map((one) => one.pointer),
        ["/reason"]
      )
      const ended = deferralOf(
        yield* fg.post(`/notices/${id}/review`, { outcome: "end", reason: "Het gesprek is geweest.", revision: 2 })
      )
      assert.deepStrictEqual([ended.endedOn, ended.signals, ended.may], ["2027-02-02", [], []])
      // What was deferred comes before all on which nobody acted.
      const [first] = pageOf(yield* fg.get("/notices")).notices
      assert.deepInclude(first, { signal: later.signal, by: "2027-02-09", standing: "waiting" })
    })
  )

  it.effect("counts late notices and reviews for who answers for the covenant, beside late requests", () =>
    Effect.gen(function* () {
      const { app, beheer, fg } = yield* start
      const none = { covenant: COVENANT, open: 0, due: 0, late: 0 }
      yield* fg.post("/notices/deferrals", deferring({ reviewOn: "2026-11-10" }))
      assert.deepStrictEqual((yield* beheer.get("/rights/terms")).json, {
        covenants: [{ ...none, noticesLate: 1, reviewsLate: 0, revocations: 0 }]
      })
      yield* fg.post("/notices/given", giving())
      assert.deepStrictEqual((yield* beheer.get("/rights/terms")).json, { covenants: [] })
      yield* TestClock.adjust("9 days")
      assert.deepStrictEqual((yield* (yield* as(app, "fg")).get("/rights/terms")).json, {
        covenants: [{ ...none, noticesLate: 1, reviewsLate: 1, revocations: 0 }]
      })
      assert.deepStrictEqual((yield* (yield* as(app, "coordinator")).get("/rights/terms")).json, { covenants: [] })
    })
  )

  it.effect("goes with a signal that is erased, and the words of its deferral with the last one", () =>
    Effect.gen(function* () {
      const { fg } = yield* start
      const of = [midnight.signal, later.signal]
      const { id } = deferralOf(yield* fg.post("/notices/deferrals", deferring({ signals: of })), 201)
      const erase = ({ covenant, signal }: typeof later) =>
        tell(SignalErased.make({ signal, covenant, revision: 2, cause: "retention" }))
      yield* erase(later)
      const left = deferralOf(yield* fg.get(`/notices/${id}`))
      assert.deepStrictEqual([left.signals, left.considerations], [[midnight.signal], considerations])
      yield* erase(midnight)
      assert.deepStrictEqual(
        [yield* rows("deferral_words"), yield* rows("data_key"), yield* rows("notice")],
        [[], [], []]
      )
      assert.isUndefined(deferralOf(yield* fg.get(`/notices/${id}`)).considerations)
    })
  )

  it.effect("names the confirmed link that signals are in, so that a person is told once", () =>
    Effect.gen(function* () {
      const { app, fg } = yield* start
      const other = signalOf(7, "politie-merenland", { receivedAt: "2026-10-21T09:00:00.000Z" })
      const { link } = yield* tellLink(1, [later, other])
      const linked = Effect.map(fg.get("/notices"), (answer) =>
        pageOf(answer).notices.flatMap((one) => (one.link === undefined ? [] : [one.link]))
      )
      assert.deepStrictEqual(yield* linked, [])
      yield* (yield* as(app, "coordinator")).post(`/links/${link}/confirm`, { reason: "Gezien." })
      assert.deepStrictEqual(yield* linked, [link, link])
    })
  )

  it.effect("pages by keyset, each signal once, and has rows for what somebody acted on alone", () =>
    Effect.gen(function* () {
      const { fg } = yield* start
      const many = Array.from({ length: 120 }, (_, index) =>
        at(1000 + index, `2026-10-05T09:00:00.${String(index % 3).padStart(3, "0")}Z`)
      )
      yield* tell(...many.map((one) => SignalRegistered.make(one)))
      yield* fg.post("/notices/deferrals", deferring({ signals: [many[0]?.signal] }))
      const seen: Array<string> = []
      let next: string | null = ""
      while (next !== null) {
        const page = pageOf(yield* fg.get(`/notices${next === "" ? "" : `?cursor=${next}`}`))
        seen.push(...page.notices.map(({ signal }) => signal))
        next = page.next
      }
      assert.lengthOf(seen, 122)
      assert.strictEqual(new Set(seen).size, 122)
      assert.strictEqual((yield* fg.get("/notices?cursor=bm9wZQ")).status, 400)
      const { run } = yield* Sql
      const written = yield* run("test.written", (db) =>
        db
          .selectFrom("casework.notice")
          .select(({ fn }) => fn.countAll().as("rows"))
          .executeTakeFirst()
      )
      assert.strictEqual(Number(written?.rows), 1)
    })
  )
})
