import { createHash } from "node:crypto"
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs"
import { createRequire } from "node:module"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"
import type { PGlite } from "@electric-sql/pglite"

const source = dirname(dirname(fileURLToPath(import.meta.url)))

const filesUnder = (folder: string): ReadonlyArray<string> =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"))
    .sort()

/** `node_modules/.cache/kruisverband` of the workspace, or undefined where there is none (a bundled image). */
const cacheFolder = (): string | undefined => {
  try {
    const entry = createRequire(import.meta.url).resolve("@electric-sql/pglite")
    const root = entry.slice(0, entry.lastIndexOf("node_modules") + "node_modules".length)
    return join(root, ".cache", "kruisverband")
  } catch {
    return undefined
  }
}

/** Where the dump of a database with today's migrations is kept: any change in this package's source is another file. */
const templateFile = (): string | undefined => {
  const folder = cacheFolder()
  if (folder === undefined || !existsSync(source)) return undefined
  const hash = createHash("sha256")
  for (const name of filesUnder(source)) hash.update(name).update(readFileSync(join(source, name)))
  return join(folder, `pglite-${hash.digest("hex").slice(0, 16)}.tar`)
}

/** A migrated, empty database as `loadDataDir` wants it; undefined if none was made yet. */
export const readTemplate = (): Blob | undefined => {
  const file = templateFile()
  if (file === undefined || !existsSync(file)) return undefined
  return new Blob([readFileSync(file)])
}

const KEEP = 3

/** Keeps the dump for the next start; a cache that cannot be written is no cache, and no error. */
export const writeTemplate = async (database: PGlite): Promise<void> => {
  const file = templateFile()
  if (file === undefined || existsSync(file)) return
  try {
    const folder = dirname(file)
    mkdirSync(folder, { recursive: true })
    // Not compressed: 40 MB on disk, and starts 0.2 s sooner.
    const dump = await database.dumpDataDir("none")
    const draft = `${file}.${process.pid}`
    writeFileSync(draft, new Uint8Array(await dump.arrayBuffer()))
    renameSync(draft, file)
    const age = (name: string) => statSync(join(folder, name)).mtimeMs
    const old = readdirSync(folder).filter((name) => name.startsWith("pglite-") && name.endsWith(".tar"))
    for (const name of old.sort((a, b) => age(b) - age(a)).slice(KEEP)) rmSync(join(folder, name), { force: true })
  } catch {
    // As said.
  }
}
