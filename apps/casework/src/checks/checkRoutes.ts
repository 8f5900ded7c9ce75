import { CheckVerdict, checkSharing, checkSignal, type SharingAnswer, type SharingCheck } from "@kruisverband/contract"
import {
  answerQuestion,
  type CovenantDocument,
  checkDraft,
  mayTell,
  type SharingQuestion,
  SignalInput,
  screenBody
} from "@kruisverband/domain"
import { decodeStrict, notFound, route, unavailable } from "@kruisverband/http"
import { DateTime, Effect, Option, Schema } from "effect"
import { findSeen } from "../links/readRoutes.ts"
import { readViewpoint } from "../links/Viewpoint.ts"
import { delegate, notAPoster, posterCovenants, requirePoster } from "../posting/delegate.ts"
import { withProfession } from "../posting/postingRoutes.ts"
import { readCovenants, readMunicipalities, readPartners } from "../registry/Registry.ts"
import { callerOf } from "../session/callerOf.ts"
import type { SessionCaller } from "../session/Sessions.ts"

/** Covenants the person works in, and what the region is: everything the rules ask beside the question. */
const factsOf = Effect.fn("checks.facts")(function* ({ user }: SessionCaller) {
  const own = new Set<string>(user.grants.map((grant) => grant.covenant))
  const covenants: ReadonlyArray<CovenantDocument> = [...(yield* readCovenants())]
    .filter(([id]) => own.has(id))
    .flatMap(([, versions]) => versions.filter((version) => version.status !== "draft"))
  const partners = yield* readPartners()
  return {
    covenants,
    partners,
    partner: partners.find((one) => one.id === user.partner),
    municipalities: yield* readMunicipalities(),
    now: yield* DateTime.now
  }
})

const onQuestion = Effect.fn("checks.question")(function* (caller: SessionCaller, question: SharingQuestion) {
  const facts = yield* factsOf(caller)
  // An informal network is known to those who belong to it, and to no one else (E2).
  const partners = facts.partners.filter((one) => one.network === "formal" || one.id === caller.user.partner)
  return answerQuestion(question, { ...facts, partners, profession: caller.user.profession })
})

const decodeInput = decodeStrict(SignalInput, "/draft")
const decodeVerdict = Schema.decodeUnknownOption(Schema.fromJsonString(CheckVerdict))

/** Asked of ingest, whose rules and vault decide on a post: its verdict is ours, explained. */
const onDraft = Effect.fn("checks.draft")(function* (
  caller: SessionCaller,
  draft: Readonly<Record<string, unknown>>,
  raw: Request
) {
  const poster = yield* requirePoster(caller)
  const { covenant } = draft
  if (typeof covenant === "string" && !posterCovenants(poster).includes(covenant)) return yield* notAPoster()
  const body = withProfession(draft, caller.user.profession)
  const { partners: _, ...facts } = yield* factsOf(caller)
  const own = checkDraft(body, facts)
  if (own === undefined) {
    // No signal at all: told field by field, as posting it would be.
    yield* decodeInput(screenBody(body).rest)
    return yield* unavailable()
  }
  const { text } = yield* delegate(checkSignal, poster, { raw, caller, params: {} }, JSON.stringify(body))
  const posted = Option.getOrUndefined(decodeVerdict(text))
  if (posted === undefined) return yield* unavailable()
  const known = new Set<string>(own.grounds.map((ground) => ground.code))
  const further = posted.reasons.filter((reason) => !known.has(reason.code))
  const verdict = posted.allowed ? own : (checkDraft(body, { ...facts, further }) ?? own)
  // The two services hear of a change one after the other: rather no answer than two.
  return posted.allowed === (verdict.answer === "yes") ? verdict : yield* unavailable()
})

/** Of a link the person sees; not seen is not there. No line in the processing log: nothing is shown that was not shown before. */
const onLink = Effect.fn("checks.link")(function* (
  caller: SessionCaller,
  { link, to }: Extract<SharingCheck, { readonly link: unknown }>
) {
  const viewpoint = yield* readViewpoint(caller.user)
  const found = yield* findSeen(viewpoint, link)
  if (found === undefined) return yield* notFound()
  const { whole, seen } = found
  const levels = new Map<string, (typeof seen.view.signals)[number]["level"]>(
    seen.view.signals.map(({ id, level }) => [id, level])
  )
  return mayTell({
    seen: whole.signals.flatMap(({ facts }) => {
      const level = levels.get(facts.signal)
      return level === undefined ? [] : [{ signal: facts, level }]
    }),
    link: { state: whole.record.state, municipalities: whole.record.facts.municipalities },
    covenants: viewpoint.covenants.get(seen.view.covenant) ?? [],
    recipient: to,
    now: viewpoint.now
  })
})

const check = route(
  checkSharing,
  Effect.fn("checkSharing")(function* ({ caller, body, raw }) {
    const session = yield* callerOf(caller)
    const answer: SharingAnswer =
      "question" in body
        ? yield* onQuestion(session, body.question)
        : "draft" in body
          ? yield* onDraft(session, body.draft, raw)
          : yield* onLink(session, body)
    return answer
  })
)

/** The sharing check. Nothing that is asked is written anywhere: no table, no log line, no trace. */
export const checkRoutes = [check]
