import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises"
import { join } from "node:path"
import type { QueueStorage, Waiting } from "./QueueStorage.ts"

const ENDING = ".json"
/** Digits of a file's number: names in order are files in order. */
const DIGITS = 12

const nameOf = (place: number, key: string) =>
  `${String(place).padStart(DIGITS, "0")}-${encodeURIComponent(key)}${ENDING}`
const keyOf = (name: string) => decodeURIComponent(name.slice(DIGITS + 1, -ENDING.length))

/** Keeps waiting signals in a folder, a file each, that only its owner can read. One process at a time. */
export const fileStorage = (folder: string): QueueStorage => {
  const names = async (): Promise<ReadonlyArray<string>> => {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    return (await readdir(folder)).filter((name) => name.endsWith(ENDING)).sort()
  }
  return {
    all: async () =>
      Promise.all(
        (await names()).map(async (name): Promise<Waiting> => JSON.parse(await readFile(join(folder, name), "utf8")))
      ),
    put: async (waiting) => {
      const known = await names()
      if (known.some((name) => keyOf(name) === waiting.key)) return
      const last = Number((known.at(-1) ?? "0").slice(0, DIGITS))
      const path = join(folder, nameOf(last + 1, waiting.key))
      // a file under its own name is a whole one
      await writeFile(`${path}.part`, JSON.stringify(waiting), { mode: 0o600, flush: true })
      await rename(`${path}.part`, path)
    },
    remove: async (key) => {
      const name = (await names()).find((one) => keyOf(one) === key)
      if (name !== undefined) await rm(join(folder, name), { force: true })
    }
  }
}
