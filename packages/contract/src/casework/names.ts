import { CovenantId, KnownNameId, knownNameFields } from "@kruisverband/domain"
import { Schema } from "effect"
import { endpoint } from "../endpoint/endpoint.ts"
import { NameValues } from "../ingest/names.ts"

const session = { kind: "session" } as const
const byName = Schema.Struct({ id: KnownNameId })
const { facet, type, validFrom, validUntil } = knownNameFields
const dates = { validFrom, validUntil }

/** A group or expression of a covenant's vocabulary with all its names; the first is what it is called. */
export const KnownNameView = Schema.Struct({
  id: KnownNameId,
  covenant: CovenantId,
  /** 1 when made; sent back with a change, so that nobody changes what has changed meanwhile. */
  version: Schema.Int,
  ...knownNameFields,
  values: Schema.Array(Schema.String),
  /** When this version was made, UTC. */
  changedAt: Schema.String
}).annotate({ identifier: "KnownName" })
export type KnownNameView = typeof KnownNameView.Type

export const listNames = endpoint({
  id: "listNames",
  method: "GET",
  path: "/names",
  tag: "names",
  summary: { nl: "Bekende groepen en uitingen van een convenant", en: "Known groups and expressions of a covenant" },
  auth: session,
  query: Schema.Struct({ covenant: CovenantId }),
  success: { status: 200, schema: Schema.Struct({ names: Schema.Array(KnownNameView) }) },
  problems: [404]
})

export const addName = endpoint({
  id: "addName",
  method: "POST",
  path: "/names",
  tag: "names",
  summary: { nl: "Een groep of uiting met haar namen toevoegen", en: "Add a group or expression with its names" },
  auth: session,
  body: Schema.Struct({ covenant: CovenantId, facet, type, ...dates, values: NameValues }),
  success: { status: 201, schema: KnownNameView },
  problems: [404, 409, 422]
})

/** The next version: what the names are of stays. */
export const changeName = endpoint({
  id: "changeName",
  method: "PUT",
  path: "/names/{id}",
  tag: "names",
  summary: { nl: "Namen of periode wijzigen", en: "Change names or period" },
  auth: session,
  params: byName,
  body: Schema.Struct({ version: Schema.Int, ...dates, values: NameValues }),
  success: { status: 200, schema: KnownNameView },
  problems: [404, 409, 422]
})

/** Its names link nothing any more, and are erased. */
export const retireName = endpoint({
  id: "retireName",
  method: "POST",
  path: "/names/{id}/retire",
  tag: "names",
  summary: { nl: "Uit de lijst halen", en: "Take out of the list" },
  auth: session,
  params: byName,
  body: Schema.Struct({ version: Schema.Int }),
  success: { status: 200, schema: Schema.Struct({ id: KnownNameId, version: Schema.Int }) },
  problems: [404, 409]
})
