import { join } from "node:path"
import { freePorts } from "../../packages/testing/src/engines/freePorts.ts"
import { type Kafka, startKafka } from "../../packages/testing/src/engines/kafka.ts"
import { run } from "../../packages/testing/src/engines/run.ts"
import { type Database, startDatabase } from "../services/database.ts"
import { startGateway } from "../services/gateway.ts"
import { type ServiceProcess, startService } from "../services/ServiceProcess.ts"
import { type ServiceName, serviceNames, serviceTable } from "../services/table.ts"
import { ensureTopics } from "../services/topics.ts"
import type { Form } from "./Form.ts"
import { loggedEvents } from "./loggedEvents.ts"
import { metricAt } from "./metricAt.ts"

export interface DistributedForm extends Form {
  readonly kafka: Kafka
  readonly database: Database
  /** `kill -9`. */
  readonly kill: (name: ServiceName) => Promise<void>
  /** Starts it again on its own port; resolves when it is ready. */
  readonly restart: (name: ServiceName) => Promise<void>
}

/** Every service a process of its own over PostgreSQL and Kafka, as `npm run services` runs them, but each can be killed. */
export async function startDistributed(dataDir: string, tell: (line: string) => void): Promise<DistributedForm> {
  const stops: (() => Promise<unknown>)[] = []
  const stop = async () => {
    for (const each of stops.splice(0).reverse()) await each()
  }
  try {
    const [port = 0, ...free] = await freePorts(1 + serviceNames.length)
    const portOf = (name: ServiceName) => free[serviceNames.indexOf(name)] ?? 0
    const ports = {
      identity: portOf("identity"),
      casework: portOf("casework"),
      ingest: portOf("ingest"),
      correlator: portOf("correlator")
    }
    const database = await startDatabase(join(dataDir, "postgres"))
    stops.push(() => database.postgres.stop())
    const kafka = await startKafka({ brokers: 1, dataDir: join(dataDir, "kafka") })
    stops.push(kafka.stop)
    await ensureTopics(kafka.bootstrap)
    const settings = { port, brokers: 1, dataDir, demo: "region" } as const
    const rows = serviceTable({ settings, dataDir, ports, database, bootstrap: kafka.bootstrap })
    const gateway = await startGateway(
      port,
      rows.flatMap((row) => row.paths.map((prefix) => ({ prefix, port: ports[row.name] })))
    )
    stops.push(gateway.stop)
    const services = new Map<ServiceName, ServiceProcess>()
    stops.push(() => Promise.all([...services.values()].map((service) => service.stop())))
    const start = async (name: ServiceName) => {
      const row = rows.find((each) => each.name === name)
      if (row === undefined) throw new Error(`no service ${name}`)
      const service = startService({ ...row, port: ports[name], tell })
      services.set(name, service)
      if (!(await service.becomesReady())) throw new Error(`${name} did not become ready`)
    }
    // First who gives out the secrets: the others read theirs at the start.
    await start("identity")
    await Promise.all(rows.filter(({ name }) => name !== "identity").map(({ name }) => start(name)))
    let again = 0
    const counted = () =>
      metricAt(`http://127.0.0.1:${ports.correlator}/metrics`, "kruisverband_correlator_redelivered")
    return {
      ...{ origin: `http://127.0.0.1:${port}`, dataDir, kafka, database, stop },
      kill: async (name) => {
        if (name === "correlator") again += await counted()
        await services.get(name)?.kill()
      },
      restart: start,
      // What relays sent twice, and what the correlator was given twice.
      redelivered: async () =>
        again + (await counted()) + (await loggedEvents(kafka.bootstrap)) - (await publishedEvents(database))
    }
  } catch (error) {
    await stop()
    throw error
  }
}

const PUBLISHED = ["ingest", "correlator", "casework"]
  .map(
    (owner) =>
      `select count(*) n from ${owner}.outbox where published_at is not null and topic <> 'kruisverband.registry.v1'`
  )
  .join(" union all ")

/** Events that were brought to the log at least once. */
async function publishedEvents({ postgres }: Database): Promise<number> {
  const url = new URL(postgres.url)
  url.pathname = "/kruisverband"
  const answer = await run(
    join(postgres.bin, "psql"),
    ["-XAtq", "-c", `select sum(n) from (${PUBLISHED}) o`, url.href],
    {
      env: { PATH: process.env.PATH ?? "" }
    }
  )
  if (answer.code !== 0) throw new Error("the outboxes cannot be counted")
  return Number(answer.output.trim())
}
