import { embeddedEventLog } from "@kruisverband/broker"
import { migrate } from "@kruisverband/store"
import { Effect, Exit, Layer, Scope } from "effect"
import { engineLayer } from "../engineLayer.ts"
import { type Platform, startPlatform } from "../Platform.ts"
import { DEMO_SEED } from "../RegionSeed.ts"

const region = Effect.gen(function* () {
  const engine = engineLayer({ data: "memory", databaseUrl: undefined })
  const services = yield* Layer.build(embeddedEventLog.pipe(Layer.provideMerge(engine)))
  yield* Effect.provideContext(migrate(), services)
  const platform = yield* Effect.provideContext(
    startPlatform({ config: { port: 0, data: "memory" }, seed: DEMO_SEED }),
    services
  )
  return platform
})

/** The whole platform with the demo region and no signals, in memory, on a port of its own. */
export class RegionPlatform {
  readonly origin: string
  private readonly platform: Platform
  private readonly scope: Scope.Closeable
  private readonly tokens = new Map<string, Promise<string>>()

  private constructor(platform: Platform, scope: Scope.Closeable) {
    this.origin = platform.origin
    this.platform = platform
    this.scope = scope
  }

  static async start(): Promise<RegionPlatform> {
    const scope = await Effect.runPromise(Scope.make())
    const platform = await Effect.runPromise(region.pipe(Effect.provideService(Scope.Scope, scope)))
    return new RegionPlatform(platform, scope)
  }

  stop(): Promise<void> {
    return Effect.runPromise(Scope.close(this.scope, Exit.void))
  }

  /** Until every event has had its effect everywhere. */
  settled(): Promise<void> {
    return Effect.runPromise(this.platform.settled)
  }

  /** A partner's own system posts a signal, with its own credentials. Answers the signal's id; rejects on a refusal. */
  async post(partner: string, signal: Readonly<Record<string, unknown>>): Promise<string> {
    const response = await fetch(`${this.origin}/ingest/v1/signals`, {
      method: "POST",
      headers: { authorization: `Bearer ${await this.tokenOf(partner)}`, "content-type": "application/json" },
      body: JSON.stringify(signal)
    })
    const answer: unknown = JSON.parse(await response.text())
    if (response.status !== 201) throw new Error(`${partner} was answered ${response.status}`)
    return typeof answer === "object" && answer !== null && "id" in answer ? String(answer.id) : ""
  }

  private tokenOf(partner: string): Promise<string> {
    const known = this.tokens.get(partner) ?? this.askToken(partner)
    this.tokens.set(partner, known)
    return known
  }

  private async askToken(partner: string): Promise<string> {
    const { tokenEndpoint, partners } = this.platform.credentials
    const client = partners[partner]
    if (client === undefined) throw new Error(`no such partner: ${partner}`)
    const response = await fetch(tokenEndpoint, {
      method: "POST",
      headers: {
        authorization: `Basic ${Buffer.from(`${client.clientId}:${client.clientSecret}`).toString("base64")}`,
        "content-type": "application/x-www-form-urlencoded"
      },
      body: "grant_type=client_credentials&scope=signals%3Awrite%20signals%3Aread"
    })
    const answer: unknown = JSON.parse(await response.text())
    return typeof answer === "object" && answer !== null && "access_token" in answer ? String(answer.access_token) : ""
  }
}
