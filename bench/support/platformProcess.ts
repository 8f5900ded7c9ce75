import { type ChildProcess, spawn } from "node:child_process"
import { readFile } from "node:fs/promises"
import { createInterface } from "node:readline"

/** The standalone platform as a process of its own, as `npm start` runs it. */
export interface PlatformProcess {
  readonly origin: string
  /** Milliseconds from the start of the process to its `ready` line. */
  readonly readyMs: number
  readonly stop: () => Promise<void>
  readonly kill: () => Promise<void>
  readonly residentMb: () => Promise<number>
}

const entry = new URL("../../apps/standalone/src/main.ts", import.meta.url).pathname

const gone = (child: ChildProcess) =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve()
    : new Promise<void>((resolve) => child.once("exit", () => resolve()))

export const startPlatform = async (environment: Readonly<Record<string, string>>): Promise<PlatformProcess> => {
  const started = performance.now()
  const child = spawn(process.execPath, [entry], {
    env: { ...process.env, PORT: "0", ...environment },
    stdio: ["ignore", "pipe", "inherit"]
  })
  const origin = await new Promise<string>((resolve, reject) => {
    child.once("exit", (code) => reject(new Error(`the platform stopped with ${code}`)))
    createInterface({ input: child.stdout }).on("line", (line) => {
      const ready = /^ready (\S+) in/u.exec(line)?.[1]
      if (ready !== undefined) resolve(ready)
    })
  })
  const end = (signal: NodeJS.Signals) => async () => {
    child.kill(signal)
    await gone(child)
  }
  return {
    origin,
    readyMs: performance.now() - started,
    stop: end("SIGTERM"),
    kill: end("SIGKILL"),
    residentMb: async () => {
      const status = await readFile(`/proc/${child.pid}/status`, "utf8").catch(() => "")
      return Number(/VmRSS:\s+(\d+)/u.exec(status)?.[1] ?? Number.NaN) / 1024
    }
  }
}
