import type { EncodingRing } from "../vault/encodingKeys.ts"
import type { Encodable } from "./encodeSignal.ts"

/** What is to be encoded of a signal, and the keys of its covenant. */
export interface EncodeJob {
  readonly input: Encodable
  readonly ring: EncodingRing
}
