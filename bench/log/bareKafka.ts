import { Kafka, logLevel, Partitioners } from "kafkajs"
import { quietTimers } from "../../packages/broker/src/kafka/quietTimers.ts"

const TOPIC = "bare"
/** As many as our own relay sends, and our topics have. */
const BATCH = 500
const PARTITIONS = 6

interface Bare {
  readonly broker: string
  readonly messages: number
  readonly bytes: number
}

/** What the client library does by itself, with our own settings and nothing behind it: messages per second. */
export const bareKafka = async ({ broker, bytes, messages }: Bare) => {
  quietTimers()
  const kafka = new Kafka({ clientId: "bare", brokers: [broker], logLevel: logLevel.NOTHING })
  const admin = kafka.admin()
  await admin.connect()
  await admin.createTopics({ topics: [{ topic: TOPIC, numPartitions: PARTITIONS }], waitForLeaders: true })
  await admin.disconnect()
  const produced = await produce(kafka, messages, bytes)
  const consumed = await consume(kafka, messages)
  return { produced, consumed }
}

const produce = async (kafka: Kafka, messages: number, bytes: number): Promise<number> => {
  const producer = kafka.producer({
    idempotent: true,
    maxInFlightRequests: 1,
    createPartitioner: Partitioners.DefaultPartitioner
  })
  await producer.connect()
  const value = "x".repeat(bytes)
  const started = performance.now()
  for (let sent = 0; sent < messages; sent += BATCH) {
    const batch = Array.from({ length: Math.min(BATCH, messages - sent) }, (_, index) => ({
      key: `key-${(sent + index) % 20}`,
      value
    }))
    await producer.send({ topic: TOPIC, acks: -1, messages: batch })
  }
  const perSecond = (messages * 1000) / (performance.now() - started)
  await producer.disconnect()
  return perSecond
}

/** From the first batch, which is not counted, to the last message: joining a group is not part of it. */
const consume = async (kafka: Kafka, messages: number): Promise<number> => {
  const consumer = kafka.consumer({ groupId: "bare", maxWaitTimeInMs: 500 })
  await consumer.connect()
  await consumer.subscribe({ topics: [TOPIC], fromBeginning: true })
  let first: { readonly at: number; readonly count: number } | undefined
  let seen = 0
  const perSecond = new Promise<number>((resolve) => {
    void consumer.run({
      eachBatchAutoResolve: false,
      eachBatch: async ({ batch, commitOffsetsIfNecessary, resolveOffset, uncommittedOffsets }) => {
        seen += batch.messages.length
        resolveOffset(batch.lastOffset())
        await commitOffsetsIfNecessary(uncommittedOffsets())
        first ??= { at: performance.now(), count: seen }
        if (seen >= messages) resolve(((seen - first.count) * 1000) / (performance.now() - first.at))
      }
    })
  })
  const result = await perSecond
  await consumer.disconnect()
  return result
}
