import { malformed } from "@kruisverband/http"
import { Effect, Result, Schema } from "effect"

/** Last link of a page: change instant and id, in the order of the list. */
const Cursor = Schema.fromJsonString(Schema.Tuple([Schema.String, Schema.String]))
const decode = Schema.decodeUnknownResult(Cursor)
const encode = Schema.encodeSync(Cursor)
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/u

export interface Place {
  readonly updatedAt: string
  readonly id: string
}

/** Opaque to callers. */
export const cursorOf = ({ updatedAt, id }: Place): string => Buffer.from(encode([updatedAt, id])).toString("base64url")

/** 400 for what we never handed out. */
export const placeOf = (cursor: string | undefined) =>
  Effect.suspend(() => {
    if (cursor === undefined) return Effect.succeed(undefined)
    const result = decode(Buffer.from(cursor, "base64url").toString("utf8"))
    if (Result.isFailure(result) || !INSTANT.test(result.success[0])) {
      const text = { nl: "Deze bladwijzer past hier niet.", en: "This cursor does not fit here." }
      return Effect.fail(malformed([{ code: "malformed", pointer: "/cursor", text }]))
    }
    const [updatedAt, id] = result.success
    return Effect.succeed<Place>({ updatedAt, id })
  })
