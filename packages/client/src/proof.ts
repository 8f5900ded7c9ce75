import { bytesOf, toBase64Url } from "./base64Url.ts"
import { onceOnly, signJwt } from "./jws.ts"

/** What a proof is for: one request, and the token that goes with it. */
export interface Proven {
  readonly method: string
  readonly url: string
  readonly token?: string
  /** Asked for by the provider (RFC 9449 §8). */
  readonly nonce?: string
}

/** Makes the `DPoP` header of a request: shows that the caller holds the key to which its token is bound (RFC 9449). */
export type Proof = (request: Proven) => Promise<string>

/** The public half, with nothing but what makes it that key. */
const publicJwk = async (key: CryptoKey) => {
  const { crv, e, kty, n, x, y } = await crypto.subtle.exportKey("jwk", key)
  return kty === "RSA" ? { kty, n, e } : { kty, crv, x, y }
}

/** `pair`: ECDSA on P-256 or RSA-PSS; left out, one is made that lives as long as this process and cannot be taken out. */
export const proofWith = (pair?: CryptoKeyPair | Promise<CryptoKeyPair>, now: () => number = Date.now): Proof => {
  let held = pair
  return async ({ method, nonce, token, url }) => {
    held ??= crypto.subtle.generateKey({ name: "ECDSA", namedCurve: "P-256" }, false, ["sign", "verify"])
    const { privateKey, publicKey } = await held
    const { origin, pathname } = new URL(url)
    const hash = token === undefined ? undefined : await crypto.subtle.digest("SHA-256", bytesOf(token))
    return signJwt(
      privateKey,
      { typ: "dpop+jwt", jwk: await publicJwk(publicKey) },
      {
        jti: onceOnly(),
        htm: method,
        htu: `${origin}${pathname}`,
        iat: Math.floor(now() / 1000),
        ...(hash === undefined ? {} : { ath: toBase64Url(new Uint8Array(hash)) }),
        ...(nonce === undefined ? {} : { nonce })
      }
    )
  }
}
