import { onceOnly, signJwt } from "./jws.ts"
import { type Proof, proofWith } from "./proof.ts"
import { type Asking, askToken, holdToken, NonceAsked, SIGNAL_SCOPES, type TokenProvider } from "./TokenProvider.ts"

export interface KeyCredentials extends Asking {
  readonly clientId: string
  /** To sign with: ECDSA on P-256 or RSA-PSS with SHA-256, as `importSigningKey` gives it. Its public half is registered with the provider. */
  readonly key: CryptoKey
  /** `kid` under which the public half is registered. */
  readonly keyId: string
  /** Default: write and read signals. `SEALING_SCOPES` for who seals. */
  readonly scope?: string
  /** For whom the assertion is: the issuer, or (the default) its token endpoint. */
  readonly audience?: string
  /** Whether the token is bound to a key that every call proves to have (RFC 9449); a pair of your own, or one made here. Default: true. */
  readonly bound?: boolean | CryptoKeyPair
}

/** Spread into the options of `IngestClient`. */
export interface Credentials {
  readonly token: TokenProvider
  readonly proof?: Proof
}

/** Seconds: providers of the NL GOV profile take an assertion that lives no longer. */
const LIFE = 60

/** OAuth 2 client credentials with a key of one's own (RFC 7523 `private_key_jwt`): no secret that two sides know. */
export const keyCredentials = (options: KeyCredentials): Credentials => {
  const { audience = options.tokenEndpoint, bound = true, clientId, key, keyId } = options
  const { now = Date.now, scope = SIGNAL_SCOPES, tokenEndpoint } = options
  const proof = bound === false ? undefined : proofWith(bound === true ? undefined : bound, now)

  const assertion = () => {
    const iat = Math.floor(now() / 1000)
    const claims = { iss: clientId, sub: clientId, aud: audience, iat, exp: iat + LIFE, jti: onceOnly() }
    return signJwt(key, { typ: "JWT", kid: keyId }, claims)
  }
  const ask = async (nonce?: string) => {
    const proven = { method: "POST", url: tokenEndpoint, ...(nonce === undefined ? {} : { nonce }) }
    const headers = proof === undefined ? {} : { dpop: await proof(proven) }
    return askToken(options, headers, {
      scope,
      client_id: clientId,
      client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
      client_assertion: await assertion()
    })
  }
  const token = holdToken(
    () =>
      ask().catch((error: unknown) => {
        if (error instanceof NonceAsked) return ask(error.nonce)
        throw error
      }),
    now
  )
  return proof === undefined ? { token } : { token, proof }
}
