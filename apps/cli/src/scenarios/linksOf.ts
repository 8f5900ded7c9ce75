import { type LinkView, listAmbiguities, listLinks } from "@kruisverband/contract"
import { Effect, Schema } from "effect"
import { PlatformAnswer } from "./HttpSession.ts"
import type { RunState } from "./state.ts"
import { ONLOOKER } from "./worldSeed.ts"

const Page = listLinks.success.schema
const decodePage = Schema.decodeUnknownEffect(Page)

/** Every link a person may see, all states, all pages; those that an objection restricts only when they are asked for. */
export const linksOf = (
  run: RunState,
  user: string,
  state?: "restricted"
): Effect.Effect<ReadonlyArray<LinkView>, PlatformAnswer> =>
  Effect.gen(function* () {
    const found: Array<LinkView> = []
    let cursor: string | null = null
    do {
      const path: string = `/links?limit=200${state === undefined ? "" : `&state=${state}`}${cursor === null ? "" : `&cursor=${encodeURIComponent(cursor)}`}`
      const answer = yield* run.person.call(user, "GET", path)
      const page: typeof Page.Type = yield* decodePage(answer.json).pipe(
        Effect.mapError(() => new PlatformAnswer({ what: "links", status: answer.status }))
      )
      found.push(...page.links)
      cursor = page.next
    } while (cursor !== null)
    return found
  })

/** The person whose eyes see all of a covenant's links: an unrestricted coordinator of it. */
export const coordinatorOf = (run: RunState, covenant: string): string => {
  const user = run.seed.users.find(
    (candidate) =>
      candidate.municipality === undefined &&
      candidate.grants.some((grant) => grant.role === "coordinator" && grant.covenant === covenant)
  )
  return user?.id ?? ONLOOKER
}

/** Links that hold all these signals, newest change first, as the covenant's coordinator sees them. */
export const linksWith = (run: RunState, refs: ReadonlyArray<string>, user?: string, state?: "restricted") =>
  Effect.gen(function* () {
    const ids = refs.map((ref) => run.posted.get(ref)?.id)
    const covenant = run.posted.get(refs[0] ?? "")?.covenant ?? ""
    if (ids.some((id) => id === undefined)) return []
    const links = yield* linksOf(run, user ?? coordinatorOf(run, covenant), state)
    return links.filter(({ restrictedSignals = [], signals }) => {
      const own = new Set<string | undefined>([...restrictedSignals, ...signals.map((signal) => signal.id)])
      return ids.every((id) => own.has(id))
    })
  })

const decodeAmbiguities = Schema.decodeUnknownEffect(listAmbiguities.success.schema)

/** What waits about this signal, as the covenant's coordinator sees it. */
export const ambiguityOf = (run: RunState, ref: string, user?: string) =>
  Effect.gen(function* () {
    const posted = run.posted.get(ref)
    const coordinator = user ?? coordinatorOf(run, posted?.covenant ?? "")
    const answer = yield* run.person.call(coordinator, "GET", "/ambiguities?limit=100")
    const { ambiguities } = yield* decodeAmbiguities(answer.json).pipe(
      Effect.mapError(() => new PlatformAnswer({ what: "ambiguities", status: answer.status }))
    )
    return ambiguities.find((one) => one.signal.id === posted?.id)
  })
