import { Effect, Schedule } from "effect"
import type { Hono } from "hono"

const isReady = (app: Hono, base: string) =>
  Effect.promise(async () => (await app.request(`${base}/health/ready`)).status === 200)

/** Waits until each service says that it can do its work. Nobody can tell us when: readiness is asked, ten times a second at most. */
export const untilReady = (apps: ReadonlyArray<Hono>, bases: ReadonlyArray<string>): Effect.Effect<void> =>
  Effect.forEach(apps, (app, index) =>
    isReady(app, bases[index] ?? "").pipe(
      Effect.repeat({ schedule: Schedule.spaced("20 millis"), until: (ready) => ready })
    )
  ).pipe(Effect.asVoid)
