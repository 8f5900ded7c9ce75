import { Effect, Schema } from "effect"

/** The broker failed us. `code`: the library's or the protocol's name for it, never its message. */
export class KafkaError extends Schema.TaggedError<KafkaError>()("KafkaError", {
  operation: Schema.String,
  code: Schema.String
}) {
  override get message(): string {
    return `${this.operation} failed: ${this.code}`
  }
}

export const codeOf = (cause: unknown): string => {
  if (typeof cause !== "object" || cause === null) return "unknown"
  for (const key of ["type", "code", "name"]) {
    const value: unknown = Reflect.get(cause, key)
    if (typeof value === "string" && value !== "") return value
  }
  return "unknown"
}

export const toKafkaError =
  (operation: string) =>
  (cause: unknown): KafkaError =>
    new KafkaError({ operation, code: codeOf(cause) })

export const kafkaCall = <A>(operation: string, call: () => Promise<A>): Effect.Effect<A, KafkaError> =>
  Effect.tryPromise({ try: call, catch: toKafkaError(operation) })
