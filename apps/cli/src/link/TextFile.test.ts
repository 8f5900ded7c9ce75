import { spawn } from "node:child_process"
import { once } from "node:events"
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync
} from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { outputPlace } from "./outputPlace.ts"
import { TextFile } from "./TextFile.ts"

let folder = ""
let path = ""
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "text-file-"))
  path = join(folder, "out.csv")
})
afterEach(() => rmSync(folder, { recursive: true }))

const LINE = "x".repeat(100)
const MANY = 5000

const writeMany = async (file: TextFile) => {
  for (let i = 0; i < MANY; i++) await file.write(LINE)
}

describe("TextFile", () => {
  it("is at its place only when it is whole, and what was there stays until then", async () => {
    writeFileSync(path, "old")
    chmodSync(path, 0o640)
    await using file = new TextFile(await outputPlace(path))
    await writeMany(file)
    expect(readFileSync(path, "utf8")).toBe("old")
    await file.end()
    expect(readFileSync(path, "utf8")).toBe(`${LINE}\n`.repeat(MANY))
    expect(statSync(path).mode & 0o777).toBe(0o640)
    expect(readdirSync(folder)).toEqual(["out.csv"])
  })

  it("leaves nothing of itself when it is not ended, and no listener for signals", async () => {
    const listeners = process.listenerCount("SIGTERM")
    {
      await using file = new TextFile(await outputPlace(path))
      await writeMany(file)
      expect(readdirSync(folder)).toEqual([`out.csv.${process.pid}.part`])
      expect(process.listenerCount("SIGTERM")).toBe(listeners + 1)
    }
    expect(readdirSync(folder)).toEqual([])
    expect(process.listenerCount("SIGTERM")).toBe(listeners)
  })

  it("keeps a link to another file, and writes what it points to", async () => {
    mkdirSync(join(folder, "there"))
    const real = join(folder, "there", "real.csv")
    writeFileSync(real, "old")
    symlinkSync(real, path)
    await using file = new TextFile(await outputPlace(path))
    await file.write("new")
    await file.end()
    expect([readFileSync(real, "utf8"), readFileSync(path, "utf8")]).toEqual(["new\n", "new\n"])
    expect(readdirSync(folder).sort()).toEqual(["out.csv", "there"])
  })

  it("writes to what is no file where it is, and says when that is full", async () => {
    await using nowhere = new TextFile(await outputPlace("/dev/null"))
    await writeMany(nowhere)
    await nowhere.end()
    expect(statSync("/dev/null").isFile()).toBe(false)
    // every write to this device fails as on a full disk; only Linux has it
    if (!existsSync("/dev/full")) return
    await using full = new TextFile(await outputPlace("/dev/full"))
    await expect(writeMany(full).then(() => full.end())).rejects.toThrow("ENOSPC")
  })

  it("takes away what is half written when the process is told to stop, and stops by that signal", async () => {
    const module = (name: string) => JSON.stringify(new URL(name, import.meta.url).href)
    const program = `
      const { TextFile } = await import(${module("./TextFile.ts")})
      const { outputPlace } = await import(${module("./outputPlace.ts")})
      const file = new TextFile(await outputPlace(${JSON.stringify(path)}))
      for (let i = 0; i < ${MANY}; i++) await file.write("${LINE}")
      console.log("written")
      setInterval(() => undefined, 1000)`
    const child = spawn(process.execPath, ["--input-type=module", "-e", program], {
      stdio: ["ignore", "pipe", "inherit"]
    })
    await once(child.stdout, "data")
    expect(readdirSync(folder)).toEqual([`out.csv.${child.pid}.part`])
    const exited = once(child, "exit")
    child.kill("SIGTERM")
    expect(await exited).toEqual([null, "SIGTERM"])
    expect(readdirSync(folder)).toEqual([])
  })
})

describe("outputPlace", () => {
  it("refuses a folder, and a file in a folder that is not there", async () => {
    await expect(outputPlace(folder)).rejects.toThrow("EISDIR")
    await expect(outputPlace(join(folder, "no", "out.csv"))).rejects.toThrow("ENOENT")
    await expect(outputPlace(join(path, "out.csv"))).rejects.toThrow("ENOENT")
    writeFileSync(path, "a file")
    await expect(outputPlace(join(path, "out.csv"))).rejects.toThrow("ENOTDIR")
  })
})
