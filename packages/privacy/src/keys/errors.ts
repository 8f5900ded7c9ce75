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

/** What is stored was sealed under another master key, or there is none at hand. Starting would only fail later, at the first seal: refuse to start. */
export class WrongMasterKey extends Schema.TaggedError<WrongMasterKey>()("WrongMasterKey", {
  /** Ids of the keys (fingerprints): of the one at hand (`no key`: none), and of the one that is needed. */
  present: Schema.String,
  needed: Schema.String
}) {
  override get message() {
    return `master key: found ${this.present}; wanted ${this.needed}, under which the stored keys were sealed`
  }
}

/** Whether a start was refused for the master key's sake: starting again does not help, and its message names what is needed. */
export const isKeyRefusal = (error: unknown): error is MasterKeyInvalid | WrongMasterKey =>
  error instanceof MasterKeyInvalid || error instanceof WrongMasterKey

/** Where the master key is kept cannot be reached now: wait and try again. Nothing is sealed or opened meanwhile. */
export class KeysUnavailable extends Schema.TaggedError<KeysUnavailable>()("KeysUnavailable", {
  /** Path, or host of the key service. */
  where: Schema.String,
  /** What went wrong, as a code: `ECONNREFUSED`, `http-503`. */
  code: Schema.String
}) {
  override get message() {
    return `keys at ${this.where} cannot be reached: ${this.code}`
  }
}
