import { apiHeaders, listen, problemResponse, unavailable } from "@kruisverband/http"
import type { Identity } from "@kruisverband/identity"
import { Effect } from "effect"
import type { Hono } from "hono"

/** One origin for everything. Its port must be known before what is behind it can be made, so it opens first and answers 503 until then. */
export interface FrontDoor {
  readonly origin: string
  readonly stopping: AbortSignal
  readonly admitIdentity: (identity: Identity) => void
  readonly admit: (app: Hono) => void
}

export const openFrontDoor = Effect.fn("openFrontDoor")(function* (port: number) {
  let app: Hono | undefined
  let identity: Identity | undefined
  const { port: open, stopping } = yield* listen({
    port,
    fetch: async (request) =>
      app === undefined ? problemResponse(unavailable(1), apiHeaders("1.0.0")) : app.fetch(request),
    intercept: (request, response) => {
      if (identity?.handles(request.url) !== true) return false
      identity.handler(request, response)
      return true
    }
  })
  const door: FrontDoor = {
    origin: `http://127.0.0.1:${open}`,
    stopping,
    admitIdentity: (made) => {
      identity = made
    },
    admit: (made) => {
      app = made
    }
  }
  return door
})
