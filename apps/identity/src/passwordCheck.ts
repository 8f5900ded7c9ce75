import { createHmac, randomBytes, timingSafeEqual } from "node:crypto"
import type { IdentityUser } from "./IdentityOptions.ts"

/** The password work: of 32 bytes, the same for the same text. */
export type Digest = (text: string) => Uint8Array

const keyedDigest = (): Digest => {
  const key = randomBytes(32)
  return (text) => createHmac("sha256", key).update(text).digest()
}

/** Compares in the same time whether the user exists or not, and wherever the passwords differ (ASVS 6.3.8). */
export const passwordCheck = (users: ReadonlyArray<IdentityUser>, digest: Digest = keyedDigest()) => {
  const known = new Map(users.map((user) => [user.username, digest(user.password)]))
  const nobody = randomBytes(32)
  return (username: string, password: string): boolean =>
    timingSafeEqual(digest(password), known.get(username) ?? nobody)
}
