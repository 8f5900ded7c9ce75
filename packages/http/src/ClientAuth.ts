import { Redacted } from "effect"
import { type CryptoKey, importJWK, SignJWT } from "jose"

/** A private key as a JWK: ES256 on P-256, or PS256. */
export interface PrivateJwk {
  readonly kty: string
  readonly alg: "ES256" | "PS256"
  readonly kid: string
  readonly [part: string]: unknown
}

/** How a client shows who it is: by a key of its own (`private_key_jwt`), or, in the demonstration only, by a shared secret. */
export type ClientAuth =
  | { readonly kind: "key"; readonly key: Redacted.Redacted<PrivateJwk> }
  | { readonly kind: "secret"; readonly secret: Redacted.Redacted }

/** Seconds: the NL GOV profile lets an assertion live no longer (standards §4). */
const LIFE = 60

/** The key to sign with; it cannot be taken out again. */
export const signingKeyOf = async (jwk: PrivateJwk): Promise<CryptoKey> => {
  const key = await importJWK({ ...jwk, ext: false }, jwk.alg)
  if (key instanceof Uint8Array) throw new TypeError("a shared secret is no signing key")
  return key
}

/** A client's word that it is itself (RFC 7523 §2.2): for one issuer, for a minute, once. */
export const clientAssertion = async (clientId: string, audience: string, jwk: PrivateJwk): Promise<string> => {
  // Assertions live by the issuer's wall clock, which a simulated clock does not move.
  const now = Math.floor((performance.timeOrigin + performance.now()) / 1000)
  return new SignJWT()
    .setProtectedHeader({ alg: jwk.alg, kid: jwk.kid, typ: "JWT" })
    .setIssuer(clientId)
    .setSubject(clientId)
    .setAudience(audience)
    .setIssuedAt(now)
    .setExpirationTime(now + LIFE)
    .setJti(crypto.randomUUID() + crypto.randomUUID())
    .sign(await signingKeyOf(jwk))
}

/** What goes with a token request: headers and form fields that say who asks. */
export const tokenRequestOf = async (
  clientId: string,
  auth: ClientAuth,
  audience: string
): Promise<{ readonly headers: Readonly<Record<string, string>>; readonly form: Readonly<Record<string, string>> }> => {
  if (auth.kind === "secret") {
    const secret = Redacted.value(auth.secret)
    return {
      headers: { authorization: `Basic ${btoa(`${encodeURIComponent(clientId)}:${encodeURIComponent(secret)}`)}` },
      form: {}
    }
  }
  return {
    headers: {},
    form: {
      client_id: clientId,
      client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
      client_assertion: await clientAssertion(clientId, audience, Redacted.value(auth.key))
    }
  }
}
