import { assert, layer } from "@effect/vitest"
import { Engine } from "@kruisverband/store"
import { Effect, Ref } from "effect"
import { TestClock } from "effect/testing"
import { sql as raw } from "kysely"
import { type Answer, as, FakeIngest, fresh, send, signalOf, tellLink, world } from "../testing/world.ts"

const school = signalOf(1, "school-de-linde")
const welfare = signalOf(2, "welzijn-elzerveen")
const TRACE = "4bf92f3577b34da6a3ce929d0e0e4736"
const traced = { traceparent: `00-${TRACE}-00f067aa0ba902b7-01` }

const fetched = (over: Record<string, unknown> = {}) => ({
  id: "0191e0d3-0000-7000-8000-0000000000aa",
  parent: null,
  at: "2026-10-02T09:00:01.000Z",
  who: "system:svc-correlator",
  role: "service",
  action: "encodings-fetched",
  objectKind: "signal",
  object: school.signal,
  covenant: "merenland-radicalisering",
  purpose: "early-signalling",
  clause: "convenant art. koppelregel",
  level: "full",
  trace: TRACE,
  subject: `${school.signal}/1`,
  ...over
})

interface Line {
  readonly id: string
  readonly source: string
  readonly action: string
  readonly who: string
  readonly covenant: string
}
const linesOf = (answer: Answer): ReadonlyArray<Line> => {
  assert.strictEqual(answer.status, 200, answer.text)
  return (answer.json as { readonly lines: ReadonlyArray<Line> }).lines
}
const nextOf = (answer: Answer) => (answer.json as { readonly next: string | null }).next

/** A link that the coordinator looked at, and an ingest that has one line and whole chains. */
const looked = Effect.gen(function* () {
  const { migrator } = yield* Engine
  const db = yield* migrator
  yield* Effect.promise(() =>
    raw
      .raw("truncate casework.processing_log; update casework.log_head set seq = 0, hash = repeat('0', 64)")
      .execute(db)
  )
  const app = yield* fresh()
  const { answer } = yield* FakeIngest
  yield* Ref.set(answer, (path) =>
    Response.json(path === "/log-lines/verify" ? { lines: 1, head: "a" } : { lines: [fetched()] })
  )
  const facts = yield* tellLink(1, [school, welfare])
  const coordinator = yield* as(app, "coordinator")
  yield* send(app, `/links/${facts.link}`, { headers: { ...coordinator.headers, ...traced } })
  return { app, coordinator, fg: yield* as(app, "fg") }
}).pipe(Effect.scoped)

layer(world, { timeout: "60 seconds" })("the processing log for who supervises", (it) => {
  it.effect("shows both services' lines as one, newest first, page by page", () =>
    Effect.gen(function* () {
      const { fg } = yield* looked
      const lines = linesOf(yield* fg.get("/processing-log"))
      assert.deepStrictEqual(
        lines.map(({ action, source }) => `${source}:${action}`),
        [
          "casework:link-shown",
          "casework:link-shown",
          "casework:link-shown",
          "casework:link-proposed",
          "casework:link-proposed",
          "casework:link-proposed",
          "ingest:encodings-fetched"
        ]
      )
      const first = yield* fg.get("/processing-log?limit=4")
      assert.deepStrictEqual(linesOf(first), lines.slice(0, 4))
      yield* Ref.set((yield* FakeIngest).answer, () => Response.json({ lines: [fetched()] }))
      const second = yield* fg.get(`/processing-log?limit=4&cursor=${nextOf(first)}`)
      assert.deepStrictEqual(linesOf(second), lines.slice(4))
      assert.isNull(nextOf(second))
      assert.strictEqual((yield* fg.get("/processing-log?cursor=bm9wZQ")).status, 400)
      // Reading it is not in it.
      assert.deepStrictEqual(linesOf(yield* fg.get("/processing-log")), lines)
    })
  )

  it.effect("looks for who, what, covenant, moment and trace, and passes it on to ingest", () =>
    Effect.gen(function* () {
      const { fg } = yield* looked
      const { answer, sent } = yield* FakeIngest
      yield* Ref.set(answer, () => Response.json({ lines: [] }))
      const count = (query: string) => Effect.map(fg.get(`/processing-log?${query}`), (found) => linesOf(found).length)
      assert.strictEqual(yield* count("who=coordinator"), 3)
      assert.strictEqual(yield* count("action=link-proposed"), 3)
      assert.strictEqual(yield* count(`trace=${TRACE}`), 3)
      assert.strictEqual(yield* count(`object=${school.signal}`), 2)
      assert.strictEqual(yield* count("covenant=merenland-radicalisering"), 6)
      assert.strictEqual(yield* count("covenant=somebody-elses"), 0)
      assert.strictEqual(yield* count("until=2026-11-01T00:00:00Z"), 0)
      const { body } = (yield* Ref.get(sent)).at(-1) ?? {}
      assert.include(JSON.stringify(body), '"until":"2026-11-01T00:00:00Z"')
      assert.include(JSON.stringify(body), '"merenland-radicalisering"')
    })
  )

  it.effect("is for the data protection officer alone", () =>
    Effect.gen(function* () {
      const { app, coordinator } = yield* looked
      const paths = ["/processing-log", "/processing-log/verification", "/processing-log/export"]
      for (const path of paths) {
        assert.strictEqual((yield* coordinator.get(path)).status, 403, path)
        assert.strictEqual((yield* send(app, path)).status, 401, path)
        assert.strictEqual((yield* (yield* as(app, "beleid")).get(path)).status, 403, path)
      }
      const told = yield* coordinator.post("/processing-log/tell", { signals: [school.signal] })
      assert.strictEqual(told.status, 403)
    })
  )

  it.effect("tells whether both chains are whole, and which line does not fit", () =>
    Effect.gen(function* () {
      const { fg } = yield* looked
      const whole = yield* fg.get("/processing-log/verification")
      assert.include(whole.text, '"ingest":{"lines":1,"head":"a"}')
      assert.notInclude(whole.text, "broken")
      const db = yield* (yield* Engine).migrator
      yield* Effect.promise(() =>
        raw.raw("update casework.processing_log set who = 'nobody' where seq = 2").execute(db)
      )
      const broken = yield* fg.get("/processing-log/verification")
      assert.include(broken.text, '"broken":{"seq":"2","why":"content"}')
    }).pipe(Effect.scoped)
  )

  it.effect("goes out only soon after a log-in, and is read meanwhile as before", () =>
    Effect.gen(function* () {
      const { fg } = yield* looked
      yield* TestClock.adjust("11 minutes")
      const late = yield* fg.get("/processing-log/export")
      assert.deepStrictEqual([late.status, late.text.includes("step-up-needed")], [401, true])
      assert.strictEqual((yield* fg.get("/processing-log")).status, 200)
    })
  )

  it.effect("goes out in the shape of the standard, a JSON object a line", () =>
    Effect.gen(function* () {
      const { fg } = yield* looked
      const answer = yield* fg.get("/processing-log/export")
      assert.strictEqual(answer.status, 200)
      assert.include(answer.headers.get("content-type") ?? "", "application/x-ndjson")
      const spans = answer.text
        .trimEnd()
        .split("\n")
        .map((line) => JSON.parse(line))
      assert.strictEqual(spans.length, 7)
      for (const span of spans) {
        assert.match(span.trace_id, /^[0-9a-f]{32}$/u)
        assert.match(span.span_id, /^[0-9a-f]{16}$/u)
        assert.strictEqual(span.attributes["dpl.core.processing_activity_id"].split(":").at(-1), "1")
      }
      const ids = new Set(spans.map((span) => span.span_id))
      const parents = spans.map((span) => span.parent_span_id).filter((parent) => parent !== null)
      assert.isNotEmpty(parents)
      assert.isTrue(parents.every((parent) => ids.has(parent)))
    })
  )

  it.effect("tells the lines about signals in words, and nothing of signals elsewhere", () =>
    Effect.gen(function* () {
      const { fg } = yield* looked
      const told = yield* fg.post("/processing-log/tell", { signals: [school.signal] })
      assert.strictEqual(told.status, 200, told.text)
      assert.include(told.text, "Een coördinator bekeek een verband met dit signaal")
      assert.notInclude(told.text, '"coordinator"')
      const elsewhere = yield* fg.post("/processing-log/tell", { signals: ["0191e0d3-0000-7000-8000-00000000ffff"] })
      assert.strictEqual(elsewhere.status, 404)
    })
  )
})
