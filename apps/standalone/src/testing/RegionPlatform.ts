import { type EventLog, embeddedEventLog, kafkaEventLog } from "@kruisverband/broker"
import type { Encodings } from "@kruisverband/correlator"
import { type Engine, migrate } from "@kruisverband/store"
import { Effect, Exit, Layer, Scope } from "effect"
import { engineLayer } from "../engineLayer.ts"
import { type Platform, startPlatform } from "../Platform.ts"
import type { PlatformConfig } from "../PlatformConfig.ts"
import { DEMO_SEED, type RegionSeed } from "../RegionSeed.ts"

const region = (config: RegionConfig, seed: RegionSeed) =>
  Effect.gen(function* () {
    const log = config.kafkaBrokers === undefined ? embeddedEventLog : kafkaEventLog({ brokers: config.kafkaBrokers })
    const services = yield* Layer.build(log.pipe(Layer.provideMerge(engineLayer(config))))
    yield* Effect.provideContext(migrate(), services)
    return yield* Effect.provideContext(startPlatform({ config: { ...config, port: 0 }, seed }), services)
  })

type RegionConfig = Pick<PlatformConfig, "data" | "databaseUrl"> & Partial<PlatformConfig>

const IN_MEMORY: RegionConfig = { data: "memory", databaseUrl: undefined }

/** The whole platform with the demo region and no signals, on a port of its own; in memory unless told otherwise. */
export class RegionPlatform {
  readonly origin: string
  readonly platform: Platform
  private readonly scope: Scope.Closeable
  private readonly tokens = new Map<string, Promise<string>>()

  private constructor(platform: Platform, scope: Scope.Closeable) {
    this.origin = platform.origin
    this.platform = platform
    this.scope = scope
  }

  static async start(config: RegionConfig = IN_MEMORY, seed = DEMO_SEED): Promise<RegionPlatform> {
    const scope = await Effect.runPromise(Scope.make())
    const platform = await Effect.runPromise(region(config, seed).pipe(Effect.provideService(Scope.Scope, scope)))
    return new RegionPlatform(platform, scope)
  }

  /** An operator's act on the services that the platform shares. */
  run<A, E>(act: Effect.Effect<A, E, Engine | EventLog | Encodings>): Promise<A> {
    return Effect.runPromise(Effect.provideContext(act, this.platform.services))
  }

  /** A partner's own signal, as it sees it: the answer's text. */
  own(partner: string, id: string): Promise<string> {
    return this.call(partner, "GET", `/signals/${id}`)
  }

  /** Questions put to a partner: the answer's text. */
  requests(partner: string): Promise<string> {
    return this.call(partner, "GET", "/requests")
  }

  answer(partner: string, request: string, text: string): Promise<string> {
    return this.call(partner, "POST", `/requests/${request}/answer`, { text })
  }

  /** A partner corrects its own signal. */
  amend(partner: string, id: string, body: unknown): Promise<string> {
    return this.call(partner, "PATCH", `/signals/${id}`, body)
  }

  private async call(partner: string, method: string, path: string, body?: unknown): Promise<string> {
    const response = await fetch(`${this.origin}/ingest/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${await this.tokenOf(partner)}`, "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) })
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`${partner} was answered ${response.status}`)
    return text
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
