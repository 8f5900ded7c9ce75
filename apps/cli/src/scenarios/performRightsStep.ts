import type { RightsRequestView } from "@kruisverband/contract"
import { RightsRequestView as View } from "@kruisverband/contract"
import { actsFor } from "@kruisverband/domain"
import { Effect, Schema } from "effect"
import { type Answer, PlatformAnswer } from "./HttpSession.ts"
import type { Step } from "./Scenario.ts"
import type { RunState } from "./state.ts"

type Outcome = "upheld" | "dismissed" | "withdrawn"

const askedIn = (step: Step) => step.object ?? step.objection ?? step["request-erasure"]

const decidedIn = (step: Step): readonly [string | ReadonlyArray<string>, Outcome] | undefined => {
  const upheld = step.uphold ?? step.upheld
  if (upheld !== undefined) return [upheld, "upheld"]
  const dismissed = step.dismiss ?? step["reject-objection"]
  if (dismissed !== undefined) return [dismissed, "dismissed"]
  const withdrawn = step["withdraw-objection"]
  return withdrawn === undefined ? undefined : [withdrawn, "withdrawn"]
}

/** Whether a step is about a person's request: one that comes in, or how it is decided. */
export const isRightsStep = (step: Step): boolean =>
  askedIn(step) !== undefined || decidedIn(step) !== undefined || step["take-back"] !== undefined

/** Signals that the step speaks of. */
export const rightsRefsOf = (step: Step): ReadonlyArray<string> =>
  [askedIn(step) ?? [], decidedIn(step)?.[0] ?? [], step["take-back"] ?? []].flat(2)

const decode = Schema.decodeUnknownEffect(View)

const viewOf = (what: string, answer: Answer): Effect.Effect<RightsRequestView, PlatformAnswer> =>
  answer.status === 200 || answer.status === 201
    ? decode(answer.json).pipe(Effect.mapError(() => new PlatformAnswer({ what, status: answer.status })))
    : Effect.fail(new PlatformAnswer({ what: `${what}: ${answer.text.slice(0, 300)}`, status: answer.status }))

/** Somebody of whom the signal has no whole date shows a proof of identity that has one. */
const GROWN_UP = "1990-01-01"

const wholeDate = (date: unknown): string =>
  typeof date === "string" && /^\d{4}-\d{2}-\d{2}$/u.test(date) ? date : GROWN_UP

/** Does it as a privacy officer would: register, make sure who asks, look for the signals, choose them, decide. */
export const performRightsStep = (run: RunState, step: Step): Effect.Effect<void, PlatformAnswer> =>
  Effect.gen(function* () {
    const user = step.as ?? "fg"
    const asked = askedIn(step)
    if (asked !== undefined) yield* ask(run, step, user, [asked].flat())
    const decided = decidedIn(step)
    if (decided !== undefined) yield* decide(run, step, user, [decided[0]].flat(), decided[1])
    if (step["take-back"] !== undefined) yield* takeBack(run, step, user, [step["take-back"]].flat())
    yield* run.platform.settled
  })

/** Whoever agrees where the step names nobody. */
const SECOND = "beheer"

/** A later decision takes an upheld objection back: one proposes, `agreed-by` agrees. */
const takeBack = (run: RunState, step: Step, user: string, refs: ReadonlyArray<string>) =>
  Effect.gen(function* () {
    const today = new Date(run.now).toISOString().slice(0, 10)
    for (const id of new Set(refs.map((ref) => run.requests.get(ref)))) {
      if (id === undefined) return yield* new PlatformAnswer({ what: `no request about ${refs.join(", ")}`, status: 0 })
      const request = yield* run.person
        .call(user, "GET", `/rights/${id}`)
        .pipe(Effect.flatMap((answer) => viewOf("request", answer)))
      yield* run.person
        .call(user, "POST", `/rights/${id}/revocation`, {
          ...{ cause: "court-ruling", decidedOn: today, toldOn: today, revision: request.revision },
          reason: step.reason ?? "De rechter besloot anders."
        })
        .pipe(Effect.flatMap((answer) => viewOf("take back", answer)))
      const agreed = yield* run.person.call(step["agreed-by"] ?? SECOND, "POST", `/rights/${id}/revocation/answer`, {
        agree: true
      })
      if (agreed.status !== 200)
        return yield* new PlatformAnswer({ what: `agree: ${agreed.text.slice(0, 300)}`, status: agreed.status })
    }
  })

const ask = (run: RunState, step: Step, user: string, refs: ReadonlyArray<string>) =>
  Effect.gen(function* () {
    const [first = ""] = refs
    const posted = run.posted.get(first)
    const { bsn: _, ...person } = posted?.person ?? {}
    const ids = refs.flatMap((ref) => run.posted.get(ref)?.id ?? [])
    if (posted === undefined || ids.length !== refs.length)
      return yield* new PlatformAnswer({ what: `${refs.join(", ")} was not accepted`, status: 0 })
    const today = new Date(run.now).toISOString().slice(0, 10)
    const bornOn = wholeDate(person.birthDate)
    const askedBy = actsFor({ bornOn, today, incapable: false }).requestBy
    const send = (path: string, body: unknown) => run.person.call(user, "POST", path, body)
    const request = yield* send("/rights", {
      covenant: step.covenant ?? posted.covenant,
      kind: step["request-erasure"] === undefined ? "objection" : "erasure",
      receivedOn: today,
      askedBy,
      ground: step.reason ?? "Dit gaat niet over wat ik doe."
    }).pipe(Effect.flatMap((answer) => viewOf("register", answer)))
    for (const ref of refs) run.requests.set(ref, request.id)
    const found = yield* send(`/rights/${request.id}/identify`, {
      checks: askedBy.map((who) => ({ who, how: "at-the-counter", on: today })),
      authorityShown: true,
      bornOn,
      person,
      revision: request.revision
    }).pipe(Effect.flatMap((answer) => viewOf("identify", answer)))
    const chosen = found.signals.filter((one) => one.chosen).map(({ signal }): string => signal)
    if (ids.every((id) => chosen.includes(id))) return
    const signals = [...new Set([...chosen, ...ids])]
    yield* send(`/rights/${request.id}/signals`, { signals, revision: found.revision }).pipe(
      Effect.flatMap((answer) => viewOf("choose", answer))
    )
  })

const decide = (run: RunState, step: Step, user: string, refs: ReadonlyArray<string>, outcome: Outcome) =>
  Effect.gen(function* () {
    for (const id of new Set(refs.map((ref) => run.requests.get(ref)))) {
      if (id === undefined) return yield* new PlatformAnswer({ what: `no request about ${refs.join(", ")}`, status: 0 })
      const request = yield* run.person
        .call(user, "GET", `/rights/${id}`)
        .pipe(Effect.flatMap((answer) => viewOf("request", answer)))
      yield* run.person
        .call(user, "POST", `/rights/${id}/decide`, {
          outcome,
          reason: step.reason ?? "Afgewogen met de belangen van de persoon.",
          toldOn: new Date(run.now).toISOString().slice(0, 10),
          revision: request.revision
        })
        .pipe(Effect.flatMap((answer) => viewOf(outcome, answer)))
    }
  })
