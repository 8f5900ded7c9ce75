import type { CovenantId } from "@kruisverband/domain"
import { forbidden } from "@kruisverband/http"
import { Effect } from "effect"
import type { SessionCaller } from "../session/Sessions.ts"

/** Covenants whose log this person supervises (AVG 39(1)(b)); 403 when there are none. */
export const supervised = ({ user }: SessionCaller) => {
  const own: ReadonlyArray<CovenantId> = [
    ...new Set(user.grants.filter(({ role }) => role === "data-protection-officer").map(({ covenant }) => covenant))
  ]
  return own.length > 0
    ? Effect.succeed(own)
    : Effect.fail(
        forbidden({
          nl: "Het verwerkingenlogboek is voor de functionaris gegevensbescherming.",
          en: "The processing log is for the data protection officer."
        })
      )
}
