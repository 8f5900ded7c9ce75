import { assert, layer } from "@effect/vitest"
import { InspectionFile, RightsRequestView } from "@kruisverband/contract"
import { SignalRegistered } from "@kruisverband/events"
import { Sql } from "@kruisverband/store"
import { Effect, Ref, Schema } from "effect"
import { TestClock } from "effect/testing"
import { type Answer, as, FakeIngest, fresh, signalOf, tell, world } from "../testing/world.ts"

const COVENANT = "merenland-radicalisering"
const [open, kept] = [signalOf(1, "school-de-linde"), signalOf(2, "politie-merenland")]
const Asked = Schema.Struct({ signals: Schema.optionalKey(Schema.Array(Schema.String)) })

/** An ingest that knows both signals as the person's, and tells what it is asked for. */
const knowing = Effect.flatMap(FakeIngest, ({ answer }) =>
  Ref.set(answer, (path, body) => {
    const { signals = [] } = Schema.decodeUnknownSync(Asked)(body)
    const of = (one: typeof open) => ({ signal: one.signal, angle: one.angle, receivedAt: one.receivedAt, persons: 1 })
    if (path === "/rights/persons")
      return Response.json({
        candidates: [open, kept].map((one) => ({ ...of(one), fit: "same", agrees: [] })),
        restricted: []
      })
    const parts = { behaviours: [], themes: [], views: [], observedAt: "2026-10-01" }
    const told = [open, kept].filter(({ signal }) => signals.includes(signal))
    return Response.json({
      kept: told.map((one) => ({ ...of(one), ...parts, observation: `Gezien door ${one.angle}.` }))
    })
  })
)

const idOf = ({ json }: Answer) => Schema.decodeUnknownSync(Schema.Struct({ id: Schema.String }))(json).id
const viewOf = ({ json }: Answer) => Schema.decodeUnknownSync(RightsRequestView)(json)
const fileOf = (answer: Answer) => {
  assert.strictEqual(answer.status, 200, answer.text)
  return Schema.decodeUnknownSync(InspectionFile)(answer.json)
}

/** A request for access whose signals are found, and a deferral about these of them. */
const asked = Effect.fnUntraced(function* (deferral?: Readonly<Record<string, unknown>>) {
  const app = yield* fresh()
  yield* knowing
  yield* tell(...[open, kept].map((one) => SignalRegistered.make(one)))
  const fg = yield* as(app, "fg")
  if (deferral !== undefined) {
    const considerations = Object.fromEntries([..."abcdefgh"].map((one) => [one, `Overweging ${one}.`]))
    const body = { covenant: COVENANT, signals: [kept.signal], reviewer: "beheer", reviewOn: "2027-02-01" }
    const made = yield* fg.post("/notices/deferrals", { ...body, considerations, ...deferral })
    assert.strictEqual(made.status, 201, made.text)
  }
  const request = { covenant: COVENANT, kind: "access", receivedOn: "2026-11-01", askedBy: ["subject"] }
  const id = idOf(yield* fg.post("/rights", request))
  const found = yield* fg.post(`/rights/${id}/identify`, {
    checks: [{ who: "subject", how: "at-the-counter", on: "2026-11-02" }],
    bornOn: "2001-02-03",
    person: { familyName: "Geheimstra", birthDate: "2001-02-03" },
    revision: 1
  })
  return { app, id, found: viewOf(found), file: yield* fg.post(`/rights/${id}/file`, { leaveOut: [] }) }
})

layer(world, { timeout: "60 seconds" })("an inspection file while a notice waits", (it) => {
  it.effect("leaves the signal out, opens nothing of it, and is the file of somebody without it", () =>
    Effect.gen(function* () {
      const { file: whole } = yield* asked()
      assert.include(whole.text, "Gezien door police.")
      const { file, found } = yield* asked({ ground: "i", tellable: false })
      const told = fileOf(file)
      assert.deepStrictEqual(
        told.signals.map(({ signal }) => signal),
        [open.signal]
      )
      assert.deepStrictEqual(Object.keys(told), Object.keys(fileOf(whole)))
      assert.notMatch(file.text, new RegExp(`${kept.signal}|police|UAVG art. 41|leftOut`, "u"))
      const { sent } = yield* FakeIngest
      const bodies = (yield* Ref.get(sent)).filter(({ request }) => request.url.endsWith("/rights/kept"))
      assert.notInclude(JSON.stringify(bodies.map(({ body }) => body)), kept.signal)
      // The officer sees which they are; the log of the file does not name it.
      assert.deepStrictEqual(
        found.signals.map(({ deferred, signal }) => [signal, deferred]),
        [
          [open.signal, false],
          [kept.signal, true]
        ]
      )
      const { run } = yield* Sql
      const lines = yield* run("test.log", (db) =>
        db
          .selectFrom("casework.processing_log")
          .select("object")
          .where("action", "=", "rights-file-made")
          .orderBy("id", "desc")
          .limit(2)
          .execute()
      )
      // The first file's lines, of both signals, come before these.
      assert.sameMembers(
        lines.map(({ object }) => object),
        [found.id, open.signal]
      )
    })
  )

  it.effect("names the article alone where the person may know, and never on grounds of security", () =>
    Effect.gen(function* () {
      const { file } = yield* asked({ ground: "i", tellable: true })
      assert.deepStrictEqual(fileOf(file).leftOutBy, ["UAVG art. 41 lid 1 onder i"])
      assert.notInclude(file.text, kept.signal)
      const secret = yield* asked({ ground: "d", tellable: false })
      assert.isUndefined(fileOf(secret.file).leftOutBy)
    })
  )

  it.effect("is not made on a deferral whose review is late", () =>
    Effect.gen(function* () {
      const { app, id } = yield* asked({ ground: "i", tellable: false, reviewOn: "2026-11-05" })
      yield* TestClock.adjust("4 days")
      const answer = yield* (yield* as(app, "fg")).post(`/rights/${id}/file`, { leaveOut: [] })
      assert.strictEqual(answer.status, 422)
      assert.include(answer.text, "review-overdue")
    })
  )
})
