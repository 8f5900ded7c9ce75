import type { StoredSignal } from "./StoredSignal.ts"
import type { SealedSignal } from "./sealSignal.ts"

/** All that one signal writes: facts and seals, made before the transaction opens. */
export interface NewSignal {
  readonly stored: StoredSignal
  readonly sealed: SealedSignal
}
