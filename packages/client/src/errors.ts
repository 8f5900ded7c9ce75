import type { Problem } from "./Problem.ts"

/** The platform answered, and said no (4xx) or not now (429, 503). `problem` tells why, where the platform itself answered. */
export class SignalRefused extends Error {
  override readonly name = "SignalRefused"
  readonly status: number
  readonly problem: Problem | undefined
  /** Milliseconds that the platform asks to wait; undefined where it does not say. */
  readonly retryAfter: number | undefined

  constructor(status: number, problem: Problem | undefined, retryAfter: number | undefined) {
    super(problem?.title ?? `The platform answered with status ${status}.`)
    this.status = status
    this.problem = problem
    this.retryAfter = retryAfter
  }

  /** Codes of the reasons, such as `below-minimum-age`. */
  get codes(): ReadonlyArray<string> {
    return (this.problem?.reasons ?? []).map(({ code }) => code)
  }
}

/** No answer: the network, or a time-out. Whether the signal arrived is not known; sending it again under the same key is safe. */
export class PlatformUnreachable extends Error {
  override readonly name = "PlatformUnreachable"

  constructor(options?: ErrorOptions) {
    super("The platform could not be reached.", options)
  }
}

/** May the same call succeed later, unchanged? Refusals do not: they must be read by a person. */
export const isPassing = (error: unknown): boolean =>
  error instanceof PlatformUnreachable ||
  (error instanceof SignalRefused && (error.status === 429 || error.status === 408 || error.status >= 500))
