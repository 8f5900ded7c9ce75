import { createHash, createPrivateKey, sign, type webcrypto } from "node:crypto"
import type { PrivateJwk } from "@kruisverband/http"

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url")
const seconds = () => Math.floor((performance.timeOrigin + performance.now()) / 1000)

export interface ProofOf {
  readonly method: string
  /** Without a query. */
  readonly url: string
  /** The token that goes with it; absent: it is asked for. */
  readonly token?: string
}

/** A signed JWT of type `dpop+jwt` (RFC 9449 §4.2), made new each time; `over`: claims or header otherwise, as a forger would. */
export const dpopProof = (
  key: PrivateJwk,
  { method, token, url }: ProofOf,
  over: { readonly header?: object; readonly claims?: object } = {}
): string => {
  const { d: _, kid: __, use: ___, alg: ____, ...jwk } = key
  const header = part({ typ: "dpop+jwt", alg: "ES256", jwk, ...over.header })
  const ath = token === undefined ? {} : { ath: createHash("sha256").update(token).digest("base64url") }
  const claims = part({ jti: crypto.randomUUID(), htm: method, htu: url, iat: seconds(), ...ath, ...over.claims })
  const body = `${header}.${claims}`
  const own: webcrypto.JsonWebKey = { ...key }
  const signer = createPrivateKey({ key: own, format: "jwk" })
  const signature = sign("sha256", Buffer.from(body), { key: signer, dsaEncoding: "ieee-p1363" })
  return `${body}.${signature.toString("base64url")}`
}
