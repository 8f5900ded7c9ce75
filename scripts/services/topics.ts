import { readFile } from "node:fs/promises"
import { Kafka, logLevel } from "kafkajs"
import { parse } from "yaml"
import { quietTimers } from "../../packages/broker/src/kafka/quietTimers.ts"
import { repositoryPath } from "../../packages/testing/src/engines/repositoryPath.ts"

export interface TopicPlan {
  readonly name: string
  readonly partitions: number
  readonly config: Readonly<Record<string, string>>
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value)

function planOf(value: unknown, where: string): Omit<TopicPlan, "name"> {
  if (!isRecord(value)) throw new Error(`topics.yaml: ${where} is not a mapping`)
  const { partitions, config = {} } = value
  if (typeof partitions !== "number" || !Number.isInteger(partitions) || partitions < 1)
    throw new Error(`topics.yaml: ${where} has no whole number of partitions`)
  if (!isRecord(config)) throw new Error(`topics.yaml: config of ${where} is not a mapping`)
  return { partitions, config: Object.fromEntries(Object.entries(config).map(([key, text]) => [key, String(text)])) }
}

/** Every topic of topics.yaml and, for each, its dead letters `<topic>.dlq`. Throws on what it cannot read. */
export function planTopics(yaml: string): readonly TopicPlan[] {
  const document: unknown = parse(yaml)
  if (!isRecord(document) || !Array.isArray(document.topics)) throw new Error("topics.yaml: no list of topics")
  const deadLetters = planOf(document.deadLetters, "deadLetters")
  const listed: readonly unknown[] = document.topics
  return listed.flatMap((entry, index) => {
    const name = isRecord(entry) ? entry.name : undefined
    if (typeof name !== "string") throw new Error(`topics.yaml: topic ${index + 1} has no name`)
    return [
      { name, ...planOf(entry, name) },
      { name: `${name}.dlq`, ...deadLetters }
    ]
  })
}

/** Makes the topics of infra/kafka/topics.yaml that are not there yet, and tells their names. Existing ones are left alone. */
export async function ensureTopics(bootstrap: readonly string[]): Promise<readonly string[]> {
  const plan = planTopics(await readFile(repositoryPath("infra/kafka/topics.yaml"), "utf8"))
  quietTimers()
  const admin = new Kafka({ clientId: "topics", brokers: [...bootstrap], logLevel: logLevel.ERROR }).admin()
  await admin.connect()
  try {
    const there = new Set(await admin.listTopics())
    const missing = plan.filter(({ name }) => !there.has(name))
    if (missing.length > 0)
      await admin.createTopics({
        waitForLeaders: true,
        topics: missing.map(({ name, partitions, config }) => ({
          topic: name,
          numPartitions: partitions,
          replicationFactor: -1, // the cluster's default
          configEntries: Object.entries(config).map(([key, value]) => ({ name: key, value }))
        }))
      })
    return missing.map(({ name }) => name)
  } finally {
    await admin.disconnect()
  }
}
