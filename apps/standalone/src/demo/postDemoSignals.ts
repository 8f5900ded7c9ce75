import { existsSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { Clock, Effect } from "effect"
import type { Platform } from "../Platform.ts"
import type { DemoSignal } from "./DemoSignal.ts"
import { decideDemoLinks } from "./decideDemoLinks.ts"
import { demoSignals } from "./demoSignals.ts"
import { keepDemoNames } from "./keepDemoNames.ts"
import { CORRECTED, mistakenSignal } from "./mistakenSignal.ts"

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

const correct = async (platform: Platform): Promise<void> => {
  const found = await mistakenSignal(platform.origin)
  if (found === undefined) return
  const response = await fetch(`${platform.origin}/ingest/v1/signals/${found.signal}`, {
    method: "PATCH",
    headers: {
      authorization: `Bearer ${await tokenOf(platform, found.partner)}`,
      "content-type": "application/json"
    },
    body: JSON.stringify(CORRECTED)
  })
  await response.body?.cancel()
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

/**
 * Posts the year of invented signals as partners would; the coordinator keeps some names and decides on a few links, and then a poster corrects a signal. Once in the life of a
 * data folder; a failure is told and harms nothing.
 */
export const postDemoSignals = (platform: Platform, data: string): Effect.Effect<void> =>
  Effect.gen(function* () {
    const mark = data === "memory" ? undefined : join(data, MARK)
    if (mark !== undefined && existsSync(mark)) return
    const signals = demoSignals(yield* Clock.currentTimeMillis)
    yield* Effect.tryPromise(async () => {
      await keepDemoNames(platform.origin)
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
      await correct(platform)
      if (mark !== undefined) writeFileSync(mark, "")
    })
  }).pipe(Effect.catch(() => Effect.logWarning("the demo signals could not all be posted")))
