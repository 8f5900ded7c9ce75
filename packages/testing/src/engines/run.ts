import { type SpawnOptions, spawn } from "node:child_process"

export interface Ran {
  /** Exit code; -1 when it could not be started or was killed. */
  readonly code: number
  /** Standard output and standard error, in order of arrival. */
  readonly output: string
}

/** Runs a program to its end without a shell. Never throws: a program that does not exist has code -1. */
export function run(
  command: string,
  args: readonly string[],
  options: Pick<SpawnOptions, "cwd" | "env" | "gid" | "uid"> & { readonly timeoutMs?: number } = {}
): Promise<Ran> {
  const { timeoutMs = 60_000, ...rest } = options
  return new Promise((resolve) => {
    let output = ""
    const child = spawn(command, args, {
      ...rest,
      stdio: ["ignore", "pipe", "pipe"],
      timeout: timeoutMs,
      killSignal: "SIGKILL"
    })
    const keep = (chunk: Buffer) => {
      output += chunk.toString("utf8")
    }
    child.stdout.on("data", keep)
    child.stderr.on("data", keep)
    child.on("error", (error) => resolve({ code: -1, output: error.message }))
    child.on("close", (code) => resolve({ code: code ?? -1, output }))
  })
}
