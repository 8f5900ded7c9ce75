import { assert, layer } from "@effect/vitest"
import { LinkView, listLinks } from "@kruisverband/contract"
import type { SignalFacts } from "@kruisverband/domain"
import {
  LinkChanged,
  LinkProposed,
  LinkRetracted,
  PairReweighed,
  SignalAmended,
  SignalErased,
  SignalWithdrawn
} from "@kruisverband/events"
import { Sql } from "@kruisverband/store"
import { Effect, Schema } from "effect"
import { TestClock } from "effect/testing"
import { type Answer, as, fresh, linkOf, signalOf, tell, tellLink, world } from "../testing/world.ts"

const decode = Schema.decodeUnknownSync(LinkView)
const decodeList = Schema.decodeUnknownSync(listLinks.success.schema)
const viewOf = (answer: Answer) => {
  assert.strictEqual(answer.status, 200, answer.text)
  return decode(answer.json)
}
const [a, b, c] = [
  signalOf(1, "school-de-linde"),
  signalOf(2, "welzijn-elzerveen"),
  signalOf(3, "politie-merenland")
] as const
const reason = "nog eens bij beide melders nagevraagd"
const amended = (signal: SignalFacts, revision: number) => SignalAmended.make({ ...signal, revision })

type Person = Effect.Success<ReturnType<typeof as>>
const again = (person: Person) =>
  Effect.map(person.get("/links?again=true"), ({ json }) => {
    const { links, total } = decodeList(json)
    assert.lengthOf(links, total)
    return links.map(({ id }) => id)
  })

/** A link of two signals that the coordinator has decided on, five minutes ago. */
const decided = Effect.fn("test.decided")(function* (verb: "confirm" | "reject") {
  const app = yield* fresh()
  const facts = yield* tellLink(1, [a, b])
  const coordinator = yield* as(app, "coordinator")
  const path = `/links/${facts.link}`
  viewOf(yield* coordinator.post(`${path}/${verb}`, { reason }))
  if (verb === "reject") {
    yield* tell(LinkRetracted.make({ link: facts.link, covenant: facts.covenant, reason: "kept-apart" }))
  }
  yield* TestClock.adjust("5 minutes")
  return { app, facts, coordinator, path }
})
const held = (facts: ReturnType<typeof linkOf>) => LinkChanged.make({ ...facts, held: true, before: facts.signals })
/** The machine's word on the third signal and another. */
const parted = (one: SignalFacts, together: boolean) =>
  PairReweighed.make({ covenant: a.covenant, a: one.signal, b: c.signal, together })
const word = (together: boolean) => PairReweighed.make({ covenant: a.covenant, a: a.signal, b: b.signal, together })

layer(world, { timeout: "120 seconds" })("looking at a decision again", (it) => {
  it.effect("a confirmed link comes back once only the decision holds it, until somebody says that it stays so", () =>
    Effect.gen(function* () {
      const { coordinator, facts, path } = yield* decided("confirm")
      assert.deepStrictEqual(yield* again(coordinator), [])
      const refused = yield* coordinator.post(`${path}/keep`, { reason, revision: 2 })
      assert.strictEqual(refused.status, 409)
      yield* tell(held(facts))
      const back = viewOf(yield* coordinator.get(path))
      assert.deepStrictEqual(
        [back.state, back.again, back.may.includes("keep")],
        ["confirmed", { why: "evidence-short", since: "2026-11-02T08:05:00.000Z" }, true]
      )
      assert.deepStrictEqual(yield* again(coordinator), [facts.link])
      yield* TestClock.adjust("5 minutes")
      const kept = viewOf(yield* coordinator.post(`${path}/keep`, { reason, revision: back.revision }))
      assert.deepStrictEqual([kept.state, kept.again, kept.reviews.at(-1)?.kind], ["confirmed", undefined, "keep"])
      assert.deepStrictEqual(yield* again(coordinator), [])
      // Taken back, it is open again; amended once more, it is another question.
      const review = kept.reviews.at(-1)?.id
      assert.isDefined(viewOf(yield* coordinator.post(`${path}/undo`, { review })).again)
      viewOf(yield* coordinator.post(`${path}/keep`, { reason, revision: kept.revision + 1 }))
      yield* TestClock.adjust("5 minutes")
      yield* tell(amended(b, 2))
      assert.deepStrictEqual(yield* again(coordinator), [facts.link])
    })
  )

  it.effect(
    "what was held together by people from the start does not come back, nor what its evidence holds again",
    () =>
      Effect.gen(function* () {
        const { coordinator, facts, path } = yield* decided("confirm")
        yield* tell(held(facts))
        const { revision } = viewOf(yield* coordinator.get(path))
        yield* TestClock.adjust("5 minutes")
        viewOf(yield* coordinator.post(`${path}/keep`, { reason, revision }))
        yield* tell(held({ ...facts, model: "later" }))
        assert.deepStrictEqual(yield* again(coordinator), [])
        yield* tell(LinkChanged.make({ ...facts, before: facts.signals }))
        yield* TestClock.adjust("5 minutes")
        yield* tell(amended(b, 2))
        assert.deepStrictEqual(yield* again(coordinator), [])
      })
  )

  it.effect("a rejected pair comes back when a signal is amended and they still agree, never as a proposal", () =>
    Effect.gen(function* () {
      const { coordinator, facts, path } = yield* decided("reject")
      assert.deepStrictEqual(yield* again(coordinator), [])
      yield* tell(amended(b, 2), word(false))
      assert.deepStrictEqual(yield* again(coordinator), [])
      yield* TestClock.adjust("5 minutes")
      yield* tell(word(true))
      const back = viewOf(yield* coordinator.get(path))
      assert.deepStrictEqual(
        [back.state, back.again?.why, back.may.filter((one) => one !== "ask" && one !== "open")],
        ["rejected", "signals-agree", ["keep", "confirm"]]
      )
      yield* TestClock.adjust("5 minutes")
      viewOf(yield* coordinator.post(`${path}/keep`, { reason, revision: back.revision }))
      assert.deepStrictEqual(yield* again(coordinator), [])
      yield* TestClock.adjust("5 minutes")
      yield* tell(SignalAmended.make({ ...a, revision: 2, sameEvidence: true }))
      assert.deepStrictEqual(yield* again(coordinator), [])
      yield* tell(amended(a, 3))
      assert.deepStrictEqual(yield* again(coordinator), [facts.link])
      const proposed = decodeList((yield* coordinator.get("/links?state=proposed")).json)
      assert.deepStrictEqual(proposed.links, [])
    })
  )

  it.effect(
    "what was split off comes back with what is left once it agrees again, until somebody says that it stays so",
    () =>
      Effect.gen(function* () {
        const app = yield* fresh()
        const facts = yield* tellLink(1, [a, b, c])
        const coordinator = yield* as(app, "coordinator")
        const path = `/links/${facts.link}`
        const groups = [[a.signal, b.signal], [c.signal]]
        viewOf(yield* coordinator.post(`${path}/split`, { reason, groups }))
        const left = { ...linkOf(1, [a, b]), link: facts.link }
        yield* tell(LinkChanged.make({ ...left, before: facts.signals }), parted(a, false), parted(b, false))
        yield* TestClock.adjust("5 minutes")
        assert.deepStrictEqual(yield* again(coordinator), [])
        yield* tell(amended(c, 2))
        assert.deepStrictEqual(yield* again(coordinator), [])
        yield* tell(parted(a, true))
        const back = viewOf(yield* coordinator.get(path))
        assert.deepStrictEqual(
          [back.state, back.again?.why, back.may.includes("keep")],
          ["confirmed", "parted-agree", true]
        )
        assert.strictEqual(back.reviews.at(-1)?.undo, "with-reason")
        assert.deepStrictEqual(yield* again(coordinator), [facts.link])
        // Who does not work where the other signal is, is told nothing of it.
        for (const user of ["coordinator-waterdam", "fg", "docent"]) {
          const other = yield* as(app, user)
          assert.deepStrictEqual(yield* again(other), [], user)
          assert.notInclude((yield* other.get(path)).text, "parted-agree", user)
        }
        yield* TestClock.adjust("5 minutes")
        viewOf(yield* coordinator.post(`${path}/keep`, { reason, revision: back.revision }))
        assert.deepStrictEqual(yield* again(coordinator), [])
        yield* TestClock.adjust("5 minutes")
        yield* tell(amended(c, 3))
        assert.deepStrictEqual(yield* again(coordinator), [facts.link])
        const { reviews } = viewOf(yield* coordinator.get(path))
        const split = reviews.find(({ kind }) => kind === "split")?.id
        viewOf(yield* coordinator.post(`${path}/undo`, { review: split, reason }))
        assert.deepStrictEqual(yield* again(coordinator), [])
      })
  )

  it.effect("two that were parted and are in no link any more come back with the link that was split", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      const facts = yield* tellLink(1, [a, b, c])
      const coordinator = yield* as(app, "coordinator")
      const path = `/links/${facts.link}`
      const groups = [[a.signal, b.signal], [c.signal]]
      viewOf(yield* coordinator.post(`${path}/split`, { reason, groups }))
      const { covenant, link } = facts
      yield* tell(LinkChanged.make({ ...linkOf(1, [a, b]), link, before: facts.signals }), parted(b, false))
      yield* tell(SignalWithdrawn.make({ signal: a.signal, covenant, revision: 2 }))
      yield* tell(LinkRetracted.make({ link, covenant, reason: "signal-withdrawn" }))
      yield* TestClock.adjust("5 minutes")
      yield* tell(amended(c, 2))
      assert.deepStrictEqual(yield* again(coordinator), [])
      yield* tell(parted(b, true))
      const back = viewOf(yield* coordinator.get(path))
      assert.deepStrictEqual(
        [back.state, back.again?.why, back.may.filter((one) => one !== "open")],
        ["retracted", "parted-agree", ["keep"]]
      )
      assert.strictEqual(back.reviews.at(-1)?.undo, "with-reason")
      assert.deepStrictEqual(yield* again(coordinator), [link])
      for (const user of ["coordinator-waterdam", "fg", "docent"]) {
        const other = yield* as(app, user)
        assert.deepStrictEqual(yield* again(other), [], user)
        assert.notInclude((yield* other.get(path)).text, "parted-agree", user)
      }
      yield* TestClock.adjust("5 minutes")
      viewOf(yield* coordinator.post(`${path}/keep`, { reason, revision: back.revision }))
      assert.deepStrictEqual(yield* again(coordinator), [])
      yield* TestClock.adjust("5 minutes")
      yield* tell(amended(c, 3))
      assert.deepStrictEqual(yield* again(coordinator), [link])
      const split = viewOf(yield* coordinator.get(path)).reviews.find(({ kind }) => kind === "split")?.id
      viewOf(yield* coordinator.post(`${path}/undo`, { review: split, reason }))
      assert.deepStrictEqual(yield* again(coordinator), [])
    })
  )

  it.effect("who does not decide is told nothing of it, in no list and on no page", () =>
    Effect.gen(function* () {
      const { app, coordinator, facts, path } = yield* decided("confirm")
      yield* tell(held(facts))
      assert.deepStrictEqual(yield* again(coordinator), [facts.link])
      for (const user of ["fg", "coordinator-waterdam", "docent"]) {
        const other = yield* as(app, user)
        assert.deepStrictEqual(yield* again(other), [], user)
        const page = yield* other.get(path)
        assert.notInclude(page.text, "evidence-short", user)
        assert.notStrictEqual((yield* other.post(`${path}/keep`, { reason, revision: 3 })).status, 200, user)
      }
    })
  )

  it.effect("of a signal that is erased no word of the machine is kept, also not one that was told late", () =>
    Effect.gen(function* () {
      const { coordinator } = yield* decided("reject")
      yield* tell(word(false))
      const { covenant } = a
      yield* tell(SignalErased.make({ signal: b.signal, covenant, revision: 2, cause: "objection-upheld" }))
      yield* tell(word(true))
      const { run } = yield* Sql
      const rows = yield* run("test", (db) => db.selectFrom("casework.pair_word").selectAll().execute())
      assert.deepStrictEqual(rows, [])
      assert.deepStrictEqual(yield* again(coordinator), [])
    })
  )

  it.effect("a link that came to be by saying where a signal belongs is no surprise to who said it", () =>
    Effect.gen(function* () {
      const { coordinator, facts } = yield* decided("confirm")
      const { run } = yield* Sql
      yield* TestClock.adjust("5 minutes")
      yield* run("test", (db) =>
        db
          .insertInto("casework.review")
          .values({
            id: "0191e0d3-0000-7000-8000-0000000000aa",
            covenant: facts.covenant,
            link: null,
            kind: "resolve",
            by: "coordinator",
            at: "2026-11-02T08:10:00.000Z",
            facets: [],
            signals: [...facts.signals],
            groups: JSON.stringify([facts.signals]),
            undoes: null
          })
          .execute()
      )
      yield* TestClock.adjust("1 minute")
      yield* tell(LinkProposed.make({ ...facts, held: true }))
      assert.deepStrictEqual(yield* again(coordinator), [])
    })
  )
})
