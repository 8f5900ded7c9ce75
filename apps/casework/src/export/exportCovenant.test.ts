import { assert, layer } from "@effect/vitest"
import { SignalRegistered } from "@kruisverband/events"
import { Sql, StoreError } from "@kruisverband/store"
import { Effect } from "effect"
import { TestClock } from "effect/testing"
import { sql as raw } from "kysely"
import { settleAgreement } from "../agreements/AgreementRecord.ts"
import { askByCommand } from "../agreements/byCommand.ts"
import { as, clearReviews, covenantId, fresh, signalOf, tell, tellLink, world } from "../testing/world.ts"
import type { ExportRow } from "./ExportRow.ts"
import { type ExportOrder, type ExportSink, exportAgreement, exportCovenant } from "./exportCovenant.ts"

const kept = () => {
  const rows: Array<ExportRow> = []
  const sink: ExportSink<never> = {
    begin: Effect.sync(() => {
      rows.length = 0
    }),
    add: (more) => Effect.sync(() => void rows.push(...more)),
    end: Effect.succeed("sum")
  }
  return { rows, sink }
}

const order = (over: Partial<ExportOrder> = {}): ExportOrder => ({
  what: "signals",
  covenant: covenantId("merenland-radicalisering"),
  askedBy: "coordinator",
  reason: "supervision",
  reference: "AP-2026-1",
  ...over
})

/** A request for it that somebody agreed to; its id. */
const agreedBy = Effect.fn("agreedBy")(function* (user: string, over: Partial<ExportOrder> = {}) {
  const id = yield* askByCommand(exportAgreement(order(over)))
  yield* settleAgreement({ id, covenant: order().covenant }, "agreed", user)
  return id
})

const exported = (over: Partial<ExportOrder> = {}) =>
  Effect.gen(function* () {
    const { rows, sink } = kept()
    const agreement = over.what === "trends" ? undefined : yield* agreedBy("beheer", over)
    const receipt = yield* exportCovenant(order({ agreement, ...over }), sink)
    return { rows, receipt }
  })

const refused = (over: Partial<ExportOrder>) =>
  Effect.map(Effect.flip(exportCovenant(order(over), kept().sink)), (error) =>
    error instanceof StoreError ? error.code : error.reasons.map(({ code }) => code).join()
  )

const table = <A>(query: string) =>
  Effect.flatMap(Sql, ({ run }) => run("test", (db) => raw.raw<A>(query).execute(db))).pipe(
    Effect.map(({ rows }) => rows)
  )

interface Line {
  readonly who: string
  readonly role: string
  readonly action: string
  readonly object_kind: string
  readonly object: string
  readonly level: string
  readonly subject: string | null
}
const lines = (object: string) =>
  table<Line>(
    `select who, role, action, object_kind, object, level, subject from casework.processing_log
      where trace = '${object.replaceAll("-", "")}' order by seq`
  )

const [a, b, c, d] = [
  signalOf(1, "school-de-linde"),
  signalOf(2, "welzijn-elzerveen", { level: "existence-only", subjects: 2 }),
  signalOf(3, "politie-merenland"),
  signalOf(4, "burgerzaken-waterdam", { municipality: "GM9002" })
] as const

layer(world, { timeout: "60 seconds" })("an export of a covenant", (it) => {
  it.effect("holds the signals that the person may see, as far as they may be seen, and never words", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      const link = yield* tellLink(1, [a, b])
      yield* tell(SignalRegistered.make(c))
      const coordinator = yield* as(app, "coordinator")
      yield* coordinator.post(`/links/${link.link}/confirm`, { reason: "Zelfde Pietersen.", revision: 1 })
      const { receipt, rows } = yield* exported()
      // A signal that nothing links to another is no coordinator's to see.
      assert.deepStrictEqual(
        rows.map(({ id, level }) => [id, level]),
        [
          [a.signal, "full"],
          [b.signal, "existence-only"]
        ]
      )
      assert.strictEqual(rows[0]?.partner, "school-de-linde")
      assert.notProperty(rows[1], "partner")
      assert.notProperty(rows[1], "municipality")
      assert.strictEqual(receipt.rows, 2)
      const links = yield* exported({ what: "links" })
      assert.deepInclude(links.rows[0], { id: link.link, state: "confirmed", signals: [a.signal, b.signal] })
      assert.notInclude(JSON.stringify([rows, links.rows]), "Pietersen")
      yield* clearReviews
    })
  )

  it.effect("tells the supervisor that each is there, and no more", () =>
    Effect.gen(function* () {
      yield* fresh()
      yield* tellLink(1, [a, b])
      yield* tell(SignalRegistered.make(c))
      const { rows } = yield* exported({ askedBy: "fg" })
      assert.deepStrictEqual(
        rows.map(({ id, level }) => [id, level]),
        [
          [a.signal, "existence-only"],
          [b.signal, "existence-only"],
          [c.signal, "existence-only"]
        ]
      )
    })
  )

  it.effect("keeps to the area of who works for one municipality", () =>
    Effect.gen(function* () {
      yield* fresh()
      yield* tellLink(1, [a, b])
      yield* tellLink(2, [{ ...c, municipality: d.municipality }, d])
      const { rows } = yield* exported({ askedBy: "coordinator-waterdam" })
      assert.deepStrictEqual(
        rows.map(({ id }) => id),
        [c.signal, d.signal]
      )
    })
  )

  it.effect("is in the processing log with each person, who agreed, and on record for good", () =>
    Effect.gen(function* () {
      yield* fresh()
      yield* tellLink(1, [a, b])
      const { receipt } = yield* exported({ what: "links" })
      const found = yield* lines(receipt.id)
      assert.deepStrictEqual(
        found.map(({ action, level, object, subject, who }) => [who, action, object, level, subject]),
        [
          ["coordinator", "links-exported", receipt.id, "", null],
          ["coordinator", "links-exported", a.signal, "full", `${a.signal}/1`],
          ["coordinator", "links-exported", b.signal, "existence-only", `${b.signal}/1`],
          ["coordinator", "links-exported", b.signal, "existence-only", `${b.signal}/2`],
          ["beheer", "export-agreed", receipt.id, "", null]
        ]
      )
      const [row] = yield* table<Record<string, unknown>>(`select * from casework.export where id = '${receipt.id}'`)
      assert.deepInclude(row, { asked_by: "coordinator", agreed_by: "beheer", reason: "supervision", rows: 1 })
      assert.deepInclude(row, { reference: "AP-2026-1", sha256: "sum", log: receipt.log })
      for (const statement of ["delete from casework.export", "update casework.export set rows = 0"])
        assert.strictEqual((yield* Effect.flip(table(statement))).code, "42501", statement)
    })
  )

  it.effect("is refused without reason, number, second person or role, and that is in the log", () =>
    Effect.gen(function* () {
      yield* fresh()
      yield* tellLink(1, [a, b])
      const before = yield* table<Line>("select * from casework.processing_log")
      assert.strictEqual(
        yield* refused({ reason: undefined, reference: undefined }),
        "reason-missing,reference-missing,second-person-missing"
      )
      assert.strictEqual(yield* refused({}), "second-person-missing")
      const waiting = yield* askByCommand(exportAgreement(order()))
      assert.strictEqual(yield* refused({ agreement: waiting }), "not-agreed")
      assert.strictEqual(yield* refused({ askedBy: "nobody" }), "not-an-exporter,second-person-missing")
      assert.strictEqual(yield* refused({ askedBy: "docent" }), "not-an-exporter,second-person-missing")
      assert.strictEqual(yield* refused({ askedBy: "beleid", what: "links" }), "not-an-exporter,second-person-missing")
      const since = (yield* table<Line>("select * from casework.processing_log order by seq")).slice(before.length)
      assert.deepStrictEqual(
        since.flatMap(({ action, who }) => (action.endsWith("-refused") ? [[who, action]] : [])),
        [
          ["coordinator", "signals-exported-refused"],
          ["coordinator", "signals-exported-refused"],
          ["coordinator", "signals-exported-refused"],
          ["kv", "signals-exported-refused"],
          ["docent", "signals-exported-refused"],
          ["beleid", "links-exported-refused"]
        ]
      )
    })
  )

  it.effect("of figures tells of groups only, to who works on policy, and asks no second person", () =>
    Effect.gen(function* () {
      yield* fresh()
      const receivedAt = "2026-08-03T09:00:00.000Z"
      const partners = ["school-de-linde", "welzijn-elzerveen", "politie-merenland"]
      const many = Array.from({ length: 18 }, (_, index) =>
        signalOf(100 + index, partners[index % 3] ?? "", {
          receivedAt,
          municipality: index < 15 ? "GM9001" : "GM9002"
        })
      )
      yield* tell(...many.map((one) => SignalRegistered.make(one)))
      const { receipt, rows } = yield* exported({ what: "trends", askedBy: "beleid" })
      assert.deepStrictEqual(
        rows.map(({ municipality, quarter, subjects }) => [quarter, municipality, subjects]),
        [
          ["2026-Q3", "GM9001", null],
          ["2026-Q3", "GM9002", null],
          ["2026-Q3", "GM9003", 0],
          ["2026-Q3", "total", 18]
        ]
      )
      assert.lengthOf(yield* lines(receipt.id), 1)
      assert.isNull(receipt.agreedBy)
    })
  )

  it.effect("says why there are no figures: nothing came in, or all in the quarter that is not over", () =>
    Effect.gen(function* () {
      yield* fresh()
      const trends = { what: "trends", askedBy: "beleid", agreedBy: undefined } as const
      assert.strictEqual((yield* exported(trends)).receipt.empty, "no-signals")
      yield* tell(SignalRegistered.make(signalOf(100, "school-de-linde")))
      const { receipt, rows } = yield* exported(trends)
      assert.deepStrictEqual([rows.length, receipt.empty], [0, "quarter-not-over"])
      const earlier = { receivedAt: "2026-08-03T09:00:00.000Z" }
      yield* tell(SignalRegistered.make(signalOf(101, "school-de-linde", earlier)))
      assert.isUndefined((yield* exported(trends)).receipt.empty)
    })
  )

  it.effect("leaves no line and no record when it could not be written", () =>
    Effect.gen(function* () {
      yield* fresh()
      yield* tellLink(1, [a, b])
      const before = yield* table("select from casework.processing_log")
      const broken: ExportSink<string> = { ...kept().sink, end: Effect.fail("disk full") }
      const agreement = yield* agreedBy("beheer")
      const asked = 1
      assert.strictEqual(yield* Effect.flip(exportCovenant(order({ agreement }), broken)), "disk full")
      assert.lengthOf(yield* table("select from casework.processing_log"), before.length + asked)
      // Nothing went out, so the agreement still holds.
      yield* exportCovenant(order({ agreement }), kept().sink)
    })
  )

  it.effect("goes by an agreement to precisely this, once, and in time", () =>
    Effect.gen(function* () {
      yield* fresh()
      yield* tellLink(1, [a, b])
      const agreement = yield* agreedBy("beheer")
      assert.strictEqual(yield* refused({ agreement, reference: "AP-2026-2" }), "not-agreed")
      assert.strictEqual(yield* refused({ agreement, what: "links" }), "not-agreed")
      assert.strictEqual(yield* refused({ agreement, askedBy: "fg" }), "not-agreed")
      assert.strictEqual(yield* refused({ agreement: "0191e0d3-0000-7000-8000-0000000000ff" }), "not-agreed")
      // Asked again while it waits, it is the same request.
      assert.strictEqual(yield* askByCommand(exportAgreement(order())), agreement)
      yield* exportCovenant(order({ agreement }), kept().sink)
      assert.strictEqual(yield* refused({ agreement }), "request-settled")
      const late = yield* agreedBy("beheer")
      yield* TestClock.adjust("14 days")
      assert.strictEqual(yield* refused({ agreement: late }), "request-over")
      assert.strictEqual(
        (yield* Effect.flip(askByCommand(exportAgreement(order({ askedBy: "docent" })))))._tag,
        "AgreementRefused"
      )
    })
  )
})
