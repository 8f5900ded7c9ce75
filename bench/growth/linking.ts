import { mkdir, mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Effect, Layer, Redacted } from "effect"
import { dumpState, rebuildCorrelator, settleWaiting } from "../../apps/correlator/src/index.ts"
import { embeddedEventLog } from "../../packages/broker/src/index.ts"
import { migrate, PgliteEngine, PostgresEngine } from "../../packages/store/src/index.ts"
import { type Postgres, startPostgres } from "../../packages/testing/src/index.ts"
import { percentile, print } from "../support/figure.ts"
import { writeInventedFile } from "../support/inventedFile.ts"
import { bareRows } from "./bareRows.ts"
import { EncodedFile } from "./EncodedFile.ts"
import { ownTime, serverTime } from "./processorTime.ts"
import {
  bytesOnDisk,
  encodingsOf,
  eventsConsumed,
  publishCovenant,
  registerSignals,
  signalsKept,
  startCorrelator,
  untilConsumed
} from "./SqlHistory.ts"
import { COUNTING, forgetStatements, tellStatements } from "./statements.ts"

const SIZES = [10_000, 100_000, 1_000_000]
const DEFAULT = 100_000
/** PGlite shares one thread with the correlator: beyond this nobody should run it. */
const MOST_EMBEDDED = 100_000
/** Signals over which a cost is taken, at least, and into how many such stretches a long history is parted. */
const STRETCH = 10_000
const STRETCHES = 40
/** Signals that come one at a time. */
const SINGLES = 100
/** Records of the invented file for each of its people, at least. */
const RECORDS_A_PERSON = 1.8

/** A database of this size gets what one machine for it alone would give, a sixth of 24 GB: the defaults are for a laptop. */
const SETTINGS = ["shared_buffers=4GB", "max_wal_size=8GB", "checkpoint_timeout=15min", "effective_cache_size=4GB"]

interface Run {
  readonly engine: "PostgreSQL" | "PGlite"
  readonly file: EncodedFile
  readonly most: number
  /** Whether each statement of PostgreSQL is told of. */
  readonly statements: boolean
  /** Whether the index is built again at the end. */
  readonly rebuilt: boolean
  /** Milliseconds of processor time that the database took so far. */
  readonly serverTime: () => number
}

const say = (
  figure: string,
  value: number,
  unit: string,
  more: { baseline?: string; ratio?: number; target?: string } = {}
) => print({ bench: "growth", figure, value, unit, ...more })

/** Milliseconds of processor time of both sides, and of the clock, that something took. */
const timed = Effect.fn("bench.timed")(function* <E, R>(run: Run, work: Effect.Effect<unknown, E, R>) {
  const [own, server, started] = [ownTime(), run.serverTime(), performance.now()]
  yield* work
  return { own: ownTime() - own, server: run.serverTime() - server, wall: performance.now() - started }
})

/** Has signals linked that are in the log already, and all settled that they leave waiting. */
const linkAll = (signals: number) =>
  Effect.andThen(Effect.scoped(Effect.andThen(startCorrelator, untilConsumed(0, signals))), settleWaiting)

/** Milliseconds from a signal's place in the log to its effect, for signals that come one at a time. */
const oneAtATime = Effect.fn("bench.oneAtATime")(function* ({ file }: Run, from: number) {
  yield* Effect.promise(() => file.upTo(from + SINGLES))
  const times: Array<number> = []
  for (let at = from; at < from + SINGLES; at++) {
    const before = yield* eventsConsumed
    const started = performance.now()
    yield* registerSignals(at, at + 1)
    yield* untilConsumed(before, 1, 1)
    times.push(performance.now() - started)
  }
  return times
})

/** Signals that are linked before it is said what they cost: forty times until the end. */
const stretchOf = (most: number) => Math.max(STRETCH, Math.ceil(most / STRETCHES / STRETCH) * STRETCH)

/** Links the next stretch of the file and says what that cost. */
const stretch = Effect.fn("bench.stretch")(function* (run: Run, from: number, to: number, bare: number) {
  const at = (what: string) => `${what}, signals ${from} to ${to}, ${run.engine}`
  yield* Effect.promise(() => run.file.upTo(to))
  yield* registerSignals(from, to)
  if (run.statements) yield* forgetStatements
  const count = to - from
  const { own, server, wall } = yield* timed(run, linkAll(count))
  const perSecond = (count * 1000) / wall
  const target = ">= 1000 on PostgreSQL"
  say(at("linking signals"), perSecond, "signals/s", {
    target,
    baseline: "bare insert of the same rows",
    ratio: perSecond / bare
  })
  say(at("linking a signal, processor time"), own / count, "ms")
  if (run.engine === "PostgreSQL") say(at("linking a signal, processor time of the database"), server / count, "ms")
  if (run.statements) yield* tellStatements(`statements ${from} to ${to}`, count)
})

/** What is told at some sizes only: one signal at a time, and bytes. Gives how many signals there are then. */
const measureAt = Effect.fn("bench.measureAt")(function* (run: Run, size: number) {
  const at = (what: string) => `${what}, history of ${size}, ${run.engine}`
  const times = yield* Effect.scoped(Effect.andThen(startCorrelator, oneAtATime(run, size)))
  say(at("one signal at a time, p50"), percentile(times, 0.5), "ms")
  say(at("one signal at a time, p95"), percentile(times, 0.95), "ms", { target: "< 50" })
  const { index, inbox, outbox } = yield* bytesOnDisk
  say(at("on disk a signal, with the inbox"), (index + inbox) / size, "bytes", { target: "<= 2048" })
  say(at("of which the inbox"), inbox / size, "bytes")
  say(at("outbox on disk a signal"), outbox / size, "bytes")
  say(at("resident memory"), process.memoryUsage().rss / 1e6, "MB")
  return size + SINGLES
})

/** All sizes on one engine; gives how many signals there are at the end. */
const grow = Effect.fn("bench.grow")(function* (run: Run) {
  const bare = yield* bareRows(run.file)
  say(`bare insert, ${run.engine}`, bare, "signals/s")
  let reached = yield* signalsKept
  if (reached === 0) yield* publishCovenant
  const step = stretchOf(run.most)
  const ends = new Set([...SIZES.filter((size) => size <= run.most), run.most])
  for (let end = STRETCH; end < run.most; end = end < step ? step : end + step) ends.add(end)
  for (const end of [...ends].filter((size) => size > reached).sort((x, y) => x - y)) {
    yield* stretch(run, reached, end, bare)
    reached = SIZES.includes(end) || end === run.most ? yield* measureAt(run, end) : end
  }
  return reached
})

const millionth = (seconds: number, signals: number) => (seconds * 1_000_000) / signals

/** From nothing running to the first new signal linked. */
const restart = Effect.fn("bench.restart")(function* (run: Run, signals: number, started: number) {
  yield* Effect.promise(() => run.file.upTo(signals + 1))
  yield* registerSignals(signals, signals + 1)
  yield* linkAll(1)
  say(
    `restart to the first signal linked, history of ${signals}, ${run.engine}`,
    (performance.now() - started) / 1000,
    "s",
    {
      target: "< 60 a million"
    }
  )
})

const rebuild = Effect.fn("bench.rebuild")(function* (run: Run, signals: number) {
  const before = yield* dumpState
  say(`waiting before the rebuild, ${run.engine}`, before.waiting, "signals")
  if (run.statements) yield* forgetStatements
  const { own, server, wall } = yield* timed(run, rebuildCorrelator)
  const seconds = wall / 1000
  const after = yield* dumpState
  say(`rebuild of ${signals}, ${run.engine}`, seconds, "s", { target: "<= 600 a million" })
  say(`rebuild, a million at this pace, ${run.engine}`, millionth(seconds, signals), "s", { target: "<= 600" })
  say(`rebuild, a signal, processor time, ${run.engine}`, own / signals, "ms")
  say(`rebuild, a signal, processor time of the database, ${run.engine}`, server / signals, "ms")
  if (run.statements) yield* tellStatements("statements of the rebuild", signals)
  for (const [table, digest] of Object.entries(before.tables)) {
    const other = after.tables[table]
    if (other?.sum !== digest.sum)
      say(`rebuild differs, ${table}, rows, ${run.engine}`, (other?.rows ?? 0) - digest.rows, "")
  }
  say(`rebuild is equal, ${run.engine}`, before.hash === after.hash ? 1 : 0, "", { target: "1" })
})

const onPostgres = async (run: Omit<Run, "engine" | "serverTime">, folder: string): Promise<void> => {
  const layersOf = (server: Postgres) => {
    const engine = PostgresEngine.layer({ url: Redacted.make(server.url) })
    const ready = Layer.effectDiscard(migrate()).pipe(Layer.provideMerge(engine))
    return Layer.mergeAll(embeddedEventLog, encodingsOf(run.file)).pipe(Layer.provideMerge(ready))
  }
  const settings = run.statements ? [...SETTINGS, ...COUNTING] : SETTINGS
  const first = await startPostgres({ dataDir: folder, settings })
  const whole: Run = { ...run, engine: "PostgreSQL", serverTime: () => serverTime(first.pid()) }
  const signals = await Effect.runPromise(Effect.provide(grow(whole), layersOf(first)))
  await first.stop()
  const started = performance.now()
  const second = await startPostgres({ dataDir: folder, settings })
  const layers = layersOf(second)
  const again: Run = { ...whole, serverTime: () => serverTime(second.pid()) }
  await Effect.runPromise(Effect.provide(restart(again, signals, started), layers))
  if (run.rebuilt) await Effect.runPromise(Effect.provide(rebuild(again, signals + 1), layers))
  await second.stop()
}

const onPglite = async (run: Omit<Run, "engine" | "serverTime">, dataDir: string): Promise<void> => {
  const ready = Layer.effectDiscard(migrate()).pipe(Layer.provideMerge(PgliteEngine.layer({ dataDir })))
  const layers = Layer.mergeAll(embeddedEventLog, encodingsOf(run.file)).pipe(Layer.provideMerge(ready))
  await Effect.runPromise(
    Effect.asVoid(Effect.provide(grow({ ...run, engine: "PGlite", serverTime: () => 0 }), layers))
  )
}

/**
 * The whole effect of a signal (inbox, tokens, evidence, links, outbox) as the history grows, on PostgreSQL and, up to a
 * hundred thousand, on PGlite. BENCH_GROWTH is the largest history (100,000 unless told; on PGlite 10,000 unless told),
 * BENCH_CSV a file to take the signals from in place of an invented one. BENCH_ENGINE takes one of the two engines
 * (postgres, pglite); BENCH_STATEMENTS tells which statements of PostgreSQL took longest. BENCH_FOLDER is a folder in which
 * PostgreSQL's part of this is kept: a later run with the same file goes on from there; BENCH_REBUILD=no
 * leaves out the rebuild at the end.
 */
export const linking = async (): Promise<void> => {
  const { BENCH_GROWTH: asked, BENCH_ENGINE: engine, BENCH_STATEMENTS: statements, BENCH_FOLDER: kept } = process.env
  if (engine !== undefined && engine !== "postgres" && engine !== "pglite")
    throw new Error(`BENCH_ENGINE: ${engine}; postgres or pglite`)
  const most = Number(asked ?? DEFAULT)
  const root = await mkdtemp(join(tmpdir(), "kruisverband-bench-"))
  try {
    const path = process.env.BENCH_CSV ?? join(root, "in.csv")
    if (process.env.BENCH_CSV === undefined) {
      const people = Math.ceil((most + STRETCH) / RECORDS_A_PERSON)
      await writeInventedFile(people, path, join(root, "truth.csv"))
    }
    if (kept !== undefined) {
      if (process.env.BENCH_CSV === undefined) throw new Error("BENCH_FOLDER: name the file as BENCH_CSV too")
      await mkdir(kept, { recursive: true })
    }
    const file = new EncodedFile(path, join(kept ?? root, "encoded"))
    const shared = { file, statements: statements !== undefined, rebuilt: process.env.BENCH_REBUILD !== "no" }
    if (engine !== "pglite") await onPostgres({ ...shared, most }, join(kept ?? root, "postgres"))
    const embedded = asked === undefined ? STRETCH : Math.min(most, MOST_EMBEDDED)
    if (engine !== "postgres") await onPglite({ ...shared, statements: false, most: embedded }, join(root, "pglite"))
    file.close()
  } finally {
    await rm(root, { recursive: true, force: true })
  }
}
