import { type ChildProcess, spawn } from "node:child_process"
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"
import { afterAll, assert, describe, it } from "@effect/vitest"
import { Effect, Layer } from "effect"
import { migrate, PgliteEngine, Sql, sqlLayer } from "../index.ts"

const parent = mkdtempSync(join(tmpdir(), "kv-pglite-"))
afterAll(() => rmSync(parent, { recursive: true, force: true }))
const script = join(dirname(dirname(dirname(fileURLToPath(import.meta.url)))), "test", "writeUntilKilled.ts")

const open = (folder: string) =>
  sqlLayer("ingest").pipe(
    Layer.provide(Layer.effectDiscard(migrate()).pipe(Layer.provideMerge(PgliteEngine.layer({ dataDir: folder }))))
  )
const rows = Effect.flatMap(Sql, ({ run }) =>
  run("test.rows", (db) => db.selectFrom("ingest.consumer_offset").select("topic").execute())
).pipe(Effect.map((all) => new Set(all.map((row) => row.topic))))

interface Writer {
  readonly child: ChildProcess
  readonly acknowledged: Array<string>
  readonly opened: () => number | undefined
  readonly ended: Promise<void>
}

const startWriter = (folder: string): Writer => {
  const child = spawn(process.execPath, [script, folder], { stdio: ["ignore", "pipe", "inherit"] })
  const acknowledged: Array<string> = []
  let opened: number | undefined
  let rest = ""
  child.stdout?.on("data", (chunk: Buffer) => {
    const lines = (rest + chunk.toString()).split("\n")
    // The last one may be cut off by the kill.
    rest = lines.pop() ?? ""
    for (const line of lines) {
      if (line.startsWith("open ")) opened = Number(line.slice("open ".length))
      else acknowledged.push(line)
    }
  })
  const ended = new Promise<void>((resolve) => {
    child.on("close", () => resolve())
  })
  return { child, acknowledged, opened: () => opened, ended }
}

const until = async (holds: () => boolean): Promise<void> => {
  const deadline = performance.now() + 30_000
  while (!holds()) {
    if (performance.now() > deadline) throw new Error("never")
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

const KILLS = 10

describe("PgliteEngine", () => {
  it(`loses no acknowledged row in ${KILLS} kills`, async () => {
    const folder = join(parent, "kills")
    const acknowledged: Array<string> = []
    for (let kill = 0; kill < KILLS; kill += 1) {
      const writer = startWriter(folder)
      // Each time at another moment of the writing.
      await until(() => writer.acknowledged.length > (kill * 7) % 40)
      writer.child.kill("SIGKILL")
      await writer.ended
      acknowledged.push(...writer.acknowledged)
    }
    const kept = await Effect.runPromise(rows.pipe(Effect.provide(open(folder))))
    assert.isAbove(acknowledged.length, KILLS)
    assert.deepStrictEqual(
      acknowledged.filter((id) => !kept.has(id)),
      []
    )
  }, 180_000)

  it("opens after a kill in the middle of its first initialisation", async () => {
    const folder = join(parent, "early")
    for (const wait of [100, 400, 700]) {
      const writer = startWriter(folder)
      await new Promise((resolve) => setTimeout(resolve, wait))
      writer.child.kill("SIGKILL")
      await writer.ended
    }
    const kept = await Effect.runPromise(rows.pipe(Effect.provide(open(folder))))
    assert.isAtLeast(kept.size, 0)
    assert.deepStrictEqual(
      readdirSync(parent).filter((name) => name.startsWith("early.new-")),
      []
    )
  })

  it("refuses a folder that a live process has open, and names both", async () => {
    const folder = join(parent, "kills")
    const writer = startWriter(folder)
    await until(() => writer.acknowledged.length > 0)
    const error = await Effect.runPromise(Effect.flip(rows.pipe(Effect.provide(open(folder)))))
    assert.strictEqual(error._tag, "DataFolderInUse")
    assert.include(error.message, folder)
    assert.include(error.message, String(writer.child.pid))
    writer.child.kill("SIGKILL")
    await writer.ended
    await Effect.runPromise(rows.pipe(Effect.provide(open(folder))))
  })

  it("refuses a second opening in the same process", async () => {
    const folder = join(parent, "kills")
    const twice = rows.pipe(
      Effect.andThen(Effect.flip(rows.pipe(Effect.provide(open(folder))))),
      Effect.provide(open(folder))
    )
    assert.strictEqual((await Effect.runPromise(twice))._tag, "DataFolderInUse")
    assert.isFalse(existsSync(`${folder}.lock`))
  })

  it("takes over the lock of a process that died and whose number another has now", async () => {
    const folder = join(parent, "kills")
    writeFileSync(`${folder}.lock`, JSON.stringify({ pid: process.pid, started: "1", token: "of-the-dead" }))
    await Effect.runPromise(rows.pipe(Effect.provide(open(folder))))
  })

  it("does not touch a folder that holds something else", async () => {
    const folder = join(parent, "other")
    mkdirSync(folder)
    writeFileSync(join(folder, "letter.txt"), "keep")
    const error = await Effect.runPromise(Effect.flip(rows.pipe(Effect.provide(open(folder)))))
    assert.strictEqual(error._tag, "StoreError")
    assert.isTrue(existsSync(join(folder, "letter.txt")))
  })
})
