import { Schema } from "effect"

/** An idempotency key came again with another body. */
export class KeyReused extends Schema.TaggedError<KeyReused>()("KeyReused", {}) {
  override get message() {
    return "idempotency key reused with another body"
  }
}

/** Unknown, another partner's, or withdrawn: told apart to nobody. */
export class SignalNotFound extends Schema.TaggedError<SignalNotFound>()("SignalNotFound", {}) {}

/** Unknown, or another partner's. */
export class RequestNotFound extends Schema.TaggedError<RequestNotFound>()("RequestNotFound", {}) {}

/** The signal was withdrawn, or a request answered, before. */
export class AlreadySettled extends Schema.TaggedError<AlreadySettled>()("AlreadySettled", {}) {}

/** A hold keeps it: it may not be destroyed now (L19). `until`: last local date on which it holds. */
export class HeldBack extends Schema.TaggedError<HeldBack>()("HeldBack", { until: Schema.String }) {}

/** An answer without words. */
export class AnswerMissing extends Schema.TaggedError<AnswerMissing>()("AnswerMissing", {}) {}
