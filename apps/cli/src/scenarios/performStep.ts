import { Effect } from "effect"
import { at } from "./answers.ts"
import { completeSignal } from "./defaults.ts"
import { parseDuration } from "./durations.ts"
import { type Answer, PlatformAnswer } from "./HttpSession.ts"
import { ambiguityOf, linksWith } from "./linksOf.ts"
import { isCovenantStep, performCovenantStep } from "./performCovenantStep.ts"
import { isHoldStep, performHoldStep } from "./performHoldStep.ts"
import { isNameStep, performNameStep } from "./performNameStep.ts"
import { isRightsStep, performRightsStep, rightsRefsOf } from "./performRightsStep.ts"
import type { Step } from "./Scenario.ts"
import type { RunState } from "./state.ts"

const failure = (what: string, status = 0) => new PlatformAnswer({ what, status })

const done = (what: string, answer: Answer) =>
  answer.status >= 200 && answer.status < 300
    ? Effect.succeed(answer)
    : Effect.fail(failure(`${what}: ${codesOf(answer)}`, answer.status))

/** The codes of a problem document's reasons. */
export const codesOf = (answer: Answer): ReadonlyArray<string> => {
  const reasons = at(answer.json, "reasons")
  return Array.isArray(reasons) ? reasons.map((reason) => String(at(reason, "code"))) : []
}

const idOf = (run: RunState, ref: string) => {
  const id = run.posted.get(ref)?.id
  return id === undefined ? Effect.fail(failure(`signal ${ref} was not accepted`)) : Effect.succeed(id)
}

/** Signals that a step speaks of and that must have been posted before it. */
export const refsOf = (step: Step): ReadonlyArray<string> => [
  ...[
    step.ask,
    step.decline,
    step.answer,
    step["propose-conversation"],
    step.withdraw,
    step.amend,
    step.share,
    step.resolve,
    step.hold,
    step["agree-to-hold"]
  ]
    .concat(rightsRefsOf(step))
    .filter((ref) => ref !== undefined),
  ...[step.confirm, step.reject, step.keep, step["cannot-link"], step.undo, step.with, step.split].flatMap((refs) =>
    (refs ?? []).flat()
  )
]

/** Does one step through the platform's HTTP API. */
export const performStep = (run: RunState, step: Step): Effect.Effect<void, PlatformAnswer> =>
  Effect.gen(function* () {
    if (step.post !== undefined) return yield* post(run, step, new Date(run.now).toISOString())
    if (step.advance !== undefined) return yield* advance(run, step.advance)
    yield* run.platform.settled
    if (isRightsStep(step)) return yield* performRightsStep(run, step)
    if (isHoldStep(step)) return yield* performHoldStep(run, step)
    if (isCovenantStep(step)) return yield* performCovenantStep(run, step)
    if (isNameStep(step)) return yield* performNameStep(run, step)
    if (step.as !== undefined) return yield* decide(run, step, step.as)
    if (step.by !== undefined) return yield* respond(run, step, step.by)
    return yield* failure(`unknown step ${Object.keys(step).join(", ")}`)
  })

const post = (run: RunState, step: Step, observedAt: string) =>
  Effect.gen(function* () {
    const ref = step.post ?? ""
    const by = step.by ?? step.as ?? ""
    const covenant = step.covenant ?? run.seed.covenants[0]?.id ?? ""
    const user = run.seed.users.find((candidate) => candidate.id === by)
    const partner = run.seed.partners.find((candidate) => candidate.id === (user?.partner ?? by))
    const document = run.seed.covenants.find((candidate) => candidate.id === covenant)
    const body = completeSignal(step.signal ?? {}, covenant, document, partner, observedAt)
    const answer =
      step.as === undefined
        ? yield* run.partner(by, "POST", "/signals", body)
        : yield* run.person.call(by, "POST", "/signals", body)
    const id = at(answer.json, "id")
    run.posted.set(ref, {
      by,
      covenant,
      status: answer.status,
      id: answer.status === 201 && typeof id === "string" ? id : undefined,
      codes: codesOf(answer),
      person: personOf(body)
    })
  })

const personOf = (body: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> | undefined => {
  const [first] = Array.isArray(body.subjects) ? body.subjects : []
  return typeof first === "object" && first !== null ? { ...first } : undefined
}

const advance = (run: RunState, by: string) =>
  Effect.gen(function* () {
    const millis = parseDuration(by)
    if (millis === undefined) return yield* failure(`advance: ${by} is no duration`)
    yield* run.platform.settled
    run.now += millis
    yield* run.platform.setClock(run.now)
    run.person.forget()
  })

const linkId = (run: RunState, refs: ReadonlyArray<string>, user: string) =>
  Effect.gen(function* () {
    const link = (yield* linksWith(run, refs, user)).find((candidate) => candidate.state !== "retracted")
    return link === undefined ? yield* failure(`no link of ${refs.join(", ")} for ${user}`) : link
  })

const decide = (run: RunState, step: Step, user: string) =>
  Effect.gen(function* () {
    const reason = step.reason ?? "Besproken in het overleg."
    const act = (path: string, body: unknown) =>
      run.person
        .call(user, "POST", path, body)
        .pipe(Effect.flatMap((answer) => done(path.split("/").at(-1) ?? path, answer)))
    if (step.confirm !== undefined)
      yield* act(`/links/${(yield* linkId(run, step.confirm, user)).id}/confirm`, { reason })
    else if (step.reject !== undefined)
      yield* act(`/links/${(yield* linkId(run, step.reject, user)).id}/reject`, { reason })
    else if (step.keep !== undefined) {
      const { id, revision } = yield* linkId(run, step.keep, user)
      yield* act(`/links/${id}/keep`, { reason, revision })
    } else if (step.split !== undefined)
      yield* act(yield* splitPath(run, step, user), yield* splitBody(run, step, reason))
    else if (step["cannot-link"] !== undefined) {
      const refs = step["cannot-link"]
      const signals = yield* Effect.forEach(refs, (ref) => idOf(run, ref))
      yield* act("/separations", {
        covenant: step.covenant ?? run.posted.get(refs[0] ?? "")?.covenant,
        signals,
        reason
      })
    } else if (step.undo !== undefined) {
      const link = yield* linkId(run, step.undo, user)
      const review = link.reviews.findLast((candidate) => !candidate.undone && candidate.kind !== "undo")
      const words = step.reason === undefined ? {} : { reason }
      yield* act(`/links/${link.id}/undo`, { review: review?.id ?? "", ...words })
    } else if (step.resolve !== undefined) {
      const found = yield* ambiguityOf(run, step.resolve, user)
      if (found === undefined) return yield* failure(`${step.resolve} fits no two`)
      const together = yield* Effect.forEach(step.with ?? [], (ref) => idOf(run, ref))
      yield* act(`/ambiguities/${found.id}/resolve`, { together, reason, revision: found.revision })
    } else if (step.ask !== undefined) {
      const link = yield* linkId(run, [step.ask], user)
      yield* act(`/links/${link.id}/ask`, {
        signal: yield* idOf(run, step.ask),
        question: step.question ?? "Kunt u hier meer over vertellen?"
      })
    } else return yield* failure(`unknown step ${Object.keys(step).join(", ")}`)
    yield* run.platform.settled
  })

const splitRefs = (step: Step) => (step.split ?? []).flat()
const splitPath = (run: RunState, step: Step, user: string) =>
  Effect.map(linkId(run, splitRefs(step), user), (link) => `/links/${link.id}/split`)

/** `split: [[s1], [s2, s3]]` names the groups; `split: [s1, s2]` puts each signal in a group of its own. */
const splitBody = (run: RunState, step: Step, reason: string) =>
  Effect.gen(function* () {
    const groups = (step.split ?? []).map((group) => (typeof group === "string" ? [group] : group))
    const ids = yield* Effect.forEach(groups, (group) => Effect.forEach(group, (ref) => idOf(run, ref)))
    return { reason, groups: ids }
  })

const respond = (run: RunState, step: Step, partner: string) =>
  Effect.gen(function* () {
    const send = (method: string, path: string, body: unknown) =>
      run
        .partner(partner, method, path, body)
        .pipe(Effect.flatMap((answer) => done(path.split("/").at(-1) ?? path, answer)))
    const request = (ref: string) =>
      Effect.gen(function* () {
        const answer = yield* run.partner(partner, "GET", "/requests")
        const id = yield* idOf(run, ref)
        const list = at(answer.json, "requests")
        const open = Array.isArray(list)
          ? list.find((item) => at(item, "signal") === id && at(item, "state") === "open")
          : undefined
        return open === undefined ? yield* failure(`no open question about ${ref}`) : String(at(open, "id"))
      })
    if (step.withdraw !== undefined) yield* send("POST", `/signals/${yield* idOf(run, step.withdraw)}/withdraw`, {})
    else if (step.amend !== undefined)
      yield* send("PATCH", `/signals/${yield* idOf(run, step.amend)}`, step.signal ?? {})
    else if (step.share !== undefined)
      yield* send("PATCH", `/signals/${yield* idOf(run, step.share)}`, { sharing: { level: step.level ?? "full" } })
    else if (step.answer !== undefined)
      yield* send("POST", `/requests/${yield* request(step.answer)}/answer`, {
        text: step.text ?? "Wij zagen dit twee keer."
      })
    else if (step.decline !== undefined) yield* send("POST", `/requests/${yield* request(step.decline)}/decline`, {})
    else if (step["propose-conversation"] !== undefined)
      yield* send("POST", `/requests/${yield* request(step["propose-conversation"])}/propose-conversation`, {})
    else return yield* failure(`unknown step ${Object.keys(step).join(", ")}`)
    yield* run.platform.settled
  })
