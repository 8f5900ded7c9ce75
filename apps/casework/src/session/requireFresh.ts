import { isFresh } from "@kruisverband/domain"
import { HttpProblem } from "@kruisverband/http"
import { DateTime, Effect } from "effect"
import type { SessionCaller } from "./Sessions.ts"

/** The act asks that the person shows anew who they are; the session itself goes on (RFC 9470; ASVS 7.5.3). */
const stepUp = (minutes: number) =>
  new HttpProblem({
    status: 401,
    code: "step-up-needed",
    text: {
      nl: "U logde te lang geleden in om dit te doen. Log opnieuw in.",
      en: "You logged in too long ago to do this. Log in again."
    },
    headers: { "WWW-Authenticate": `Session error="insufficient_user_authentication", max_age="${minutes * 60}"` }
  })

/** Fails unless the person logged in less than these minutes ago. */
export const requireFresh = Effect.fn("requireFresh")(function* (caller: SessionCaller, minutes: number) {
  const fresh = isFresh(DateTime.makeUnsafe(caller.loggedInAt), minutes, yield* DateTime.now)
  if (!fresh) return yield* stepUp(minutes)
})
