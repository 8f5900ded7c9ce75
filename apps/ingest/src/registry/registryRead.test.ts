import { assert, layer } from "@effect/vitest"
import { embeddedEventLog } from "@kruisverband/broker"
import { PartnerRegistered } from "@kruisverband/events"
import { masterKeyLayer, SecureRandom } from "@kruisverband/privacy"
import { migrate, Outbox, type OutboxEntry, PgliteEngine, Sql, sqlLayer } from "@kruisverband/store"
import { Effect, Fiber, Layer } from "effect"
import { sql } from "kysely"
import { registryEvents } from "../testing/registryEvents.ts"
import { vaultKeys } from "../vault/vaultKeys.ts"
import { consumeRegistry } from "./consumeRegistry.ts"
import { registryReady } from "./registryReady.ts"

const engine = Layer.effectDiscard(migrate()).pipe(Layer.provideMerge(PgliteEngine.layer({ dataDir: "memory" })))
const live = vaultKeys.pipe(
  Layer.provideMerge(sqlLayer("ingest")),
  Layer.provideMerge(Layer.mergeAll(embeddedEventLog, masterKeyLayer({ kind: "ephemeral" }))),
  Layer.provideMerge(SecureRandom.layer),
  Layer.provideMerge(engine)
)

const [covenant, ...rest] = registryEvents.filter(({ event }) => event.type === "nl.kruisverband.covenant.published.v1")
const last = rest.at(-1)
const partner = registryEvents.find(({ event }) => event.type === "nl.kruisverband.partner.registered.v1")

/** More than a batch of the log, between the first covenant and the last. */
const registry = Effect.gen(function* () {
  if (covenant === undefined || last === undefined || partner?.event.type !== "nl.kruisverband.partner.registered.v1")
    return yield* Effect.die("the registry of these tests has two covenants and a partner")
  const { data } = partner.event
  const between = Array.from({ length: 1200 }, (): OutboxEntry => ({ ...partner, event: PartnerRegistered.make(data) }))
  return [covenant, ...between, last]
})

const known = Effect.flatMap(Sql, ({ run }) =>
  run("test.known", (db) => sql<{ covenant: string }>`select covenant from ingest.covenant`.execute(db))
).pipe(Effect.map(({ rows }) => rows.length))

layer(live, { timeout: "60 seconds", excludeTestServices: true })(
  "an ingest that starts over a long registry",
  (it) => {
    it.effect("is ready when it knows the last covenant of it, and not when it knows the first", () =>
      Effect.gen(function* () {
        const entries = yield* registry
        yield* Effect.flatMap(Sql, ({ transaction }) => transaction(Outbox.append(entries))).pipe(
          Effect.provide(sqlLayer("casework"))
        )
        const missing = yield* registryReady
        assert.deepStrictEqual(yield* missing, ["registry-not-read"])
        const reading = yield* Effect.forkChild(consumeRegistry)
        let partly = 0
        for (;;) {
          const before = yield* known
          const left = yield* missing
          if (left.length === 0) break
          // Asked while a part of it was known: the state in which it used to be ready.
          if (before === 1) partly += 1
          yield* Effect.sleep("1 millis")
        }
        assert.strictEqual(yield* known, 2)
        assert.isAbove(partly, 0)
        yield* Fiber.interrupt(reading)
      })
    )
  }
)
