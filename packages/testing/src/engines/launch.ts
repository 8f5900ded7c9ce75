import { spawn } from "node:child_process"
import { closeSync, openSync } from "node:fs"
import { readFile } from "node:fs/promises"
import { EngineFailed } from "./EngineFailed.ts"
import { leash } from "./leash.ts"
import type { EngineName } from "./MissingEngine.ts"

/** A running engine process, in a group of its own (Ctrl-C does not reach it) and on a leash (it dies with us). */
export interface Launched {
  readonly pid: number
  readonly isRunning: () => boolean
  /** Resolves when it has ended, for whatever reason; never rejects. */
  readonly ended: Promise<void>
  readonly signal: (signal: NodeJS.Signals) => void
  /** Signals, waits at most `graceMs`, then kills. Resolves when it is gone. */
  readonly end: (signal: NodeJS.Signals, graceMs: number) => Promise<void>
}

export interface LaunchOptions {
  readonly engine: EngineName | "keycloak"
  readonly command: string
  readonly args: readonly string[]
  /** Standard output and error are appended here. */
  readonly logFile: string
  readonly env?: Readonly<Record<string, string>>
  /** Run as another user; only the superuser may. */
  readonly as?: { readonly uid: number; readonly gid: number }
  /** What ends it when we are gone. */
  readonly lastSignal?: "KILL" | "QUIT"
}

export async function launch(options: LaunchOptions): Promise<Launched> {
  const log = openSync(options.logFile, "a", 0o600)
  const child = spawn(options.command, options.args, {
    ...options.as,
    detached: true,
    stdio: ["ignore", log, log],
    env: { PATH: process.env.PATH ?? "", HOME: process.env.HOME ?? "", LC_ALL: "C", TZ: "UTC", ...options.env }
  })
  closeSync(log)
  const { pid } = child
  if (pid === undefined) {
    const reason = await new Promise<Error>((resolve) => child.once("error", resolve))
    throw new EngineFailed(options.engine, `${options.command} could not be started`, reason.message)
  }
  const guard = leash(pid, options.lastSignal ?? "KILL")
  let running = true
  const ended = new Promise<void>((resolve) => {
    child.once("exit", () => {
      running = false
      guard.release()
      resolve()
    })
  })
  const signal = (name: NodeJS.Signals) => {
    if (running) child.kill(name)
  }
  return {
    pid,
    isRunning: () => running,
    ended,
    signal,
    end: async (name, graceMs) => {
      signal(name)
      const timer = setTimeout(() => signal("SIGKILL"), graceMs)
      await ended
      clearTimeout(timer)
    }
  }
}

/** The last lines of a log, to tell why an engine failed. Empty when there is no log yet. */
export async function logTail(file: string, lines = 20): Promise<string> {
  const text = await readFile(file, "utf8").catch(() => "")
  return text.trimEnd().split("\n").slice(-lines).join("\n")
}
