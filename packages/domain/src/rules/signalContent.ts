import type { CovenantDocument } from "../covenant/CovenantDocument.ts"
import { findBsn } from "../guard/findBsn.ts"
import { findPersonNames, isPersonName } from "../guard/findPersonNames.ts"
import { fold } from "../guard/words.ts"
import type { Reason } from "../refusal/Refusal.ts"
import { mergeReasons, reason } from "../refusal/Refused.ts"
import type { DisclosureLevel } from "../signal/Sharing.ts"
import type { SignalInput } from "../signal/SignalInput.ts"
import type { Angle, Behaviour } from "../vocabulary/vocabulary.ts"
import { contentFindings, medicalFindings } from "./contentGuard.ts"

export type ContentFacts = {
  readonly input: SignalInput
  readonly covenant: CovenantDocument
  readonly angle: Angle | undefined
  /** The level the signal would have. */
  readonly level: DisclosureLevel
}

/** What a signal tells, against what may be told: own words, more than belief or politics (A6), no person where there is none (A7), no BSN (L08), no health content without ground (L13). */
export function contentReasons(facts: ContentFacts): ReadonlyArray<Reason> {
  const { input } = facts
  return mergeReasons(
    hasOwnWords(input.observation, input.behaviours ?? []) ? [] : [reason("observation-missing")],
    contentFindings(input).map((finding) => reason(finding.code)),
    polarisationReasons(input),
    facts.covenant.identifiers.includes("bsn") || !holdsBsn(input) ? [] : [reason("bsn-not-covered")],
    healthReasons(facts)
  )
}

/** Whether an observation says something: at least three words, or two of some length, and not only what was ticked. */
export function hasOwnWords(observation: string, behaviours: ReadonlyArray<Behaviour>): boolean {
  const ticks = new Set(behaviours.flatMap((behaviour) => [behaviour, ...behaviour.split("-")]))
  const words = (fold(observation).match(/\p{L}{2,}(?:-\p{L}+)*/gu) ?? []).filter((word) => !ticks.has(word))
  if (emptyPhrases.has(words.join(" "))) return false
  return words.length >= 3 || (words.length === 2 && words.join("").length >= 10)
}

const emptyPhrases: ReadonlySet<string> = new Set([
  "zie boven",
  "zie het dossier",
  "zie aangekruiste gedragingen",
  "zie aangevinkte gedragingen",
  "niet van toepassing",
  "geen nadere toelichting",
  "geen toelichting",
  "not applicable",
  "see file",
  "see above"
])

function polarisationReasons(input: SignalInput): ReadonlyArray<Reason> {
  if (input.kind !== "polarisation") return []
  const groups = (input.groups ?? []).map((group) => group.name).filter((name) => name.trim() !== "")
  const texts = [input.observation, input.assessment ?? "", input.place?.description ?? ""]
  const named = texts.some((text) => findPersonNames(text, groups).length > 0) || groups.some(isPersonName)
  const placed = input.place !== undefined && groups.length + (input.themes ?? []).length > 0
  return [
    ...(placed ? [] : [reason("place-or-group-missing")]),
    ...(named ? [reason("name-in-polarisation-text")] : [])
  ]
}

function healthReasons({ input, angle, level }: ContentFacts): ReadonlyArray<Reason> {
  if (angle !== "mental-health" || input.sharing?.ground !== undefined) return []
  const medical = [input.observation, input.assessment ?? ""].some((text) => medicalFindings(text).length > 0)
  return level !== "existence-only" || medical ? [reason("health-content-without-ground")] : []
}

/** A BSN in any text of the signal. Sealed subjects are no text, and nine digits beginning with 6 in a phone field are a mobile number without its zero. */
function holdsBsn(input: SignalInput): boolean {
  const subjects = input.kind === "radicalisation" ? (input.subjects ?? []) : []
  const phones = subjects.flatMap((subject) => subject.phones ?? []).filter((phone) => !/^\s*6\d{8}\s*$/u.test(phone))
  const texts = [
    input.observation,
    input.assessment,
    input.place?.district,
    input.place?.postcode,
    input.place?.description,
    ...(input.expressions ?? []).map((expression) => expression.value),
    ...(input.groups ?? []).map((group) => group.name),
    input.sharing?.informed?.reason,
    input.author?.name,
    input.author?.role,
    ...subjects.flatMap((subject) => [
      subject.givenNames,
      subject.initials,
      subject.prefix,
      subject.familyName,
      subject.fullName,
      ...Object.values(subject.address ?? {}).map(String),
      ...(subject.emails ?? []),
      ...(subject.handles ?? [])
    ]),
    ...phones
  ]
  return texts.some((text) => text !== undefined && findBsn(text).length > 0)
}
