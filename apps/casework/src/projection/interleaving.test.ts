import { assert, layer } from "@effect/vitest"
import { LinkView } from "@kruisverband/contract"
import type { SignalFacts } from "@kruisverband/domain"
import { LinkChanged, LinkProposed, LinkRetracted, SignalRegistered } from "@kruisverband/events"
import { Sql } from "@kruisverband/store"
import { Effect, Schema } from "effect"
import { as, clearReviews, fresh, linkOf, signalOf, tell, world } from "../testing/world.ts"

const partners = ["school-de-linde", "welzijn-elzerveen", "politie-merenland", "burgerzaken-waterdam"]
const all = partners.map((partner, index) => signalOf(index + 1, partner))
const decode = Schema.decodeUnknownSync(LinkView)

type Move = "change" | "retract" | "propose" | "confirm" | "reject" | "split" | "undo"
const MOVES: ReadonlyArray<Move> = [
  "change",
  "retract",
  "propose",
  "confirm",
  "reject",
  "split",
  "undo",
  "change",
  "confirm"
]

/** mulberry32: the same moves at every run. */
const dice = (seed: number) => () => {
  seed = (seed + 0x6d2b79f5) | 0
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed)
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
}

const key = (a: string, b: string) => [a, b].sort().join("|")

layer(world, { timeout: "300 seconds" })("the machine's changes and people's decisions, through the database", (it) => {
  it.effect(
    "in any interleaving lose no decision: each pair stands as a person last put it",
    () =>
      Effect.gen(function* () {
        const app = yield* fresh()
        yield* tell(...all.map((one) => SignalRegistered.make(one)))
        const person = yield* as(app, "coordinator")
        let decided = 0
        for (let seed = 1; seed <= 12; seed += 1) {
          const roll = dice(seed)
          const pick = <A>(from: ReadonlyArray<A>): A | undefined => from[Math.floor(roll() * from.length)]
          const some = (): ReadonlyArray<SignalFacts> => {
            const chosen = all.filter(() => roll() < 0.6)
            return chosen.length < 2 ? all.slice(0, 2) : chosen
          }
          const { run } = yield* Sql
          const number = 100 + seed
          let signals = some()
          let taken: Array<Map<string, "together" | "apart">> = []
          let last: string | undefined
          // Decisions of an earlier run speak about the same signals.
          yield* clearReviews
          yield* tell(LinkProposed.make(linkOf(number, signals)))
          const { link, covenant } = linkOf(number, signals)
          const post = (verb: string, body: unknown) => person.post(`/links/${link}/${verb}`, body)
          for (let count = 0; count < 12; count += 1) {
            const before = decode((yield* person.get(`/links/${link}`)).json)
            const reason = "gezien"
            const { revision } = before
            const sayings = (groups: ReadonlyArray<ReadonlyArray<string>>) => {
              const words = new Map<string, "together" | "apart">()
              for (const [i, group] of groups.entries()) {
                for (const [j, other] of groups.entries()) {
                  for (const a of group)
                    for (const b of other) if (a !== b) words.set(key(a, b), i === j ? "together" : "apart")
                }
              }
              return words
            }
            const move = pick(MOVES)
            const ids = signals.map((one) => one.signal)
            const cut = 1 + Math.floor(roll() * (ids.length - 1))
            if (move === "change" || move === "propose") {
              const earlier = ids
              signals = some()
              const facts = linkOf(number, signals)
              yield* tell(
                move === "propose" ? LinkProposed.make(facts) : LinkChanged.make({ ...facts, before: earlier })
              )
            } else if (move === "retract") {
              yield* tell(
                LinkRetracted.make({
                  link,
                  covenant,
                  reason: pick(["kept-apart", "evidence-weaker"] as const) ?? "kept-apart"
                })
              )
            } else if (move === "undo") {
              const answer = yield* post("undo", { review: last ?? "none" })
              if (answer.status === 200) taken = taken.slice(0, -1)
              last = undefined
            } else if (move !== undefined) {
              const groups =
                move === "confirm"
                  ? [ids]
                  : move === "reject"
                    ? ids.map((id) => [id])
                    : [ids.slice(0, cut), ids.slice(cut)]
              const answer = yield* post(move, { reason, revision, ...(move === "split" ? { groups } : {}) })
              const may = before.may.some((allowed) => allowed === move)
              assert.strictEqual(answer.status, may ? 200 : 409, `${seed}/${count} ${move} ${before.state}`)
              if (answer.status === 200) {
                decided += 1
                taken = [...taken, sayings(groups)]
                last = decode(answer.json).reviews.at(-1)?.id
              }
            }
            const words = new Map(taken.flatMap((one) => [...one]))
            const now = decode((yield* person.get(`/links/${link}`)).json)
            const here = signals.map((one) => one.signal)
            const pairs = here.flatMap((a, i) => here.slice(i + 1).map((b) => words.get(key(a, b))))
            const at = `${seed}/${count} ${move}`
            assert.isTrue(now.revision >= before.revision, at)
            if (now.state !== "retracted") {
              if (pairs.every((word) => word === "together")) assert.strictEqual(now.state, "confirmed", at)
              if (pairs.every((word) => word === "apart")) assert.strictEqual(now.state, "rejected", at)
            }
            if (now.state === "rejected")
              assert.isTrue(
                pairs.every((word) => word === "apart"),
                at
              )
            for (const a of now.confirmedSignals) {
              for (const b of now.confirmedSignals)
                if (a !== b) assert.notStrictEqual(words.get(key(a, b)), "apart", at)
            }
          }
          const kept = yield* run("test", (db) =>
            db.selectFrom("casework.review").select("id").where("kind", "<>", "undo").where("link", "=", link).execute()
          )
          assert.isAtLeast(kept.length, taken.length)
        }
        assert.isAbove(decided, 20)
      }),
    240_000
  )

  it.effect("show the same when every event comes twice", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      const person = yield* as(app, "coordinator")
      const facts = linkOf(1, all)
      const events = [...all.map((one) => SignalRegistered.make(one)), LinkProposed.make(facts)]
      yield* tell(...events)
      const { revision: _, ...once } = decode((yield* person.get(`/links/${facts.link}`)).json)
      yield* tell(...events, ...events)
      const { revision: __, ...twice } = decode((yield* person.get(`/links/${facts.link}`)).json)
      assert.deepStrictEqual(twice, once)
    })
  )
})
