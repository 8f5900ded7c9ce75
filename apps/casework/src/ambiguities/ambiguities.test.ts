import { assert, layer } from "@effect/vitest"
import { AmbiguityView, LinkView, listAmbiguities } from "@kruisverband/contract"
import { AmbiguityFacts, type AmbiguityId, type LinkFacts, type SignalFacts } from "@kruisverband/domain"
import {
  AmbiguityEnded,
  AmbiguityFound,
  LinkProposed,
  PairReweighed,
  SignalAmended,
  SignalRegistered,
  SignalWithdrawn
} from "@kruisverband/events"
import { Sql } from "@kruisverband/store"
import { Effect, Schema } from "effect"
import { TestClock } from "effect/testing"
import { type Answer, as, fresh, linkOf, signalOf, tell, tellLink, world } from "../testing/world.ts"

const decode = Schema.decodeUnknownSync(AmbiguityView)
const decodeLink = Schema.decodeUnknownSync(LinkView)
const decodeList = Schema.decodeUnknownSync(listAmbiguities.success.schema)
const decodeFacts = Schema.decodeUnknownSync(AmbiguityFacts)
const viewOf = (answer: Answer) => {
  assert.strictEqual(answer.status, 200, answer.text)
  return decode(answer.json)
}
const elsewhere = { municipality: "GM9002" }
const [son, father, torn, friend] = [
  signalOf(1, "school-de-linde"),
  signalOf(2, "welzijn-elzerveen"),
  signalOf(3, "politie-merenland"),
  signalOf(4, "jeugdzorg-merenland")
] as const
const reason = "De melder kent de zoon."

const found = (signal: SignalFacts, ...fits: ReadonlyArray<ReadonlyArray<SignalFacts>>): AmbiguityFacts => {
  const all = [signal, ...fits.flat()]
  const { evidence } = linkOf(1, all)
  return decodeFacts({
    ambiguity: "5c1d1a52-34b5-8c11-9a22-1f2e3d4c5b6c",
    covenant: signal.covenant,
    facets: ["person"],
    signal: signal.signal,
    fits: fits.map((fit) => fit.map((one) => one.signal)),
    signals: all.map((one) => one.signal).toSorted(),
    municipalities: [...new Set(all.map((one) => one.municipality))].toSorted(),
    evidence,
    model: "test",
    bar: 2
  })
}
const path = (facts: AmbiguityFacts) => `/ambiguities/${facts.ambiguity}`
const registered = (...signals: ReadonlyArray<SignalFacts>) => signals.map((one) => SignalRegistered.make(one))

const told = (facts: AmbiguityFacts, ...signals: ReadonlyArray<SignalFacts>) =>
  tell(...registered(...signals), AmbiguityFound.make(facts))
const reviewEvents = Effect.flatMap(Sql, ({ run }) =>
  run("test", (db) => db.selectFrom("casework.outbox").select("body").orderBy("seq").execute())
).pipe(Effect.map((rows) => rows.map((row) => JSON.parse(row.body)).filter(({ type }) => type.includes("ambiguity"))))
const ended = (facts: AmbiguityFacts, why: "decided" | "evidence-changed") =>
  AmbiguityEnded.make({ ambiguity: facts.ambiguity, covenant: facts.covenant, reason: why })

layer(world, { timeout: "120 seconds" })("a signal that fits more than one", (it) => {
  it.effect("shows its fits with why, and what link each is, and is in no link's list", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      const link = yield* tellLink(1, [son, friend])
      const facts = found(torn, [son, friend], [father])
      yield* told(facts, father, torn)
      const coordinator = yield* as(app, "coordinator")
      const view = viewOf(yield* coordinator.get(path(facts)))
      assert.strictEqual(view.state, "open")
      assert.strictEqual(view.signal.id, torn.signal)
      assert.deepStrictEqual(
        view.fits.map((fit) => [fit.signals.map((one) => one.id), fit.link?.id]),
        [
          [[son.signal, friend.signal], link.link],
          [[father.signal], undefined]
        ]
      )
      for (const { explanation } of view.fits) {
        assert.strictEqual(explanation.bar, 2)
        for (const { a, b } of explanation.pairs) assert.isTrue([a, b].includes(torn.signal))
      }
      assert.deepStrictEqual(view.may.toSorted(), ["ask", "open", "resolve"])
      const links = JSON.stringify((yield* coordinator.get("/links")).json)
      assert.notInclude(links, torn.signal)
      const listed = (yield* coordinator.get("/ambiguities")).json
      assert.deepNestedInclude(listed, { total: 1 })
    })
  )

  it.effect("is there for who decides, in their area, and for nobody else", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      const far = { ...father, municipality: signalOf(9, "politie-merenland", elsewhere).municipality }
      const facts = found({ ...torn, municipality: far.municipality }, [son], [far])
      yield* told(facts, son, far, { ...torn, municipality: far.municipality })
      const status = (user: string) =>
        Effect.flatMap(as(app, user), (person) => Effect.map(person.get(path(facts)), (answer) => answer.status))
      assert.strictEqual(yield* status("coordinator"), 200)
      // Sees the one fit in Elzerveen and not the other: to tell of the one would tell of the other.
      assert.strictEqual(yield* status("regisseur-elzerveen"), 404)
      assert.strictEqual(yield* status("coordinator-waterdam"), 200)
      for (const user of ["docent", "fg", "beleid", "beheer"]) assert.strictEqual(yield* status(user), 404, user)
      const teacher = yield* as(app, "docent")
      assert.deepNestedInclude((yield* teacher.get("/ambiguities")).json, { total: 0 })
      const hidden = (yield* teacher.get(path(facts))).text.replace(/urn:uuid:\S+?"/u, "")
      const unknown = "/ambiguities/5c1d1a52-34b5-8c11-9a22-1f2e3d4c5bff"
      assert.strictEqual((yield* teacher.get(unknown)).text.replace(/urn:uuid:\S+?"/u, ""), hidden)
    })
  )

  it.effect("waits for its signals, in whatever order they come, and goes when one is withdrawn", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      const facts = found(torn, [son], [father])
      yield* tell(AmbiguityFound.make(facts), ...registered(son, torn))
      const lead = yield* as(app, "regisseur-elzerveen")
      assert.strictEqual((yield* lead.get(path(facts))).status, 404)
      yield* tell(...registered(father))
      assert.strictEqual((yield* lead.get(path(facts))).status, 200)
      const { signal, covenant } = father
      yield* tell(SignalWithdrawn.make({ signal, covenant, revision: 2 }))
      assert.strictEqual((yield* lead.get(path(facts))).status, 404)
    })
  )

  it.effect("is put where a person says, with an event and a log line, once", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      const facts = found(torn, [son], [father])
      yield* told(facts, son, father, torn)
      const coordinator = yield* as(app, "coordinator")
      const resolve = (together: ReadonlyArray<string>, revision = 1) =>
        coordinator.post(`${path(facts)}/resolve`, { together, reason, revision })
      assert.strictEqual((yield* resolve([son.signal, father.signal])).status, 400)
      assert.strictEqual((yield* resolve([son.signal], 7)).status, 409)
      const view = viewOf(yield* resolve([son.signal]))
      assert.strictEqual(view.state, "decided")
      assert.deepStrictEqual(
        view.reviews.map((one) => [one.kind, one.reason, one.undo]),
        [["resolve", reason, "at-once"]]
      )
      assert.strictEqual((yield* resolve([father.signal])).status, 409)
      const [event] = yield* reviewEvents
      assert.strictEqual(event.type, "nl.kruisverband.ambiguity.resolved.v1")
      assert.deepStrictEqual(
        [event.data.signal, event.data.together, event.data.apart],
        [torn.signal, [son.signal], [father.signal]]
      )
      assert.notInclude(JSON.stringify(event), reason)
      const { run } = yield* Sql
      const lines = yield* run("test", (db) => db.selectFrom("casework.processing_log").selectAll().execute())
      assert.isTrue(lines.some((line) => line.action === "ambiguity-resolve" && line.object_kind === "ambiguity"))
      // What the machine makes of it stands as the person put it.
      yield* tell(ended(facts, "decided"), LinkProposed.make(linkOf(1, [son, torn])))
      const link = decodeLink((yield* coordinator.get(`/links/${linkOf(1, [son, torn]).link}`)).json)
      assert.strictEqual(link.state, "confirmed")
      assert.deepStrictEqual(
        link.reviews.map((one) => one.kind),
        ["resolve"]
      )
    })
  )

  it.effect("says nothing of the others: a link that it is kept out of is still to be judged", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      const link = yield* tellLink(1, [son, friend])
      const facts = found(torn, [son, friend], [father])
      yield* told(facts, father, torn)
      const coordinator = yield* as(app, "coordinator")
      yield* coordinator.post(`${path(facts)}/resolve`, { together: [], reason, revision: 1 })
      assert.strictEqual(decodeLink((yield* coordinator.get(`/links/${link.link}`)).json).state, "proposed")
    })
  )

  it.effect(
    "comes back when two that were parted agree and were never in a link, until somebody says that it stays so",
    () =>
      Effect.gen(function* () {
        const app = yield* fresh()
        const facts = found(torn, [son], [father])
        yield* told(facts, son, father, torn)
        const coordinator = yield* as(app, "coordinator")
        const listed = Effect.map(coordinator.get("/ambiguities"), ({ json }) => decodeList(json).total)
        const show = Effect.map(coordinator.get(path(facts)), viewOf)
        const word = (together: boolean, { covenant, signal: a } = son) =>
          PairReweighed.make({ covenant, a, b: torn.signal, together })
        const early = yield* coordinator.post(`${path(facts)}/keep`, { reason, revision: 1 })
        assert.strictEqual(early.status, 409)
        yield* coordinator.post(`${path(facts)}/resolve`, { together: [], reason, revision: 1 })
        yield* tell(ended(facts, "decided"), word(false), word(false, father))
        yield* TestClock.adjust("5 minutes")
        yield* tell(SignalAmended.make({ ...son, revision: 2 }))
        assert.deepStrictEqual([(yield* show).againSince, yield* listed], [undefined, 0])
        yield* tell(word(true))
        const back = yield* show
        assert.deepStrictEqual(
          [back.state, back.againSince, back.may.includes("keep"), yield* listed],
          ["decided", "2026-11-02T08:05:00.000Z", true, 1]
        )
        for (const user of ["coordinator-waterdam", "fg", "docent"])
          assert.notStrictEqual((yield* (yield* as(app, user)).get(path(facts))).status, 200, user)
        yield* TestClock.adjust("5 minutes")
        const said = (yield* reviewEvents).length
        const keep = (revision: number) => coordinator.post(`${path(facts)}/keep`, { reason, revision })
        const kept = viewOf(yield* keep(back.revision))
        assert.deepStrictEqual([kept.againSince, kept.may.includes("keep"), yield* listed], [undefined, false, 0])
        // Taken back, it is to be looked at still; no pair has heard anything new.
        const review = kept.reviews.find(({ kind }) => kind === "keep")?.id
        assert.isDefined(viewOf(yield* coordinator.post(`${path(facts)}/undo`, { review, reason })).againSince)
        assert.lengthOf(yield* reviewEvents, said)
        viewOf(yield* keep(back.revision))
        yield* TestClock.adjust("5 minutes")
        yield* tell(SignalAmended.make({ ...torn, revision: 2 }))
        assert.strictEqual(yield* listed, 1)
        // Once one of the two is in a link, the pair comes back with that.
        yield* tellLink(7, [son, friend])
        assert.strictEqual(yield* listed, 0)
      })
  )

  it.effect("is open again when that is taken back, and when it fits something new", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      const facts = found(torn, [son], [father])
      yield* told(facts, son, father, torn)
      const coordinator = yield* as(app, "coordinator")
      const show = Effect.map(coordinator.get(path(facts)), viewOf)
      const before = yield* show
      const decided = viewOf(
        yield* coordinator.post(`${path(facts)}/resolve`, { together: [], reason, revision: before.revision })
      )
      const review = decided.reviews[0]?.id
      yield* TestClock.adjust("5 minutes")
      assert.strictEqual((yield* coordinator.post(`${path(facts)}/undo`, { review })).status, 409)
      const undone = viewOf(yield* coordinator.post(`${path(facts)}/undo`, { review, reason }))
      assert.strictEqual(undone.state, "open")
      assert.deepStrictEqual(
        (yield* reviewEvents).map(({ type }) => type),
        ["nl.kruisverband.ambiguity.resolved.v1", "nl.kruisverband.ambiguity.reopened.v1"]
      )
      yield* coordinator.post(`${path(facts)}/resolve`, { together: [], reason, revision: undone.revision })
      yield* tell(ended(facts, "decided"))
      assert.strictEqual((yield* show).state, "decided")
      yield* told(found(torn, [son], [friend]), friend)
      assert.strictEqual((yield* show).state, "open")
      yield* tell(ended(facts, "evidence-changed"))
      const over = yield* show
      assert.deepStrictEqual(
        [over.state, over.ended, over.may.includes("resolve")],
        ["ended", "evidence-changed", false]
      )
    })
  )

  it.effect("is told to a link's reader as one that fits it and another, without saying which", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      const link: LinkFacts = yield* tellLink(1, [son, friend])
      const facts = found(torn, [son, friend], [father])
      yield* told(facts, father, torn)
      const coordinator = yield* as(app, "coordinator")
      const seen = (user: typeof coordinator) =>
        Effect.map(user.get(`/links/${link.link}`), (answer) => decodeLink(answer.json).torn)
      const expected: ReadonlyArray<AmbiguityId> = [facts.ambiguity]
      assert.deepStrictEqual(yield* seen(coordinator), expected)
      yield* tell(ended(facts, "evidence-changed"))
      assert.deepStrictEqual(yield* seen(coordinator), [])
    })
  )
})
