import { chmod, link, mkdir, open as openFile, readFile, stat, unlink } from "node:fs/promises"
import { dirname } from "node:path"
import { Effect } from "effect"
import { SecureRandom } from "../random/SecureRandom.ts"
import { KEY_BYTES } from "../seal/sealed.ts"
import { MasterKeyInvalid } from "./errors.ts"
import { parseMasterKey } from "./parseMasterKey.ts"

const WANTED = "a file of mode 0600 with 32 bytes as base64"

const attempt = <A>(path: string, f: () => Promise<A>) =>
  Effect.tryPromise({
    try: f,
    catch: (cause) => new MasterKeyInvalid({ where: path, found: codeOf(cause), wanted: WANTED })
  })

const codeOf = (cause: unknown) =>
  typeof cause === "object" && cause !== null && "code" in cause ? String(cause.code) : "an unreadable file"

/** Reads the master key from a file; makes it, whole and on disk, when there is none yet. Two processes at once end with one key. */
export const readOrMakeKeyFile = Effect.fnUntraced(function* (path: string) {
  const found = yield* read(path).pipe(
    Effect.catchIf(
      (error) => error.found === "ENOENT",
      () => Effect.succeed(undefined)
    )
  )
  if (found !== undefined) return found
  const fresh = yield* (yield* SecureRandom).bytes(KEY_BYTES)
  const suffix = Buffer.from(yield* (yield* SecureRandom).bytes(8)).toString("hex")
  yield* attempt(path, () => place(path, `${path}.${suffix}`, Buffer.from(fresh).toString("base64")))
  // Read back: when another process was first, its key counts.
  return yield* read(path)
})

const read = Effect.fnUntraced(function* (path: string) {
  const { mode } = yield* attempt(path, () => stat(path))
  // Windows has no such modes; there the folder's rights guard the file.
  if (process.platform !== "win32" && (mode & 0o077) !== 0) {
    const found = `mode 0${(mode & 0o777).toString(8)}`
    return yield* new MasterKeyInvalid({ where: path, found, wanted: WANTED })
  }
  const text = yield* attempt(path, () => readFile(path, "utf8"))
  const bytes = parseMasterKey(text)
  if (bytes !== undefined) return bytes
  return yield* new MasterKeyInvalid({ where: path, found: `${text.trim().length} characters`, wanted: WANTED })
})

/** Written beside and linked into place: a crash leaves no half key, and `link` never overwrites. */
const place = async (path: string, temporary: string, text: string) => {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  await chmod(dirname(path), 0o700)
  const file = await openFile(temporary, "wx", 0o600)
  await file.writeFile(`${text}\n`)
  await file.sync()
  await file.close()
  await link(temporary, path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EEXIST") throw error
  })
  await unlink(temporary)
  const folder = await openFile(dirname(path), "r")
  // Not every platform lets a folder be synced; the file itself was.
  await folder.sync().catch(() => undefined)
  await folder.close()
}
