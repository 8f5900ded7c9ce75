import { bytesOf, toBase64Url } from "./base64Url.ts"

type Json = Readonly<Record<string, unknown>>

/** ES256 for a key on P-256, PS256 for RSA-PSS with SHA-256; a RangeError for any other: the platform takes none. */
export const algorithmOf = ({ algorithm }: CryptoKey): "ES256" | "PS256" => {
  if (algorithm.name === "ECDSA" && "namedCurve" in algorithm && algorithm.namedCurve === "P-256") return "ES256"
  if (algorithm.name === "RSA-PSS") return "PS256"
  throw new RangeError("A signing key is ECDSA on P-256, or RSA-PSS with SHA-256.")
}

/** A signed JWT (RFC 7519) in compact form. The key may be one that cannot be taken out. */
export const signJwt = async (key: CryptoKey, header: Json, claims: Json): Promise<string> => {
  const alg = algorithmOf(key)
  const part = (value: Json) => toBase64Url(bytesOf(JSON.stringify(value)))
  const text = `${part({ ...header, alg })}.${part(claims)}`
  const how = alg === "ES256" ? { name: "ECDSA", hash: "SHA-256" } : { name: "RSA-PSS", saltLength: 32 }
  return `${text}.${toBase64Url(new Uint8Array(await crypto.subtle.sign(how, key, bytesOf(text))))}`
}

/** A private JWK as a key to sign with, which cannot be taken out again. Keep the JWK itself as you keep a password. */
export const importSigningKey = (jwk: JsonWebKey): Promise<CryptoKey> =>
  crypto.subtle.importKey(
    "jwk",
    jwk,
    jwk.kty === "RSA" ? { name: "RSA-PSS", hash: "SHA-256" } : { name: "ECDSA", namedCurve: "P-256" },
    false,
    ["sign"]
  )

/** 128 random bits, for what is used once. */
export const onceOnly = (): string => toBase64Url(crypto.getRandomValues(new Uint8Array(16)))
