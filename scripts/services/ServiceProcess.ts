import { type ChildProcess, spawn } from "node:child_process"
import { createInterface } from "node:readline"
import { leash } from "../../packages/testing/src/engines/leash.ts"
import { repositoryPath } from "../../packages/testing/src/engines/repositoryPath.ts"
import { waitUntil } from "../../packages/testing/src/engines/waitUntil.ts"

/** Services drain for at most ten seconds; then this much more. */
const STOP_MS = 15_000

/** The second comes once from each Kafka client, and is harmless (tulios/kafkajs, issue 1751). */
const QUIET = ["--disable-warning=ExperimentalWarning", "--disable-warning=TimeoutNegativeWarning"]

export interface ServiceStart {
  readonly name: string
  /** From the repository's root. */
  readonly entry: string
  readonly port: number
  /** Path that answers 200 as soon as the service can do its work. */
  readonly ready: string
  readonly env: Readonly<Record<string, string>>
  readonly readyMs?: number
  /** Takes each line it prints; by default the console. */
  readonly tell?: (line: string) => void
}

export interface ServiceProcess {
  readonly name: string
  readonly url: string
  readonly pid: number
  /** Resolves when it has ended: with how, for people. */
  readonly ended: Promise<string>
  readonly isRunning: () => boolean
  /** True when it answered in time; false when it ended first or was too slow. */
  readonly becomesReady: () => Promise<boolean>
  readonly stop: () => Promise<void>
  /** `kill -9`; resolves when it is gone. */
  readonly kill: () => Promise<void>
}

/** What of our own environment a service may see; the rest is given by name. */
const INHERITED = ["PATH", "HOME", "LANG", "TZ", "NODE_OPTIONS", "NODE_EXTRA_CA_CERTS", "OTEL_EXPORTER_OTLP_ENDPOINT"]

const inherited = (): Record<string, string> =>
  Object.fromEntries(INHERITED.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])))

function prefixLines(child: ChildProcess, name: string, tell: (line: string) => void): void {
  for (const stream of [child.stdout, child.stderr]) {
    if (stream !== null) createInterface({ input: stream }).on("line", (line) => tell(`[${name}] ${line}`))
  }
}

/** Starts a service as a process of its own, in its own group (Ctrl-C reaches only us) and on a leash (it dies with us). */
export function startService(service: ServiceStart): ServiceProcess {
  const child = spawn(process.execPath, [...QUIET, repositoryPath(service.entry)], {
    cwd: repositoryPath(""),
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...inherited(), ...service.env, PORT: String(service.port) }
  })
  prefixLines(child, service.name, service.tell ?? console.log)
  const { pid = -1 } = child
  const guard = pid === -1 ? undefined : leash(pid, "KILL")
  let running = pid !== -1
  const ended = new Promise<string>((resolve) => {
    const finish = (how: string) => {
      running = false
      guard?.release()
      resolve(how)
    }
    child.once("error", (error) => finish(error.message))
    child.once("exit", (code, signal) => finish(signal === null ? `exit code ${code}` : `signal ${signal}`))
  })
  const url = `http://127.0.0.1:${service.port}`
  const answers = () =>
    fetch(`${url}${service.ready}`, { signal: AbortSignal.timeout(2_000) }).then(
      async (response) => {
        await response.body?.cancel()
        return response.ok
      },
      () => false
    )
  return {
    ...{ name: service.name, url, pid, ended },
    isRunning: () => running,
    becomesReady: async () => {
      const timeoutMs = service.readyMs ?? 60_000
      const up = await waitUntil(async () => !running || (await answers()), { timeoutMs, everyMs: 100 })
      return up && running
    },
    kill: async () => {
      if (running) child.kill("SIGKILL")
      await ended
    },
    stop: async () => {
      if (running) child.kill("SIGTERM")
      const timer = setTimeout(() => child.kill("SIGKILL"), STOP_MS)
      await ended
      clearTimeout(timer)
    }
  }
}
