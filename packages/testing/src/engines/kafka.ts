import { randomBytes } from "node:crypto"
import { mkdir, readFile, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { findJava } from "./findJava.ts"
import { freePorts, type PortRange } from "./freePorts.ts"
import { ensureKafkaInstalled } from "./kafkaInstall.ts"
import { awaitNode, launchNode, type NodeSettings, prepareNode, stopNode } from "./kafkaNode.ts"
import type { Launched } from "./launch.ts"

export interface KafkaOptions {
  readonly brokers: 1 | 3
  /** Made when missing; data of an earlier run with the same number of brokers is taken up again. */
  readonly dataDir: string
  /** Port of the first broker; left out, a free one. */
  readonly port?: number
  /** Where free ports are taken from. */
  readonly portRange?: PortRange
}

export interface KafkaBroker {
  readonly id: number
  readonly port: number
  /** Process id; changes at each restart. */
  readonly pid: number
  readonly isRunning: () => boolean
  /** Resolves when this run of it has ended, whoever ended it. */
  readonly ended: () => Promise<void>
  /** Sends the signal and waits until the process is gone (a signal that does not end it: see `signal`). */
  readonly kill: (signal: "SIGKILL" | "SIGTERM") => Promise<void>
  /** For signals that do not end it, such as SIGSTOP and SIGCONT. */
  readonly signal: (signal: NodeJS.Signals) => void
  /** Starts it again on the same port and data; stops it first when it still runs. Resolves when it answers. */
  readonly restart: () => Promise<void>
}

export interface Kafka {
  /** `127.0.0.1:port` of each broker. */
  readonly bootstrap: readonly string[]
  readonly brokers: readonly KafkaBroker[]
  /** Stops all brokers gracefully; those that do not stop are killed. */
  readonly stop: () => Promise<void>
}

/** Kafka wants 16 random bytes in URL-safe base64. A leading dash would be read as an option. */
const newClusterId = (): string => randomBytes(16).toString("base64url").replace(/^-/, "A")

async function clusterIdIn(dataDir: string): Promise<string> {
  const file = join(dataDir, "cluster-id")
  const known = await readFile(file, "utf8").catch(() => undefined)
  if (known !== undefined && known !== "") return known
  const fresh = newClusterId()
  await writeFile(file, fresh)
  return fresh
}

const portAt = (ports: readonly number[], index: number): number => {
  const port = ports[index]
  if (port === undefined) throw new Error(`port ${index} of ${ports.length}`)
  return port
}

interface Started {
  readonly broker: KafkaBroker
  /** Resolves when it answers and knows this many other brokers. */
  readonly answers: (others: number) => Promise<void>
}

async function startBroker(settings: NodeSettings): Promise<Started> {
  let process: Launched = await launchNode(settings)
  const broker: KafkaBroker = {
    id: settings.id,
    port: settings.port,
    get pid() {
      return process.pid
    },
    isRunning: () => process.isRunning(),
    ended: () => process.ended,
    kill: (signal) => (signal === "SIGTERM" ? stopNode(process) : process.end("SIGKILL", 0)),
    signal: (signal) => process.signal(signal),
    restart: async () => {
      if (process.isRunning()) await stopNode(process)
      process = await launchNode(settings)
      await awaitNode(settings, process, 0)
    }
  }
  return { broker, answers: (others) => awaitNode(settings, process, others) }
}

/**
 * Starts real Apache Kafka 4 (KRaft, combined mode) on loopback and resolves when every broker answers and knows the others.
 * It ends with this process, however that ends. Rejects with MissingEngine (no Java, no jars) or EngineFailed.
 */
export async function startKafka(options: KafkaOptions): Promise<Kafka> {
  const [java, libs] = await Promise.all([findJava(), ensureKafkaInstalled()])
  await mkdir(options.dataDir, { recursive: true })
  const clusterId = await clusterIdIn(options.dataDir)
  const ids = Array.from({ length: options.brokers }, (_, i) => i + 1)
  const ports = await freePorts(2 * options.brokers, options.portRange)
  const nodes = ids.map((id) => ({
    id,
    port: (id === 1 ? options.port : undefined) ?? portAt(ports, id - 1),
    controllerPort: portAt(ports, options.brokers + id - 1)
  }))
  const voters = nodes.map(({ id, controllerPort }) => `${id}@127.0.0.1:${controllerPort}`).join(",")
  const settings = nodes.map((node) => ({
    ...node,
    ...{ dir: join(options.dataDir, `node-${node.id}`), clusterId, voters, brokers: options.brokers, java, libs }
  }))
  await Promise.all(settings.map(prepareNode))

  const started = await Promise.all(settings.map(startBroker))
  const brokers = started.map(({ broker }) => broker)
  const all = (signal: "SIGKILL" | "SIGTERM") => Promise.all(brokers.map((broker) => broker.kill(signal)))
  try {
    await Promise.all(started.map(({ answers }) => answers(brokers.length - 1)))
  } catch (error) {
    await all("SIGKILL")
    throw error
  }
  return {
    bootstrap: settings.map(({ port }) => `127.0.0.1:${port}`),
    brokers,
    stop: async () => {
      await all("SIGTERM")
    }
  }
}
