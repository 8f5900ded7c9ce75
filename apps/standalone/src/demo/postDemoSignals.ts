import { existsSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { Clock, Effect } from "effect"
import type { Platform } from "../Platform.ts"
import type { DemoSignal } from "./DemoSignal.ts"
import { decideDemoLinks } from "./decideDemoLinks.ts"
import { demoSignals } from "./demoSignals.ts"

const MARK = "demo-signals-posted"

const tokenOf = async (platform: Platform, partner: string): Promise<string> => {
  const { clientId, clientSecret } = platform.credentials.partners[partner] ?? { clientId: partner, clientSecret: "" }
  const response = await fetch(platform.credentials.tokenEndpoint, {
    method: "POST",
    headers: {
      authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString("base64")}`,
      "content-type": "application/x-www-form-urlencoded"
    },
    body: "grant_type=client_credentials&scope=signals%3Awrite"
  })
  const answer: unknown = JSON.parse(await response.text())
  return typeof answer === "object" && answer !== null && "access_token" in answer ? String(answer.access_token) : ""
}

const post = async (platform: Platform, token: string, signal: DemoSignal): Promise<void> => {
  const response = await fetch(`${platform.origin}/ingest/v1/signals`, {
    method: "POST",
    headers: {
      authorization: `Bearer ${token}`,
      "content-type": "application/json",
      "idempotency-key": signal.idempotencyKey
    },
    body: JSON.stringify(signal.body)
  })
  await response.body?.cancel()
}

/** Posts the year of invented signals as partners would, and decides on a few links as the coordinator would, once in the life of a data folder. A failure is told and harms nothing. */
export const postDemoSignals = (platform: Platform, data: string): Effect.Effect<void> =>
  Effect.gen(function* () {
    const mark = data === "memory" ? undefined : join(data, MARK)
    if (mark !== undefined && existsSync(mark)) return
    const signals = demoSignals(yield* Clock.currentTimeMillis)
    yield* Effect.tryPromise(async () => {
      const tokens = new Map<string, string>()
      for (const signal of signals) {
        const token = tokens.get(signal.partner) ?? (await tokenOf(platform, signal.partner))
        tokens.set(signal.partner, token)
        await post(platform, token, signal)
      }
    })
    yield* platform.settled
    yield* Effect.tryPromise(async () => {
      await decideDemoLinks(platform.origin)
      if (mark !== undefined) writeFileSync(mark, "")
    })
  }).pipe(Effect.catch(() => Effect.logWarning("the demo signals could not all be posted")))
