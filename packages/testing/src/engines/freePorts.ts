import { createServer } from "node:net"

/** First and last port, both included. */
export type PortRange = readonly [from: number, to: number]

/**
 * Below the range from which systems take the near end of outgoing connections (Linux: 32768 and up). In that range a
 * client that keeps knocking on a stopped engine can be given the engine's own port, and then talks to itself.
 */
const DEFAULT_RANGE: PortRange = [20_000, 29_999]

/** Ports this process has handed out: two engines that start at the same time must not get the same one. */
const taken = new Set<number>()

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer()
    server.once("error", () => resolve(false))
    server.listen({ host: "127.0.0.1", port, exclusive: true }, () => server.close(() => resolve(true)))
  })

/** Ports that a process tries before it comes to those of the next. */
const OWN = 16

/**
 * `count` different loopback ports that nobody listens on now. An engine listens on its port seconds after it was given it, and until
 * then another process finds it free too: each process begins at a place of its own.
 */
export async function freePorts(count: number, [from, to]: PortRange = DEFAULT_RANGE): Promise<readonly number[]> {
  const size = to - from + 1
  const start = (process.pid * OWN) % size
  const found: number[] = []
  for (let step = 0; step < size && found.length < count; step++) {
    const port = from + ((start + step) % size)
    if (taken.has(port)) continue
    // Claimed before it is tried: another call may be trying the same one.
    taken.add(port)
    if (await isFree(port)) found.push(port)
    else taken.delete(port)
  }
  if (found.length < count) throw new Error(`fewer than ${count} free ports between ${from} and ${to}`)
  return found
}
