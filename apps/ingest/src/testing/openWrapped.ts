import { createDecipheriv, createHash, createPublicKey, diffieHellman, type KeyObject } from "node:crypto"

const bytes = (text: string) => Buffer.from(text, "base64url")
const length = (value: number) => {
  const four = Buffer.alloc(4)
  four.writeUInt32BE(value)
  return four
}

/** Opens a compact JWE of ECDH-ES and A256GCM with a key's private half (RFC 7516 §5.2, RFC 7518 §4.6). Throws when it is for another. */
export const openWrapped = (wrapped: string, privateKey: KeyObject): Buffer => {
  const [header = "", , iv = "", sealed = "", tag = ""] = wrapped.split(".")
  const publicKey = createPublicKey({ key: JSON.parse(bytes(header).toString()).epk, format: "jwk" })
  const algorithm = Buffer.from("A256GCM")
  const info = [length(algorithm.length), algorithm, length(0), length(0), length(256)]
  const secret = diffieHellman({ privateKey, publicKey })
  const key = createHash("sha256")
    .update(Buffer.concat([length(1), secret, ...info]))
    .digest()
  const cipher = createDecipheriv("aes-256-gcm", key, bytes(iv))
  cipher.setAAD(Buffer.from(header)).setAuthTag(bytes(tag))
  return Buffer.concat([cipher.update(bytes(sealed)), cipher.final()])
}
