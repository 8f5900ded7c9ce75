import { KEY_BYTES } from "../seal/sealed.ts"

/** Reads the text of a key; undefined when it is not 32 bytes in base64 or hexadecimal. */
export const parseMasterKey = (text: string): Uint8Array | undefined => {
  const trimmed = text.trim()
  if (/^[0-9a-f]{64}$/iu.test(trimmed)) return new Uint8Array(Buffer.from(trimmed, "hex"))
  if (!/^[A-Za-z0-9+/_-]{43}=?$/u.test(trimmed)) return
  const bytes = Buffer.from(trimmed, "base64")
  return bytes.length === KEY_BYTES ? new Uint8Array(bytes) : undefined
}
