import type { Reason } from "../refusal/Refusal.ts"
import { mergeReasons, reason } from "../refusal/Refused.ts"
import { remember } from "../time/remember.ts"
import { forbiddenCategory, identityWord, isBsnField, keyWords, personWord } from "./screenKeys.ts"

/** Where a body holds what may not even be a field. `pointer` is a JSON pointer (RFC 6901) to the field; its value is never looked at or repeated. */
export type BodyFinding = {
  readonly code:
    | "person-in-polarisation-signal"
    | "special-category-not-covered"
    | "bsn-not-covered"
    | "observation-missing"
  readonly pointer: string
  /** The special category the field's name denotes. */
  readonly category?: string
}

export type Screening = {
  readonly findings: ReadonlyArray<BodyFinding>
  /** A reason per code found; empty when the body may go on to be decoded. */
  readonly reasons: ReadonlyArray<Reason>
  /** The body without the fields found, and with an empty observation where there was none: what the decoder may look at for other faults. */
  readonly rest: unknown
}

/**
 * Looks at a posted JSON body before it is decoded, for what is refused by rule (422) and must not end as an unknown
 * field (400): a person in a polarisation signal (requirement A7), a field for religion, ethnicity, nationality,
 * politics or health (AVG 9, 10; L10), a BSN under another name (UAVG 46), a missing or empty observation.
 * Total: any JSON value may be given. Such fields are refused under every covenant, for the platform has no place for them.
 */
export function screenBody(body: unknown): Screening {
  if (!isRecord(body)) return { findings: [], reasons: [], rest: body }
  const isPolarisation = body.kind === "polarisation"
  const findings = [...fieldFindings(body, "", 0, isPolarisation), ...observationFindings(body)]
  const dropped = new Set(findings.filter((one) => one.code !== "observation-missing").map((one) => one.pointer))
  const rest = without(body, "", dropped)
  const blank = findings.some((one) => one.code === "observation-missing")
  return {
    findings,
    reasons: mergeReasons(findings.map((finding) => reason(finding.code))),
    rest: blank && isRecord(rest) ? { ...rest, observation: "" } : rest
  }
}

/** Deeper than any body the decoder accepts; a bound for hostile input. */
const maxDepth = 8

function fieldFindings(value: unknown, at: string, depth: number, isPolarisation: boolean): ReadonlyArray<BodyFinding> {
  if (depth > maxDepth) return []
  if (Array.isArray(value)) {
    return value.flatMap((item: unknown, index) => fieldFindings(item, `${at}/${index}`, depth + 1, isPolarisation))
  }
  if (!isRecord(value)) return []
  return Object.entries(value).flatMap(([key, inner]) => {
    const pointer = `${at}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`
    const finding = keyFinding(key, pointer, depth === 0 && isPolarisation)
    return finding === undefined ? fieldFindings(inner, pointer, depth + 1, isPolarisation) : [finding]
  })
}

/** What a field's name says of what is in it. Bodies use the same few names over and over. */
const meaningOf = remember(1024, (key) => {
  const words = keyWords(key)
  const joined = words.join("")
  return {
    ofPerson: personWord.test(joined) || identityWord.test(joined),
    category: forbiddenCategory(words),
    isBsn: isBsnField(joined)
  }
})

function keyFinding(key: string, pointer: string, isTopOfPolarisation: boolean): BodyFinding | undefined {
  const { category, isBsn, ofPerson } = meaningOf(key)
  if (isTopOfPolarisation && ofPerson) return { code: "person-in-polarisation-signal", pointer }
  if (category !== undefined) return { code: "special-category-not-covered", pointer, category }
  return isBsn ? { code: "bsn-not-covered", pointer } : undefined
}

function observationFindings(body: Readonly<Record<string, unknown>>): ReadonlyArray<BodyFinding> {
  const { observation } = body
  const missing = observation === undefined || observation === null
  const blank = typeof observation === "string" && observation.trim() === ""
  return missing || blank ? [{ code: "observation-missing", pointer: "/observation" }] : []
}

/** Goes only where something is dropped, and so no deeper than the findings. */
function without(value: unknown, at: string, dropped: ReadonlySet<string>): unknown {
  if (![...dropped].some((pointer) => pointer.startsWith(`${at}/`))) return value
  if (Array.isArray(value)) return value.map((item: unknown, index) => without(item, `${at}/${index}`, dropped))
  if (!isRecord(value)) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) => {
      const pointer = `${at}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`
      return dropped.has(pointer) ? [] : [[key, without(inner, pointer, dropped)] as const]
    })
  )
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value)
}
