import { Schema } from "effect"

/** An idempotency key came again with another body. */
export class KeyReused extends Schema.TaggedError<KeyReused>()("KeyReused", {}) {
  override get message() {
    return "idempotency key reused with another body"
  }
}

/** A covenant is known but its keys are not: nothing can be sealed, so nothing is taken in. */
export class KeysNotReady extends Schema.TaggedError<KeysNotReady>()("KeysNotReady", { covenant: Schema.String }) {
  override get message() {
    return `no keys yet for covenant ${this.covenant}`
  }
}

/** Unknown, another partner's, or withdrawn: told apart to nobody. */
export class SignalNotFound extends Schema.TaggedError<SignalNotFound>()("SignalNotFound", {}) {}

/** Unknown, or another partner's. */
export class RequestNotFound extends Schema.TaggedError<RequestNotFound>()("RequestNotFound", {}) {}

/** The signal was withdrawn, or a request answered, before. */
export class AlreadySettled extends Schema.TaggedError<AlreadySettled>()("AlreadySettled", {}) {}

/** An answer without words. */
export class AnswerMissing extends Schema.TaggedError<AnswerMissing>()("AnswerMissing", {}) {}
