// Plain JavaScript: runs on whatever Node called it, from 20 on.
import { spawn } from "node:child_process"
import { existsSync, realpathSync } from "node:fs"
import { delimiter, dirname, join } from "node:path"
import { fileURLToPath } from "node:url"

/** The repository's root folder, without a slash at the end. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)))

const bin = join(root, "node_modules/.bin")
const installed = join(bin, process.platform === "win32" ? "node.cmd" : "node")

/** The Node that the lockfile pins; the one that runs us where there is no package of it for this platform. */
export const pinnedNode = existsSync(installed) ? realpathSync(installed) : process.execPath

/** Environment in which `node`, `tsc`, `vitest` and the like are the pinned ones. */
export const pinnedEnv = {
  ...process.env,
  PATH: `${bin}${delimiter}${process.env.PATH ?? ""}`,
  TURBO_TELEMETRY_DISABLED: "1"
}

/**
 * Runs a program with our terminal and tells its exit code; 1 when it was killed or could not start.
 * Signals that ask us to stop are passed on, and we wait for it to stop.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, timeoutMs?: number }} [options] after `timeoutMs` it is asked to stop, 10 s later killed
 * @returns {Promise<number>}
 */
export function runHere(command, args, { env = pinnedEnv, timeoutMs } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      env,
      stdio: "inherit",
      shell: process.platform === "win32"
    })
    const pass = (signal) => child.kill(signal)
    const signals = ["SIGINT", "SIGTERM", "SIGHUP"]
    for (const signal of signals) process.on(signal, pass)
    const timers = []
    if (timeoutMs !== undefined) {
      timers.push(setTimeout(() => child.kill("SIGTERM"), timeoutMs))
      timers.push(setTimeout(() => child.kill("SIGKILL"), timeoutMs + 10_000))
    }
    const finish = (code) => {
      for (const signal of signals) process.off(signal, pass)
      for (const timer of timers) clearTimeout(timer)
      resolve(code)
    }
    child.on("error", (error) => {
      console.error(`${command}: ${error.message}`)
      finish(1)
    })
    child.on("exit", (code) => finish(code ?? 1))
  })
}

/**
 * Starts the calling script again under the pinned Node when it runs under another, and ends with its exit code.
 * Returns only when the pinned one runs already. npm puts it first in PATH, so this is for calls by hand.
 * @param {string} script its `import.meta.url`
 */
export async function underPinnedNode(script) {
  if (realpathSync(process.execPath) === pinnedNode) return
  process.exit(await runHere(pinnedNode, [fileURLToPath(script), ...process.argv.slice(2)]))
}
