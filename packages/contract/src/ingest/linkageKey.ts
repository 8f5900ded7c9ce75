import { Attestation, CovenantId, Identifier } from "@kruisverband/domain"
import { Schema } from "effect"
import { endpoint } from "../endpoint/endpoint.ts"

/** Scope of a partner's system that may ask for linkage keys; who has it gets one only where a covenant says so. */
export const LINKAGE_KEY_SCOPE = "linkage-key:read"

/** One coordinate of a point on P-256: 32 bytes in base64url. */
const coordinate = Schema.String.check(Schema.isPattern(/^[\w-]{43}$/u))

/** What a partner's system needs to seal under a covenant. */
export const LinkageKeyGrant = Schema.Struct({
  covenant: CovenantId,
  covenantVersion: Schema.Int,
  /** Says which key it is, and nothing of the key; goes along with each encoding. */
  keyId: Schema.String,
  /** The key's 32 bytes as a compact JWE (RFC 7516; ECDH-ES and A256GCM) for the key pair of this request alone. */
  wrapped: Schema.String,
  identifiers: Schema.Array(Identifier),
  minimumAge: Schema.Int,
  /** What must be stated of every sealed person. */
  attestations: Schema.Array(Attestation)
}).annotate({ identifier: "LinkageKeyGrant" })
export type LinkageKeyGrant = typeof LinkageKeyGrant.Type

/**
 * Hands a covenant's linkage key to the system of a party that may seal at the source (ADR 0008). `x` and `y`: public key,
 * on P-256, of a pair that the caller made for this request; only its private half opens the answer.
 */
export const getLinkageKey = endpoint({
  id: "getLinkageKey",
  method: "GET",
  path: "/covenants/{id}/linkage-key",
  tag: "sealing",
  summary: {
    nl: "De koppelsleutel van een convenant, om personen in het eigen systeem te verzegelen",
    en: "A covenant's linkage key, to seal persons in one's own system"
  },
  auth: { kind: "client", scopes: [LINKAGE_KEY_SCOPE] },
  params: Schema.Struct({ id: CovenantId }),
  query: Schema.Struct({ x: coordinate, y: coordinate }),
  success: { status: 200, schema: LinkageKeyGrant },
  problems: [404, 422],
  refusals: [
    "covenant-suspended",
    "covenant-not-active",
    "informal-network",
    "kind-not-covered",
    "sealing-not-permitted",
    "token-not-bound"
  ]
})
