import { type Caller, type HttpProblem, unauthenticated } from "@kruisverband/http"
import { Effect } from "effect"
import type { SessionCaller } from "./Sessions.ts"

/** The person behind a request; every endpoint of casework is for people. */
export const callerOf = (caller: Caller): Effect.Effect<SessionCaller, HttpProblem> =>
  caller.kind === "session" ? Effect.succeed(caller) : Effect.fail(unauthenticated())
