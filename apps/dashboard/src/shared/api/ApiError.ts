import type { Problem, ProblemReason } from "@kruisverband/contract"

/** What a screen needs to tell apart; the rest is in the problem document. */
export type ApiErrorKind =
  | "not-logged-in"
  /** The session goes on, but this asks for a fresh log-in. */
  | "step-up"
  | "not-allowed"
  | "not-found"
  | "changed-meanwhile"
  | "refused"
  | "malformed"
  | "too-many"
  | "unavailable"
  | "unreachable"
  | "unexpected"

const kindOfStatus: Readonly<Record<number, ApiErrorKind>> = {
  400: "malformed",
  401: "not-logged-in",
  403: "not-allowed",
  404: "not-found",
  409: "changed-meanwhile",
  422: "refused",
  429: "too-many",
  503: "unavailable"
}

/** A call that gave no usable answer. Carries codes and the service's own texts, never what was sent. */
export class ApiError extends Error {
  readonly kind: ApiErrorKind
  /** HTTP status; 0 where no answer came at all. */
  readonly status: number
  readonly reasons: ReadonlyArray<ProblemReason>
  /** Seconds the service asks to wait; undefined where it said nothing. */
  readonly retryAfter: number | undefined

  constructor(kind: ApiErrorKind, status: number, problem?: Problem, retryAfter?: number) {
    super(`${kind} (${status})`)
    this.name = "ApiError"
    this.kind = kind
    this.status = status
    this.reasons = problem?.reasons ?? []
    this.retryAfter = retryAfter
  }

  static ofStatus(status: number, problem: Problem | undefined, retryAfter: number | undefined) {
    const stepUp = status === 401 && problem?.type.endsWith(":step-up-needed") === true
    return new ApiError(stepUp ? "step-up" : (kindOfStatus[status] ?? "unexpected"), status, problem, retryAfter)
  }
}
