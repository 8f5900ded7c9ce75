import type { ConnectionOptions } from "node:tls"
import { Redacted } from "effect"
import { Kafka, type KafkaConfig, logLevel } from "kafkajs"
import { quietTimers } from "./quietTimers.ts"

export interface KafkaOptions {
  /** `host:port` of some of the brokers. */
  readonly brokers: ReadonlyArray<string>
  readonly clientId?: string
  /** True: TLS with the system's authorities; or certificates of one's own (mutual TLS). */
  readonly ssl?: boolean | ConnectionOptions
  readonly sasl?: {
    readonly mechanism: "plain" | "scram-sha-256" | "scram-sha-512"
    readonly username: string
    readonly password: Redacted.Redacted<string>
  }
  /** Partitions of a topic that we make; more instances of a group than this stand idle. Default 6. */
  readonly partitions?: number
  /** Copies of each partition; default 3, or as many as there are brokers. */
  readonly replication?: number
  /** How long Kafka keeps events, in milliseconds; -1 (default): always. Persons are erased at ingest, never here. */
  readonly retentionMs?: number
  /** Without a fetch for so many milliseconds a consumer is taken for dead and made again. Default 60,000. */
  readonly silenceMs?: number
}

/** An outage is waited out in steps of a second at most; what lasts longer is the supervisor's. */
export const RETRY = { initialRetryTime: 100, maxRetryTime: 1_000, retries: 60 }

const saslOf = (sasl: NonNullable<KafkaOptions["sasl"]>): NonNullable<KafkaConfig["sasl"]> => {
  const { mechanism, username } = sasl
  const password = Redacted.value(sasl.password)
  // One object per mechanism: the library's type ties them together.
  if (mechanism === "plain") return { mechanism, username, password }
  return mechanism === "scram-sha-256" ? { mechanism, username, password } : { mechanism, username, password }
}

export const makeKafka = (options: KafkaOptions): Kafka => {
  quietTimers()
  return new Kafka({
    clientId: options.clientId ?? "kruisverband",
    brokers: [...options.brokers],
    connectionTimeout: 3_000,
    authenticationTimeout: 5_000,
    requestTimeout: 15_000,
    enforceRequestTimeout: true,
    retry: RETRY,
    ...(options.ssl === undefined ? {} : { ssl: options.ssl }),
    ...(options.sasl === undefined ? {} : { sasl: saslOf(options.sasl) }),
    // What matters is told by our own supervisor, in codes.
    logLevel: logLevel.NOTHING
  })
}
