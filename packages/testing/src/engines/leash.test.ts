import { spawn } from "node:child_process"
import { once } from "node:events"
import { expect, it } from "vitest"
import { repositoryPath } from "./repositoryPath.ts"
import { run } from "./run.ts"
import { waitUntil } from "./waitUntil.ts"

const alive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/** A parent that starts a process that sleeps, ties it, prints its pid, and then does what it is told on standard input. */
const PARENT = `
import { spawn } from "node:child_process"
const { leash } = await import(process.argv[1])
const child = spawn("sleep", ["60"], { detached: true, stdio: "ignore" })
const guard = leash(child.pid, "KILL")
child.unref()
process.stdin.once("data", (word) => { if (String(word) === "release") guard.release(); setTimeout(() => process.exit(0), 200) })
console.log(child.pid)
`

const parentWithChild = async () => {
  const module = repositoryPath("packages/testing/src/engines/leash.ts")
  const parent = spawn(process.execPath, ["--input-type=module", "-e", PARENT, module], {
    stdio: ["pipe", "pipe", "inherit"]
  })
  const [line] = await once(parent.stdout, "data")
  return { parent, child: Number(String(line)) }
}

/** Ended processes whose parent is gone can stay listed as zombies where nobody reaps them. */
const isGone = async (pid: number) =>
  !alive(pid) || /^Z/.test((await run("ps", ["-o", "stat=", "-p", String(pid)])).output.trim())

it("ends what it holds when its owner is killed with kill -9", async () => {
  const { parent, child } = await parentWithChild()
  expect(await isGone(child)).toBe(false)
  parent.kill("SIGKILL")
  expect(await waitUntil(() => isGone(child), { timeoutMs: 30_000 })).toBe(true)
})

it("harms nothing once released", async () => {
  const { parent, child } = await parentWithChild()
  parent.stdin.write("release")
  await once(parent, "exit")
  expect(await waitUntil(() => isGone(child), { timeoutMs: 500 })).toBe(false)
  process.kill(child, "SIGKILL")
})
