import { assert, layer } from "@effect/vitest"
import { PendingRevocation, RightsRequestView } from "@kruisverband/contract"
import { UserId } from "@kruisverband/domain"
import { Sql } from "@kruisverband/store"
import { Effect, Ref, Schema } from "effect"
import { TestClock } from "effect/testing"
import { type Answer, as, FakeIngest, fresh, signalOf, world } from "../testing/world.ts"
import { countRequestsDue, expireRequests } from "./expireRequests.ts"

const COVENANT = "merenland-radicalisering"
const userId = Schema.decodeUnknownSync(UserId)
const signal = signalOf(1, "school-de-linde")
const decode = Schema.decodeUnknownSync(RightsRequestView)
const viewOf = (answer: Answer, status = 200) => {
  assert.strictEqual(answer.status, status, answer.text)
  return decode(answer.json)
}
const Pending = Schema.Struct({ revocations: Schema.Array(PendingRevocation) })
const pendingOf = (answer: Answer) => {
  assert.strictEqual(answer.status, 200, answer.text)
  return Schema.decodeUnknownSync(Pending)(answer.json).revocations
}

/** An ingest that knows the signal as the person's; `failing`: it cannot end a restriction. */
const knowing = (failing = false) =>
  Effect.flatMap(FakeIngest, ({ answer }) =>
    Ref.set(answer, (path) => {
      const found = { signal: signal.signal, angle: signal.angle, receivedAt: signal.receivedAt, persons: 1 }
      if (path === "/rights/persons")
        return Response.json({ candidates: [{ ...found, fit: "same", agrees: [] }], restricted: [signal.signal] })
      return failing ? Response.json({}, { status: 503 }) : Response.json({ receipt: null })
    })
  )

const outcomesSent = Effect.flatMap(FakeIngest, ({ sent }) =>
  Effect.map(Ref.get(sent), (all) =>
    all
      .filter(({ request }) => request.url.endsWith("/rights/restrictions/end"))
      .map(({ body }) => Schema.decodeUnknownSync(Schema.Struct({ outcome: Schema.String }))(body).outcome)
  )
)

/** A request that was decided on 2 November 2026. */
const decided = Effect.fnUntraced(function* (kind: "objection" | "access", outcome = "upheld") {
  const app = yield* fresh()
  yield* knowing()
  const fg = yield* as(app, "fg")
  const asked = { covenant: COVENANT, kind, receivedOn: "2026-11-01", askedBy: ["subject"], ground: "Ik ben het niet." }
  const made = viewOf(yield* fg.post("/rights", asked), 201)
  const found = viewOf(
    yield* fg.post(`/rights/${made.id}/identify`, {
      checks: [{ who: "subject", how: "at-the-counter", on: "2026-11-02" }],
      bornOn: "2001-02-03",
      person: { familyName: "Geheimstra", birthDate: "2001-02-03" },
      revision: made.revision
    })
  )
  const decision = { outcome, reason: "Afgewogen.", toldOn: "2026-11-02", revision: found.revision }
  return { app, fg, done: viewOf(yield* fg.post(`/rights/${made.id}/decide`, decision)) }
})

const later = (revision: number) => ({
  cause: "court-ruling",
  decidedOn: "2026-11-01",
  toldOn: "2026-11-02",
  reason: "De rechtbank gaf Geheimstra ongelijk.",
  revision
})

type Table = "rights_words" | "rights_signal" | "rights_revocation" | "rights_request" | "data_key" | "processing_log"
const rows = (name: Table) =>
  Effect.flatMap(Sql, ({ run }) => run("test.rows", (db) => db.selectFrom(`casework.${name}`).selectAll().execute()))
const textOf = (value: unknown) =>
  JSON.stringify(value, (_, one) => (one instanceof Uint8Array ? Buffer.from(one).toString("latin1") : one))

layer(world, { timeout: "60 seconds" })("an upheld objection that a later decision takes back", (it) => {
  it.effect("ends the restriction once a second person agreed, and erases nothing anew", () =>
    Effect.gen(function* () {
      const { app, done, fg } = yield* decided("objection")
      assert.deepStrictEqual([done.may, done.end], [["revoke"], { because: "restriction" }])
      const path = `/rights/${done.id}/revocation`
      const beheer = yield* as(app, "beheer")
      assert.strictEqual((yield* beheer.post(path, later(done.revision))).status, 404)
      const proposed = viewOf(yield* fg.post(path, later(done.revision)))
      assert.deepInclude(proposed.revocation, {
        cause: "court-ruling",
        reason: later(0).reason,
        proposedBy: userId("fg")
      })
      assert.deepStrictEqual(proposed.may, [])
      assert.deepStrictEqual(yield* outcomesSent, ["upheld"])
      assert.strictEqual((yield* fg.post(path, later(proposed.revision))).status, 422)
      // It is counted for who answers for the covenant, and read by nobody else.
      assert.include((yield* beheer.get("/rights/terms")).text, '"revocations":1')
      assert.deepStrictEqual(
        pendingOf(yield* beheer.get("/rights/revocations")).map(({ mayAgree, reason }) => [mayAgree, reason]),
        [[true, later(0).reason]]
      )
      assert.deepStrictEqual(
        pendingOf(yield* fg.get("/rights/revocations")).map(({ mayAgree }) => mayAgree),
        [false]
      )
      for (const user of ["coordinator", "docent", "beleid"])
        assert.deepStrictEqual(pendingOf(yield* (yield* as(app, user)).get("/rights/revocations")), [], user)
      assert.strictEqual((yield* fg.post(`${path}/answer`, { agree: true })).status, 403)
      assert.deepStrictEqual(yield* outcomesSent, ["upheld"])
      assert.deepStrictEqual(pendingOf(yield* beheer.post(`${path}/answer`, { agree: true })), [])
      assert.deepStrictEqual(yield* outcomesSent, ["upheld", "revoked"])
      const after = viewOf(yield* fg.get(`/rights/${done.id}`))
      assert.deepInclude(after.revocation, { agreedBy: userId("beheer"), doneOn: "2026-11-02" })
      assert.deepStrictEqual(after.end, { because: "term", endsOn: "2031-11-02" })
      assert.strictEqual(after.outcome, "upheld")
      assert.strictEqual((yield* beheer.post(`${path}/answer`, { agree: true })).status, 404)
      const lines = (yield* rows("processing_log")).filter(({ object }) => object === done.id)
      assert.includeMembers(
        lines.map(({ action, role, who }) => `${who} ${role} ${action}`),
        [
          "fg data-protection-officer rights-revocation-proposed",
          "beheer administrator rights-revocation-agreed",
          "beheer administrator rights-restriction-ended"
        ]
      )
      assert.notMatch(textOf(yield* rows("rights_words")), /rechtbank|geheimstra/iu)
    })
  )

  it.effect("goes on where it broke off, and is gone when it is turned down", () =>
    Effect.gen(function* () {
      const { app, done, fg } = yield* decided("objection")
      const path = `/rights/${done.id}/revocation`
      const beheer = yield* as(app, "beheer")
      const { revision } = viewOf(yield* fg.post(path, later(done.revision)))
      const before = (yield* rows("data_key")).length
      assert.deepStrictEqual(pendingOf(yield* beheer.post(`${path}/answer`, { agree: false })), [])
      assert.isUndefined(viewOf(yield* fg.get(`/rights/${done.id}`)).revocation)
      assert.strictEqual((yield* rows("data_key")).length, before - 1)
      yield* fg.post(path, later(revision + 1))
      yield* knowing(true)
      assert.strictEqual((yield* beheer.post(`${path}/answer`, { agree: true })).status, 503)
      assert.isUndefined(viewOf(yield* fg.get(`/rights/${done.id}`)).revocation?.doneOn)
      assert.strictEqual((yield* beheer.post(`${path}/answer`, { agree: false })).status, 409)
      yield* knowing()
      assert.deepStrictEqual(pendingOf(yield* beheer.post(`${path}/answer`, { agree: true })), [])
      assert.strictEqual(viewOf(yield* fg.get(`/rights/${done.id}`)).revocation?.doneOn, "2026-11-02")
    })
  )

  it.effect("is no other request than an upheld objection", () =>
    Effect.gen(function* () {
      for (const [kind, outcome] of [
        ["access", "upheld"],
        ["objection", "dismissed"]
      ] as const) {
        const { done, fg } = yield* decided(kind, outcome)
        const answer = yield* fg.post(`/rights/${done.id}/revocation`, later(done.revision))
        assert.strictEqual(answer.status, 422)
        assert.include(answer.text, "nothing-to-take-back")
      }
    })
  )
})

layer(world, { timeout: "60 seconds" })("a closed request", (it) => {
  it.effect("says when it goes, and then leaves a line of codes and nothing else", () =>
    Effect.gen(function* () {
      const { app, done } = yield* decided("access")
      assert.deepStrictEqual(done.end, { because: "term", endsOn: "2031-11-02" })
      yield* TestClock.setTime(Date.parse("2031-11-01T12:00:00Z"))
      assert.strictEqual(yield* expireRequests, 0)
      assert.deepStrictEqual([yield* countRequestsDue(0), yield* countRequestsDue(30)], [0, 1])
      yield* TestClock.adjust("1 day")
      assert.strictEqual(yield* expireRequests, 1)
      assert.strictEqual(yield* expireRequests, 0)
      for (const table of ["rights_words", "rights_signal", "data_key"] as const)
        assert.deepStrictEqual(yield* rows(table), [], table)
      const [row] = yield* rows("rights_request")
      assert.deepInclude(row, {
        state: "expired",
        expired_on: "2031-11-02",
        identity: null,
        acting: null,
        receipt: null
      })
      const fg = yield* as(app, "fg")
      const { may, signals, ...left } = viewOf(yield* fg.get(`/rights/${done.id}`))
      assert.deepStrictEqual([may, signals, left.askedBy, left.identity], [[], [], [], []])
      assert.deepInclude(left, { kind: "access", outcome: "upheld", expiredOn: "2031-11-02" })
      assert.notProperty(left, "ground")
      const decision = { outcome: "upheld", reason: "Nog eens.", revision: left.revision }
      assert.strictEqual((yield* fg.post(`/rights/${done.id}/decide`, decision)).status, 422)
      assert.deepStrictEqual((yield* fg.get("/rights/terms")).json, { covenants: [] })
      const lines = (yield* rows("processing_log")).filter(({ action }) => action === "rights-request-expired")
      assert.deepStrictEqual(
        lines.map(({ object, who }) => [object, who]),
        [[done.id, "system:svc-casework"]]
      )
    })
  )

  it.effect("stays while its restriction does", () =>
    Effect.gen(function* () {
      yield* decided("objection")
      yield* TestClock.setTime(Date.parse("2099-01-01T12:00:00Z"))
      assert.strictEqual(yield* expireRequests, 0)
    })
  )
})
