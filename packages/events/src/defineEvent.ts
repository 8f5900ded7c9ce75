import { Schema } from "effect"
import type { Topic } from "./topics.ts"

/**
 * One event type in one version. What was written is read for ever: a version may only gain an optional field, which older readers drop,
 * with a further golden file (`<type>~<field>.json`). Anything else is a new version: a new type with an upcaster and a fixture.
 */
export interface EventDefinition<T extends string, S extends Schema.Codec<unknown, unknown>> {
  readonly topic: Topic
  readonly type: T
  readonly data: S
  /** A value of this event as `Event` carries it. */
  readonly make: (data: S["Type"]) => { readonly type: T; readonly data: S["Type"] }
  readonly schema: Schema.Struct<{ readonly type: Schema.Literal<T>; readonly data: S }>
}

export const defineEvent = <const T extends string, S extends Schema.Codec<unknown, unknown>>(options: {
  readonly topic: Topic
  readonly type: T
  readonly data: S
}): EventDefinition<T, S> => ({
  ...options,
  make: (data) => ({ type: options.type, data }),
  schema: Schema.Struct({ type: Schema.Literal(options.type), data: options.data })
})
