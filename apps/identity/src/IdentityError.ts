import { Schema } from "effect"

/** The embedded provider cannot start or cannot keep its secrets. `what` holds no secret. */
export class IdentityError extends Schema.TaggedError<IdentityError>()("IdentityError", {
  what: Schema.String,
  code: Schema.optionalKey(Schema.String)
}) {}
