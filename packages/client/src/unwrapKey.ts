import { bytesOf, fromBase64Url } from "./base64Url.ts"

const curve = { name: "ECDH", namedCurve: "P-256" } as const

/** A pair for one request: what comes back opens with its private half, which cannot be taken out. */
export const wrappingPair = async () => {
  const pair = await crypto.subtle.generateKey(curve, false, ["deriveBits"])
  const { x = "", y = "" } = await crypto.subtle.exportKey("jwk", pair.publicKey)
  return { privateKey: pair.privateKey, x, y }
}

const uint32 = (value: number) => {
  const bytes = new Uint8Array(4)
  new DataView(bytes.buffer).setUint32(0, value)
  return bytes
}

const joined = (...parts: ReadonlyArray<Uint8Array>): Uint8Array<ArrayBuffer> => {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

const ENCRYPTION = "A256GCM"

/** Opens a compact JWE of ECDH-ES and A256GCM (RFC 7516 §5.2, RFC 7518 §4.6). Rejects when it is anything else, or for another key. */
export const unwrapKey = async (wrapped: string, privateKey: CryptoKey): Promise<Uint8Array> => {
  const [header = "", , iv = "", sealed = "", tag = ""] = wrapped.split(".")
  const { alg, enc, epk } = JSON.parse(new TextDecoder().decode(fromBase64Url(header)))
  if (alg !== "ECDH-ES" || enc !== ENCRYPTION)
    throw new TypeError("The key was wrapped in a way that is not known here.")
  const { crv, kty, x, y } = epk
  const from = await crypto.subtle.importKey("jwk", { kty, crv, x, y }, curve, false, [])
  const shared = new Uint8Array(await crypto.subtle.deriveBits({ name: "ECDH", public: from }, privateKey, 256))
  const name = bytesOf(ENCRYPTION)
  const info = joined(uint32(1), shared, uint32(name.length), name, uint32(0), uint32(0), uint32(256))
  const key = await crypto.subtle.importKey("raw", await crypto.subtle.digest("SHA-256", info), "AES-GCM", false, [
    "decrypt"
  ])
  const how = { name: "AES-GCM", iv: fromBase64Url(iv), additionalData: bytesOf(header) }
  return new Uint8Array(await crypto.subtle.decrypt(how, key, joined(fromBase64Url(sealed), fromBase64Url(tag))))
}
