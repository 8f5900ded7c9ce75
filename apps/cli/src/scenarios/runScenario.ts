import { Effect } from "effect"
import { checkExpectation, describe } from "./checkExpectation.ts"
import { partnerClient, personClient } from "./HttpSession.ts"
import type { PlatformUnderTest, RegionSeed } from "./PlatformUnderTest.ts"
import { performStep, refsOf } from "./performStep.ts"
import { orders, spread } from "./permutations.ts"
import type { Expectation, Run, Scenario, Step } from "./Scenario.ts"
import type { RunState } from "./state.ts"
import { worldSeed } from "./worldSeed.ts"

export interface Outcome {
  readonly scenario: string
  readonly run: string
  readonly expectation: string
  /** What was found instead; undefined when it holds. */
  readonly finding: string | undefined
}

/** Lends a fresh platform for the length of one run. */
export type Lend = <A, E>(
  options: { readonly seed: RegionSeed; readonly clock: number; readonly twice: boolean },
  use: (platform: PlatformUnderTest) => Effect.Effect<A, E>
) => Effect.Effect<A, E>

const DEMO_CLOCK = "2026-11-02T09:00:00+01:00"

/** Runs a scenario in each way it asks for, each on a fresh platform. */
export const runScenario = (
  scenario: Scenario,
  lend: Lend,
  /** Orders to take of those that the scenario asks for, spread over them. */
  most = Number.POSITIVE_INFINITY
): Effect.Effect<ReadonlyArray<Outcome>> =>
  Effect.gen(function* () {
    const outcomes: Array<Outcome> = []
    for (const run of scenario.runs) {
      const posts = scenario.do.filter((step) => step.post !== undefined)
      const arrangements = run === "permute" ? spread(orders(posts.length), most) : [posts.map((_, index) => index)]
      for (const order of arrangements) outcomes.push(...(yield* runOnce(scenario, run, order, lend)))
    }
    return outcomes
  })

const runOnce = (scenario: Scenario, run: Run, order: ReadonlyArray<number>, lend: Lend) => {
  const seed = worldSeed(scenario.world)
  const clock = Date.parse(scenario.world?.clock ?? DEMO_CLOCK)
  const label = run === "permute" ? `permute ${order.map((index) => index + 1).join("")}` : run
  return lend({ seed, clock, twice: run === "twice" }, (platform) =>
    Effect.gen(function* () {
      const state: RunState = {
        platform,
        seed,
        partner: partnerClient(platform.origin, platform.credentials),
        person: personClient(platform.origin, platform.credentials),
        posted: new Map(),
        requests: new Map(),
        now: clock
      }
      yield* platform.setClock(clock)
      const outcomes: Array<Outcome> = []
      const report = (expectations: ReadonlyArray<Expectation>) =>
        Effect.forEach(expectations, (expected) =>
          checkExpectation(state, expected).pipe(
            Effect.catch((error) => Effect.succeed(`${error.what} (${error.status})`)),
            Effect.map((finding) =>
              outcomes.push({ scenario: scenario.scenario, run: label, expectation: describe(expected), finding })
            )
          )
        )
      for (const step of arrange(scenario.do, order)) {
        if (step.expect !== undefined) {
          // Half-way states of another order are other states; only the end is the same.
          if (run === "permute") continue
          yield* platform.settled
          yield* report(step.expect)
          continue
        }
        const failed = yield* performStep(state, step).pipe(
          Effect.as(undefined),
          Effect.catch((error) => Effect.succeed(`${error.what} (${error.status})`))
        )
        if (failed !== undefined)
          outcomes.push({
            scenario: scenario.scenario,
            run: label,
            expectation: `step ${describeStep(step)}`,
            finding: failed
          })
      }
      yield* platform.settled
      if (run === "replay") {
        yield* platform.rebuild
        yield* platform.settled
      }
      yield* report(scenario.expect)
      return outcomes
    })
  )
}

const describeStep = (step: Step) =>
  Object.entries(step)
    .filter(([key]) => key !== "signal")
    .map(([key, value]) => `${key} ${JSON.stringify(value)}`)
    .join(", ")

/** The steps with the posts in another order; a step that speaks of a signal waits until it is posted. */
export const arrange = (steps: ReadonlyArray<Step>, order: ReadonlyArray<number>): ReadonlyArray<Step> => {
  const posts = steps.filter((step) => step.post !== undefined)
  const all = new Set(posts.map((post) => post.post))
  const arranged: Array<Step> = []
  const known = new Set<string>()
  let waiting: ReadonlyArray<Step> = []
  let slot = 0
  const ready = (step: Step) => refsOf(step).every((ref) => known.has(ref) || !all.has(ref))
  for (const step of steps) {
    if (step.post === undefined) waiting = [...waiting, step]
    else {
      const post = posts[order[slot] ?? slot] ?? step
      slot++
      arranged.push(post)
      known.add(post.post ?? "")
    }
    const blocked = waiting.findIndex((candidate) => !ready(candidate))
    const free = blocked === -1 ? waiting : waiting.slice(0, blocked)
    arranged.push(...free)
    waiting = waiting.slice(free.length)
  }
  return [...arranged, ...waiting]
}
