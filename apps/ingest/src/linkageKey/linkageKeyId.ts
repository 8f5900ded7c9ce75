import { hkdfSync } from "node:crypto"

/** Which linkage key this is: derived from it one way, so that it may be known to all who seal under it. */
export const linkageKeyId = (secret: Uint8Array): string =>
  Buffer.from(hkdfSync("sha256", secret, "", "kruisverband/linkage-key-id/v1", 12)).toString("base64url")
