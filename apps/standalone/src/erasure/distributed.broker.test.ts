import { execFileSync } from "node:child_process"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, describe } from "@effect/vitest"
import { rewindKafkaGroup } from "@kruisverband/broker"
import { type Kafka, type Postgres, requireEngine, startKafka, startPostgres } from "@kruisverband/testing"
import { Effect, Redacted } from "effect"
import { canaryErasure, copyBeside, type Form } from "./canaryErasure.ts"

const engines = [await requireEngine("postgresql"), await requireEngine("kafka")]

const root = mkdtempSync(join(tmpdir(), "kv-canary-"))
const dump = join(root, "yesterday.dump")
let postgres: Postgres | undefined
let kafka: Kafka | undefined
afterAll(async () => {
  await postgres?.stop()
  await kafka?.stop()
  rmSync(root, { recursive: true, force: true })
})

/** A database of its own in the private cluster, and PostgreSQL's own tools on it. */
const databaseOf = (server: Postgres, name: string) => {
  const { password } = new URL(server.url)
  const tool = (command: string, args: ReadonlyArray<string>) =>
    execFileSync(join(server.bin, command), [...args], {
      env: {
        PATH: process.env.PATH,
        PGHOST: "127.0.0.1",
        PGPORT: String(server.port),
        PGUSER: "postgres",
        PGPASSWORD: decodeURIComponent(password)
      }
    })
  return {
    tool,
    url: Redacted.make(server.urlFor({ user: "postgres", password: decodeURIComponent(password), database: name }))
  }
}

const rewind = (brokers: ReadonlyArray<string>) =>
  Effect.runPromise(
    Effect.all([
      rewindKafkaGroup({ brokers }, "ingest", "ingest-registry", "kruisverband.registry.v1"),
      rewindKafkaGroup({ brokers }, "casework", "casework-projection", "kruisverband.signals.v1"),
      rewindKafkaGroup({ brokers }, "casework", "casework-projection", "kruisverband.links.v1")
    ])
  )

const start = async (): Promise<Form> => {
  const data = join(root, "data")
  const server = await startPostgres({ dataDir: join(root, "postgres") })
  postgres = server
  const log = await startKafka({ brokers: 1, dataDir: join(root, "kafka") })
  kafka = log
  const first = databaseOf(server, "kruisverband")
  first.tool("createdb", ["kruisverband"])
  return {
    config: { data, databaseUrl: first.url, kafkaBrokers: log.bootstrap },
    folders: [data, join(root, "postgres"), join(root, "kafka")],
    // With its own tools: whoever keeps a database has them, and the journal must hold whatever was restored by.
    copy: async () => {
      first.tool("pg_dump", ["--format=custom", "--compress=0", `--file=${dump}`, "kruisverband"])
    },
    another: async () => {
      const second = databaseOf(server, "restored")
      const restored = join(root, "data-restored")
      copyBeside(data, restored)
      return {
        config: { data: restored, databaseUrl: second.url, kafkaBrokers: log.bootstrap },
        folder: join(root, "postgres"),
        load: async () => {
          second.tool("createdb", ["restored"])
          second.tool("pg_restore", ["--dbname=restored", "--exit-on-error", dump])
          await rewind(log.bootstrap)
        }
      }
    }
  }
}

describe.skipIf(engines.some((engine) => !engine.found))("erasing on PostgreSQL and Kafka", () => canaryErasure(start))
