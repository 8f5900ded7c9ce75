import { Schema } from "effect"

/**
 * A sealed value did not open. It says why in a code only, never which person's.
 * `unknown-key`: sealed under a key that is not at hand. `tampered`: bytes, record or purpose are not those of the sealing.
 */
export class SealBroken extends Schema.TaggedError<SealBroken>()("SealBroken", {
  reason: Schema.Literals(["malformed", "unknown-key", "tampered"])
}) {
  override get message() {
    return `Sealed value cannot be opened: ${this.reason}`
  }
}
