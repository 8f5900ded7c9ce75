import { assert, layer } from "@effect/vitest"
import { CovenantId, type LinkFacts, type SignalFacts } from "@kruisverband/domain"
import { LinkProposed, LinkRetracted, SignalErased, SignalRegistered, SignalWithdrawn } from "@kruisverband/events"
import { Sql } from "@kruisverband/store"
import { ErasureJournal } from "@kruisverband/vault"
import { Effect, Stream } from "effect"
import { as, clearReviews, fresh, linkOf, signalOf, tell, tellLink, world } from "../testing/world.ts"
import { erasedIn } from "./goneIn.ts"
import { reapplyForgetting } from "./reapplyForgetting.ts"

const erased = ({ covenant, signal }: SignalFacts) =>
  SignalErased.make({ signal, covenant, revision: 2, cause: "erasure-request" })

const signals = (first: number) =>
  [
    signalOf(first, "school-de-linde"),
    signalOf(first + 1, "welzijn-elzerveen"),
    signalOf(first + 2, "politie-merenland")
  ] as const

const rows = (name: "casework.link" | "casework.signal" | "casework.data_key" | "casework.review_reason") =>
  Effect.flatMap(Sql, ({ run }) => run("test", (db) => db.selectFrom(name).selectAll().execute()))

/** Pairs of signals that casework holds evidence about, of any link. */
const pairs = Effect.map(rows("casework.link"), (links) =>
  links.flatMap((link) => (link as unknown as { facts: LinkFacts }).facts.evidence.map(({ a, b }) => `${a} ${b}`))
)

layer(world, { timeout: "60 seconds" })("forgetting a signal", (it) => {
  it.effect("erases the words of decisions about it and the evidence, and leaves those of others", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      const coordinator = yield* as(app, "coordinator")
      const [one, two] = signals(10)
      const [three, four] = signals(20)
      const first = yield* tellLink(1, [one, two])
      const second = yield* tellLink(2, [three, four])
      for (const { link } of [first, second]) {
        const answer = yield* coordinator.post(`/links/${link}/confirm`, { reason: "Dezelfde jongen.", revision: 1 })
        assert.strictEqual(answer.status, 200, answer.text)
      }
      yield* tell(erased(one))
      yield* tell(
        LinkRetracted.make({ link: first.link, covenant: one.covenant, reason: "signal-withdrawn" }),
        erased(one)
      )
      assert.lengthOf(yield* rows("casework.data_key"), 1)
      assert.lengthOf(yield* rows("casework.review_reason"), 1)
      assert.deepStrictEqual(yield* pairs, [`${three.signal} ${four.signal}`])
      const kept = yield* rows("casework.signal")
      const gone = kept.find((row) => row.id === one.signal)
      assert.deepInclude(gone, { withdrawn: true })
      assert.deepInclude(gone?.facts as object, { behaviours: [], themes: [], subjects: 0 })
      assert.isFalse(kept.find((row) => row.id === two.signal)?.withdrawn)
      const seen = yield* coordinator.get(`/links/${second.link}`)
      assert.include(seen.text, "Dezelfde jongen.")
      yield* clearReviews
    })
  )

  it.effect("keeps what other members of its link say of each other", () =>
    Effect.gen(function* () {
      yield* fresh()
      const [one, two, three] = signals(30)
      yield* tellLink(3, [one, two, three])
      yield* tell(SignalWithdrawn.make({ signal: two.signal, covenant: two.covenant, revision: 2 }))
      assert.deepStrictEqual(yield* pairs, [`${one.signal} ${three.signal}`])
    })
  )

  it.effect("holds for what is told late: nothing erased comes back", () =>
    Effect.gen(function* () {
      yield* fresh()
      const [one, two] = signals(40)
      yield* tell(SignalRegistered.make(two), erased(one))
      yield* tell(SignalRegistered.make(one), LinkProposed.make(linkOf(4, [one, two])))
      assert.deepStrictEqual(
        (yield* rows("casework.signal")).map((row) => row.id),
        [two.signal]
      )
      assert.deepStrictEqual(yield* pairs, [])
    })
  )

  it.effect("is done again from the journal when an older database comes back", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      const journal = yield* ErasureJournal
      const coordinator = yield* as(app, "coordinator")
      const [one, two] = signals(50)
      const facts = yield* tellLink(5, [one, two])
      yield* coordinator.post(`/links/${facts.link}/confirm`, { reason: "Zelfde persoon.", revision: 1 })
      yield* reapplyForgetting
      // What was erased after the backup that this database is.
      yield* journal.append(erasedIn([erased(one)], "2026-11-03T08:00:00.000Z"))
      assert.strictEqual(yield* reapplyForgetting, 1)
      assert.lengthOf(yield* rows("casework.data_key"), 0)
      assert.deepStrictEqual(yield* pairs, [])
      assert.isTrue((yield* rows("casework.signal")).find((row) => row.id === one.signal)?.withdrawn)
      assert.strictEqual(yield* reapplyForgetting, 0)
      yield* clearReviews
    })
  )

  it.effect("is in the journal as ids and a code, before it is done", () =>
    Effect.gen(function* () {
      const [one, two] = signals(60)
      const lines = erasedIn(
        [
          SignalRegistered.make(one),
          erased(one),
          SignalWithdrawn.make({ signal: two.signal, covenant: CovenantId.make("x"), revision: 3 })
        ],
        "now"
      )
      assert.deepStrictEqual(lines, [
        { at: "now", covenant: one.covenant, signal: one.signal, as: "erasure-request" },
        { at: "now", covenant: "x", signal: two.signal, as: "withdrawn" }
      ])
      const journal = yield* ErasureJournal
      const pages = yield* Stream.runCollect(journal.read(0))
      assert.isTrue(
        pages.every((page) => page.erased.every((line) => Object.keys(line).join() === "at,covenant,signal,as"))
      )
    })
  )
})
