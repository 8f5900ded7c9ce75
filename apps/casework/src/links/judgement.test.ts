import { assert, describe, it } from "@effect/vitest"
import { Schema } from "effect"
import { allApart, type Judgement, standingOf, stateOf } from "./judgement.ts"

const person = ["person"] as const
let count = 0
const judge = (groups: ReadonlyArray<ReadonlyArray<string>>, facets: Judgement["facets"] = person): Judgement => {
  count += 1
  return { review: `r${count}`, facets, groups }
}
const confirm = (...signals: ReadonlyArray<string>) => judge([signals])
const reject = (...signals: ReadonlyArray<string>) => judge(allApart(signals))

describe("standingOf", () => {
  it("is proposed until a person speaks", () => {
    assert.deepStrictEqual(standingOf(["b", "a"], person, []), { state: "proposed", confirmedSignals: [] })
  })

  it("goes back to proposed, and says what was confirmed, only when signals are gained", () => {
    const decisions = [confirm("a", "b", "c")]
    assert.strictEqual(standingOf(["a", "b"], person, decisions).state, "confirmed")
    assert.deepStrictEqual(standingOf(["a", "b", "c", "d"], person, decisions), {
      state: "proposed",
      confirmedSignals: ["a", "b", "c"]
    })
  })

  it("keeps a rejection until a signal comes that nobody judged", () => {
    const decisions = [reject("a", "b")]
    assert.strictEqual(standingOf(["a", "b"], person, decisions).state, "rejected")
    assert.strictEqual(standingOf(["a", "c"], person, decisions).state, "proposed")
  })

  it("lets the newest decision on a pair count", () => {
    assert.strictEqual(standingOf(["a", "b"], person, [confirm("a", "b"), reject("a", "b")]).state, "rejected")
    assert.strictEqual(standingOf(["a", "b"], person, [reject("a", "b"), confirm("a", "b")]).state, "confirmed")
  })

  it("does not carry a judgement on persons over to a shared place", () => {
    assert.strictEqual(standingOf(["a", "b"], ["place"], [reject("a", "b")]).state, "proposed")
    assert.strictEqual(standingOf(["a", "b"], ["place"], [judge(allApart(["a", "b"]), [])]).state, "rejected")
  })

  it("confirms both halves of a split when the machine proposes them by themselves", () => {
    const decisions = [
      judge([
        ["a", "d"],
        ["b", "c"]
      ])
    ]
    assert.strictEqual(standingOf(["b", "c"], person, decisions).state, "confirmed")
    assert.strictEqual(standingOf(["a", "d"], person, decisions).state, "confirmed")
    assert.strictEqual(standingOf(["a", "b"], person, decisions).state, "rejected")
  })
})

const SIGNALS = ["a", "b", "c", "d", "e"] as const
const some = Schema.Array(Schema.Literals(SIGNALS)).check(Schema.isMinLength(2), Schema.isMaxLength(5))
const Step = Schema.Union([
  Schema.Struct({ is: Schema.Literal("present"), signals: some }),
  Schema.Struct({ is: Schema.Literal("retract"), reason: Schema.Literals(["kept-apart", "signal-withdrawn"]) }),
  Schema.Struct({ is: Schema.Literals(["confirm", "reject", "undo"]) }),
  Schema.Struct({ is: Schema.Literal("split"), cut: Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 4 })) })
])
type Step = typeof Step.Type
const unique = (signals: ReadonlyArray<string>) => [...new Set(signals)].sort()

/** An oracle that knows nothing of groups: the newest word on each pair, kept in a map. */
const oracle = (decisions: ReadonlyArray<Judgement>) => {
  const words = new Map<string, "together" | "apart">()
  for (const { groups } of decisions) {
    for (const [i, group] of groups.entries()) {
      for (const a of group) for (const b of group) if (a < b) words.set(`${a}${b}`, "together")
      for (const other of groups.slice(i + 1)) {
        for (const a of group) for (const b of other) words.set([a, b].sort().join(""), "apart")
      }
    }
  }
  return words
}

interface World {
  readonly signals: ReadonlyArray<string>
  readonly retraction: "kept-apart" | "signal-withdrawn" | null
  readonly decisions: ReadonlyArray<Judgement>
}

const step = (world: World, move: Step): World => {
  const state = stateOf(standingOf(world.signals, person, world.decisions), world.retraction)
  const decide = (groups: ReadonlyArray<ReadonlyArray<string>>): World =>
    state === "proposed" ? { ...world, decisions: [...world.decisions, judge(groups)] } : world
  switch (move.is) {
    case "present": {
      const signals = unique(move.signals)
      return signals.length < 2 ? world : { ...world, signals, retraction: null }
    }
    case "retract":
      return { ...world, retraction: move.reason }
    case "confirm":
      return decide([world.signals])
    case "reject":
      return decide(allApart(world.signals))
    case "split":
      return decide(
        [world.signals.slice(0, move.cut), world.signals.slice(move.cut)].filter((group) => group.length > 0)
      )
    case "undo":
      return { ...world, decisions: world.decisions.slice(0, -1) }
  }
}

describe("any interleaving of the machine's changes and people's decisions", () => {
  it.prop("loses no decision", [Schema.Array(Step)], ([moves]) => {
    let world: World = { signals: ["a", "b"], retraction: null, decisions: [] }
    for (const move of moves) {
      world = step(world, move)
      const { signals, retraction, decisions } = world
      const standing = standingOf(signals, person, decisions)
      const state = stateOf(standing, retraction)
      const words = oracle(decisions)
      const pairs = signals.flatMap((a, i) => signals.slice(i + 1).map((b) => words.get(`${a}${b}`)))
      if (pairs.every((word) => word === "together")) {
        assert.strictEqual(standing.state, "confirmed")
        assert.deepStrictEqual(standing.confirmedSignals, signals)
        assert.strictEqual(state, retraction === null ? "confirmed" : "retracted")
      }
      if (pairs.every((word) => word === "apart")) assert.strictEqual(standing.state, "rejected")
      // Nobody is asked what has been answered already, and nothing unanswered passes for decided.
      const word = (a: string, b: string) => words.get([a, b].sort().join(""))
      const reach = (start: string) => {
        const seen = new Set([start])
        for (const a of seen) for (const b of signals) if (word(a, b) === "together") seen.add(b)
        return [...seen]
      }
      const contradiction = signals.some((a) => reach(a).some((b) => word(a, b) === "apart"))
      if (standing.state === "proposed" && !contradiction) assert.include(pairs, undefined)
      if (standing.state === "rejected") assert.isTrue(pairs.every((word) => word === "apart"))
      if (state === "rejected") assert.isTrue(retraction === null || retraction === "kept-apart")
      // What is shown as confirmed was said by a person, pair by pair or along a chain of pairs.
      for (const a of standing.confirmedSignals) {
        assert.isTrue(standing.confirmedSignals.some((b) => word(a, b) === "together"))
        assert.isFalse(standing.confirmedSignals.some((b) => word(a, b) === "apart"))
      }
    }
  })
})
