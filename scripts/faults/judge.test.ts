import { expect, it } from "vitest"
import { judge, type Outcome } from "./judge.ts"
import type { SeenLink } from "./Visitor.ts"

const link = (id: string, signals: readonly string[], more: Partial<SeenLink> = {}): SeenLink => ({
  ...{ id, state: "proposed", angles: ["education", "welfare"], organisations: 2, reviews: [] },
  explanation: { identity: [{ field: "birthDate", agreement: "exact" }] },
  signals: signals.map((signal) => ({ id: signal })),
  ...more
})
const run = (prefix: string, more: Partial<Outcome> = {}): Outcome => ({
  acknowledged: new Map(["a", "b", "c", "d"].map((key) => [key, prefix + key])),
  stored: ["a", "b", "c", "d"].map((key) => prefix + key),
  links: [link("1", [`${prefix}a`, `${prefix}b`]), link("2", [`${prefix}c`, `${prefix}d`])],
  ...more
})
const clean = run("1")
const first = link("1", ["2a", "2b"])

it("finds nothing where two runs came to the same", () => {
  expect(judge(run("2"), clean)).toEqual({ acknowledged: 4, lost: 0, doubled: 0, differing: 0 })
})

it.each<[string, Partial<Outcome>, object]>([
  ["an acknowledged signal that is gone", { stored: ["2a", "2b", "2c"] }, { lost: 1 }],
  ["a link that never came", { links: [first] }, { lost: 1 }],
  ["a link that was taken back", { links: [first, link("2", ["2c", "2d"], { state: "retracted" })] }, { lost: 1 }],
  ["a post that was stored twice", { stored: ["2a", "2b", "2c", "2d", "2x"] }, { doubled: 1 }],
  ["one link twice", { links: [first, link("2", ["2c", "2d"]), link("3", ["2c", "2d"])] }, { doubled: 2 }],
  [
    "a decision that counts twice",
    { links: [{ ...first, reviews: [{}, {}] }, link("2", ["2c", "2d"])] },
    { doubled: 1 }
  ],
  [
    "a link in another state",
    { links: [first, link("2", ["2c", "2d"], { state: "confirmed" })] },
    { differing: 1, lost: 0 }
  ],
  ["a link with one signal less", { links: [first, link("2", ["2c"])] }, { differing: 1, lost: 0 }]
])("finds %s", (_, more, told) => {
  expect(judge(run("2", more), clean)).toMatchObject({ lost: 0, doubled: 0, differing: 0, ...told })
})

it("looks at the posts of one fault alone when asked to", () => {
  const verdict = judge(run("2", { links: [first] }), clean, (key) => key === "a" || key === "b")
  expect(verdict).toEqual({ acknowledged: 2, lost: 0, doubled: 0, differing: 0 })
})
