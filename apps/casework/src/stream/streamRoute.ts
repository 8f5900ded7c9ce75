import { streamLinks } from "@kruisverband/contract"
import { type HttpProblem, rawRoute } from "@kruisverband/http"
import type { Sql, StoreError } from "@kruisverband/store"
import type { CovenantKeyring } from "@kruisverband/vault"
import { Effect, Schema, Stream } from "effect"
import { CaseworkConfig } from "../CaseworkConfig.ts"
import { readWholes } from "../links/LinkPage.ts"
import { readViewpoint } from "../links/Viewpoint.ts"
import { viewOf } from "../links/viewOf.ts"
import { callerOf } from "../session/callerOf.ts"
import { findSessionById, type SessionCaller } from "../session/Sessions.ts"
import { type HubMessage, LinkHub } from "./LinkHub.ts"

/** Proxies cut what is silent for long; and a session that times out meanwhile is noticed. */
const HEARTBEAT = "20 seconds"
const RETRY_MS = 2000

const encode = Schema.encodeSync(Schema.fromJsonString(streamLinks.success.schema))

type Beat = HubMessage | { readonly is: "beat" }

/** What one message means for one viewer, as lines of the stream; null: the stream ends. */
const linesFor = Effect.fn("stream.linesFor")(function* (opened: SessionCaller, message: Beat) {
  if (message.is === "access") {
    const mine = message.about === `session:${opened.sessionId}` || message.about === `user:${opened.user.id}`
    return mine ? null : ""
  }
  // Neither a heartbeat nor a change keeps a session alive, or the idle time-out would never come.
  const caller = yield* findSessionById(opened.sessionId)
  if (caller === undefined) return null
  if (message.is === "beat") return ": beat\n\n"
  // Reloading is how a page catches up; it does so when the stream opens anew.
  if (message.is === "missed") return null
  const viewpoint = yield* readViewpoint(caller.user)
  const wholes = yield* readWholes(viewpoint, message.ids)
  return wholes
    .flatMap((whole) => viewOf(whole, viewpoint) ?? [])
    .map(
      ({ view: { id, state, covenant, revision } }) =>
        `id: ${id}/${revision}\nevent: link\ndata: ${encode({ id, state, covenant, revision })}\n\n`
    )
    .join("")
})

const untilStopping = (stopping: AbortSignal | undefined) =>
  stopping === undefined
    ? Effect.never
    : Effect.callback<void>((resume) => {
        if (stopping.aborted) return resume(Effect.void)
        const stop = () => resume(Effect.void)
        stopping.addEventListener("abort", stop, { once: true })
        return Effect.sync(() => stopping.removeEventListener("abort", stop))
      })

/**
 * Changes of links as server-sent events, each judged for this viewer at the moment it is sent. Ends at log-out, a
 * change of role, a time-out, a lost connection with the database, and when the server stops; the browser opens a new one.
 * `Last-Event-ID` is accepted and not used: whoever comes back reloads the list.
 */
export const streamRoute = rawRoute(
  streamLinks,
  Effect.fn("streamLinks")(function* ({
    caller,
    raw
  }): Effect.fn.Return<Response, HttpProblem | StoreError, Sql | LinkHub | CaseworkConfig | CovenantKeyring> {
    const opened = yield* callerOf(caller)
    const { subscribe } = yield* LinkHub
    const { stopping } = yield* CaseworkConfig
    const services = yield* Effect.context<Sql | CovenantKeyring>()
    const beats = Stream.tick(HEARTBEAT).pipe(Stream.map((): Beat => ({ is: "beat" })))
    const lines = Effect.map(subscribe, (messages) =>
      Stream.merge(messages, beats).pipe(
        Stream.mapEffect((message) => linesFor(opened, message)),
        Stream.takeWhile((text) => text !== null),
        Stream.filter((text) => text !== ""),
        // Once this is read, no later change is missed.
        (rest) => Stream.concat(Stream.make(`retry: ${RETRY_MS}\n\n`), rest)
      )
    )
    const body = Stream.unwrap(lines).pipe(
      Stream.interruptWhen(untilStopping(stopping)),
      Stream.encodeText,
      Stream.toReadableStreamWith(services, { signal: raw.signal })
    )
    return new Response(body, {
      headers: {
        "Content-Type": "text/event-stream; charset=utf-8",
        "Cache-Control": "no-store",
        "X-Accel-Buffering": "no"
      }
    })
  })
)
