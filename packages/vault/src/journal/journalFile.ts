import { randomUUID } from "node:crypto"
import { constants } from "node:fs"
import { mkdir, open as openFile, stat, truncate } from "node:fs/promises"
import { dirname } from "node:path"
import { Effect, Layer, Option, Schema, Stream } from "effect"
import { ErasedSignal, ErasureJournal, JournalError, type JournalPage, JournalUnusable } from "./ErasureJournal.ts"

const Header = Schema.Struct({ journal: Schema.String, version: Schema.Literal(1) })
const decodeHeader = Schema.decodeUnknownOption(Schema.fromJsonString(Header))
const decodeLine = Schema.decodeUnknownOption(Schema.fromJsonString(ErasedSignal))

/** Lines in one page. */
const PAGE = 500
/** A header is shorter than this. */
const HEADER_BYTES = 200

const codeOf = (cause: unknown) => {
  const code: unknown = typeof cause === "object" && cause !== null ? Reflect.get(cause, "code") : undefined
  return typeof code === "string" ? code : "unreadable"
}

const attempt = <A>(where: string, work: () => Promise<A>): Effect.Effect<A, JournalError> =>
  Effect.tryPromise({ try: work, catch: (cause) => new JournalError({ where, code: codeOf(cause) }) })

const unusable = (where: string, found: string) =>
  new JournalUnusable({ where, found, wanted: "an erasure journal with all its lines" })

/** One write at the file's end, on disk before it returns. */
const write = async (path: string, text: string, flags: number) => {
  const file = await openFile(path, flags, 0o600)
  try {
    await file.write(text)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** The first line; undefined when there is no such file. */
const readHeader = async (path: string): Promise<string | undefined> => {
  const file = await openFile(path, "r").catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === "ENOENT") return undefined
    throw cause
  })
  if (file === undefined) return undefined
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEADER_BYTES), 0, HEADER_BYTES, 0)
    return buffer.subarray(0, bytesRead).toString("utf8").split("\n")[0] ?? ""
  } finally {
    await file.close()
  }
}

const APPEND = constants.O_WRONLY | constants.O_APPEND
const CREATE = APPEND | constants.O_CREAT | constants.O_EXCL

const make = async (path: string) => {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const header = `${JSON.stringify({ journal: randomUUID(), version: 1 })}\n`
  // Another instance may be making it at this moment: then its header counts.
  await write(path, header, CREATE).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code !== "EEXIST") throw cause
  })
}

/** Cuts off a line that a crash left half written: its erasure was never committed. */
const mend = async (path: string) => {
  const { size } = await stat(path)
  const length = Math.min(size, 4096)
  const file = await openFile(path, "r")
  try {
    const { buffer } = await file.read(Buffer.alloc(length), 0, length, size - length)
    const end = buffer.lastIndexOf(0x0a)
    if (end !== length - 1) await truncate(path, size - length + end + 1)
  } finally {
    await file.close()
  }
}

const readFrom = (path: string, position: number): Stream.Stream<JournalPage, JournalError | JournalUnusable> =>
  Stream.fromAsyncIterable(pagesOf(path, position), (cause) =>
    cause instanceof JournalUnusable ? cause : new JournalError({ where: path, code: codeOf(cause) })
  )

/** Throws JournalUnusable at a line that is none. */
async function* pagesOf(path: string, from: number): AsyncGenerator<JournalPage> {
  const file = await openFile(path, "r")
  try {
    let position = from
    let erased: Array<ErasedSignal> = []
    for await (const line of file.readLines({ start: from })) {
      const isHeader = position === 0
      position += Buffer.byteLength(line) + 1
      if (!isHeader) {
        const read = decodeLine(line)
        if (Option.isNone(read)) throw unusable(path, `a damaged line before byte ${position}`)
        erased.push(read.value)
      }
      if (erased.length === PAGE) {
        yield { erased, position }
        erased = []
      }
    }
    yield { erased, position }
  } finally {
    await file.close()
  }
}

/** A journal in a file of lines: keep it on a disk that no database backup is restored over, and copy it elsewhere. */
export const journalFile = (path: string): Layer.Layer<ErasureJournal> =>
  Layer.sync(ErasureJournal, () => {
    const find = Effect.gen(function* () {
      const line = yield* attempt(path, () => readHeader(path))
      if (line === undefined) return undefined
      const header = decodeHeader(line)
      if (Option.isNone(header)) return yield* unusable(path, "another file")
      yield* attempt(path, () => mend(path))
      return header.value.journal
    })
    const open = Effect.gen(function* () {
      const found = yield* find
      if (found !== undefined) return found
      yield* attempt(path, () => make(path))
      return (yield* find) ?? (yield* unusable(path, "nothing"))
    })
    return ErasureJournal.of({
      where: path,
      find,
      open,
      append: (erased) =>
        erased.length === 0
          ? Effect.void
          : attempt(path, () => write(path, erased.map((one) => `${JSON.stringify(one)}\n`).join(""), APPEND)),
      read: (position) => readFrom(path, position)
    })
  })
