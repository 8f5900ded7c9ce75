import { assert, it } from "@effect/vitest"
import { FREE_STEP, loadOf, OVERFULL } from "@kruisverband/linkage/match"
import fc from "fast-check"
import { choicesOf, followedBy, isFollowed, loadIn, stepAt, withSteps } from "./choices.ts"

const STEPS: ReadonlyArray<number> = Array.from(
  { length: Math.log2(OVERFULL / FREE_STEP) + 1 },
  (_, index) => FREE_STEP * 2 ** index
)
const step = fc.constantFrom(...STEPS)
const record = fc
  .array(fc.tuple(step, fc.boolean()), { maxLength: 40 })
  .map((all) => all.map(([step, followed], place) => ({ token: `n${place}`, step, followed })))

type Held = { readonly token: string; readonly step: number; readonly followed: boolean }

const told = (all: ReadonlyArray<Held>) => {
  const steps = new Map(all.map(({ token, step }) => [token, step] as const))
  return choicesOf(
    all.map(({ token }) => token),
    (token) => steps.get(token) ?? FREE_STEP,
    new Set(all.filter(({ followed }) => followed).map(({ token }) => token))
  )
}

it("tells of each token how common it is and whether it is followed", () => {
  fc.assert(
    fc.property(record, (all) => {
      const choices = told(all)
      assert.deepStrictEqual(
        all.map((_, place) => ({ step: stepAt(choices, place), followed: isFollowed(choices, place) })),
        all.map(({ followed, step }) => ({ step, followed }))
      )
      assert.deepStrictEqual(
        followedBy(
          all.map(({ token }) => token),
          choices
        ),
        all.filter(({ followed }) => followed).map(({ token }) => token)
      )
      assert.strictEqual(
        loadIn(choices),
        loadOf(
          all.map((_, place) => place),
          (place) => all[place]?.step ?? 0
        )
      )
    })
  )
})

it("is what other steps make of it, whatever is followed", () => {
  fc.assert(
    fc.property(record, fc.array(fc.tuple(fc.nat(39), step), { maxLength: 10 }), (all, changes) => {
      const steps = new Map(changes)
      const after = all.map((one, place) => ({ ...one, step: steps.get(place) ?? one.step }))
      assert.deepStrictEqual([...withSteps(told(all), steps)], [...told(after)])
    })
  )
})
