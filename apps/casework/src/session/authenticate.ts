import { timingSafeEqual } from "node:crypto"
import type { Endpoint } from "@kruisverband/contract"
import { HttpProblem, RateLimit, tooManyRequests, unauthenticated } from "@kruisverband/http"
import { Effect } from "effect"
import { CaseworkConfig } from "../CaseworkConfig.ts"
import { cookieNames, readCookie } from "./cookies.ts"
import { requireFresh } from "./requireFresh.ts"
import { findSession } from "./Sessions.ts"

const SAFE: ReadonlyArray<string> = ["GET", "HEAD"]

const forged = () =>
  new HttpProblem({
    status: 403,
    code: "not-from-our-own-page",
    text: {
      nl: "Dit verzoek kwam niet van onze eigen pagina. Laad de pagina opnieuw.",
      en: "This request did not come from our own page. Reload the page."
    }
  })

const same = (given: string, wanted: string) => {
  const a = Buffer.from(given)
  const b = Buffer.from(wanted)
  return a.length === b.length && timingSafeEqual(a, b)
}

/** A change must carry the session's own token and come from our own origin, as far as the browser says (ASVS 3.5.1). */
const isOurs = (request: Request, csrf: string, origin: string) => {
  const site = request.headers.get("sec-fetch-site")
  const from = request.headers.get("origin")
  return (
    same(request.headers.get("x-csrf-token") ?? "", csrf) &&
    (site === null || site === "same-origin") &&
    (from === null || from === origin)
  )
}

/**
 * Who a browser's request is from: 401 without a living session, or for an act that asks for a fresher one; 403 for a change that another site may
 * have sent; 429 for a person who asks more than people do, whatever the number of their sessions.
 */
export const authenticate = Effect.fn("authenticate")(function* (endpoint: Endpoint, request: Request) {
  const { origin } = yield* CaseworkConfig
  const token = readCookie(request, cookieNames(origin).session)
  const caller = token === undefined ? undefined : yield* findSession(token)
  if (caller === undefined) return yield* withoutChallenge(unauthenticated())
  const seconds = yield* (yield* RateLimit).take(caller.user.id)
  if (seconds > 0) return yield* tooManyRequests(seconds)
  if (!SAFE.includes(request.method) && !isOurs(request, caller.csrf, origin)) return yield* forged()
  if (endpoint.freshWithin !== undefined) yield* requireFresh(caller, endpoint.freshWithin)
  return caller
})

/** A browser must not ask for a password of its own: people log in by the provider. */
const withoutChallenge = (problem: HttpProblem) => {
  const { status, code, text } = problem
  return new HttpProblem({ status, code, text })
}
