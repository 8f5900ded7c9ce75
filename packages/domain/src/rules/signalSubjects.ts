import type { DateTime } from "effect"
import type { CovenantDocument, Identifier } from "../covenant/CovenantDocument.ts"
import { fold } from "../guard/words.ts"
import type { Reason } from "../refusal/Refusal.ts"
import { mergeReasons, reason } from "../refusal/Refused.ts"
import type { SignalInput } from "../signal/SignalInput.ts"
import type { Subject } from "../signal/Subject.ts"
import { earliestDay } from "../time/earliestDay.ts"
import { localDateMonthsBefore } from "../time/localDate.ts"
import { attestedReasons } from "./attestedReasons.ts"
import { identifierReasons } from "./identifierReasons.ts"

/** What a radicalisation signal says of persons, against the covenant: somebody is named, by identifiers it lists (AVG 5(1)(c), L08), who is old enough. */
export function subjectReasons(
  input: SignalInput,
  covenant: CovenantDocument,
  now: DateTime.Utc
): ReadonlyArray<Reason> {
  if (input.kind !== "radicalisation") return []
  const subjects = input.subjects ?? []
  const sealed = input.sealedSubjects ?? []
  const nobody = subjects.length + sealed.length === 0
  return mergeReasons(
    nobody || subjects.some((subject) => !isUsable(subject)) ? [reason("subject-missing")] : [],
    subjects.flatMap((subject) => identifierReasons(identifiersIn(subject), covenant)),
    subjects.some((subject) => isCertainlyBelow(subject.birthDate, covenant.minimumAge, now))
      ? [reason("below-minimum-age")]
      : [],
    sealed.flatMap((subject) => attestedReasons(subject, covenant))
  )
}

/** Which identifiers of a person are given; an empty field is not. */
export function identifiersIn(subject: Subject): ReadonlySet<Identifier> {
  const given = (values: ReadonlyArray<string | undefined>) => values.some((value) => (value ?? "").trim() !== "")
  const { address } = subject
  const checks: ReadonlyArray<readonly [Identifier, boolean]> = [
    ["name", given([subject.givenNames, subject.initials, subject.prefix, subject.familyName, subject.fullName])],
    ["birth-date", given([subject.birthDate])],
    [
      "address",
      given([address?.postcode, address?.suffix, address?.street, address?.city]) || address?.houseNumber !== undefined
    ],
    ["phone", given(subject.phones ?? [])],
    ["email", given(subject.emails ?? [])],
    ["handle", given(subject.handles ?? [])],
    ["bsn", given([subject.bsn])]
  ]
  return new Set(checks.filter(([, present]) => present).map(([identifier]) => identifier))
}

/**
 * Whether somebody is certainly younger than `minimumAge` on the local day of `now`. Of a partial date the earliest day
 * counts: with `2014` alone, somebody may have been born on 1 January.
 */
export function isCertainlyBelow(birthDate: string | undefined, minimumAge: number, now: DateTime.Utc): boolean {
  if (birthDate === undefined) return false
  return earliestDay(birthDate) > localDateMonthsBefore(now, minimumAge * 12)
}

/** Something a person can be known by; sex, a year or "onbekend" are not. */
function isUsable(subject: Subject): boolean {
  const name = fold([subject.givenNames, subject.familyName, subject.fullName].map((part) => part ?? "").join(" "))
  const words = (name.match(/\p{L}{2,}/gu) ?? []).filter((word) => !placeholders.has(word))
  if (words.length > 0) return true
  const given = identifiersIn(subject)
  if (given.has("handle") || given.has("bsn") || given.has("email")) return true
  if ((subject.phones ?? []).some((phone) => (phone.match(/\d/gu) ?? []).length >= 6)) return true
  return given.has("address") && given.has("birth-date")
}

const placeholders: ReadonlySet<string> = new Set(
  "onbekend onbekende unknown nn naam geen name none nvt na niet bekend anoniem anonymous xxx test".split(" ")
)
