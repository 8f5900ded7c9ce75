import { mkdtempSync, rmSync } from "node:fs"
import { chmod, mkdir, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, afterEach, expect, it, vi } from "vitest"
import { findEngine, requireEngine } from "./engines.ts"
import { findJava } from "./findJava.ts"
import { findProgram, versionsIn } from "./findProgram.ts"
import { freePorts } from "./freePorts.ts"

afterEach(() => vi.unstubAllEnvs())

const root = mkdtempSync(join(tmpdir(), "kv-program-"))
afterAll(() => rmSync(root, { recursive: true, force: true }))

const program = async (name: string, script: string) => {
  const folder = join(mkdtempSync(join(root, "program-")), "bin")
  await mkdir(folder)
  await writeFile(join(folder, name), `#!/bin/sh\n${script}\n`)
  await chmod(join(folder, name), 0o755)
  return folder
}

it("takes the first program that can be executed, by path or by name in PATH", async () => {
  const folder = await program("some-engine", "true")
  vi.stubEnv("PATH", `/nowhere:${folder}`)
  expect(await findProgram(["/nowhere/some-engine", "some-engine"])).toBe(join(folder, "some-engine"))
  await chmod(join(folder, "some-engine"), 0o644)
  expect(await findProgram(["some-engine"])).toBeUndefined()
})

it("lists newer versions first, by number and not by letter", async () => {
  const parent = mkdtempSync(join(root, "versions-"))
  for (const name of ["9", "15", "java-8-openjdk"]) await mkdir(join(parent, name))
  expect(await versionsIn(parent)).toEqual(["15", "9", "java-8-openjdk"].map((name) => join(parent, name)))
})

it("does not take a Java that is too old when a newer one is in JAVA_HOME", async () => {
  const home = join(await program("java", `echo 'openjdk version "21.0.2"' >&2`), "..")
  const old = await program("java", `echo 'java version "1.8.0_402"' >&2`)
  vi.stubEnv("PATH", `${old}:${process.env.PATH}`)
  vi.stubEnv("JAVA_HOME", home)
  expect(await findJava()).toBe(join(home, "bin/java"))
  vi.stubEnv("JAVA_HOME", "")
  expect(await findJava().catch((error: unknown) => String(error))).not.toBe(join(old, "java"))
})

it("names the missing engine and the variable that points nowhere", async () => {
  vi.stubEnv("CHROMIUM", "/nowhere/chromium")
  vi.stubEnv("REQUIRE_ENGINES", "")
  expect(await requireEngine("chromium")).toEqual({
    found: false,
    name: "chromium",
    reason: "CHROMIUM is /nowhere/chromium, which cannot be executed"
  })
})

it("fails instead of skipping where engines are required", async () => {
  vi.stubEnv("CHROMIUM", "/nowhere/chromium")
  vi.stubEnv("REQUIRE_ENGINES", "1")
  expect(await findEngine("chromium")).toMatchObject({ found: false })
  await expect(requireEngine("chromium")).rejects.toMatchObject({ _tag: "MissingEngine", engine: "chromium" })
})

it("never hands out the same port twice, and stays in the range", async () => {
  const ports = (await Promise.all([freePorts(3, [31_000, 31_009]), freePorts(3, [31_000, 31_009])])).flat()
  expect(new Set(ports).size).toBe(6)
  expect(ports.every((port) => port >= 31_000 && port <= 31_009)).toBe(true)
  await expect(freePorts(9, [31_000, 31_009])).rejects.toThrow(/31000 and 31009/)
})
