import type { KnownNameView } from "@kruisverband/contract"
import { type ExpressionType, type KnownFacet, KnownName } from "@kruisverband/domain"

/** What a person gives for a group or expression. */
export type Entry = Pick<KnownNameView, "facet" | "type" | "validFrom" | "validUntil" | "values">

/** The same as it stands in the form. */
export interface EntryFields {
  readonly facet: KnownFacet
  readonly type: ExpressionType
  /** What it is called, and its other names, one a line. */
  readonly name: string
  readonly others: string
  readonly validFrom: string
  readonly validUntil: string
}

export const emptyFields: EntryFields = {
  facet: "group",
  type: "slogan",
  name: "",
  others: "",
  validFrom: "",
  validUntil: ""
}

export const fieldsOf = ({ facet, type, validFrom, validUntil, values }: Entry): EntryFields => ({
  facet,
  type: type ?? emptyFields.type,
  name: values[0] ?? "",
  others: values.slice(1).join("\n"),
  validFrom: validFrom ?? "",
  validUntil: validUntil ?? ""
})

/** Lines that are empty or twice the same count once or not at all; a missing first name stays missing. */
export function entryOf({ facet, type, name, others, validFrom, validUntil }: EntryFields): Entry {
  const rest = others.split("\n").map((line) => line.trim())
  const values = [name.trim(), ...new Set(rest.filter((line) => line !== "" && line !== name.trim()))]
  return {
    facet,
    ...(facet === "expression" ? { type } : {}),
    ...(validFrom === "" ? {} : { validFrom }),
    ...(validUntil === "" ? {} : { validUntil }),
    values
  }
}

/** Kinds of entry, and whose names they are: the schema's own order. */
export const facets = KnownName.fields.facet.literals
