import type { Owner, Topic } from "@kruisverband/events"
import { Effect } from "effect"
import { type KafkaError, kafkaCall } from "./KafkaError.ts"
import { type KafkaOptions, makeKafka } from "./KafkaOptions.ts"
import { groupIdOf } from "./kafkaConsumer.ts"

/** Lets a group that is not running read a topic again from its first event; the inbox keeps effects single. */
export const rewindKafkaGroup = (
  options: KafkaOptions,
  owner: Owner,
  group: string,
  topic: Topic
): Effect.Effect<void, KafkaError> =>
  Effect.acquireUseRelease(
    Effect.sync(() => makeKafka(options).admin()),
    (admin) =>
      kafkaCall("admin.rewind", async () => {
        await admin.connect()
        await admin.resetOffsets({ groupId: groupIdOf(owner, group), topic, earliest: true })
      }),
    (admin) => Effect.promise(() => admin.disconnect().catch(() => undefined))
  )
