import { mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, describe, expect, it } from "vitest"
import type { SignalBody, SignalReceipt } from "./bodies.ts"
import { PlatformUnreachable, SignalRefused } from "./errors.ts"
import { fileStorage } from "./fileStorage.ts"
import { memoryStorage, type QueueStorage } from "./QueueStorage.ts"
import { NotSealed, type Outcome, QueueFull, SendQueue } from "./SendQueue.ts"

const folders: Array<string> = []
const folder = async () => {
  const made = await mkdtemp(join(tmpdir(), "kruisverband-queue-"))
  folders.push(made)
  return made
}
afterAll(() => Promise.all(folders.map((one) => rm(one, { recursive: true, force: true }))))

const signal = (observation: string): SignalBody => ({
  covenant: "persons",
  kind: "radicalisation",
  observedAt: "2026-10-02",
  observation,
  sealedSubjects: [{ encoding: "AAAA" }]
})
const receipt = (id: string): SignalReceipt =>
  ({
    id,
    receipt: "KV-1",
    desk: { id: "desk", name: "Desk" },
    guidance: [],
    sharing: { level: "full" }
  }) as unknown as SignalReceipt

const passing = [
  new PlatformUnreachable(),
  new SignalRefused(503, undefined, 7_000),
  new SignalRefused(429, undefined, undefined)
]
const refused = new SignalRefused(422, undefined, undefined)

/** A platform that answers as told, and remembers what came. */
const platform = (answers: ReadonlyArray<Error | undefined>) => {
  const came: Array<string> = []
  const waits: Array<number> = []
  return {
    came,
    waits,
    wait: async (milliseconds: number) => {
      waits.push(milliseconds)
    },
    post: async (_: SignalBody, key: string): Promise<SignalReceipt> => {
      const answer = answers[came.length]
      came.push(key)
      if (answer !== undefined) throw answer
      return receipt(key)
    }
  }
}
const all = async (outcomes: AsyncIterable<Outcome>) => {
  const out: Array<Outcome> = []
  for await (const outcome of outcomes) out.push(outcome)
  return out
}

describe.each<[string, () => Promise<QueueStorage>]>([
  ["in memory", async () => memoryStorage()],
  ["in files", async () => fileStorage(await folder())]
])("a queue %s", (_, storageOf) => {
  it("sends what waits in order, each under its own key, and is empty then", async () => {
    const to = platform([])
    const queue = new SendQueue({ ...to, storage: await storageOf() })
    for (const key of ["k1", "k/2", "k3"]) await queue.add(signal(key), key)
    expect((await all(queue.run())).map(({ key, kind }) => [key, kind])).toEqual([
      ["k1", "sent"],
      ["k/2", "sent"],
      ["k3", "sent"]
    ])
    expect(to.came).toEqual(["k1", "k/2", "k3"])
    expect(await queue.size()).toBe(0)
  })

  it("tries again under the same key what may pass, after Retry-After or a growing pause", async () => {
    const to = platform([passing[0], passing[1], passing[2]])
    const queue = new SendQueue({ ...to, storage: await storageOf() })
    await queue.add(signal("a"), "k1")
    expect(await all(queue.run())).toMatchObject([{ key: "k1", kind: "sent" }])
    expect(to.came).toEqual(["k1", "k1", "k1", "k1"])
    expect(to.waits).toEqual([1_000, 7_000, 4_000])
  })

  it("does not try again what is refused: it tells why and goes on", async () => {
    const to = platform([refused])
    const queue = new SendQueue({ ...to, storage: await storageOf() })
    await queue.add(signal("a"), "k1")
    await queue.add(signal("b"), "k2")
    expect(await all(queue.run())).toMatchObject([
      { key: "k1", kind: "refused", why: { status: 422 } },
      { key: "k2", kind: "sent" }
    ])
    expect(to.came).toEqual(["k1", "k2"])
  })

  it("keeps what could not be sent, for another run or another process", async () => {
    const storage = await storageOf()
    const down = new SendQueue({ ...platform(passing), storage })
    await down.add(signal("a"), "k1")
    await expect(all(down.run(2))).rejects.toThrow(/status 503/u)
    expect(await down.size()).toBe(1)
    const up = new SendQueue({ ...platform([]), storage })
    expect(await all(up.run())).toMatchObject([{ key: "k1", kind: "sent" }])
  })

  it("takes a key once, holds no more than its limit, and no person in clear", async () => {
    const queue = new SendQueue({ ...platform([]), storage: await storageOf(), limit: 2 })
    await queue.add(signal("a"), "k1")
    await queue.add(signal("a"), "k1")
    await queue.add(signal("b"), "k2")
    await expect(queue.add(signal("c"), "k3")).rejects.toThrow(QueueFull)
    const clear: SignalBody = {
      covenant: "persons",
      kind: "radicalisation",
      observedAt: "2026-10-02",
      observation: "x",
      subjects: [{ givenNames: "Fenna" }]
    }
    await expect(queue.add(clear, "k4")).rejects.toThrow(NotSealed)
    expect(await queue.size()).toBe(2)
  })
})

describe("fileStorage", () => {
  it("writes whole files that only their owner reads", async () => {
    const at = await folder()
    const queue = new SendQueue({ ...platform([]), storage: fileStorage(at) })
    await queue.add(signal("a"), "key with / and ..")
    const [name = ""] = await readdir(at)
    expect((await readdir(at)).length).toBe(1)
    expect((await stat(join(at, name))).mode & 0o077).toBe(0)
    expect(JSON.parse(await readFile(join(at, name), "utf8"))).toEqual({
      key: "key with / and ..",
      signal: signal("a")
    })
  })
})
