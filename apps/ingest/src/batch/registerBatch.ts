import type { BatchLine } from "@kruisverband/contract"
import {
  type Fault,
  HttpProblem,
  malformed,
  parseJson,
  problemDocument,
  tooLarge,
  unavailable
} from "@kruisverband/http"
import { Effect, Result, Stream } from "effect"
import type { Poster } from "../access/Poster.ts"
import { toProblem } from "../problems.ts"
import { type Prepared, type Registered, SignalIntake } from "../signals/SignalIntake.ts"
import { readSignal } from "../signals/screen.ts"
import { GROUP, LINE_LIMIT, LineReader, type RawLine } from "./readLines.ts"

/** Largest body of a batch, bytes. It is never held whole. */
export const BATCH_LIMIT = 512 * 1024 * 1024

interface Settled {
  readonly line: number
  readonly outcome: Result.Result<Extract<Registered, { readonly _tag: "Success" }>["success"], HttpProblem>
}

/** A group of lines after rules, encoding and sealing; `posts` are those still to be written. */
interface Group {
  readonly settled: ReadonlyArray<Settled>
  readonly lines: ReadonlyArray<number>
  readonly posts: ReadonlyArray<Prepared>
}

const tooLong = () =>
  malformed([
    {
      code: "malformed",
      pointer: "",
      text: {
        nl: `Deze regel is te lang. Ten hoogste ${LINE_LIMIT} bytes.`,
        en: `This line is too long. At most ${LINE_LIMIT} bytes.`
      }
    }
  ])

/** A fault halfway cannot change the status any more: it is told on the lines it strikes. */
const asProblem = (error: HttpProblem | Fault) => (error instanceof HttpProblem ? error : unavailable())

const readLine = (raw: RawLine, poster: Poster) =>
  raw.bytes === undefined
    ? Effect.fail(tooLong())
    : Effect.flatMap(parseJson(raw.bytes), (body) => readSignal(body, poster))

const prepare = Effect.fnUntraced(function* (poster: Poster, key: string | undefined, lines: ReadonlyArray<RawLine>) {
  const intake = yield* SignalIntake
  const read = yield* Effect.forEach(lines, (raw) =>
    Effect.map(Effect.result(readLine(raw, poster)), (input) => ({ line: raw.line, input }))
  )
  const good = read.flatMap(({ input, line }) => (Result.isSuccess(input) ? [{ line, input: input.success }] : []))
  const bad = read.flatMap(
    ({ input, line }): ReadonlyArray<Settled> =>
      Result.isFailure(input) ? [{ line, outcome: Result.fail(asProblem(input.failure)) }] : []
  )
  // A key per line: a batch that broke off halfway is sent again whole, and every line counts once.
  const posts = yield* Effect.result(
    intake.prepareMany(
      poster,
      good.map(({ input, line }) => ({ input, key: key === undefined ? undefined : `${key}#${line}` }))
    )
  )
  const group: Group = Result.isSuccess(posts)
    ? { settled: bad, lines: good.map(({ line }) => line), posts: posts.success }
    : {
        settled: [
          ...bad,
          ...failed(
            good.map(({ line }) => line),
            unavailable()
          )
        ],
        lines: [],
        posts: []
      }
  return group
})

const failed = (lines: ReadonlyArray<number>, problem: HttpProblem): ReadonlyArray<Settled> =>
  lines.map((line) => ({ line, outcome: Result.fail(problem) }))

const write = Effect.fnUntraced(function* (poster: Poster, group: Group) {
  const intake = yield* SignalIntake
  const written = yield* Effect.result(intake.storeMany(poster, group.posts))
  const outcomes = Result.isSuccess(written)
    ? written.success.map((outcome, index) => ({
        line: group.lines[index] ?? 0,
        outcome: Result.mapError(outcome, toProblem)
      }))
    : failed(group.lines, unavailable())
  return [...group.settled, ...outcomes].toSorted((a, b) => a.line - b.line)
})

const toLine = ({ line, outcome }: Settled): BatchLine =>
  Result.isSuccess(outcome)
    ? { line, status: 201, signal: outcome.success }
    : { line, status: outcome.failure.status, problem: problemDocument(outcome.failure, crypto.randomUUID()) }

/** Groups of lines as they arrive: what one chunk of the body completes, at most `GROUP` lines together. */
async function* groupsOf(
  body: ReadableStream<Uint8Array>,
  limit: number
): AsyncGenerator<ReadonlyArray<RawLine> | Settled> {
  const reader = new LineReader()
  let size = 0
  for await (const chunk of body) {
    size += chunk.length
    if (size > limit) {
      yield { line: reader.current, outcome: Result.fail(tooLarge(limit)) }
      return
    }
    yield* slices(reader.push(chunk))
  }
  yield* slices(reader.end())
}

function* slices(lines: ReadonlyArray<RawLine>) {
  for (let from = 0; from < lines.length; from += GROUP) yield lines.slice(from, from + GROUP)
}

/**
 * Registers a body of newline-delimited JSON: an answer per line, in order, each line standing alone. A group of lines
 * is one transaction; the next group is encoded and sealed while the former is written. A body that breaks off ends
 * the answer after what was whole.
 */
export const registerBatch = (
  poster: Poster,
  key: string | undefined,
  body: ReadableStream<Uint8Array>,
  limit: number = BATCH_LIMIT
): Stream.Stream<BatchLine, never, SignalIntake> =>
  Stream.fromAsyncIterable(groupsOf(body, limit), () => "broken-off" as const).pipe(
    Stream.catch(() => Stream.empty),
    // Two at once, in order: while one is encoded on its own thread, the rules judge the next.
    Stream.mapEffect(
      (lines) =>
        "outcome" in lines
          ? Effect.succeed<Group>({ settled: [lines], lines: [], posts: [] })
          : prepare(poster, key, lines),
      { concurrency: 2 }
    ),
    Stream.buffer({ capacity: 1 }),
    Stream.mapEffect((group) => write(poster, group)),
    Stream.flatMap((settled) => Stream.fromIterable(settled)),
    Stream.map(toLine)
  )
