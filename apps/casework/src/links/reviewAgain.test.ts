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
  SignalRegistered,
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

/** A link of three. */
const linked = Effect.gen(function* () {
  const app = yield* fresh()
  const facts = yield* tellLink(1, [a, b, c])
  return { app, facts, coordinator: yield* as(app, "coordinator"), path: `/links/${facts.link}` }
})
type Journey = Effect.Success<typeof linked>

/** The machine follows a decision that the third is another: the two others are left, and it would not put them together either. */
const smaller = (facts: Journey["facts"]) =>
  tell(LinkChanged.make({ ...linkOf(1, [a, b]), link: facts.link, before: facts.signals }), parted(b, false))

const splitOff = Effect.gen(function* () {
  const journey = yield* linked
  const groups = [[a.signal, b.signal], [c.signal]]
  viewOf(yield* journey.coordinator.post(`${journey.path}/split`, { reason, groups }))
  yield* smaller(journey.facts)
  return journey
})

/** One of its signals goes, and the link with it. */
const withdrawn = ({ covenant, link }: Journey["facts"], { signal }: SignalFacts) =>
  tell(
    SignalWithdrawn.make({ signal, covenant, revision: 2 }),
    LinkRetracted.make({ link, covenant, reason: "signal-withdrawn" })
  )

/** Somebody said where a signal belongs. */
const resolved = (about: SignalFacts, groups: ReadonlyArray<ReadonlyArray<string>>, at = "2026-11-02T08:00:00.000Z") =>
  Effect.flatMap(Sql, ({ run }) =>
    run("test", (db) =>
      db
        .insertInto("casework.review")
        .values({
          id: "0191e0d3-0000-7000-8000-0000000000aa",
          covenant: about.covenant,
          link: null,
          kind: "resolve",
          by: "coordinator",
          at,
          facets: [],
          signals: groups.flat(),
          groups: JSON.stringify(groups),
          undoes: null,
          about: about.signal
        })
        .execute()
    )
  )

/** To who decided and to nobody else, until somebody says that it stays so; again when a signal is amended; and not once the decision is taken back. */
const comesBack = Effect.fn("test.comesBack")(function* (
  { app, coordinator, facts: { link }, path }: Journey,
  expected: { readonly state: "confirmed" | "retracted"; readonly kind: string }
) {
  const back = viewOf(yield* coordinator.get(path))
  assert.deepStrictEqual(
    [back.state, back.again?.why, back.may.includes("keep")],
    [expected.state, "parted-agree", true]
  )
  const decision = back.reviews.find(({ kind }) => kind === expected.kind)
  assert.strictEqual(decision?.undo, "with-reason")
  assert.deepStrictEqual(yield* again(coordinator), [link])
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
  assert.deepStrictEqual(yield* again(coordinator), [link])
  viewOf(yield* coordinator.post(`${path}/undo`, { review: decision?.id, reason }))
  assert.deepStrictEqual(yield* again(coordinator), [])
})
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
      const kept = viewOf(yield* coordinator.post(`${path}/keep`, { reason, revision: back.revision }))
      assert.deepStrictEqual(yield* again(coordinator), [])
      // Taken back, what the machine said of the pair is not forgotten.
      viewOf(yield* coordinator.post(`${path}/undo`, { review: kept.reviews.at(-1)?.id }))
      yield* tell(SignalAmended.make({ ...b, revision: 3, sameEvidence: true }))
      assert.strictEqual(viewOf(yield* coordinator.get(path)).again?.since, back.again?.since)
      viewOf(yield* coordinator.post(`${path}/keep`, { reason, revision: kept.revision + 1 }))
      yield* TestClock.adjust("5 minutes")
      yield* tell(SignalAmended.make({ ...a, revision: 2, sameEvidence: true }))
      assert.deepStrictEqual(yield* again(coordinator), [])
      yield* tell(amended(a, 3))
      assert.deepStrictEqual(yield* again(coordinator), [facts.link])
      const proposed = decodeList((yield* coordinator.get("/links?state=proposed")).json)
      assert.deepStrictEqual(proposed.links, [])
    })
  )

  it.effect("what was split off comes back with what is left once it agrees again", () =>
    Effect.gen(function* () {
      const journey = yield* splitOff
      yield* tell(parted(a, false))
      yield* TestClock.adjust("5 minutes")
      yield* tell(amended(c, 2))
      assert.deepStrictEqual(yield* again(journey.coordinator), [])
      yield* tell(parted(a, true))
      yield* comesBack(journey, { state: "confirmed", kind: "split" })
    })
  )

  it.effect("two that were parted and are in no link any more come back with the link that was split", () =>
    Effect.gen(function* () {
      const journey = yield* splitOff
      yield* withdrawn(journey.facts, a)
      yield* TestClock.adjust("5 minutes")
      yield* tell(amended(c, 2))
      assert.deepStrictEqual(yield* again(journey.coordinator), [])
      yield* tell(parted(b, true))
      yield* comesBack(journey, { state: "retracted", kind: "split" })
    })
  )

  it.effect(
    "two that were kept apart, and so had no link of their own, come back with the link that held one last",
    () =>
      Effect.gen(function* () {
        const journey = yield* linked
        const apart = { covenant: a.covenant, signals: [b.signal, c.signal], reason }
        assert.strictEqual((yield* journey.coordinator.post("/separations", apart)).status, 201)
        yield* smaller(journey.facts)
        // An older link that held the other one too: the pair comes back once.
        const older = yield* tellLink(2, [a, c])
        yield* withdrawn(older, a)
        yield* TestClock.adjust("5 minutes")
        yield* tell(LinkRetracted.make({ ...journey.facts, reason: "signal-withdrawn" }))
        assert.deepStrictEqual(yield* again(journey.coordinator), [])
        yield* tell(amended(c, 2), parted(b, true))
        yield* comesBack(journey, { state: "retracted", kind: "keep-apart" })
      })
  )

  it.effect("so do two that somebody parted by saying where a signal belongs", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      const facts = yield* tellLink(1, [a, c])
      yield* tell(SignalRegistered.make(b))
      yield* resolved(c, [[a.signal, c.signal], [b.signal]])
      yield* tell(parted(b, false))
      const coordinator = yield* as(app, "coordinator")
      yield* withdrawn(facts, a)
      yield* TestClock.adjust("5 minutes")
      yield* tell(amended(b, 2))
      assert.deepStrictEqual(yield* again(coordinator), [])
      yield* tell(parted(b, true))
      yield* comesBack(
        { app, facts, coordinator, path: `/links/${facts.link}` },
        { state: "retracted", kind: "resolve" }
      )
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
      yield* TestClock.adjust("5 minutes")
      yield* resolved(a, [facts.signals], "2026-11-02T08:10:00.000Z")
      yield* TestClock.adjust("1 minute")
      yield* tell(LinkProposed.make({ ...facts, held: true }))
      assert.deepStrictEqual(yield* again(coordinator), [])
    })
  )
})
