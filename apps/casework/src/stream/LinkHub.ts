import { Sql } from "@kruisverband/store"
import { Context, Effect, Layer, PubSub, Schedule, type Scope, Stream } from "effect"
import { ACCESS_CHANNEL, LINKS_CHANNEL } from "../notify.ts"

/** `links`: these changed; `access`: a session ended or a user's roles changed; `missed`: something may have been missed. */
export type HubMessage =
  | { readonly is: "links"; readonly ids: ReadonlyArray<string> }
  | { readonly is: "access"; readonly about: string }
  | { readonly is: "missed" }

/** Behind by more than this, a reader loses the oldest: it is told by the next change, and reloads anyway. */
const BACKLOG = 1024

/** One listener on the database per process, for any number of open event streams. */
export class LinkHub extends Context.Service<
  LinkHub,
  {
    /** Whatever is told after this returns is in the stream. */
    readonly subscribe: Effect.Effect<Stream.Stream<HubMessage>, never, Scope.Scope>
  }
>()("casework/stream/LinkHub") {
  static readonly layer = Layer.effect(
    LinkHub,
    Effect.gen(function* () {
      const { listen } = yield* Sql
      const hub = yield* PubSub.sliding<HubMessage>(BACKLOG)
      const publish = (message: HubMessage) => PubSub.publish(hub, message)
      const pump = (channel: string, read: (payload: string) => HubMessage) =>
        listen(channel).pipe(
          Stream.runForEach((payload) => publish(payload === "" ? { is: "missed" } : read(payload))),
          // A lost connection: listen again, and have everybody look again.
          Effect.tapError(() => publish({ is: "missed" })),
          Effect.retry(Schedule.spaced("1 second")),
          Effect.forkScoped
        )
      yield* pump(LINKS_CHANNEL, (payload) => ({ is: "links", ids: payload.split(",") }))
      yield* pump(ACCESS_CHANNEL, (payload) => ({ is: "access", about: payload }))
      return LinkHub.of({ subscribe: Effect.map(PubSub.subscribe(hub), Stream.fromSubscription) })
    })
  )
}
