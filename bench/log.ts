import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { startKafka, startPostgres } from "../packages/testing/src/index.ts"
import { bareKafka } from "./log/bareKafka.ts"
import { throughTheLog } from "./log/throughTheLog.ts"
import { print } from "./support/figure.ts"

const EVENTS = Number(process.env.BENCH_LOG ?? 10_000)
/** The library alone is done with few in no time: enough to be timed. */
const BARE = Math.max(EVENTS, 100_000)

const say = (figure: string, value: number, target?: string) =>
  print({ bench: "log", figure, value, unit: "events/s", ...(target === undefined ? {} : { target }) })

/**
 * Outbox to Kafka to effect, on a private PostgreSQL and one broker, against kafkajs alone with messages of the same size
 * on that very broker. An effect is the inbox, a row of the consumer's own outbox and the offset. `BENCH_LOG=100000` for
 * more than 10,000 events.
 */
export const run = async (): Promise<void> => {
  const root = await mkdtemp(join(tmpdir(), "kruisverband-bench-"))
  const [kafka, postgres] = await Promise.all([
    startKafka({ brokers: 1, dataDir: join(root, "kafka") }),
    startPostgres({ dataDir: join(root, "postgres") })
  ])
  try {
    const [broker = ""] = kafka.bootstrap
    const ours = await throughTheLog({ broker, postgres: postgres.url, events: EVENTS })
    const bare = await bareKafka({ broker, messages: BARE, bytes: ours.bytes })
    say(`kafkajs alone, produced, messages of ${ours.bytes} bytes`, bare.produced)
    say(`kafkajs alone, consumed, messages of ${ours.bytes} bytes`, bare.consumed)
    print({
      bench: "log",
      figure: "outbox to Kafka, acknowledged and marked",
      value: ours.published,
      unit: "events/s",
      baseline: "kafkajs alone, produced",
      ratio: ours.published / bare.produced
    })
    print({
      bench: "log",
      figure: "Kafka to effect",
      value: ours.effects,
      unit: "events/s",
      baseline: "kafkajs alone, consumed",
      ratio: ours.effects / bare.consumed,
      target: ">= 5000"
    })
    print({
      bench: "log",
      figure: "outbox to effect, both at once",
      value: ours.through,
      unit: "events/s",
      baseline: "kafkajs alone, produced",
      ratio: ours.through / bare.produced,
      target: ">= 5000"
    })
    print({ bench: "log", figure: "lost or doubled", value: ours.wrong, unit: "effects", target: "0" })
  } finally {
    await Promise.all([kafka.stop(), postgres.stop("immediate")])
    await rm(root, { recursive: true, force: true })
  }
}
