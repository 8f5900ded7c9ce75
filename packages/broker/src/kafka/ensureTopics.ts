import { COMPACTED, TOPICS, Topic } from "@kruisverband/events"
import { Effect, Schema } from "effect"
import type { Admin, ITopicConfig } from "kafkajs"
import { type KafkaError, kafkaCall, toKafkaError } from "./KafkaError.ts"
import type { KafkaOptions } from "./KafkaOptions.ts"

const PARTITIONS = 6
const COPIES = 3
const MESSAGE_BYTES = 8 * 1024 * 1024
const DEAD_LETTERS_MS = 30 * 24 * 60 * 60 * 1000

const isTopic = Schema.is(Topic)

const topicConfigs = (options: KafkaOptions, brokers: number): ReadonlyArray<ITopicConfig> => {
  const replicationFactor = options.replication ?? Math.min(COPIES, brokers)
  // With three copies, an acknowledged event survives the loss of any one broker.
  const safety = replicationFactor >= COPIES ? [{ name: "min.insync.replicas", value: "2" }] : []
  // An event with much evidence must pass whole: one that is refused would hold up all behind it.
  const room = { name: "max.message.bytes", value: String(MESSAGE_BYTES) }
  const config = (topic: string, entries: ReadonlyArray<{ name: string; value: string }>): ITopicConfig => ({
    topic,
    numPartitions: options.partitions ?? PARTITIONS,
    replicationFactor,
    configEntries: [...safety, room, ...entries]
  })
  return Object.keys(TOPICS).flatMap((topic) => {
    const compacted = isTopic(topic) && COMPACTED.includes(topic)
    const keep = compacted
      ? { name: "cleanup.policy", value: "compact" }
      : { name: "retention.ms", value: String(options.retentionMs ?? -1) }
    return [config(topic, [keep]), config(`${topic}.dlq`, [{ name: "retention.ms", value: String(DEAD_LETTERS_MS) }])]
  })
}

const create = async (admin: Admin, options: KafkaOptions): Promise<void> => {
  const known = new Set(await admin.listTopics())
  const { brokers } = await admin.describeCluster()
  const topics = topicConfigs(options, brokers.length).filter(({ topic }) => !known.has(topic))
  if (topics.length > 0) await admin.createTopics({ topics, waitForLeaders: true })
}

/** Makes the topics that are not there; those that are stay as they are. Several instances may do so at once. */
export const ensureTopics = (admin: Admin, options: KafkaOptions): Effect.Effect<void, KafkaError> =>
  kafkaCall("topics.ensure", () => create(admin, options)).pipe(
    // Another instance was faster with some of them: look again.
    Effect.retry({ times: 3 }),
    Effect.mapError(toKafkaError("topics.ensure"))
  )
