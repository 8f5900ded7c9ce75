import { Effect, Schedule, type Scope, Semaphore } from "effect"
import pg from "pg"
import { type StoreError, toStoreError } from "../StoreError.ts"
import type { Engine } from "./Engine.ts"
import { Listeners } from "./Listeners.ts"

const attempt = <A>(work: () => Promise<A>): Effect.Effect<A, StoreError> =>
  Effect.tryPromise({ try: work, catch: toStoreError("Engine.onNotify") })

/** One connection for all channels, made again for as long as the scope is open. */
export const postgresListener = (
  config: pg.ClientConfig
): Effect.Effect<Engine["Service"]["onNotify"], never, Scope.Scope> =>
  Effect.gen(function* () {
    const listeners = new Listeners()
    let current: pg.Client | undefined
    // One statement at a time on the one connection.
    const turn = yield* Semaphore.make(1)
    const listen = (client: pg.Client, channel: string) =>
      Semaphore.withPermit(
        turn,
        attempt(() => client.query(`listen ${pg.escapeIdentifier(channel)}`))
      )
    let asked: () => void = () => undefined
    const firstNeed = new Promise<void>((resolve) => {
      asked = resolve
    })

    const session = Effect.scoped(
      Effect.gen(function* () {
        let end: () => void = () => undefined
        const ended = new Promise<void>((resolve) => {
          end = resolve
        })
        const client = yield* Effect.acquireRelease(
          Effect.sync(() => {
            const made = new pg.Client(config)
            made.on("error", () => end())
            made.on("end", () => end())
            made.on("notification", (message) => listeners.notify(message.channel, message.payload ?? ""))
            return made
          }),
          (made) =>
            Effect.promise(() => {
              if (current === made) current = undefined
              return made.end().catch(() => undefined)
            })
        )
        yield* attempt(() => client.connect())
        current = client
        for (const channel of listeners.channels) yield* listen(client, channel)
        listeners.notifyAll()
        yield* Effect.promise(() => ended)
      })
    )
    yield* Effect.promise(() => firstNeed).pipe(
      Effect.andThen(session),
      Effect.catch((error) => Effect.logWarning("listener lost its connection", error.code)),
      Effect.repeat(Schedule.spaced("500 millis")),
      Effect.forkScoped
    )

    return (channel, callback) =>
      Effect.acquireRelease(
        Effect.sync(() => {
          const remove = listeners.add(channel, callback)
          asked()
          return remove
        }),
        (remove) => Effect.sync(remove)
      ).pipe(
        // Without a connection now, the channel is listened to as soon as there is one, and the callback is called.
        Effect.andThen(
          Effect.suspend(() => (current === undefined ? Effect.void : Effect.ignore(listen(current, channel))))
        ),
        Effect.asVoid
      )
  })
