import {
  type Behaviour,
  type CovenantDocument,
  type DisclosureLevel,
  type ExpressionType,
  type SignalInput,
  SignalInput as SignalInputSchema,
  type SignalKind,
  type Theme
} from "@kruisverband/domain"
import { type Result, Schema } from "effect"
import { localToIso } from "../../shared/time/formatMoment.ts"

/** A person as typed; empty means not filled in. */
export interface PersonDraft {
  readonly givenNames: string
  readonly prefix: string
  readonly familyName: string
  readonly birthYear: string
  readonly birthMonth: string
  readonly birthDay: string
  readonly sex: "" | "m" | "v" | "x"
  readonly postcode: string
  readonly houseNumber: string
  readonly suffix: string
  readonly phone: string
  readonly email: string
  readonly handle: string
}

export interface Draft {
  /** Idempotency key: one per draft, so that pressing twice posts once. */
  readonly key: string
  readonly observation: string
  readonly assessment: string
  readonly behaviours: ReadonlyArray<Behaviour>
  readonly date: string
  readonly time: string
  readonly municipality: string
  readonly district: string
  readonly kind: "" | SignalKind
  readonly covenant: string
  readonly persons: ReadonlyArray<PersonDraft>
  readonly groups: string
  readonly themes: ReadonlyArray<Theme>
  readonly expressionType: ExpressionType
  readonly expression: string
  readonly firstHand: "" | "yes" | "no"
  readonly informed: "" | "yes" | "no" | "deferred"
  readonly informedReason: string
  readonly level: "" | DisclosureLevel
  readonly ground: "" | "consent" | "conflict-of-duties"
}

export const emptyPerson: PersonDraft = {
  givenNames: "",
  prefix: "",
  familyName: "",
  birthYear: "",
  birthMonth: "",
  birthDay: "",
  sex: "",
  postcode: "",
  houseNumber: "",
  suffix: "",
  phone: "",
  email: "",
  handle: ""
}

export const emptyDraft = (key: string): Draft => ({
  key,
  observation: "",
  assessment: "",
  behaviours: [],
  date: "",
  time: "",
  municipality: "",
  district: "",
  kind: "",
  covenant: "",
  persons: [emptyPerson],
  groups: "",
  themes: [],
  expressionType: "handle",
  expression: "",
  firstHand: "",
  informed: "",
  informedReason: "",
  level: "",
  ground: ""
})

export const isEmptyPerson = (person: PersonDraft) => Object.values(person).every((value) => value.trim() === "")

/**
 * The signal as the services take it. A polarisation signal is built without any part that names a person: the schema
 * has no field for one (requirement A7), and what was typed before the kind changed stays here.
 */
export function toSignalInput(draft: Draft, covenant: CovenantDocument): Result.Result<SignalInput, unknown> {
  const common = {
    covenant: covenant.id,
    observedAt: draft.time === "" ? draft.date : localToIso(draft.date, draft.time),
    ...(draft.municipality === ""
      ? {}
      : { place: { municipality: draft.municipality, ...given("district", draft.district) } }),
    observation: draft.observation.trim(),
    ...given("assessment", draft.assessment),
    ...(draft.behaviours.length === 0 ? {} : { behaviours: draft.behaviours }),
    ...(draft.themes.length === 0 ? {} : { themes: draft.themes }),
    ...(draft.expression.trim() === ""
      ? {}
      : { expressions: [{ type: draft.expressionType, value: draft.expression.trim() }] }),
    ...(groupsOf(draft).length === 0 ? {} : { groups: groupsOf(draft).map((name) => ({ name })) }),
    ...(draft.firstHand === "" ? {} : { source: { firstHand: draft.firstHand === "yes" } }),
    sharing: {
      ...(draft.level === "" ? {} : { level: draft.level }),
      ...(draft.kind === "polarisation" || draft.informed === ""
        ? {}
        : { informed: { subject: draft.informed, ...given("reason", draft.informedReason) } }),
      ...(draft.ground === "" ? {} : { ground: draft.ground })
    }
  }
  const subjects = draft.persons.filter((person) => !isEmptyPerson(person)).map((person) => subjectOf(person, covenant))
  const signal =
    draft.kind === "radicalisation"
      ? { kind: draft.kind, ...common, ...(subjects.length === 0 ? {} : { subjects }) }
      : { kind: draft.kind, ...common }
  return Schema.decodeUnknownResult(SignalInputSchema, { onExcessProperty: "error" })(signal)
}

export const groupsOf = (draft: Draft): ReadonlyArray<string> =>
  draft.groups
    .split("\n")
    .map((name) => name.trim())
    .filter((name) => name !== "")

const given = <Name extends string>(name: Name, text: string) => (text.trim() === "" ? {} : { [name]: text.trim() })

function subjectOf(person: PersonDraft, covenant: CovenantDocument) {
  const covers = new Set(covenant.identifiers)
  const address = {
    ...given("postcode", person.postcode),
    ...(person.houseNumber.trim() === "" ? {} : { houseNumber: Number(person.houseNumber) }),
    ...given("suffix", person.suffix)
  }
  return {
    ...(covers.has("name")
      ? {
          ...given("givenNames", person.givenNames),
          ...given("prefix", person.prefix),
          ...given("familyName", person.familyName)
        }
      : {}),
    ...(covers.has("birth-date") ? given("birthDate", birthDateOf(person)) : {}),
    ...(person.sex === "" ? {} : { sex: person.sex }),
    ...(covers.has("address") && Object.keys(address).length > 0 ? { address } : {}),
    ...(covers.has("phone") ? one("phones", person.phone) : {}),
    ...(covers.has("email") ? one("emails", person.email) : {}),
    ...(covers.has("handle") ? one("handles", person.handle) : {})
  }
}

const one = (name: string, value: string) => (value.trim() === "" ? {} : { [name]: [value.trim()] })

/** As far as it is known: `2008`, `2008-03`, `2008-03-04`. A day without a month says nothing. */
export function birthDateOf(person: Pick<PersonDraft, "birthYear" | "birthMonth" | "birthDay">): string {
  const two = (text: string) => text.trim().padStart(2, "0")
  if (person.birthYear.trim() === "") return ""
  if (person.birthMonth.trim() === "") return person.birthYear.trim()
  const month = `${person.birthYear.trim()}-${two(person.birthMonth)}`
  return person.birthDay.trim() === "" ? month : `${month}-${two(person.birthDay)}`
}
