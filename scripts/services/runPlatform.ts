import { mkdir } from "node:fs/promises"
import { join } from "node:path"
import { performance } from "node:perf_hooks"
import { freePorts } from "../../packages/testing/src/engines/freePorts.ts"
import { type Kafka, startKafka } from "../../packages/testing/src/engines/kafka.ts"
import { startDatabase } from "./database.ts"
import { startGateway } from "./gateway.ts"
import { type ServiceProcess, startService } from "./ServiceProcess.ts"
import type { Settings } from "./settings.ts"
import { type ServiceName, type ServiceRow, serviceNames, serviceTable } from "./table.ts"
import { ensureTopics } from "./topics.ts"

/** Resolves with what ends the run: a signal from people, or a part that died. */
function makeEnding() {
  const { promise, resolve } = Promise.withResolvers<{ readonly why: string; readonly code: number }>()
  let over = false
  void promise.then(() => {
    over = true
  })
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
    process.on(signal, () => resolve({ why: `${signal}`, code: 0 }))
  return {
    promise,
    isOver: () => over,
    died: (what: string) => resolve({ why: `${what}; stopping the rest`, code: 1 })
  }
}

/** Tells each broker that dies; the platform goes on as long as a majority is left to agree on anything. */
function watchBrokers(kafka: Kafka, { died, isOver }: ReturnType<typeof makeEnding>): void {
  for (const broker of kafka.brokers) {
    void broker.ended().then(() => {
      if (isOver()) return
      const left = kafka.brokers.filter((each) => each.isRunning()).length
      if (left * 2 <= kafka.brokers.length) died(`kafka broker ${broker.id} ended, too few are left`)
      else console.log(`kafka broker ${broker.id} ended; ${left} of ${kafka.brokers.length} left`)
    })
  }
}

async function portsOfServices(): Promise<Readonly<Record<ServiceName, number>>> {
  const ports = await freePorts(serviceNames.length)
  const portOf = (name: ServiceName) => ports[serviceNames.indexOf(name)] ?? 0
  return {
    identity: portOf("identity"),
    casework: portOf("casework"),
    ingest: portOf("ingest"),
    correlator: portOf("correlator")
  }
}

/**
 * Starts everything, waits for Ctrl-C or a death, and stops everything in the reverse order.
 * Resolves with the exit code; rejects with MissingEngine or EngineFailed when an engine does not start.
 */
export async function runPlatform(settings: Settings, dataDir: string, started: number): Promise<number> {
  const ending = makeEnding()
  const stops: (() => Promise<unknown>)[] = []
  const run = async () => {
    await mkdir(dataDir, { recursive: true })
    const ports = await portsOfServices()

    // First, so that a taken port is told before anything is started.
    const routes: { prefix: string; port: number }[] = []
    const gateway = await startGateway(settings.port, routes)
    stops.push(gateway.stop)

    const [database, kafka] = await Promise.all([
      startDatabase(join(dataDir, "postgres")).then((each) => {
        stops.push(() => each.postgres.stop())
        return each
      }),
      startKafka({ brokers: settings.brokers, dataDir: join(dataDir, `kafka-${settings.brokers}`) }).then((each) => {
        stops.push(each.stop)
        return each
      })
    ])
    void database.postgres.ended().then(() => ending.died("postgresql ended"))
    watchBrokers(kafka, ending)
    console.log(`postgresql  127.0.0.1:${database.postgres.port}  data and passwords in ${database.dataDir}`)
    console.log(`kafka       ${kafka.bootstrap.join(", ")}`)
    const made = await ensureTopics(kafka.bootstrap)
    if (made.length > 0) console.log(`topics      ${made.length} made`)

    const table = serviceTable({ settings, dataDir, ports, database, bootstrap: kafka.bootstrap })
    routes.push(...table.flatMap((row) => row.paths.map((prefix) => ({ prefix, port: ports[row.name] }))))
    const services: ServiceProcess[] = []
    stops.push(() => Promise.all(services.map((service) => service.stop())))
    const start = (row: ServiceRow) => {
      const service = startService({ ...row, port: ports[row.name] })
      services.push(service)
      void service.ended.then((how) => ending.died(`${service.name} ended (${how})`))
      return service.becomesReady()
    }
    const ready: boolean[] = []
    // First who gives out the secrets: the others read theirs at the start.
    for (const group of [table.slice(0, 1), table.slice(1)]) {
      if (!ready.includes(false)) ready.push(...(await Promise.all(group.map(start))))
    }
    const late = services.filter((service, index) => service.isRunning() && ready[index] !== true)
    if (late.length > 0) ending.died(`${late.map(({ name }) => name).join(", ")} did not become ready`)
    if (ready.includes(false)) return
    for (const service of services) console.log(`${service.name.padEnd(11)} ${service.url}  pid ${service.pid}`)
    console.log(`ready http://127.0.0.1:${settings.port} in ${Math.round(performance.now() - started)} ms`)
  }

  let failure: unknown
  run().catch((error: unknown) => {
    failure = error
    ending.died("a part did not start")
  })
  const { why, code } = await ending.promise
  if (failure === undefined) console.log(`\n${why}`)
  // What is being started at this moment is not in the list yet: it ends with us, by its leash.
  for (const stop of stops.reverse()) await stop()
  if (failure !== undefined) throw failure
  return code
}
