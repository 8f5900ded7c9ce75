import type { LinkView } from "@kruisverband/contract"
import { Effect } from "effect"
import { at } from "./answers.ts"
import type { PlatformAnswer } from "./HttpSession.ts"
import { ambiguityOf, coordinatorOf, linksOf, linksWith } from "./linksOf.ts"
import type { Expectation } from "./Scenario.ts"
import type { RunState } from "./state.ts"

/** `undefined`: the expectation holds. Otherwise what was found instead. */
export type Finding = string | undefined

const standing = (link: LinkView) => link.state === "proposed" || link.state === "confirmed"
const list = (refs: ReadonlyArray<string>) => refs.join(", ")

/** A line for people: what was expected. */
export const describe = (expectation: Expectation): string =>
  Object.entries(expectation)
    .map(([key, value]) => `${key} ${Array.isArray(value) ? `[${list(value.map(String))}]` : String(value)}`)
    .join(", ")

/** Looks for what is expected through the eyes of the people the scenario names. */
export const checkExpectation = (run: RunState, expected: Expectation): Effect.Effect<Finding, PlatformAnswer> => {
  if (expected.linked !== undefined) return linked(run, expected.linked)
  if (expected.notLinked !== undefined) return notLinked(run, expected.notLinked)
  if (expected.accepted !== undefined) return Effect.succeed(accepted(run, expected.accepted))
  if (expected.refused !== undefined) return Effect.succeed(refused(run, expected.refused, expected.code))
  if (expected.visible !== undefined)
    return visible(run, expected.visible, expected.to ?? "coordinator", expected.level ?? "full")
  if (expected.ambiguous !== undefined) return ambiguous(run, expected.ambiguous, expected.between ?? [])
  if (expected.restricted !== undefined) return staged(run, expected.restricted, (stage) => stage === "restricted")
  if (expected.notRestricted !== undefined)
    return staged(run, expected.notRestricted, (stage) => stage !== "restricted" && stage !== "erased")
  if (expected.erased !== undefined) return staged(run, expected.erased, (stage) => stage === "erased")
  if (expected.link !== undefined) return linkAs(run, expected.link, expected)
  if (expected.evidence !== undefined)
    return evidence(run, expected.evidence, expected.has ?? [], expected.hasNot ?? [])
  return Effect.succeed(`unknown expectation: ${describe(expected)}`)
}

const linked = (run: RunState, refs: ReadonlyArray<string>) =>
  Effect.map(linksWith(run, refs), (links) => (links.some(standing) ? undefined : `not in one link: ${list(refs)}`))

/** In no list of any coordinator, whatever its state, as long as it stands. */
const notLinked = (run: RunState, refs: ReadonlyArray<string>) =>
  Effect.gen(function* () {
    for (const user of run.seed.users) {
      if (!user.grants.some((grant) => grant.role === "coordinator")) continue
      const links = yield* linksWith(run, refs, user.id)
      if (links.some(standing)) return `in one link, as ${user.id} sees it: ${list(refs)}`
    }
    return undefined
  })

const accepted = (run: RunState, ref: string): Finding => {
  const posted = run.posted.get(ref)
  if (posted === undefined) return `${ref} was never posted`
  return posted.status === 201 ? undefined : `${ref} got ${posted.status} ${list(posted.codes)}`
}

const refused = (run: RunState, ref: string, code: string | undefined): Finding => {
  const posted = run.posted.get(ref)
  if (posted === undefined) return `${ref} was never posted`
  if (posted.status !== 422) return `${ref} got ${posted.status} ${list(posted.codes)}`
  return code === undefined || posted.codes.includes(code) ? undefined : `${ref} was refused with ${list(posted.codes)}`
}

const visible = (run: RunState, ref: string, user: string, level: string) =>
  Effect.gen(function* () {
    const id = run.posted.get(ref)?.id
    const answer = yield* run.person.call(user, "GET", "/links?limit=1")
    const links = answer.status === 403 ? [] : yield* linksOf(run, user)
    const seen = links.filter(standing).flatMap((link) => link.signals.filter((signal) => signal.id === id))
    const shut = seen.length > 0 ? [] : yield* linksOf(run, user, "restricted")
    const isShut = shut.some(({ restrictedSignals = [] }) => restrictedSignals.some((one) => one === id))
    const found = seen[0]?.level ?? (isShut ? "restricted" : "none")
    return found === level ? undefined : `${ref} is visible to ${user} as ${found}`
  })

/** Where signals stand, as their own posters are told. What is restricted or erased shows to no coordinator either. */
const staged = (run: RunState, refs: string | ReadonlyArray<string>, fits: (stage: string) => boolean) =>
  Effect.gen(function* () {
    for (const ref of [refs].flat()) {
      const posted = run.posted.get(ref)
      if (posted?.id === undefined) return `${ref} was not accepted`
      const path = `/signals/${posted.id}`
      const isUser = run.seed.users.some(({ id }) => id === posted.by)
      const answer = yield* isUser ? run.person.call(posted.by, "GET", path) : run.partner(posted.by, "GET", path)
      const stage = String(at(answer.json, "stage"))
      if (!fits(stage)) return `${ref} is ${stage}`
      if (stage !== "restricted" && stage !== "erased") continue
      const links = (yield* linksOf(run, coordinatorOf(run, posted.covenant))).filter(standing)
      if (links.some(({ signals }) => signals.some(({ id }) => id === posted.id))) return `${ref} still shows in a link`
    }
    return undefined
  })

const ambiguous = (run: RunState, ref: string, between: ReadonlyArray<ReadonlyArray<string>>) =>
  Effect.map(ambiguityOf(run, ref), (found): Finding => {
    const wanted = between.map((fit) => fit.map((one) => run.posted.get(one)?.id))
    const key = (fits: ReadonlyArray<ReadonlyArray<string | undefined>>) =>
      fits
        .map((fit) => fit.toSorted().join("+"))
        .toSorted()
        .join(", ")
    const seen = found?.fits.map((fit) => fit.signals.map((signal) => signal.id)) ?? []
    return key(seen) === key(wanted) ? undefined : `${ref} fits [${key(seen)}]`
  })

const linkAs = (run: RunState, refs: ReadonlyArray<string>, expected: Expectation) =>
  Effect.gen(function* () {
    const links = yield* linksWith(run, refs, undefined, expected.state === "restricted" ? "restricted" : undefined)
    const link = links.find((candidate) => expected.state === undefined || candidate.state === expected.state)
    if (link === undefined) return `no such link: ${list(refs)} (found: ${list(links.map((found) => found.state))})`
    if (expected.angles !== undefined && link.angles.length !== expected.angles) return `${link.angles.length} angles`
    if (expected.organisations !== undefined && link.organisations !== expected.organisations)
      return `${link.organisations} organisations`
    const again = link.again?.why ?? "no"
    if (expected.again !== undefined && again !== expected.again) return `again: ${again}`
    return undefined
  })

/** `birthDate-close`: field and agreement; `same` is another word for exact. */
const matches = (wanted: string, found: ReadonlySet<string>) => found.has(wanted.replace(/-same$/u, "-exact"))

const evidence = (
  run: RunState,
  refs: ReadonlyArray<string>,
  has: ReadonlyArray<string>,
  hasNot: ReadonlyArray<string>
) =>
  Effect.gen(function* () {
    const ids = refs.map((ref) => run.posted.get(ref)?.id)
    const pairs = (yield* linksWith(run, refs)).flatMap((link) => link.explanation.pairs)
    const pair = pairs.find(({ a, b }) => ids.includes(a) && ids.includes(b))
    if (pair === undefined) return `no evidence for ${list(refs)}`
    const found = new Set(pair.terms.map((term) => `${term.field}-${term.agreement}`))
    const missing = has.filter((wanted) => !matches(wanted, found))
    const surplus = hasNot.filter((unwanted) => matches(unwanted, found))
    if (missing.length === 0 && surplus.length === 0) return undefined
    return `found ${list([...found])}${missing.length > 0 ? `; missing ${list(missing)}` : ""}${surplus.length > 0 ? `; surplus ${list(surplus)}` : ""}`
  })
