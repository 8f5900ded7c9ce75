import { Effect } from "effect"
import { at } from "./answers.ts"
import { parseDuration } from "./durations.ts"
import { PlatformAnswer } from "./HttpSession.ts"
import type { Step } from "./Scenario.ts"
import type { RunState } from "./state.ts"

/** Whether a step holds back the destruction of a signal, or confirms that as a second person. */
export const isHoldStep = (step: Step): boolean => step.hold !== undefined || step["agree-to-hold"] !== undefined

const DAY = 864e5

/** Holds a signal for a while (`for`, default 30 days), or confirms what is held in its covenant. */
export const performHoldStep = (run: RunState, step: Step): Effect.Effect<void, PlatformAnswer> =>
  Effect.gen(function* () {
    const user = step.as ?? "fg"
    const posted = run.posted.get(step.hold ?? step["agree-to-hold"] ?? "")
    if (posted?.id === undefined) return yield* new PlatformAnswer({ what: "hold: no such signal", status: 0 })
    const { covenant, id } = posted
    const answers =
      step.hold === undefined
        ? yield* confirmAll(run, user, covenant)
        : [
            yield* run.person.call(user, "POST", "/holds", {
              covenant,
              of: id,
              reason: step.reason ?? "Beroep loopt.",
              until: new Date(run.now + (parseDuration(step.for ?? "30d") ?? 30 * DAY)).toISOString().slice(0, 10)
            })
          ]
    const refused = answers.find(({ status }) => status >= 300)
    if (answers.length === 0 || refused !== undefined)
      return yield* new PlatformAnswer({ what: "hold", status: refused?.status ?? 404 })
    yield* run.platform.settled
  })

const confirmAll = (run: RunState, user: string, covenant: string) =>
  Effect.gen(function* () {
    const holds = at((yield* run.person.call(user, "GET", "/retention")).json, "holds")
    const open = Array.isArray(holds) ? holds.filter((hold) => at(hold, "covenant") === covenant) : []
    return yield* Effect.forEach(open, (hold) =>
      run.person.call(user, "POST", `/holds/${String(at(hold, "id"))}/confirm`, { covenant })
    )
  })
