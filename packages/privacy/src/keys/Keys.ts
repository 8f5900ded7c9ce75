import { Context, type Effect } from "effect"
import type { Binding } from "../seal/Binding.ts"
import type { SealBroken } from "../seal/SealBroken.ts"

/** The root of all keys: a file or variable here, or an external key service behind the same two acts. The master key never leaves it. */
export class Keys extends Context.Service<
  Keys,
  {
    /** Id of the master key that `wrap` uses: a fingerprint, not a secret. */
    readonly masterKeyId: string
    /** Ids that `unwrap` still knows: the current one and earlier ones, during a rotation. */
    readonly knownKeyIds: ReadonlyArray<string>
    readonly wrap: (plain: Uint8Array, binding: Binding) => Effect.Effect<Uint8Array>
    /** Fails with `unknown-key` for what another master key wrapped. */
    readonly unwrap: (sealed: Uint8Array, binding: Binding) => Effect.Effect<Uint8Array, SealBroken>
  }
>()("privacy/keys/Keys") {}
