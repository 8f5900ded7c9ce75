import { readdirSync, readFileSync } from "node:fs"

/** Clock ticks a second in /proc, on every Linux that Node runs on. */
const TICKS = 100

/** Fields of /proc/PID/stat after the name; undefined when the process is gone. */
const fieldsOf = (pid: string): ReadonlyArray<string> | undefined => {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8")
    return text.slice(text.lastIndexOf(")") + 2).split(" ")
  } catch {
    return undefined
  }
}

const ticks = (fields: ReadonlyArray<string>, ...places: ReadonlyArray<number>) =>
  places.reduce((sum, place) => sum + Number(fields[place] ?? 0), 0)

/** Milliseconds of processor time that a server and its processes took so far, those that ended included; 0 without /proc. */
export const serverTime = (pid: number): number => {
  const own = fieldsOf(String(pid))
  if (own === undefined) return 0
  let sum = ticks(own, 11, 12, 13, 14)
  for (const name of readdirSync("/proc")) {
    const fields = /^\d+$/u.test(name) ? fieldsOf(name) : undefined
    if (fields?.[1] === String(pid)) sum += ticks(fields, 11, 12)
  }
  return (sum * 1000) / TICKS
}

/** Milliseconds of processor time that this process took so far. */
export const ownTime = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}
