import { Schema } from "effect"
import type { EncodedParts } from "./encodeSignal.ts"

/** Encodings as they lie in the vault: binary wire forms as base64url, which is also how they are handed out. */
export const SealedParts = Schema.Struct({
  subjects: Schema.Array(Schema.String),
  groups: Schema.Array(Schema.String),
  expressions: Schema.Array(Schema.String),
  places: Schema.Array(Schema.String)
})
export type SealedParts = typeof SealedParts.Type

const decode = Schema.decodeUnknownSync(Schema.fromJsonString(SealedParts))

export const encodeParts = ({ expressions, groups, places, subjects }: EncodedParts): Uint8Array =>
  Buffer.from(
    JSON.stringify({
      subjects: subjects.map((wire) => Buffer.from(wire).toString("base64url")),
      groups,
      expressions,
      places
    } satisfies SealedParts),
    "utf8"
  )

/** What ingest sealed itself: bytes that do not decode are damage, and a defect. */
export const decodeParts = (plain: Uint8Array): SealedParts => decode(new TextDecoder().decode(plain))
