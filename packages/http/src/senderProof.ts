import { createHash, X509Certificate } from "node:crypto"
import { Schema } from "effect"
import { calculateJwkThumbprint, EmbeddedJWK, jwtVerify } from "jose"
import { CLIENT_CERTIFICATE } from "./fromGateway.ts"

/** To what a token is bound: a key that the caller proves to hold (RFC 9449), or the certificate of its connection (RFC 8705). */
export const Confirmation = Schema.Struct({
  jkt: Schema.optionalKey(Schema.String),
  "x5t#S256": Schema.optionalKey(Schema.String)
})
export type Confirmation = typeof Confirmation.Type

/** Algorithms of access tokens and proofs: a fixed list, none of it symmetric. */
export const ALGORITHMS: ReadonlyArray<string> = ["ES256", "PS256"]

/** Seconds before and after now in which a proof may have been made. */
const WINDOW = 60

const Proof = Schema.Struct({
  /** 96 random bits at least, as RFC 9449 §11.1 asks; and no bucket to fill. */
  jti: Schema.String.check(Schema.isMinLength(16), Schema.isMaxLength(256)),
  htm: Schema.String,
  htu: Schema.String,
  iat: Schema.Number,
  ath: Schema.String
})
const decodeProof = Schema.decodeUnknownSync(Proof)

const sha256 = (bytes: string | Uint8Array) => createHash("sha256").update(bytes).digest("base64url")

/** True when this use is the first; `key` says which proof it was, `until` (ms) when it may be forgotten. Rejects with an HttpProblem when it cannot know. */
export type FirstUse = (key: string, until: number) => Promise<boolean>

/** Remembers in this process alone. */
export const firstUseInMemory = (): FirstUse => {
  const seen = new Map<string, number>()
  let sweepAt = 0
  return async (key, until) => {
    const now = performance.timeOrigin + performance.now()
    if (now >= sweepAt) {
      for (const [known, end] of seen) if (end <= now) seen.delete(known)
      sweepAt = now + WINDOW * 1000
    }
    if (seen.has(key)) return false
    seen.set(key, until)
    return true
  }
}

export interface Shown {
  readonly request: Request
  readonly token: string
  /** Scheme of the `Authorization` header, lower case. */
  readonly scheme: string
  /** Where callers find this service, when its requests do not say so themselves: `https://kruisverband.example`. */
  readonly origin: string | undefined
  readonly firstUse: FirstUse
}

/** The address a proof must name: scheme, host and path, no query (RFC 9449 §4.3). */
const addressOf = (url: string, origin?: string) => {
  const { origin: own, pathname } = new URL(url)
  return `${origin ?? own}${pathname}`
}

const provesKey = async (shown: Shown, thumbprint: string): Promise<boolean> => {
  const proof = shown.request.headers.get("dpop")
  // Two headers come joined by a comma, which no JWT has.
  if (shown.scheme !== "dpop" || proof === null || proof.includes(",")) return false
  const { payload, protectedHeader } = await jwtVerify(proof, EmbeddedJWK, {
    algorithms: [...ALGORITHMS],
    typ: "dpop+jwt"
  })
  const { ath, htm, htu, iat, jti } = decodeProof(payload)
  const now = performance.timeOrigin + performance.now()
  const fits =
    protectedHeader.jwk !== undefined &&
    (await calculateJwkThumbprint(protectedHeader.jwk)) === thumbprint &&
    htm === shown.request.method &&
    addressOf(htu) === addressOf(shown.request.url, shown.origin) &&
    ath === sha256(shown.token) &&
    Math.abs(now / 1000 - iat) <= WINDOW
  // Last of all: a proof that does not fit must not use up one that does.
  return fits && (await shown.firstUse(sha256(`${thumbprint} ${jti}`), (iat + WINDOW) * 1000))
}

/** Thumbprint of the certificate that the gateway saw; undefined: none, or no certificate. */
export const certificateThumbprint = (header: string | null): string | undefined => {
  const encoded = /^:([A-Za-z0-9+/]+={0,2}):$/u.exec(header ?? "")?.[1]
  if (encoded === undefined) return undefined
  try {
    return sha256(new X509Certificate(Buffer.from(encoded, "base64")).raw)
  } catch {
    return undefined
  }
}

/** Whether the caller is the one that the token was given to. A bound token is worth nothing without its proof, whatever the scheme. */
export const isSender = async (shown: Shown, bound: Confirmation | undefined): Promise<boolean> => {
  if (bound === undefined) return shown.scheme === "bearer"
  const certificate = bound["x5t#S256"]
  // Bound in a way that we do not know: nobody can show it.
  if (bound.jkt === undefined && certificate === undefined) return false
  if (certificate !== undefined) {
    const seen = certificateThumbprint(shown.request.headers.get(CLIENT_CERTIFICATE))
    if (seen !== certificate) return false
  }
  return bound.jkt === undefined ? shown.scheme === "bearer" : provesKey(shown, bound.jkt)
}
