import type { SignalInput } from "@kruisverband/domain"
import type { EncodingRing } from "../vault/encodingKeys.ts"
import { linkageKeyId } from "./linkageKeyId.ts"

/** Whether a person was sealed under another linkage key than the covenant has; one of which nobody says so cannot be told. */
export const isOutdated = (input: SignalInput, { linkageSecret }: EncodingRing): boolean => {
  const named = (input.kind === "radicalisation" ? (input.sealedSubjects ?? []) : []).flatMap(
    ({ keyId }) => keyId ?? []
  )
  return named.length > 0 && named.some((one) => one !== linkageKeyId(linkageSecret))
}
