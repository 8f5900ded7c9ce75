import { Context, type Effect } from "effect"
import type { Binding } from "../seal/Binding.ts"
import type { SealBroken } from "../seal/SealBroken.ts"
import type { KeysUnavailable } from "./errors.ts"

/** The root of all keys: a file or variable here, or an external key service behind the same acts. The master key never leaves it. */
export class Keys extends Context.Service<
  Keys,
  {
    /** Id of the master key that `wrap` uses now: a fingerprint or a name with a version, not a secret. Undefined: there is none yet, `wrap` makes it. */
    readonly current: Effect.Effect<string | undefined, KeysUnavailable>
    /** Ids that `unwrap` still knows: the current one and earlier ones, during a rotation. */
    readonly known: Effect.Effect<ReadonlyArray<string>, KeysUnavailable>
    readonly wrap: (plain: Uint8Array, binding: Binding) => Effect.Effect<Uint8Array, KeysUnavailable>
    /** Fails with `unknown-key` for what another master key wrapped. */
    readonly unwrap: (sealed: Uint8Array, binding: Binding) => Effect.Effect<Uint8Array, SealBroken | KeysUnavailable>
  }
>()("privacy/keys/Keys") {}
