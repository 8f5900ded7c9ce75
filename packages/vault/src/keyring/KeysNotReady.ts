import { Schema } from "effect"

/** A covenant has no keys that can be used now: nothing can be sealed, so nothing is taken in. Trying again may help: they may have been rotated meanwhile. */
export class KeysNotReady extends Schema.TaggedError<KeysNotReady>()("KeysNotReady", { covenant: Schema.String }) {
  override get message() {
    return `no keys now for covenant ${this.covenant}`
  }
}
