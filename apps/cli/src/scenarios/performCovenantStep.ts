import { Effect } from "effect"
import { at } from "./answers.ts"
import { type Answer, PlatformAnswer } from "./HttpSession.ts"
import type { Step } from "./Scenario.ts"
import type { RunState } from "./state.ts"

/** Whether a step is an act in a covenant's life: `publish`, `sign`, `set` or `leave`. */
export const isCovenantStep = (step: Step): boolean =>
  step.publish !== undefined || step.sign !== undefined || step.set !== undefined || step.leave !== undefined

/** Does it as a person, and holds the answer against `gives` (an HTTP status; left out: any that is a success). */
export const performCovenantStep = (run: RunState, step: Step): Effect.Effect<void, PlatformAnswer> =>
  Effect.gen(function* () {
    const answer = yield* send(run, step)
    yield* run.platform.settled
    const fits = step.gives === undefined ? answer.status >= 200 && answer.status < 300 : answer.status === step.gives
    if (fits) return
    const codes = at(answer.json, "reasons")
    const told = Array.isArray(codes) ? codes.map((reason) => String(at(reason, "code"))).join(", ") : ""
    return yield* new PlatformAnswer({ what: `${verbOf(step)} gave ${answer.status} ${told}`, status: answer.status })
  })

const verbOf = ({ publish, sign, leave }: Step) =>
  publish !== undefined ? "publish" : sign !== undefined ? "sign" : leave !== undefined ? "leave" : "set"

const send = (run: RunState, step: Step): Effect.Effect<Answer, PlatformAnswer> =>
  Effect.gen(function* () {
    const user = step.as ?? "beheer"
    const covenant = step.covenant ?? run.seed.covenants[0]?.id ?? ""
    const post = (path: string, body: unknown) => run.person.call(user, "POST", path, body)
    const path = `/covenants/${covenant}`
    if (step.publish !== undefined) return yield* post("/covenants", yield* textOf(run, user, covenant, step.publish))
    if (step.leave !== undefined) return yield* post(`${path}/departures`, { partner: step.leave })
    if (step.sign !== undefined) {
      const life = yield* run.person.call(user, "GET", path)
      const text = at(at(life.json, "proposal"), "text")
      return yield* post(`${path}/signatures`, { text: typeof text === "string" ? text : "0".repeat(64) })
    }
    const answer = yield* post(`${path}/status`, { status: step.set })
    return needsSecond(answer) ? yield* endTogether(run, user, covenant, answer) : answer
  })

const needsSecond = ({ json, status }: Answer): boolean => {
  const reasons = at(json, "reasons")
  return status === 403 && Array.isArray(reasons) && at(reasons[0], "code") === "second-person-needed"
}

const AGREEING: ReadonlyArray<string> = ["administrator", "data-protection-officer", "lead-municipality"]

/** Ending takes two people: whoever of the world may agree does so. Where nobody can, the refusal stands. */
const endTogether = (run: RunState, user: string, covenant: string, refusal: Answer) =>
  Effect.gen(function* () {
    const second = run.seed.users.find(
      (one) =>
        one.id !== user && one.grants.some((grant) => grant.covenant === covenant && AGREEING.includes(grant.role))
    )
    if (second === undefined) return refusal
    const body = { act: "covenant-end", covenant, reason: "Het scenario beëindigt dit convenant." }
    const asked = yield* run.person.call(user, "POST", "/agreements", body)
    if (asked.status !== 201) return asked
    return yield* run.person.call(second.id, "POST", `/agreements/${String(at(asked.json, "id"))}/agree`, undefined)
  })

/** The covenant as it stands, numbered on, with what the scenario says otherwise; `status: active` offers it for signature. */
const textOf = (run: RunState, user: string, covenant: string, given: Readonly<Record<string, unknown>>) =>
  Effect.map(run.person.call(user, "GET", `/covenants/${covenant}`), (answer) => {
    const versions = at(answer.json, "versions")
    const last: unknown = Array.isArray(versions) ? versions.at(-1) : undefined
    const seeded = run.seed.covenants.find((one) => one.id === covenant)
    const { departures: _, ...document } = asRecord(at(last, "document") ?? seeded)
    const newest = Number(document.version ?? 0)
    return { ...document, id: covenant, version: newest + 1, status: "active", ...given }
  })

const asRecord = (value: unknown): Record<string, unknown> =>
  typeof value === "object" && value !== null ? { ...value } : {}
