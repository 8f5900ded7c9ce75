import { generateKeyPairSync, type KeyObject, sign } from "node:crypto"
import { AUDIENCE, type BearerOptions } from "@kruisverband/http"

/** An issuer of access tokens for tests: ES256, as the embedded provider signs them. */
export interface TestIssuer {
  readonly options: BearerOptions
  readonly token: (client: string, scope: string, over?: TokenOverrides) => string
}

export interface TokenOverrides {
  readonly header?: Readonly<Record<string, unknown>>
  readonly claims?: Readonly<Record<string, unknown>>
  readonly key?: KeyObject
}

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url")

export const ISSUER = "http://issuer.example/idp"

export const testIssuer = (): TestIssuer => {
  const pair = generateKeyPairSync("ec", { namedCurve: "P-256" })
  return {
    options: { issuer: ISSUER, jwksUri: `${ISSUER}/jwks`, keys: async () => pair.publicKey },
    token: (client, scope, over = {}) => {
      const now = Math.floor((performance.timeOrigin + performance.now()) / 1000)
      const header = part({ alg: "ES256", typ: "at+jwt", kid: "k1", ...over.header })
      const claims = part({
        iss: ISSUER,
        aud: AUDIENCE,
        iat: now,
        exp: now + 300,
        jti: crypto.randomUUID(),
        client_id: client,
        sub: client,
        scope,
        ...over.claims
      })
      const body = `${header}.${claims}`
      const signature = sign("sha256", Buffer.from(body), {
        key: over.key ?? pair.privateKey,
        dsaEncoding: "ieee-p1363"
      })
      return `${body}.${signature.toString("base64url")}`
    }
  }
}
