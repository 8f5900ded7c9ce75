/**
 * What a key service outside this process sealed: it chooses its own algorithm and keeps it with the version of its key.
 * Layout: 2 (sealed elsewhere), length of key id (1), key id, the service's own cipher text.
 */
export const SEALED_ELSEWHERE = 2

export const packExternal = (keyId: string, cipherText: string): Uint8Array => {
  const id = Buffer.from(keyId, "latin1")
  return new Uint8Array(Buffer.concat([Buffer.of(SEALED_ELSEWHERE, id.length), id, Buffer.from(cipherText, "utf8")]))
}

/** Undefined when it is not of this layout. */
export const unpackExternal = (
  sealed: Uint8Array
): { readonly keyId: string; readonly cipherText: string } | undefined => {
  const length = sealed[1]
  if (sealed[0] !== SEALED_ELSEWHERE || length === undefined || sealed.length <= 2 + length) return
  return {
    keyId: Buffer.from(sealed.subarray(2, 2 + length)).toString("latin1"),
    cipherText: Buffer.from(sealed.subarray(2 + length)).toString("utf8")
  }
}
