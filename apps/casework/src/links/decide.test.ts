import { assert, layer } from "@effect/vitest"
import { LinkView } from "@kruisverband/contract"
import type { LinkFacts, SignalFacts } from "@kruisverband/domain"
import { LinkChanged, LinkProposed, LinkRetracted, SignalRegistered } from "@kruisverband/events"
import { Sql } from "@kruisverband/store"
import { Effect, Ref, Schema } from "effect"
import { TestClock } from "effect/testing"
import { verifyLog } from "../log/processingLog.ts"
import { type Answer, as, FakeIngest, fresh, linkOf, signalOf, tell, tellLink, world } from "../testing/world.ts"

const decode = Schema.decodeUnknownSync(LinkView)
const viewOf = (answer: Answer) => {
  assert.strictEqual(answer.status, 200, answer.text)
  return decode(answer.json)
}
const [a, b, c, d] = [
  signalOf(1, "school-de-linde"),
  signalOf(2, "welzijn-elzerveen"),
  signalOf(3, "politie-merenland"),
  signalOf(4, "burgerzaken-waterdam")
] as const
const changed = (facts: LinkFacts, before: ReadonlyArray<SignalFacts>) =>
  LinkChanged.make({ ...facts, before: before.map((one) => one.signal) })
const reason = "navraag gedaan bij beide melders"

const eventsOf = Effect.flatMap(Sql, ({ run }) =>
  run("test", (db) =>
    db
      .selectFrom("casework.outbox")
      .select("body")
      .where("topic", "=", "kruisverband.reviews.v1")
      .orderBy("seq")
      .execute()
  )
).pipe(Effect.map((rows) => rows.map((row) => JSON.parse(row.body))))

layer(world, { timeout: "60 seconds" })("decisions on links", (it) => {
  it.effect("confirms: review, event and log line together, and everybody else is too late", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      const facts = yield* tellLink(1, [a, b])
      const coordinator = yield* as(app, "coordinator")
      const lead = yield* as(app, "regisseur-elzerveen")
      const view = viewOf(yield* coordinator.post(`/links/${facts.link}/confirm`, { reason, revision: 1 }))
      assert.strictEqual(view.state, "confirmed")
      assert.strictEqual(view.revision, 2)
      assert.deepStrictEqual(view.confirmedSignals, [a.signal, b.signal])
      assert.deepStrictEqual(
        view.reviews.map((review) => [review.kind, review.by, review.reason, review.undone]),
        [["confirm", "coordinator", reason, false]]
      )
      const [event] = yield* eventsOf
      assert.strictEqual(event.type, "nl.kruisverband.link.confirmed.v1")
      assert.strictEqual(event.subject, facts.link)
      assert.strictEqual(event.partitionkey, facts.covenant)
      assert.deepStrictEqual(event.data.signals, [a.signal, b.signal])
      assert.notInclude(JSON.stringify(event), reason)
      for (const body of [{ reason, revision: 1 }, { reason }]) {
        const late = yield* lead.post(`/links/${facts.link}/reject`, body)
        assert.strictEqual(late.status, 409)
      }
      assert.strictEqual((yield* eventsOf).length, 1)
      assert.isUndefined((yield* verifyLog()).broken)
    })
  )

  it.effect("lets exactly one of two simultaneous decisions through", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      const facts = yield* tellLink(1, [a, b])
      const coordinator = yield* as(app, "coordinator")
      const lead = yield* as(app, "regisseur-elzerveen")
      const answers = yield* Effect.all(
        [
          coordinator.post(`/links/${facts.link}/confirm`, { reason, revision: 1 }),
          lead.post(`/links/${facts.link}/reject`, { reason, revision: 1 }),
          coordinator.post(`/links/${facts.link}/confirm`, { reason }),
          lead.post(`/links/${facts.link}/split`, { reason, groups: [[a.signal], [b.signal]] })
        ],
        { concurrency: "unbounded" }
      )
      assert.deepStrictEqual(answers.map((answer) => answer.status).sort(), [200, 409, 409, 409])
      assert.strictEqual((yield* eventsOf).length, 1)
    })
  )

  it.effect("goes back to proposed with what was confirmed when the machine adds a signal, and only then", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      const facts = yield* tellLink(1, [a, b, c])
      const coordinator = yield* as(app, "coordinator")
      const show = coordinator.get(`/links/${facts.link}`)
      yield* coordinator.post(`/links/${facts.link}/confirm`, { reason })
      yield* tell(changed(linkOf(1, [a, b]), [a, b, c]))
      assert.strictEqual(viewOf(yield* show).state, "confirmed")
      yield* tell(SignalRegistered.make(d), changed(linkOf(1, [a, b, c, d]), [a, b]))
      const grown = viewOf(yield* show)
      assert.strictEqual(grown.state, "proposed")
      assert.deepStrictEqual(grown.confirmedSignals, [a.signal, b.signal, c.signal])
    })
  )

  it.effect("keeps a confirmation through a retraction and a merge into another link", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      const facts = yield* tellLink(1, [b, c])
      const coordinator = yield* as(app, "coordinator")
      yield* coordinator.post(`/links/${facts.link}/confirm`, { reason })
      const { link, covenant } = facts
      yield* tell(LinkRetracted.make({ link, covenant, reason: "merged-into-other" }))
      const retracted = viewOf(yield* coordinator.get(`/links/${link}`))
      assert.strictEqual(retracted.state, "retracted")
      assert.strictEqual(retracted.retraction, "merged-into-other")
      const other = yield* tellLink(2, [a, b, c])
      const merged = viewOf(yield* coordinator.get(`/links/${other.link}`))
      assert.strictEqual(merged.state, "proposed")
      assert.deepStrictEqual(merged.confirmedSignals, [b.signal, c.signal])
      yield* tell(LinkProposed.make(facts))
      assert.strictEqual(viewOf(yield* coordinator.get(`/links/${link}`)).state, "confirmed")
    })
  )

  it.effect("keeps a rejection when the machine follows, and comes back only with a signal nobody judged", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      const facts = yield* tellLink(1, [a, b])
      const { link, covenant } = facts
      const coordinator = yield* as(app, "coordinator")
      assert.strictEqual(viewOf(yield* coordinator.post(`/links/${link}/reject`, { reason })).state, "rejected")
      // The machine had not heard of it yet.
      yield* tell(changed(facts, [a, b]))
      assert.strictEqual(viewOf(yield* coordinator.get(`/links/${link}`)).state, "rejected")
      yield* tell(LinkRetracted.make({ link, covenant, reason: "kept-apart" }))
      assert.strictEqual(viewOf(yield* coordinator.get(`/links/${link}`)).state, "rejected")
      yield* tell(SignalRegistered.make(c), LinkProposed.make(linkOf(1, [a, c])))
      assert.strictEqual(viewOf(yield* coordinator.get(`/links/${link}`)).state, "proposed")
    })
  )

  it.effect("splits, and confirms each part when the machine proposes it by itself", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      const facts = yield* tellLink(1, [a, b, c, d])
      const coordinator = yield* as(app, "coordinator")
      const split = (groups: ReadonlyArray<ReadonlyArray<string>>) =>
        coordinator.post(`/links/${facts.link}/split`, { reason, revision: 1, groups })
      assert.strictEqual((yield* split([[a.signal], [b.signal]])).status, 400)
      assert.strictEqual((yield* split([[a.signal, b.signal, c.signal, d.signal], [a.signal]])).status, 400)
      assert.strictEqual(
        (yield* split([
          [a.signal, b.signal],
          [c.signal, d.signal]
        ])).status,
        200
      )
      yield* tell(changed(linkOf(1, [a, b]), [a, b, c, d]), LinkProposed.make(linkOf(2, [c, d])))
      for (const link of [facts.link, linkOf(2, [c, d]).link]) {
        assert.strictEqual(viewOf(yield* coordinator.get(`/links/${link}`)).state, "confirmed")
      }
    })
  )

  it.effect("takes a decision back for a minute, for the one who took it", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      const facts = yield* tellLink(1, [a, b])
      const coordinator = yield* as(app, "coordinator")
      const lead = yield* as(app, "regisseur-elzerveen")
      const undo = `/links/${facts.link}/undo`
      const confirmed = viewOf(yield* coordinator.post(`/links/${facts.link}/confirm`, { reason }))
      const review = confirmed.reviews[0]?.id
      assert.include(confirmed.may, "undo")
      assert.notInclude(viewOf(yield* lead.get(`/links/${facts.link}`)).may, "undo")
      assert.strictEqual((yield* lead.post(undo, { review })).status, 409)
      assert.strictEqual((yield* coordinator.post(undo, { review: "another" })).status, 404)
      yield* TestClock.adjust("59 seconds")
      const undone = viewOf(yield* coordinator.post(undo, { review }))
      assert.strictEqual(undone.state, "proposed")
      assert.deepStrictEqual(undone.confirmedSignals, [])
      assert.deepStrictEqual(
        undone.reviews.map((one) => [one.kind, one.undone]),
        [
          ["confirm", true],
          ["undo", false]
        ]
      )
      assert.strictEqual((yield* coordinator.post(undo, { review })).status, 409)
      const events = yield* eventsOf
      assert.strictEqual(events.at(-1)?.type, "nl.kruisverband.review.undone.v1")
      assert.strictEqual(events.at(-1)?.data.undoes, review)

      const again = viewOf(yield* coordinator.post(`/links/${facts.link}/confirm`, { reason }))
      yield* TestClock.adjust("61 seconds")
      const late = yield* coordinator.post(undo, { review: again.reviews.at(-1)?.id })
      assert.strictEqual(late.status, 409)
    })
  )

  it.effect("lets the data protection officer look and not decide, and says why", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      const facts = yield* tellLink(1, [a, b])
      const officer = yield* as(app, "fg")
      assert.deepStrictEqual(viewOf(yield* officer.get(`/links/${facts.link}`)).may, [])
      const answer = yield* officer.post(`/links/${facts.link}/confirm`, { reason })
      assert.strictEqual(answer.status, 403)
      assert.include(answer.text, "not-a-reviewer")
      assert.strictEqual((yield* eventsOf).length, 0)
    })
  )

  it.effect("keeps apart signals the person sees, whatever link they are in, and tells nothing of others", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      const facts = yield* tellLink(1, [a, b])
      yield* tellLink(2, [c, signalOf(9, "jeugdzorg-merenland")])
      yield* tell(SignalRegistered.make(d))
      const coordinator = yield* as(app, "coordinator")
      const covenant = a.covenant
      const separate = (...signals: ReadonlyArray<SignalFacts>) =>
        coordinator.post("/separations", { covenant, reason, signals: signals.map((one) => one.signal) })
      const hidden = yield* separate(a, d)
      const absent = yield* separate(a, signalOf(77, "politie-merenland"))
      assert.strictEqual(hidden.status, 404)
      assert.strictEqual(absent.text.replace(/urn:uuid:\S+?"/u, ""), hidden.text.replace(/urn:uuid:\S+?"/u, ""))
      assert.strictEqual((yield* separate(a, c)).status, 201)
      assert.strictEqual(viewOf(yield* coordinator.get(`/links/${facts.link}`)).state, "proposed")
      assert.strictEqual((yield* separate(a, b)).status, 201)
      assert.strictEqual(viewOf(yield* coordinator.get(`/links/${facts.link}`)).state, "rejected")
      assert.deepStrictEqual(
        (yield* eventsOf).map((event) => event.type),
        ["nl.kruisverband.signals.kept-apart.v1", "nl.kruisverband.signals.kept-apart.v1"]
      )
      const outsider = yield* as(app, "wijkagent")
      const signals = [a.signal, b.signal]
      assert.strictEqual((yield* outsider.post("/separations", { covenant, reason, signals })).status, 404)
    })
  )

  it.effect("asks the poster through ingest, once it is logged, and only about what is visible", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      const facts = yield* tellLink(1, [a, b])
      yield* tell(SignalRegistered.make(d))
      const { sent, answer } = yield* FakeIngest
      const request = "0191e0d3-0000-7000-8000-0000000000aa"
      yield* Ref.set(answer, () => Response.json({ id: request }, { status: 201 }))
      const coordinator = yield* as(app, "coordinator")
      const asked = yield* coordinator.post(`/links/${facts.link}/ask`, {
        signal: b.signal,
        question: "Sinds wanneer?"
      })
      assert.strictEqual(asked.status, 201, asked.text)
      assert.deepStrictEqual(asked.json, { id: request })
      const [call] = yield* Ref.get(sent)
      assert.strictEqual(call?.request.headers.get("authorization"), "Bearer service-token")
      assert.deepStrictEqual(call?.body, {
        signal: b.signal,
        covenant: b.covenant,
        by: "coordinator",
        question: "Sinds wanneer?"
      })
      const elsewhere = yield* coordinator.post(`/links/${facts.link}/ask`, { signal: d.signal, question: "?" })
      assert.strictEqual(elsewhere.status, 404)
      assert.strictEqual((yield* Ref.get(sent)).length, 1)
      const { run } = yield* Sql
      const kept = yield* run("test", (db) => db.selectFrom("casework.processing_log").selectAll().execute())
      assert.isTrue(kept.some((line) => line.action === "poster-asked" && line.object === b.signal))
      assert.notInclude(JSON.stringify(kept), "Sinds wanneer")
    })
  )

  it.effect("opens what the levels allow, after logging it, and writes persons as one line", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      const shielded = signalOf(2, "welzijn-elzerveen", { level: "without-source" })
      const care = signalOf(3, "ggz-merenland", { level: "existence-only" })
      const facts = yield* tellLink(1, [a, shielded, care])
      const { sent, answer } = yield* FakeIngest
      const subjects = [{ givenNames: "M.", prefix: "el", familyName: "Amrani", birthDate: "2008-03-04" }]
      yield* Ref.set(answer, () =>
        Response.json({
          seals: [
            {
              signal: a.signal,
              level: "full",
              observation: "gezien",
              subjects,
              expressions: [{ type: "slogan", value: "x" }]
            },
            {
              signal: shielded.signal,
              level: "without-source",
              observation: "gehoord",
              subjects: [{ fullName: "AMRANI, M" }]
            }
          ]
        })
      )
      const coordinator = yield* as(app, "coordinator")
      const opened = yield* coordinator.post(`/links/${facts.link}/open`)
      assert.strictEqual(opened.status, 200, opened.text)
      assert.deepStrictEqual(opened.json, {
        contents: [
          {
            signal: a.signal,
            level: "full",
            observation: "gezien",
            persons: ["M. el Amrani, 2008-03-04"],
            expressions: ["x"],
            requests: []
          },
          {
            signal: shielded.signal,
            level: "without-source",
            observation: "gehoord",
            persons: ["AMRANI, M"],
            requests: []
          },
          { signal: care.signal, level: "existence-only", requests: [] }
        ]
      })
      const [call] = yield* Ref.get(sent)
      assert.deepStrictEqual(call?.body, {
        covenant: a.covenant,
        viewer: "coordinator",
        role: "coordinator",
        purpose: "early-signalling",
        signals: [
          { id: a.signal, level: "full" },
          { id: shielded.signal, level: "without-source" }
        ]
      })
      const outside = yield* coordinator.post(`/links/${facts.link}/open`, { purpose: "curiosity" })
      assert.strictEqual(outside.status, 403)
      assert.include(outside.text, "purpose-outside-covenant")
      assert.strictEqual((yield* Ref.get(sent)).length, 1)
      const { run } = yield* Sql
      const kept = yield* run("test", (db) => db.selectFrom("casework.processing_log").selectAll().execute())
      assert.isTrue(kept.some((line) => line.action === "link-opened-refused" && line.purpose === "curiosity"))
      assert.notInclude(JSON.stringify(kept), "Amrani")
    })
  )

  it.effect("gives no content when ingest is away, and the attempt stays in the log", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      const facts = yield* tellLink(1, [a, b])
      const coordinator = yield* as(app, "coordinator")
      assert.strictEqual((yield* coordinator.post(`/links/${facts.link}/open`)).status, 503)
      const { run } = yield* Sql
      const kept = yield* run("test", (db) =>
        db.selectFrom("casework.processing_log").selectAll().where("object", "=", facts.link).execute()
      )
      assert.isTrue(kept.some((line) => line.action === "link-opened"))
    })
  )
})
