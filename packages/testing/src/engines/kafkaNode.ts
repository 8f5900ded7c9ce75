import { existsSync } from "node:fs"
import { mkdir, readFile, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { EngineFailed } from "./EngineFailed.ts"
import { probeBroker } from "./kafkaProbe.ts"
import { type Launched, launch, logTail } from "./launch.ts"
import { repositoryPath } from "./repositoryPath.ts"
import { run } from "./run.ts"
import { waitUntil } from "./waitUntil.ts"

/** Enough for thousands of small events a second; the default of 1 GB would not fit three times beside a browser. */
const HEAP = ["-Xms128m", "-Xmx384m", "-XX:MaxDirectMemorySize=64m"]
/** Starts faster and takes less memory than the default collector on two cores. */
const COLLECTOR = ["-XX:+UseSerialGC", "-Xshare:auto"]
const START_MS = 90_000
/** A graceful stop moves leadership first; after this it is killed. */
const STOP_MS = 30_000

export interface NodeSettings {
  readonly id: number
  readonly port: number
  readonly controllerPort: number
  readonly dir: string
  readonly clusterId: string
  /** `1@127.0.0.1:port,…` of all controllers. */
  readonly voters: string
  readonly brokers: number
  readonly java: string
  readonly libs: string
}

const javaArgs = (libs: string, ...rest: readonly string[]): readonly string[] => [
  ...HEAP,
  ...COLLECTOR,
  `-Dlog4j2.configurationFile=${repositoryPath("infra/kafka/log4j2.properties")}`,
  "-Djava.awt.headless=true",
  "-cp",
  join(libs, "*"),
  ...rest
]

const configOf = (node: NodeSettings): string => join(node.dir, "server.properties")
const logOf = (node: NodeSettings): string => join(node.dir, "kafka.log")

/** Writes the configuration and, the first time, formats the log folder. Data of an earlier run stays. */
export async function prepareNode(node: NodeSettings): Promise<void> {
  const logDir = join(node.dir, "log")
  await mkdir(logDir, { recursive: true })
  const values: Readonly<Record<string, string | number>> = {
    nodeId: node.id,
    voters: node.voters,
    port: node.port,
    controllerPort: node.controllerPort,
    logDir,
    replicas: node.brokers,
    minInSync: node.brokers === 1 ? 1 : node.brokers - 1
  }
  const template = await readFile(repositoryPath("infra/kafka/server.properties"), "utf8")
  const filled = template.replace(/^[^#\n]*\$\{(\w+)\}.*$/gm, (line) =>
    line.replace(/\$\{(\w+)\}/g, (_, name: string) => {
      const value = values[name]
      if (value === undefined) throw new Error(`server.properties has an unknown placeholder: ${name}`)
      return String(value)
    })
  )
  await writeFile(configOf(node), filled)
  if (existsSync(join(logDir, "meta.properties"))) return
  const formatted = await run(
    node.java,
    javaArgs(
      node.libs,
      "kafka.tools.StorageTool",
      "format",
      "--cluster-id",
      node.clusterId,
      "--config",
      configOf(node)
    ),
    { timeoutMs: START_MS }
  )
  if (formatted.code !== 0) throw new EngineFailed("kafka", `node ${node.id}: format failed`, formatted.output.trim())
}

export const launchNode = (node: NodeSettings): Promise<Launched> =>
  launch({
    engine: "kafka",
    command: node.java,
    args: javaArgs(node.libs, "kafka.Kafka", configOf(node)),
    logFile: logOf(node)
  })

/** Waits until the node itself answers and says that it and `others` more are up. Kills it and rejects when it does not. */
export async function awaitNode(node: NodeSettings, process: Launched, others: number): Promise<void> {
  const isUp = async () => {
    const listed = await probeBroker(node.port)
    return listed.length > others && listed.some(({ id }) => id === node.id)
  }
  const answered = await waitUntil(async () => !process.isRunning() || (await isUp()), {
    timeoutMs: START_MS,
    everyMs: 100
  })
  if (answered && process.isRunning()) return
  const what = process.isRunning() ? `does not answer after ${START_MS / 1000} s` : "ended while starting"
  await process.end("SIGKILL", 0)
  throw new EngineFailed("kafka", `node ${node.id} on port ${node.port} ${what}`, await logTail(logOf(node)))
}

export const stopNode = (process: Launched): Promise<void> => process.end("SIGTERM", STOP_MS)
