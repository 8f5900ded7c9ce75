import { Schema } from "effect"

/** The master key cannot be used as configured: where it was looked for, what was found there, and what is wanted. Never the key. */
export class MasterKeyInvalid extends Schema.TaggedError<MasterKeyInvalid>()("MasterKeyInvalid", {
  /** Name of the variable or path of the file. */
  where: Schema.String,
  found: Schema.String,
  wanted: Schema.String
}) {
  override get message() {
    return `${this.where}: found ${this.found}; wanted ${this.wanted}`
  }
}

/** What is stored was sealed under another master key. Starting would only fail later, at the first seal: refuse to start. */
export class WrongMasterKey extends Schema.TaggedError<WrongMasterKey>()("WrongMasterKey", {
  /** Ids of the keys (fingerprints): of the one at hand, and of the one that is needed. */
  present: Schema.String,
  needed: Schema.String
}) {
  override get message() {
    return `master key: found ${this.present}; wanted ${this.needed}, under which the stored keys were sealed`
  }
}
