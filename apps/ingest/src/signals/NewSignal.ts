import type { KeptFacts } from "@kruisverband/domain"
import type { StoredSignal } from "./StoredSignal.ts"
import type { WrittenSignal } from "./sealSignal.ts"

/** All that one signal writes: facts and seals, made before the transaction opens. */
export interface NewSignal {
  readonly stored: StoredSignal
  readonly sealed: WrittenSignal
  /** What its clock needs, and when it runs out: local date, null while the covenant is not known. */
  readonly kept: KeptFacts & { readonly endsOn: string | null }
}
