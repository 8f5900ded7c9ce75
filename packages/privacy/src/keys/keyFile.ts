import { chmod, link, mkdir, open as openFile, readFile, rename, rm, stat, unlink } from "node:fs/promises"
import { dirname } from "node:path"
import { Effect } from "effect"
import { SecureRandom } from "../random/SecureRandom.ts"
import { KEY_BYTES } from "../seal/sealed.ts"
import { MasterKeyInvalid } from "./errors.ts"
import { parseMasterKey } from "./parseMasterKey.ts"

const WANTED = "a file of mode 0600 with 32 bytes as base64"

/** Earlier master keys, newest first, one a line: there only while something is still wrapped by them. */
const previousOf = (path: string) => `${path}.previous`

const attempt = <A>(path: string, f: () => Promise<A>) =>
  Effect.tryPromise({
    try: f,
    catch: (cause) => new MasterKeyInvalid({ where: path, found: codeOf(cause), wanted: WANTED })
  })

const codeOf = (cause: unknown) =>
  typeof cause === "object" && cause !== null && "code" in cause ? String(cause.code) : "an unreadable file"

/** The keys in one file; none when there is no such file. */
const read = (path: string) =>
  Effect.gen(function* () {
    const { mode } = yield* attempt(path, () => stat(path))
    // Windows has no such modes; there the folder's rights guard the file.
    if (process.platform !== "win32" && (mode & 0o077) !== 0) {
      const found = `mode 0${(mode & 0o777).toString(8)}`
      return yield* new MasterKeyInvalid({ where: path, found, wanted: WANTED })
    }
    const text = yield* attempt(path, () => readFile(path, "utf8"))
    return yield* Effect.forEach(text.trim().split("\n"), (line) => {
      const bytes = parseMasterKey(line)
      const found = `${line.trim().length} characters`
      return bytes === undefined
        ? Effect.fail(new MasterKeyInvalid({ where: path, found, wanted: WANTED }))
        : Effect.succeed(bytes)
    })
  }).pipe(
    Effect.catchIf(
      (error) => error.found === "ENOENT",
      () => Effect.succeed([])
    )
  )

/** The current key and the earlier ones; empty when there is none yet. */
export const readKeyFiles = Effect.fnUntraced(function* (path: string) {
  const current = (yield* read(path)).slice(0, 1)
  if (current.length === 0) return current
  return [...current, ...(yield* read(previousOf(path)))]
})

/** The same; makes the current one, whole and on disk, when there is none yet. Two processes at once end with one key. */
export const makeKeyFile = Effect.fnUntraced(function* (path: string) {
  const found = yield* readKeyFiles(path)
  if (found.length > 0) return found
  const fresh = yield* freshKey
  const draft = yield* draftOf(path)
  yield* attempt(path, () => placeNew(path, draft, fresh))
  // Read back: when another process was first, its key counts.
  return yield* readKeyFiles(path)
})

/**
 * A new current key; the one before it becomes the newest of the earlier ones. That one is on disk in its new place
 * before the new key takes the old place, so no crash loses a key.
 */
export const rotateKeyFile = Effect.fnUntraced(function* (path: string) {
  const [current, ...earlier] = yield* readKeyFiles(path)
  if (current === undefined) return yield* Effect.asVoid(makeKeyFile(path))
  const kept = [current, ...earlier.filter((key) => Buffer.compare(key, current) !== 0)]
  yield* replace(previousOf(path), kept.map((key) => Buffer.from(key).toString("base64")).join("\n"))
  yield* replace(path, yield* freshKey)
})

/** Once nothing is wrapped by the earlier keys any more. */
export const forgetPreviousKeys = (path: string) =>
  attempt(previousOf(path), () => rm(previousOf(path), { force: true }))

const freshKey = Effect.gen(function* () {
  const bytes = yield* (yield* SecureRandom).bytes(KEY_BYTES)
  return Buffer.from(bytes).toString("base64")
})

const draftOf = (path: string) =>
  Effect.map(
    Effect.flatMap(SecureRandom, (random) => random.bytes(8)),
    (suffix) => `${path}.${Buffer.from(suffix).toString("hex")}`
  )

const replace = Effect.fnUntraced(function* (path: string, text: string) {
  const draft = yield* draftOf(path)
  yield* attempt(path, async () => {
    await write(draft, text)
    await rename(draft, path)
    await syncFolder(path)
  })
})

const write = async (draft: string, text: string) => {
  await mkdir(dirname(draft), { recursive: true, mode: 0o700 })
  await chmod(dirname(draft), 0o700)
  const file = await openFile(draft, "wx", 0o600)
  await file.writeFile(`${text}\n`)
  await file.sync()
  await file.close()
}

/** Written beside and linked into place: a crash leaves no half key, and `link` never overwrites. */
const placeNew = async (path: string, draft: string, text: string) => {
  await write(draft, text)
  await link(draft, path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EEXIST") throw error
  })
  await unlink(draft)
  await syncFolder(path)
}

const syncFolder = async (path: string) => {
  const folder = await openFile(dirname(path), "r")
  // Not every platform lets a folder be synced; the file itself was.
  await folder.sync().catch(() => undefined)
  await folder.close()
}
