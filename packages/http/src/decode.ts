import type { ProblemReason } from "@kruisverband/contract"
import { Effect, Result, Schema, SchemaIssue } from "effect"
import { duplicateKey } from "./duplicateKey.ts"
import { HttpProblem, malformed, tooLarge } from "./HttpProblem.ts"

const format = SchemaIssue.makeFormatterStandardSchemaV1()
const STRICT = { errors: "all", onExcessProperty: "error" } as const

/** RFC 6901. */
const pointerOf = (path: ReadonlyArray<unknown> | undefined, prefix: string) =>
  prefix + (path ?? []).map((key) => `/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("")

const textOf = (message: string): ProblemReason["text"] => {
  if (message === "Expected no excess property")
    return { nl: "Dit veld bestaat niet. Laat het weg.", en: "There is no such field. Leave it out." }
  if (message === "Missing key") return { nl: "Dit veld ontbreekt.", en: "This field is missing." }
  return { nl: `Deze waarde past hier niet (${message}).`, en: `This value does not fit here (${message}).` }
}

/** Strict: all errors at once, unknown fields refused; the messages name the shape wanted and never the value found. */
export const decodeStrict = <S extends Schema.Codec<unknown, unknown>>(schema: S, prefix = "") => {
  const decode = Schema.decodeUnknownResult(schema, STRICT)
  return (input: unknown): Effect.Effect<S["Type"], HttpProblem> => {
    const result = decode(input)
    if (Result.isSuccess(result)) return Effect.succeed(result.success)
    const issues = nearest(schema, input) ?? format(result.failure.issue).issues
    return Effect.fail(
      malformed(
        issues.map((issue) => ({
          code: "malformed",
          pointer: pointerOf(issue.path, prefix),
          text: textOf(issue.message)
        }))
      )
    )
  }
}

type Issues = ReturnType<typeof format>["issues"]

const membersOf = (schema: Schema.Codec<unknown, unknown>): ReadonlyArray<unknown> =>
  "members" in schema && Array.isArray(schema.members) ? schema.members : []

/** A union says only that nothing fits. Its member with the fewest faults tells what to mend. */
const nearest = (schema: Schema.Codec<unknown, unknown>, input: unknown): Issues | undefined => {
  const found = membersOf(schema).flatMap((member): ReadonlyArray<Issues> => {
    if (!Schema.isSchema(member)) return []
    // A member of a codec's union is itself a codec without services; the union's type does not keep that.
    const result = Schema.decodeUnknownResult(member as Schema.Codec<unknown, unknown>, STRICT)(input)
    return Result.isFailure(result) ? [format(result.failure.issue).issues] : []
  })
  return found.toSorted((a, b) => a.length - b.length)[0]
}

const aborted = () =>
  new HttpProblem({
    status: 400,
    code: "malformed",
    text: { nl: "Het bericht kwam niet heel aan.", en: "The request did not arrive whole." }
  })

/** The whole body as bytes, refused as soon as it passes `limit`: a large body is never held in memory. */
export const readBytes = (request: Request, limit: number): Effect.Effect<Uint8Array<ArrayBuffer>, HttpProblem> =>
  Effect.gen(function* () {
    const announced = Number(request.headers.get("content-length") ?? 0)
    if (announced > limit) return yield* tooLarge(limit)
    if (request.headers.get("content-length") !== null)
      return new Uint8Array(yield* Effect.tryPromise({ try: () => request.arrayBuffer(), catch: aborted }))
    const bytes = yield* Effect.tryPromise({ try: () => readCapped(request, limit), catch: aborted })
    return bytes === undefined ? yield* tooLarge(limit) : bytes
  })

const readCapped = async (request: Request, limit: number) => {
  const chunks: Array<Uint8Array> = []
  let size = 0
  for await (const chunk of request.body ?? []) {
    size += chunk.length
    if (size > limit) return undefined
    chunks.push(chunk)
  }
  const whole = new Uint8Array(size)
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.length
  }
  return whole
}

const utf8 = new TextDecoder("utf-8", { fatal: true })

/** UTF-8 JSON, or a 400 that says which of the two is wrong. Nothing of the body is repeated. */
export const parseJson = (bytes: Uint8Array<ArrayBuffer>): Effect.Effect<unknown, HttpProblem> =>
  Effect.suspend(() => {
    const text = Result.try(() => utf8.decode(bytes))
    if (Result.isFailure(text)) return wrong("", "Het bericht is geen geldige UTF-8.", "The body is not valid UTF-8.")
    if (text.success.trim() === "") return Effect.succeed({})
    const json = Result.try((): unknown => JSON.parse(text.success))
    if (Result.isFailure(json)) return wrong("", "Het bericht is geen geldige JSON.", "The body is not valid JSON.")
    const doubled = duplicateKey(text.success)
    if (doubled !== undefined) return wrong(doubled, "Dit veld staat er dubbel.", "This field is given twice.")
    if (MAY_BE_NO_TEXT.test(text.success) && !isText(json.success))
      return wrong(
        "",
        "Het bericht bevat tekens die geen tekst zijn (U+0000, of een half teken).",
        "The body has characters that are no text (U+0000, or half a character)."
      )
    return Effect.succeed(json.success)
  })

const wrong = (pointer: string, nl: string, en: string) =>
  Effect.fail(malformed([{ code: "malformed", pointer, text: { nl, en } }]))

/** Only an escape can bring them into valid UTF-8: most bodies have none and need no second look. */
const MAY_BE_NO_TEXT = /\\u(?:0000|d[89a-f])/iu

/** Whether every string, keys too, is text that a database can keep: no NUL and no half of a surrogate pair. */
const isText = (value: unknown): boolean => {
  if (typeof value === "string") return value.isWellFormed() && !value.includes("\0")
  if (Array.isArray(value)) return value.every(isText)
  if (typeof value !== "object" || value === null) return true
  return Object.entries(value).every(([key, inner]) => isText(key) && isText(inner))
}
