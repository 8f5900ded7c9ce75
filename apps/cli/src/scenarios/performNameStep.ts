import { listNames } from "@kruisverband/contract"
import { Effect, Schema } from "effect"
import { PlatformAnswer } from "./HttpSession.ts"
import type { Step } from "./Scenario.ts"
import type { RunState } from "./state.ts"

const decodeList = Schema.decodeUnknownEffect(listNames.success.schema)

/** Whether a step keeps the names of groups and expressions: `name` or `retire`. */
export const isNameStep = (step: Step): boolean => step.name !== undefined || step.retire !== undefined

/** Adds, changes or takes out an entry of a covenant's list, by what it is called; the answer is held against `gives`. */
export const performNameStep = (run: RunState, step: Step): Effect.Effect<void, PlatformAnswer> =>
  Effect.gen(function* () {
    const user = step.as ?? "coordinator"
    const covenant = step.covenant ?? run.seed.covenants[0]?.id ?? ""
    const called = step.retire ?? step.name ?? ""
    const known = yield* find(run, user, covenant, called)
    const answer = yield* send(run, step, user, covenant, known)
    yield* run.platform.settled
    const fits = step.gives === undefined ? answer.status >= 200 && answer.status < 300 : answer.status === step.gives
    if (!fits) {
      const what = `${step.retire === undefined ? "name" : "retire"} gave ${answer.status}`
      return yield* new PlatformAnswer({ what, status: answer.status })
    }
  })

interface Known {
  readonly id: string
  readonly version: number
}

/** The entry that is called so; undefined where there is none, or this person may not read the list. */
const find = (run: RunState, user: string, covenant: string, called: string) =>
  run.person.call(user, "GET", `/names?covenant=${covenant}`).pipe(
    Effect.flatMap(({ json }) => decodeList(json)),
    Effect.map(({ names }): Known | undefined => names.find(({ values }) => values[0] === called)),
    Effect.orElseSucceed(() => undefined)
  )

const send = (run: RunState, step: Step, user: string, covenant: string, known: Known | undefined) => {
  if (step.retire !== undefined) {
    return run.person.call(user, "POST", `/names/${known?.id ?? "none"}/retire`, { version: known?.version ?? 0 })
  }
  const { name, aliases = [], type, validFrom, validUntil } = step
  const given = {
    values: [name, ...aliases],
    ...(validFrom === undefined ? {} : { validFrom }),
    ...(validUntil === undefined ? {} : { validUntil })
  }
  if (known !== undefined)
    return run.person.call(user, "PUT", `/names/${known.id}`, { version: known.version, ...given })
  const facet = type === undefined ? { facet: "group" } : { facet: "expression", type }
  return run.person.call(user, "POST", "/names", { covenant, ...facet, ...given })
}
