/** A reason of a refusal, for people and for machines. */
export interface ProblemReason {
  readonly code: string
  readonly clause?: string
  /** The field that it is about (RFC 6901). */
  readonly pointer?: string
  readonly text: { readonly nl: string; readonly en: string }
}

/** A problem document of the platform (RFC 9457). Without personal data: it may be logged. */
export interface Problem {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail: string
  readonly instance: string
  readonly reasons: ReadonlyArray<ProblemReason>
}

const texts = ["type", "title", "detail", "instance"] as const

/** A problem document, or undefined for anything else: a proxy in between answers with what it likes. */
export const readProblem = (value: unknown): Problem | undefined => {
  if (typeof value !== "object" || value === null) return undefined
  // read as a record of unknowns, each of which is looked at below
  const found = value as Readonly<Record<string, unknown>>
  const whole = texts.every((key) => typeof found[key] === "string")
  if (!whole || typeof found.status !== "number" || !Array.isArray(found.reasons)) return undefined
  // every field was looked at but the inside of the reasons, which the platform's contract describes
  return value as Problem
}
