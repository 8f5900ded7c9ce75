import type { Problem, ProblemReason } from "@kruisverband/contract"
import type { Bilingual, Reason } from "@kruisverband/domain"
import { Data } from "effect"

/** What a caller is told when a request is not done. Every field may leave the platform: never a name, value or cause. */
export class HttpProblem extends Data.TaggedError("HttpProblem")<{
  readonly status: number
  /** Stable, kebab-case; becomes the problem's `type`. */
  readonly code: string
  readonly text: Bilingual
  readonly reasons?: ReadonlyArray<ProblemReason>
  readonly headers?: Readonly<Record<string, string>>
}> {}

const TITLES: Readonly<Record<number, string>> = {
  400: "Bad request",
  401: "Not signed in",
  403: "Not allowed",
  404: "Not found",
  405: "Method not allowed",
  406: "Not acceptable",
  409: "Conflict",
  413: "Too large",
  415: "Unsupported media type",
  422: "Refused",
  429: "Too many requests",
  500: "Internal error",
  503: "Temporarily unavailable"
}

/** RFC 9457 document; `instance` is the request's own id, so that a help desk can find its trace. */
export const problemDocument = (problem: HttpProblem, requestId: string): Problem => ({
  type: `urn:kruisverband:problem:${problem.code}`,
  title: TITLES[problem.status] ?? "Problem",
  status: problem.status,
  detail: `${problem.text.nl} / ${problem.text.en}`,
  instance: `urn:uuid:${requestId}`,
  reasons: problem.reasons ?? [{ code: problem.code, text: problem.text }]
})

/** The same for what does not exist and for what the caller may not see. */
export const notFound = () =>
  new HttpProblem({
    status: 404,
    code: "not-found",
    text: { nl: "Dit bestaat niet, of u mag het niet zien.", en: "This does not exist, or you may not see it." }
  })

export const unauthenticated = () =>
  new HttpProblem({
    status: 401,
    code: "not-signed-in",
    text: { nl: "Log in, of stuur een geldig toegangsbewijs mee.", en: "Sign in, or send a valid access token." },
    headers: { "WWW-Authenticate": 'Bearer, DPoP algs="ES256 PS256"' }
  })

export const forbidden = (
  text: Bilingual = { nl: "U mag dit niet doen.", en: "You may not do this." },
  reasons?: ReadonlyArray<ProblemReason>
) => new HttpProblem({ status: 403, code: "not-allowed", text, ...(reasons === undefined ? {} : { reasons }) })

export const conflict = (code: string, text: Bilingual) => new HttpProblem({ status: 409, code, text })

/** A rule says no to a well-formed request: each reason names its clause and what to do. */
export const refused = (reasons: ReadonlyArray<Reason | ProblemReason>) =>
  new HttpProblem({
    status: 422,
    code: "refused",
    text: {
      nl: "Dit mag niet worden vastgelegd. De redenen staan erbij.",
      en: "This may not be recorded. The reasons are given."
    },
    reasons
  })

export const malformed = (reasons: ReadonlyArray<ProblemReason>) =>
  new HttpProblem({
    status: 400,
    code: "malformed",
    text: {
      nl: "Het bericht klopt niet. Elk veld dat niet klopt staat erbij.",
      en: "The request is malformed. Every field that is wrong is named."
    },
    reasons
  })

export const unavailable = (retryAfterSeconds = 2) =>
  new HttpProblem({
    status: 503,
    code: "unavailable",
    text: {
      nl: "Dit lukt nu even niet. Er is niets opgeslagen. Probeer het zo opnieuw.",
      en: "This is not possible right now. Nothing was stored. Try again shortly."
    },
    headers: { "Retry-After": String(retryAfterSeconds) }
  })

export const tooManyRequests = (retryAfterSeconds: number) =>
  new HttpProblem({
    status: 429,
    code: "too-many-requests",
    text: { nl: "Te veel verzoeken. Wacht even.", en: "Too many requests. Wait a moment." },
    headers: { "Retry-After": String(retryAfterSeconds) }
  })

export const tooLarge = (limit: number) =>
  new HttpProblem({
    status: 413,
    code: "too-large",
    text: {
      nl: `Het bericht is te groot. Ten hoogste ${limit} bytes.`,
      en: `The request is too large. At most ${limit} bytes.`
    }
  })

export const internal = () =>
  new HttpProblem({
    status: 500,
    code: "internal",
    text: {
      nl: "Er ging iets mis bij ons. Meld het nummer bij de beheerder.",
      en: "Something went wrong on our side. Give the number to the administrator."
    }
  })
