import type { Endpoint } from "@kruisverband/contract"
import type { PartnerId } from "@kruisverband/domain"
import { forbidden, type HttpProblem, type RawRequest, unavailable } from "@kruisverband/http"
import { Effect } from "effect"
import { CaseworkConfig } from "../CaseworkConfig.ts"
import type { SessionCaller } from "../session/Sessions.ts"

/** A person who posts for an organisation. */
export interface PosterCaller extends SessionCaller {
  readonly partner: PartnerId
}

/** Covenants in which this person posts. */
export const posterCovenants = (caller: SessionCaller): ReadonlyArray<string> =>
  caller.user.grants.filter((grant) => grant.role === "poster").map((grant) => grant.covenant)

/** 403 for whoever posts nowhere. */
export const requirePoster = (caller: SessionCaller): Effect.Effect<PosterCaller, HttpProblem> => {
  const { partner } = caller.user
  return partner === undefined || posterCovenants(caller).length === 0
    ? Effect.fail(notAPoster())
    : Effect.succeed({ ...caller, partner })
}

/** The same for a covenant that is not theirs and one that does not exist. */
export const notAPoster = () =>
  forbidden(
    {
      nl: "U meldt niet onder dit convenant. Vraag uw organisatie wie dat wel doet.",
      en: "You do not post under this covenant. Ask your organisation who does."
    },
    [
      {
        code: "role-not-allowed",
        clause: "convenant art. partijen; AVG art. 5 lid 1 onder f",
        text: {
          nl: "U meldt niet onder dit convenant.",
          en: "You do not post under this covenant."
        }
      }
    ]
  )

/** What ingest refuses is the person's to know; that our own token failed is not. */
const OUR_FAULT: ReadonlyArray<number> = [401, 500, 502, 503, 504]

const PASSED_ON = ["content-type", "retry-after", "location", "idempotency-replayed"] as const

/**
 * Sends a person's request on to ingest with the service's own token, in the person's name, and answers what ingest
 * answers: refusals and problems unchanged. Ingest decides; it takes the partner and user from these headers alone.
 */
export const delegate = Effect.fn("posting.delegate")(function* (
  endpoint: Endpoint,
  caller: PosterCaller,
  request: RawRequest,
  body: string | undefined
) {
  const { ingest } = yield* CaseworkConfig
  const path = endpoint.path.replaceAll(/\{(\w+)\}/gu, (_, name: string) =>
    encodeURIComponent(request.params[name] ?? "")
  )
  const headers = new Headers({
    authorization: `Bearer ${yield* ingest.token}`,
    accept: "application/json, application/problem+json",
    "X-On-Behalf-Of-Partner": caller.partner,
    "X-On-Behalf-Of-User": caller.user.id,
    // Ingest shows and takes nothing outside these, whatever is asked.
    "X-On-Behalf-Of-Covenants": posterCovenants(caller).join(",")
  })
  for (const name of ["idempotency-key", "traceparent"]) {
    const value = request.raw.headers.get(name)
    if (value !== null) headers.set(name, value)
  }
  if (body !== undefined) headers.set("content-type", "application/json")
  const { search } = new URL(request.raw.url)
  const sent = new Request(`${ingest.baseUrl}${path}${search}`, {
    method: endpoint.method,
    headers,
    ...(body === undefined ? {} : { body })
  })
  const answer = yield* Effect.tryPromise({ try: () => ingest.fetch(sent), catch: () => unavailable() }).pipe(
    Effect.timeoutOrElse({ duration: ingest.timeoutMs ?? 10_000, orElse: () => Effect.fail(unavailable()) })
  )
  const text = yield* Effect.tryPromise({ try: () => answer.text(), catch: () => unavailable() })
  if (OUR_FAULT.includes(answer.status)) return yield* unavailable()
  return { answer, text }
})

/** Ingest's answer as ours. */
export const passOn = (answer: Response, text: string): Response => {
  const headers = new Headers()
  for (const name of PASSED_ON) {
    const value = answer.headers.get(name)
    if (value !== null) headers.set(name, value)
  }
  return new Response(text === "" ? null : text, { status: answer.status, headers })
}
