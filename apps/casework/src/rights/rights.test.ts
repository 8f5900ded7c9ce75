import { assert, layer } from "@effect/vitest"
import { InspectionFile, RecipientNotice, RightsRequestView } from "@kruisverband/contract"
import { SignalErased, SignalRestricted, SignalRestrictionLifted } from "@kruisverband/events"
import { Sql, type StoreError } from "@kruisverband/store"
import { Effect, Ref, Schema } from "effect"
import { TestClock } from "effect/testing"
import {
  type Answer,
  as,
  covenantId,
  FakeIngest,
  fresh,
  partnerId,
  signalOf,
  tell,
  tellLink,
  world
} from "../testing/world.ts"

const COVENANT = "merenland-radicalisering"
const decode = Schema.decodeUnknownSync(RightsRequestView)
const viewOf = (answer: Answer, status = 200) => {
  assert.strictEqual(answer.status, status, answer.text)
  return decode(answer.json)
}
const codes = (answer: Answer) => {
  const { reasons } = Schema.decodeUnknownSync(
    Schema.Struct({ reasons: Schema.optionalKey(Schema.Array(Schema.Struct({ code: Schema.String }))) })
  )(answer.json)
  return (reasons ?? []).map(({ code }) => code)
}

const Notices = Schema.Struct({ notices: Schema.Array(RecipientNotice) })

const [s1, s2] = [signalOf(1, "school-de-linde"), signalOf(2, "politie-merenland")]
const candidate = (signal: typeof s1, fit: "same" | "possible") => ({
  signal: signal.signal,
  angle: signal.angle,
  receivedAt: signal.receivedAt,
  fit,
  agrees: [{ field: "birthDate", agreement: "exact" }],
  persons: 1
})
const receipt = {
  id: "0191e0d3-5555-7000-8000-000000000001",
  covenant: COVENANT,
  cause: "objection-upheld",
  at: "2026-11-02T08:00:00.000Z",
  signals: [s1.signal],
  destroyed: { dataKeys: 1, seals: 1, questions: 0, answers: 0, events: 1 }
}

/** An ingest that knows s1 as the person and s2 as a possible one; `failing`: it cannot be reached for that path. */
const knowing = (failing?: string) =>
  Effect.flatMap(FakeIngest, ({ answer }) =>
    Ref.set(answer, (path, body) => {
      if (path === failing) return Response.json({}, { status: 503 })
      const { restrict, signals } = Schema.decodeUnknownSync(
        Schema.Struct({
          restrict: Schema.optionalKey(Schema.Boolean),
          signals: Schema.optionalKey(Schema.Array(Schema.String))
        })
      )(body)
      if (path === "/rights/persons")
        return Response.json({
          candidates: [candidate(s1, "same"), candidate(s2, "possible")],
          restricted: restrict === true ? [s1.signal] : []
        })
      if (path === "/rights/restrictions") return Response.json({ restricted: signals ?? [] })
      return Response.json({ receipt })
    })
  )

const asked = { covenant: COVENANT, kind: "objection", receivedOn: "2026-11-01", askedBy: ["subject"] }
const person = { givenNames: "Heimelijk", familyName: "Geheimstra", birthDate: "2001-02-03" }
const identified = {
  checks: [{ who: "subject", how: "at-the-counter", on: "2026-11-02" }],
  bornOn: "2001-02-03",
  person
}

const rows = (query: "processing_log" | "rights_request" | "rights_signal" | "rights_words") =>
  Effect.flatMap(Sql, ({ run }) => run("test.rows", (db) => db.selectFrom(`casework.${query}`).selectAll().execute()))

layer(world, { timeout: "60 seconds" })("the rights desk", (it) => {
  it.effect("is open to the covenant's data protection officer alone", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      for (const [user, status] of [
        ["fg", 201],
        ["coordinator", 403],
        ["beheer", 403],
        ["docent", 403]
      ] as const)
        assert.strictEqual((yield* (yield* as(app, user)).post("/rights", asked)).status, status, user)
      const fg = yield* as(app, "fg")
      const { id } = viewOf(yield* fg.post("/rights", asked), 201)
      const other = yield* as(app, "coordinator")
      const [hidden, unknown] = [
        yield* other.get(`/rights/${id}`),
        yield* fg.get("/rights/0191e0d3-0000-7000-8000-0000000000ff")
      ]
      assert.strictEqual(hidden.status, 404)
      assert.strictEqual(unknown.status, 404)
      assert.deepStrictEqual((yield* other.get("/rights")).json, { requests: [] })
    })
  )

  it.effect("asks for identity, and at fifteen for both to ask", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      yield* knowing()
      const fg = yield* as(app, "fg")
      const { id, revision } = viewOf(yield* fg.post("/rights", asked), 201)
      const early = yield* fg.post(`/rights/${id}/decide`, { outcome: "upheld", reason: "Ja.", revision })
      assert.deepStrictEqual(codes(early), ["identity-not-verified"])
      const young = { ...identified, bornOn: "2011-06-07", revision }
      const alone = yield* fg.post(`/rights/${id}/identify`, young)
      assert.strictEqual(alone.status, 422)
      assert.deepStrictEqual(codes(alone), ["representative-must-ask"])
      const checks = [...identified.checks, { who: "representative", how: "at-the-counter", on: "2026-11-02" }]
      const view = viewOf(yield* fg.post(`/rights/${id}/identify`, { ...young, checks, authorityShown: true }))
      assert.deepStrictEqual(view.noticeTo, ["subject", "representative"])
    })
  )

  it.effect("handles an objection to its end, and keeps nothing of who the person is", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      yield* knowing()
      const fg = yield* as(app, "fg")
      const ground = "Ik ben Heimelijk Geheimstra en dit klopt niet."
      const made = viewOf(yield* fg.post("/rights", { ...asked, ground }), 201)
      assert.strictEqual(made.ground, ground)
      assert.strictEqual(made.terms.answerBy, "2026-12-01")
      assert.isAbove(made.reached.length, 3)
      const found = viewOf(yield* fg.post(`/rights/${made.id}/identify`, { ...identified, revision: made.revision }))
      assert.deepStrictEqual(
        found.signals.map(({ chosen, signal }) => [signal, chosen]),
        [
          [s1.signal, true],
          [s2.signal, false]
        ]
      )
      const stale = yield* fg.post(`/rights/${made.id}/signals`, { signals: [], revision: made.revision })
      assert.strictEqual(stale.status, 409)
      const both = [s1.signal, s2.signal]
      const chosen = viewOf(yield* fg.post(`/rights/${made.id}/signals`, { signals: both, revision: found.revision }))
      // The police part has a term of its own.
      assert.strictEqual(chosen.terms.policeBy, "2026-12-13")
      const decision = { outcome: "upheld", reason: "Geheimstra heeft gelijk.", revision: chosen.revision }
      const done = viewOf(yield* fg.post(`/rights/${made.id}/decide`, decision))
      assert.strictEqual(done.state, "closed")
      assert.deepStrictEqual(done.receipt?.signals, [s1.signal])
      assert.deepStrictEqual(done.may, ["revoke"])
      for (const table of ["processing_log", "rights_request", "rights_signal", "rights_words"] as const) {
        const text = JSON.stringify(yield* rows(table), (_, value) =>
          value instanceof Uint8Array ? Buffer.from(value).toString("latin1") : value
        )
        assert.notMatch(text, /geheimstra|heimelijk|2001-02-03/iu, table)
      }
      const lines = (yield* rows("processing_log")).filter(
        (line) => line.object === made.id || line.object === s2.signal
      )
      assert.includeMembers(
        lines.map(({ action, object_kind }) => `${object_kind} ${action}`),
        ["rights-request rights-registered", "rights-request rights-person-sought", "signal rights-restricted"]
      )
    })
  )

  it.effect("goes on with a decision that broke off, and lifts nothing before the person was told", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      yield* knowing("/rights/restrictions/end")
      const fg = yield* as(app, "fg")
      const { id, revision } = viewOf(yield* fg.post("/rights", asked), 201)
      const found = viewOf(yield* fg.post(`/rights/${id}/identify`, { ...identified, revision }))
      const decision = { outcome: "dismissed", reason: "Het belang weegt zwaarder.", revision: found.revision }
      assert.deepStrictEqual(codes(yield* fg.post(`/rights/${id}/decide`, decision)), ["not-told-first"])
      const told = { ...decision, toldOn: "2026-11-02" }
      assert.strictEqual((yield* fg.post(`/rights/${id}/decide`, told)).status, 503)
      assert.strictEqual(viewOf(yield* fg.get(`/rights/${id}`)).state, "closing")
      assert.deepStrictEqual(codes(yield* fg.post(`/rights/${id}/decide`, { ...told, outcome: "upheld" })), [
        "already-decided"
      ])
      yield* knowing()
      assert.strictEqual(viewOf(yield* fg.post(`/rights/${id}/decide`, told)).state, "closed")
    })
  )

  /** A link that both sides and the coordinator saw, and then an objection about the first signal that is upheld. */
  const erasedAfterViews = (between?: (id: string) => Effect.Effect<unknown, StoreError, Sql>) =>
    Effect.gen(function* () {
      const app = yield* fresh()
      yield* knowing()
      const { link } = yield* tellLink(1, [s1, s2])
      const coordinator = yield* as(app, "coordinator")
      yield* coordinator.post(`/links/${link}/confirm`, { reason: "Gezien." })
      // A partner with a signal of its own in a confirmed link sees that of the other.
      assert.strictEqual((yield* (yield* as(app, "wijkagent")).get(`/links/${link}`)).status, 200)
      if (between !== undefined) yield* between(link)
      const fg = yield* as(app, "fg")
      const made = viewOf(yield* fg.post("/rights", asked), 201)
      const found = viewOf(yield* fg.post(`/rights/${made.id}/identify`, { ...identified, revision: made.revision }))
      const decision = { outcome: "upheld", reason: "Terecht.", revision: found.revision }
      return { app, fg, done: viewOf(yield* fg.post(`/rights/${made.id}/decide`, decision)) }
    })

  it.effect("tells each organisation and colleague that saw what was erased, and sees who removed their copies", () =>
    Effect.gen(function* () {
      const { app, done, fg } = yield* erasedAfterViews()
      const seen = { partner: partnerId("politie-merenland"), signals: 1, lastOn: "2026-11-02" }
      assert.deepStrictEqual(done.recipients, [{ ...seen, toldOn: "2026-11-02", inside: true }])
      assert.deepStrictEqual(done.staff, { told: 1, acknowledged: 0 })
      assert.deepStrictEqual(done.may, ["revoke"])
      const noticesOf = (user: string) =>
        Effect.gen(function* () {
          const person = yield* as(app, user)
          const { json } = yield* person.get("/recipient-notices")
          return { person, notices: Schema.decodeUnknownSync(Notices)(json).notices }
        })
      const { notices, person: wijkagent } = yield* noticesOf("wijkagent")
      assert.deepStrictEqual(
        notices.map(({ id: _, ...rest }) => rest),
        [
          {
            ...{ covenant: covenantId(COVENANT), what: "erased", signals: [s1.signal] },
            ...{ lastSeenOn: "2026-11-02", toldOn: "2026-11-02" }
          }
        ]
      )
      // Of who posted it, and of who saw nothing, there is none.
      for (const user of ["docent", "jongerenwerker", "bestuur-politie", "beheer", "fg"])
        assert.deepStrictEqual((yield* noticesOf(user)).notices, [], user)
      const path = `/recipient-notices/${notices[0]?.id}/acknowledge`
      assert.strictEqual((yield* (yield* as(app, "docent")).post(path)).status, 404)
      assert.strictEqual((yield* wijkagent.post(path)).status, 200)
      assert.strictEqual((yield* wijkagent.post(path)).status, 200)
      const colleague = yield* noticesOf("coordinator")
      yield* colleague.person.post(`/recipient-notices/${colleague.notices[0]?.id}/acknowledge`)
      const after = viewOf(yield* fg.get(`/rights/${done.id}`))
      assert.strictEqual(after.recipients[0]?.acknowledgedOn, "2026-11-02")
      assert.deepStrictEqual(after.staff, { told: 1, acknowledged: 1 })
      const lines = (yield* rows("processing_log")).filter(({ who }) => who === "wijkagent").map((line) => line.action)
      assert.includeMembers(lines, ["recipient-notice-shown", "recipient-notice-acknowledged"])
    })
  )

  it.effect("names an organisation of which nobody works here, until the officer told it", () =>
    Effect.gen(function* () {
      const leave = Effect.flatMap(Sql, ({ run }) =>
        run("test.leave", (db) => db.deleteFrom("casework.user_grant").where("user_id", "=", "wijkagent").execute())
      )
      const { done, fg } = yield* erasedAfterViews(() => leave)
      assert.deepStrictEqual(done.recipients, [
        { partner: partnerId("politie-merenland"), signals: 1, lastOn: "2026-11-02", inside: false }
      ])
      assert.deepStrictEqual(done.may, ["tell", "revoke"])
      const path = `/rights/${done.id}/recipients`
      assert.strictEqual((yield* fg.post(`${path}/school-de-linde`, { toldOn: "2026-11-02" })).status, 404)
      assert.deepStrictEqual(codes(yield* fg.post(`${path}/politie-merenland`, { toldOn: "2026-11-03" })), [
        "day-in-future"
      ])
      const told = viewOf(yield* fg.post(`${path}/politie-merenland`, { toldOn: "2026-11-02" }))
      assert.strictEqual(told.recipients[0]?.toldOn, "2026-11-02")
      assert.deepStrictEqual(told.may, ["revoke"])
    })
  )

  it.effect("makes the inspection file of what was chosen, and leaves out words that tell of others", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      const { answer } = yield* FakeIngest
      const kept = {
        signal: s1.signal,
        angle: s1.angle,
        receivedAt: s1.receivedAt,
        observedAt: s1.observedAt,
        behaviours: [],
        themes: [],
        persons: 1,
        observation: "Hij was boos.",
        views: [
          { at: "2026-10-05T09:00:00.000Z", viewer: "coordinator", role: "coordinator", level: "full" },
          { at: "2026-10-06T09:00:00.000Z", viewer: "wijkagent", role: "poster", level: "full" },
          { at: "2026-10-07T09:00:00.000Z", viewer: "wijkagent", role: "poster", level: "full" }
        ]
      }
      yield* Ref.set(answer, (path) =>
        Response.json(
          path === "/rights/kept" ? { kept: [kept] } : { candidates: [candidate(s1, "same")], restricted: [] }
        )
      )
      yield* tellLink(1, [s1, s2])
      const coordinator = yield* as(app, "coordinator")
      for (let times = 0; times < 2; times += 1) yield* coordinator.get("/links")
      const fg = yield* as(app, "fg")
      const made = viewOf(yield* fg.post("/rights", { ...asked, kind: "access" }), 201)
      assert.strictEqual((yield* fg.post(`/rights/${made.id}/file`, { leaveOut: [] })).status, 409)
      const found = viewOf(yield* fg.post(`/rights/${made.id}/identify`, { ...identified, revision: made.revision }))
      assert.include(found.may, "file")
      const file = Schema.decodeUnknownSync(InspectionFile)(
        (yield* fg.post(`/rights/${made.id}/file`, { leaveOut: [] })).json
      )
      assert.deepStrictEqual(
        file.parts.flatMap(({ by, on, role, what }) => (what === "listed" ? [] : [[what, on, role, by]])),
        [
          ["kept", "2026-10-02", undefined, undefined],
          ["source", "2026-10-02", undefined, undefined],
          ["recipient", "2026-10-05", "coordinator", undefined],
          ["view", "2026-10-05", "coordinator", undefined],
          ["recipient", "2026-10-06", "poster", "politie-merenland"],
          ["view", "2026-10-06", "poster", "politie-merenland"],
          ["view", "2026-10-07", "poster", "politie-merenland"]
        ]
      )
      // Who saw it in a list: once a day, however often, and without a name.
      const listed = file.parts.filter(({ role, what }) => what === "listed" && role === "coordinator")
      assert.deepStrictEqual(
        listed.map(({ on, signal }) => [on, signal]),
        [["2026-11-02", s1.signal]]
      )
      assert.strictEqual(file.signals[0]?.observation, "Hij was boos.")
      const without = yield* fg.post(`/rights/${made.id}/file`, { leaveOut: [s1.signal] })
      assert.notInclude(without.text, "boos")
      assert.include(without.text, '"wordsLeftOut":true')
      assert.notInclude(without.text, "wijkagent")
    })
  )

  it.effect("tells who answers for the covenant how many are late, and may take longer once", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      const fg = yield* as(app, "fg")
      const { id, revision } = viewOf(yield* fg.post("/rights", { ...asked, kind: "access" }), 201)
      viewOf(yield* fg.post("/rights", { ...asked, kind: "access" }), 201)
      const longer = { toldOn: "2026-11-02", reason: "Veel partijen.", revision }
      const extended = viewOf(yield* fg.post(`/rights/${id}/extend`, longer))
      assert.strictEqual(extended.terms.answerBy, "2027-02-01")
      assert.strictEqual(extended.extension?.reason, "Veel partijen.")
      yield* TestClock.adjust("35 days")
      const beheer = yield* as(app, "beheer")
      assert.deepStrictEqual((yield* beheer.get("/rights/terms")).json, {
        covenants: [{ covenant: COVENANT, open: 2, due: 0, late: 1, noticesLate: 0, reviewsLate: 0, revocations: 0 }]
      })
      assert.deepStrictEqual((yield* (yield* as(app, "coordinator")).get("/rights/terms")).json, { covenants: [] })
    })
  )
})

layer(world, { timeout: "60 seconds" })("a link of a signal that is restricted", (it) => {
  it.effect("shows as restricted and nothing else, is in no list, and comes back", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      const { link } = yield* tellLink(1, [s1, s2])
      const coordinator = yield* as(app, "coordinator")
      yield* tell(SignalRestricted.make({ signal: s1.signal, covenant: s1.covenant, revision: 2 }))
      const shown = yield* coordinator.get(`/links/${link}`)
      assert.strictEqual(shown.status, 200)
      assert.notMatch(shown.text, /school|politie|education|police|GM9001|birthDate/u)
      assert.deepInclude(shown.json, { state: "restricted", restrictedSignals: [s1.signal], signals: [], may: [] })
      const listed = (yield* coordinator.get("/links")).json
      assert.deepInclude(listed, { links: [], total: 0 })
      assert.deepInclude((yield* coordinator.get("/links?state=restricted")).json, { total: 1 })
      const decided = yield* coordinator.post(`/links/${link}/confirm`, { reason: "Toch." })
      assert.strictEqual(decided.status, 409)
      const asking = { signal: s2.signal, question: "Kunt u meer vertellen?" }
      assert.strictEqual((yield* coordinator.post(`/links/${link}/ask`, asking)).status, 404)
      yield* tell(SignalRestrictionLifted.make({ ...s1, revision: 3 }))
      assert.deepInclude((yield* coordinator.get(`/links/${link}`)).json, { state: "proposed" })
      yield* tell(SignalRestricted.make({ signal: s1.signal, covenant: s1.covenant, revision: 4 }))
      yield* tell(
        SignalErased.make({ signal: s1.signal, covenant: s1.covenant, revision: 5, cause: "objection-upheld" })
      )
      assert.deepInclude((yield* coordinator.get("/links?state=restricted")).json, { total: 0 })
    })
  )
})
