import { kafkaEventLog, rewindKafkaGroup } from "@kruisverband/broker"
import { Effect, Layer } from "effect"
import { describe } from "vitest"
import { requireEngine } from "../engines/engines.ts"
import { TestKafka, testKafka, testPostgres, testPostgresEngine } from "./engineLayers.ts"
import { eventLogContract } from "./eventLogContract.ts"

const postgresql = await requireEngine("postgresql")
const kafka = await requireEngine("kafka")

/** Known once the broker runs; `rewind` is called by tests only. */
let brokers: ReadonlyArray<string> = []

const log = Layer.unwrap(
  Effect.map(TestKafka, ({ bootstrap }) => {
    brokers = bootstrap
    return kafkaEventLog({ brokers: bootstrap, partitions: 3 })
  })
).pipe(Layer.provideMerge(testPostgresEngine), Layer.provide([testKafka, testPostgres]))

describe.skipIf(!postgresql.found || !kafka.found)("with Kafka and PostgreSQL", () => {
  eventLogContract("the Kafka log on PostgreSQL", {
    layer: log,
    rewind: (group, topic) => rewindKafkaGroup({ brokers }, "correlator", group, topic)
  })
})
