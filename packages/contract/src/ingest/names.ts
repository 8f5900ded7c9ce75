import { CovenantId, ExpressionType, KnownFacet, KnownNameId, NamesId } from "@kruisverband/domain"
import { Schema } from "effect"
import { endpoint } from "../endpoint/endpoint.ts"

const ids = Schema.Array(NamesId).check(Schema.isMaxLength(1000))

/** Names of one entry of a vocabulary, as coordinators write them. */
export const NameValues = Schema.Array(Schema.NonEmptyString.check(Schema.isMaxLength(200))).check(
  Schema.isMinLength(1),
  Schema.isMaxLength(20)
)

/**
 * For casework alone: seal the names of one version of an entry. `others`: the covenant's other entries, none of whose names it may share.
 * Idempotent by `id`. Nothing is sealed when a name is another's, or nothing readable is left of one.
 */
export const sealNames = endpoint({
  id: "sealNames",
  method: "POST",
  path: "/names",
  tag: "internal",
  summary: { nl: "Namen van een groep of uiting verzegelen", en: "Seal the names of a group or expression" },
  auth: { kind: "client", scopes: ["names:write"] },
  body: Schema.Struct({
    covenant: CovenantId,
    entry: KnownNameId,
    id: NamesId,
    facet: KnownFacet,
    type: Schema.optionalKey(ExpressionType),
    values: NameValues,
    others: ids
  }),
  success: {
    status: 200,
    schema: Schema.Struct({
      sealed: Schema.Boolean,
      /** Places in `values` of names of which nothing is left to compare. */
      unreadable: Schema.Array(Schema.Int),
      /** Entries in `others` that have one of the names. */
      taken: Schema.Array(NamesId)
    })
  },
  problems: [404]
})

/** For casework, for a person who may read the vocabulary. What is superseded or unknown is left out. */
export const readNames = endpoint({
  id: "readNames",
  method: "POST",
  path: "/names/read",
  tag: "internal",
  summary: { nl: "Namen teruglezen", en: "Read names back" },
  auth: { kind: "client", scopes: ["names:write"] },
  body: Schema.Struct({ covenant: CovenantId, ids }),
  success: {
    status: 200,
    schema: Schema.Struct({
      names: Schema.Array(Schema.Struct({ id: NamesId, values: Schema.Array(Schema.String) }))
    })
  }
})

/** Keyed tokens of all names of one version of an entry. `gone`: superseded, retired or never there. */
export const EncodedNames = Schema.Struct({
  id: NamesId,
  gone: Schema.Boolean,
  tokens: Schema.Array(Schema.String)
})
export type EncodedNames = typeof EncodedNames.Type

/** For the correlator alone: what the names of a vocabulary are found by, in one call. */
export const fetchNameTokens = endpoint({
  id: "fetchNameTokens",
  method: "POST",
  path: "/encodings/names",
  tag: "internal",
  summary: { nl: "Coderingen van namen ophalen", en: "Fetch encodings of names" },
  auth: { kind: "client", scopes: ["encodings:read"] },
  body: Schema.Struct({ ids }),
  success: { status: 200, schema: Schema.Struct({ names: Schema.Array(EncodedNames) }) }
})
