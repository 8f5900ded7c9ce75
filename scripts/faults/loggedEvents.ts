import { Kafka, logLevel } from "kafkajs"
import { quietTimers } from "../../packages/broker/src/kafka/quietTimers.ts"

const TOPICS = ["signals", "links", "reviews", "cases"].map((name) => `kruisverband.${name}.v1`)

/** How many records the topics hold that are never compacted. */
export async function loggedEvents(brokers: readonly string[]): Promise<number> {
  quietTimers()
  const admin = new Kafka({ clientId: "faults", brokers: [...brokers], logLevel: logLevel.NOTHING }).admin()
  await admin.connect()
  try {
    const offsets = (await Promise.all(TOPICS.map((topic) => admin.fetchTopicOffsets(topic)))).flat()
    return offsets.reduce((sum, { high, low }) => sum + Number(high) - Number(low), 0)
  } finally {
    await admin.disconnect()
  }
}
