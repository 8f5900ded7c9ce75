// Makes the missing topics of infra/kafka/topics.yaml on the cluster of KAFKA_BROKERS; run before the services start.
import { ensureTopics } from "./services/topics.ts"

const brokers = (process.env.KAFKA_BROKERS ?? "").split(",").map((broker) => broker.trim())
if (!brokers.every((broker) => /^[\w.-]+:\d{1,5}$/.test(broker))) {
  console.error(`KAFKA_BROKERS is "${process.env.KAFKA_BROKERS ?? ""}"; wanted: host:port,host:port`)
  process.exit(78)
}
const made = await ensureTopics(brokers)
console.log(made.length === 0 ? "all topics are there" : `made ${made.join(", ")}`)
