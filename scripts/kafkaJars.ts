// Fetches the Kafka jars when they are missing, so that a first test or start need not wait for them: `node scripts/kafkaJars.ts`.
import { ensureKafkaInstalled, MissingEngine } from "../packages/testing/src/engines/index.ts"

try {
  console.log(`kafka: ${await ensureKafkaInstalled()}`)
} catch (error) {
  if (!(error instanceof MissingEngine)) throw error
  console.error(error.message)
  process.exitCode = 1
}
