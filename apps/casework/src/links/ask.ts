import { askPoster } from "@kruisverband/contract"
import { mayAsk, type SignalId } from "@kruisverband/domain"
import { callEndpoint, forbidden, notFound } from "@kruisverband/http"
import { Effect, Result } from "effect"
import { CaseworkConfig } from "../CaseworkConfig.ts"
import type { SessionCaller } from "../session/Sessions.ts"
import { logSeen } from "./linkLog.ts"
import type { Found } from "./openContent.ts"
import { type Viewpoint, versionsOf } from "./Viewpoint.ts"

/** A question to the poster of one signal in a link; its words go to ingest, sealed, and stay there. Logged before it is sent. */
export const ask = Effect.fn("ask")(function* (
  caller: SessionCaller,
  viewpoint: Viewpoint,
  { whole, seen }: Found,
  signal: SignalId,
  question: string,
  trace: string
) {
  const { ingest } = yield* CaseworkConfig
  const linked = whole.signals.find(({ facts }) => facts.signal === signal)
  const shown = seen.disclosed.filter((one) => one.signal === signal)
  if (linked === undefined || shown.length === 0) return yield* notFound()
  const { facts } = whole.record
  const allowed = mayAsk({
    viewer: viewpoint.viewer,
    link: facts,
    covenants: versionsOf(viewpoint, facts.covenant),
    now: viewpoint.now,
    signal: linked.facts,
    purpose: undefined
  })
  if (Result.isFailure(allowed)) return yield* forbidden(undefined, allowed.failure.reasons)
  yield* logSeen(caller, viewpoint, { ...seen, disclosed: shown }, "poster-asked", trace)
  return yield* callEndpoint(askPoster, ingest, {
    headers: { traceparent: `00-${trace}-${trace.slice(16)}-01` },
    body: { signal, covenant: facts.covenant, by: caller.user.id, question }
  })
})
