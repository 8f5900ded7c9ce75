import { addPerson } from "@kruisverband/contract"
import { Option, Schema } from "effect"

/** Somebody new as it is typed. */
export interface PersonFields {
  readonly displayName: string
  readonly issuer: string
  readonly subject: string
  readonly partner: string
  readonly profession: string
  readonly municipality: string
  readonly covenant: string
  readonly role: string
  readonly firstDay: string
  readonly lastDay: string
  readonly reason: string
}

export const EMPTY_PERSON: PersonFields = {
  displayName: "",
  issuer: "",
  subject: "",
  partner: "",
  profession: "",
  municipality: "",
  covenant: "",
  role: "",
  firstDay: "",
  lastDay: "",
  reason: ""
}

const given = <Name extends keyof PersonFields>(fields: PersonFields, ...names: ReadonlyArray<Name>) =>
  Object.fromEntries(names.flatMap((name) => (fields[name].trim() === "" ? [] : [[name, fields[name].trim()]])))

/** What has to be filled in, and is not, or cannot be. */
export const missingIn = ({
  covenant,
  displayName,
  reason,
  role,
  subject
}: PersonFields): ReadonlySet<keyof PersonFields> =>
  new Set<keyof PersonFields>([
    ...(displayName.trim() === "" ? (["displayName"] as const) : []),
    ...(/^[\x21-\x7e]{1,255}$/u.test(subject.trim()) ? [] : (["subject"] as const)),
    ...(covenant === "" || role === "" ? (["role"] as const) : []),
    ...(reason.trim() === "" ? (["reason"] as const) : [])
  ])

const decode = Schema.decodeUnknownOption(addPerson.body)

/** What is sent; undefined while something is missing. */
export const bodyOf = (fields: PersonFields) =>
  missingIn(fields).size > 0
    ? undefined
    : Option.getOrUndefined(
        decode({
          ...given(fields, "displayName", "issuer", "subject", "partner", "profession", "municipality", "reason"),
          roles: [given(fields, "covenant", "role", "firstDay", "lastDay")]
        })
      )
