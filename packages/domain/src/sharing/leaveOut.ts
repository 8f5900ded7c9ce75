import { Result, Schema } from "effect"
import type { CovenantDocument, Identifier } from "../covenant/CovenantDocument.ts"
import { findBsn, type Span } from "../guard/findBsn.ts"
import { findPersonNames } from "../guard/findPersonNames.ts"
import type { Reason, RefusalCode } from "../refusal/Refusal.ts"
import { medicalFindings } from "../rules/contentGuard.ts"
import { screenBody } from "../rules/screenBody.ts"
import { identifiersIn } from "../rules/signalSubjects.ts"
import { SignalInput } from "../signal/SignalInput.ts"
import type { Subject } from "../signal/Subject.ts"
import type { Bilingual } from "../text.ts"
import { identifierLabels } from "../vocabulary/labels.ts"
import type { Angle } from "../vocabulary/vocabulary.ts"
import { categoryLabels } from "./categoryLabels.ts"

/** Something that must stay out before the rest may be shared. */
export type LeaveOut = { readonly code: RefusalCode; readonly text: Bilingual }

export type Trimmed = { readonly body: SignalInput; readonly leaveOut: ReadonlyArray<LeaveOut> }

/**
 * A signal without what its refusal names, as far as leaving something out can mend it: details of a person, a BSN,
 * special categories, a name in a text about a place, content under medical secrecy. `body` is what was posted, `input`
 * its decoded form without what has no field. What cannot be left out stays, and stays refused.
 */
export function leaveOut(
  body: unknown,
  input: SignalInput,
  reasons: ReadonlyArray<Reason>,
  covenant: CovenantDocument,
  angle: Angle | undefined
): Trimmed {
  const start: Trimmed = { body: input, leaveOut: [] }
  return reasons.reduce((trimmed, { code }) => {
    const mended = mend(code, trimmed.body, body, allowedIdentifiers(covenant, angle))
    return mended === undefined
      ? trimmed
      : { body: mended.body, leaveOut: [...trimmed.leaveOut, { code, text: mended.text }] }
  }, start)
}

type Mended = { readonly body: SignalInput; readonly text: Bilingual }

function mend(
  code: RefusalCode,
  input: SignalInput,
  body: unknown,
  allowed: ReadonlySet<Identifier>
): Mended | undefined {
  switch (code) {
    case "special-category-not-covered":
      return { body: input, text: categoriesIn(body) }
    case "person-in-polarisation-signal":
      return { body: input, text: texts.persons }
    case "bsn-not-covered":
      return {
        body: withoutIdentifiers(masked(input, findBsn, anyText), (one) => one !== "bsn"),
        text: identifierLabels.bsn
      }
    case "identifier-not-covered":
      return { body: withoutIdentifiers(input, (one) => allowed.has(one)), text: namesOf(outside(input, allowed)) }
    case "name-in-polarisation-text": {
      const groups = (input.groups ?? []).map((group) => group.name)
      return { body: masked(input, (text) => findPersonNames(text, groups)), text: texts.names }
    }
    case "health-content-without-ground":
      return {
        body: { ...masked(input, medicalFindings), sharing: { ...input.sharing, level: "existence-only" } },
        text: texts.health
      }
    default:
      return undefined
  }
}

/** Details that the covenant lists, and for the police the decision too. */
function allowedIdentifiers(covenant: CovenantDocument, angle: Angle | undefined): ReadonlySet<Identifier> {
  const { police } = covenant.basis
  const listed = new Set(covenant.identifiers)
  return angle === "police" && police !== undefined ? new Set(police.data.filter((one) => listed.has(one))) : listed
}

const subjectsOf = (input: SignalInput): ReadonlyArray<Subject> =>
  input.kind === "radicalisation" ? (input.subjects ?? []) : []

const outside = (input: SignalInput, allowed: ReadonlySet<Identifier>): ReadonlyArray<Identifier> => [
  ...new Set(subjectsOf(input).flatMap((subject) => [...identifiersIn(subject)].filter((one) => !allowed.has(one))))
]

const fieldsOf: Readonly<Record<Identifier, ReadonlyArray<keyof Subject>>> = {
  name: ["givenNames", "initials", "prefix", "familyName", "fullName"],
  "birth-date": ["birthDate"],
  address: ["address"],
  phone: ["phones"],
  email: ["emails"],
  handle: ["handles"],
  bsn: ["bsn"]
}

function withoutIdentifiers(input: SignalInput, keep: (identifier: Identifier) => boolean): SignalInput {
  if (input.kind !== "radicalisation" || input.subjects === undefined) return input
  const trim = (subject: Subject): Subject => {
    const dropped = new Set<string>(
      [...identifiersIn(subject)].filter((one) => !keep(one)).flatMap((one) => fieldsOf[one])
    )
    return Object.fromEntries(Object.entries(subject).filter(([field]) => !dropped.has(field)))
  }
  return { ...input, subjects: input.subjects.map(trim) }
}

/** Where people write in their own words. */
const freeTexts: ReadonlySet<string> = new Set(["observation", "assessment", "description"])

/** The signal with what a search finds in its texts struck out: in the free ones, or in every text there is. */
function masked(
  input: SignalInput,
  find: (text: string) => ReadonlyArray<Span>,
  where: (field: string) => boolean = (field) => freeTexts.has(field)
): SignalInput {
  const strike = (text: string) =>
    find(text).reduceRight((rest, { from, to }) => `${rest.slice(0, from)}…${rest.slice(to)}`, text)
  const within = (value: unknown, field: string): unknown => {
    if (typeof value === "string") return where(field) ? strike(value) : value
    if (Array.isArray(value)) return value.map((item: unknown) => within(item, field))
    if (typeof value !== "object" || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, within(inner, key)]))
  }
  const struck = decode(within(input, ""))
  return Result.isSuccess(struck) ? struck.success : input
}

const decode = Schema.decodeUnknownResult(SignalInput)
/** Encodings made at the source are no text. */
const anyText = (field: string) => field !== "encoding"

const joined = (labels: ReadonlyArray<Bilingual>): Bilingual => ({
  nl: labels.map((label) => label.nl).join(", "),
  en: labels.map((label) => label.en).join(", ")
})

const namesOf = (identifiers: ReadonlyArray<Identifier>) => joined(identifiers.map((one) => identifierLabels[one]))

function categoriesIn(body: unknown): Bilingual {
  const found = screenBody(body).findings.flatMap((finding) => finding.category ?? [])
  return joined([...new Set(found)].map((category) => categoryLabels[category] ?? { nl: category, en: category }))
}

const texts = {
  persons: { nl: "alles over personen", en: "everything about persons" },
  names: { nl: "namen van personen in de tekst", en: "names of persons in the text" },
  health: {
    nl: "de inhoud die onder uw beroepsgeheim valt; deel alleen dat u een zorg hebt",
    en: "the content under your professional secrecy; share only that you have a worry"
  }
} as const satisfies Readonly<Record<string, Bilingual>>
