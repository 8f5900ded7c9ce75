import { Effect } from "effect"
import { CompactEncrypt, importJWK } from "jose"
import { malformed } from "./HttpProblem.ts"

/** A public key on P-256, as a JWK has it. */
export interface Point {
  readonly x: string
  readonly y: string
}

const off = () =>
  malformed(
    ["/x", "/y"].map((pointer) => ({
      code: "malformed",
      pointer,
      text: {
        nl: "Dit is geen publieke sleutel op P-256. Maak een nieuw sleutelpaar en stuur x en y daarvan.",
        en: "This is no public key on P-256. Make a new key pair and send its x and y."
      }
    }))
  )

/** Bytes as a compact JWE (RFC 7516; ECDH-ES, A256GCM) that only the holder of the key's private half opens. Fails with 400 for a point that is not on the curve. */
export const wrapFor = ({ x, y }: Point, bytes: Uint8Array) =>
  Effect.tryPromise({
    try: async () =>
      new CompactEncrypt(bytes)
        .setProtectedHeader({ alg: "ECDH-ES", enc: "A256GCM" })
        .encrypt(await importJWK({ kty: "EC", crv: "P-256", x, y }, "ECDH-ES")),
    catch: off
  })
