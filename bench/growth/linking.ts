import { mkdtemp, rm } from "node:fs/promises"
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
  startCorrelator,
  untilConsumed
} from "./SqlHistory.ts"

const SIZES = [10_000, 100_000, 1_000_000]
const DEFAULT = 100_000
/** PGlite shares one thread with the correlator: beyond this nobody should run it. */
const MOST_EMBEDDED = 100_000
/** The last signals before a size, over which its rate is taken. */
const STRETCH = 10_000
/** Signals that come one at a time. */
const SINGLES = 100
/** Records of the invented file for each of its people, at least. */
const RECORDS_A_PERSON = 1.8

/** A database of this size gets what one machine for it alone would give: the defaults are for a laptop. */
const SETTINGS = ["shared_buffers=1GB", "max_wal_size=8GB", "checkpoint_timeout=15min", "effective_cache_size=4GB"]

interface Run {
  readonly engine: "PostgreSQL" | "PGlite"
  readonly file: EncodedFile
  readonly most: number
  /** Milliseconds of processor time that the database took so far. */
  readonly serverTime: () => number
}

const say = (
  figure: string,
  value: number,
  unit: string,
  more: { baseline?: string; ratio?: number; target?: string } = {}
) => print({ bench: "growth", figure, value, unit, ...more })

/** Has signals linked that are in the log already; `measured`: the last of them, over which the time is taken. */
const linkAll = Effect.fn("bench.linkAll")(function* (run: Run, signals: number, measured: number) {
  return yield* Effect.scoped(
    Effect.gen(function* () {
      yield* startCorrelator
      yield* untilConsumed(0, signals - measured)
      // Batches end where they like: from here to the end is what was measured.
      const reached = yield* eventsConsumed
      const [own, server, started] = [ownTime(), run.serverTime(), performance.now()]
      yield* untilConsumed(0, signals)
      const count = signals - reached
      return {
        perSecond: (count * 1000) / (performance.now() - started),
        own: (ownTime() - own) / count,
        server: (run.serverTime() - server) / count
      }
    })
  )
})

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

const measureAt = Effect.fn("bench.measureAt")(function* (run: Run, from: number, size: number, bare: number) {
  const at = (what: string) => `${what}, history of ${size}, ${run.engine}`
  yield* Effect.promise(() => run.file.upTo(size))
  yield* registerSignals(from, size)
  const rate = yield* linkAll(run, size - from, Math.min(STRETCH, (size - from) / 2))
  say(at("linking signals"), rate.perSecond, "signals/s", {
    target: ">= 1000 on PostgreSQL",
    baseline: "bare insert of the same rows",
    ratio: rate.perSecond / bare
  })
  say(at("linking a signal, processor time"), rate.own, "ms")
  if (run.engine === "PostgreSQL") say(at("linking a signal, processor time of the database"), rate.server, "ms")
  yield* settleWaiting
  const times = yield* Effect.scoped(Effect.andThen(startCorrelator, oneAtATime(run, size)))
  say(at("one signal at a time, p50"), percentile(times, 0.5), "ms")
  say(at("one signal at a time, p95"), percentile(times, 0.95), "ms", { target: "< 50" })
  const { index, log } = yield* bytesOnDisk
  say(at("on disk a signal"), index / size, "bytes", { target: "<= 2048" })
  say(at("inbox and outbox on disk a signal"), log / size, "bytes")
  return size + SINGLES
})

/** All sizes on one engine; gives how many signals there are at the end. */
const grow = Effect.fn("bench.grow")(function* (run: Run) {
  const bare = yield* bareRows(run.file)
  say(`bare insert, ${run.engine}`, bare, "signals/s")
  yield* publishCovenant
  let reached = 0
  for (const size of SIZES) if (size <= run.most) reached = yield* measureAt(run, reached, size, bare)
  return reached
})

const millionth = (seconds: number, signals: number) => (seconds * 1_000_000) / signals

/** From nothing running to the first new signal linked. */
const restart = Effect.fn("bench.restart")(function* (run: Run, signals: number, started: number) {
  yield* Effect.promise(() => run.file.upTo(signals + 1))
  yield* registerSignals(signals, signals + 1)
  yield* linkAll(run, 1, 1)
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
  const started = performance.now()
  yield* rebuildCorrelator
  const seconds = (performance.now() - started) / 1000
  const after = yield* dumpState
  say(`rebuild of ${signals}, ${run.engine}`, seconds, "s", { target: "<= 600 a million" })
  say(`rebuild, a million at this pace, ${run.engine}`, millionth(seconds, signals), "s", { target: "<= 600" })
  say(`rebuild is equal, ${run.engine}`, before.hash === after.hash ? 1 : 0, "", { target: "1" })
})

const onPostgres = async (run: Omit<Run, "engine" | "serverTime">, folder: string): Promise<void> => {
  const layersOf = (server: Postgres) => {
    const engine = PostgresEngine.layer({ url: Redacted.make(server.url) })
    const ready = Layer.effectDiscard(migrate()).pipe(Layer.provideMerge(engine))
    return Layer.mergeAll(embeddedEventLog, encodingsOf(run.file)).pipe(Layer.provideMerge(ready))
  }
  const first = await startPostgres({ dataDir: folder, settings: SETTINGS })
  const whole: Run = { ...run, engine: "PostgreSQL", serverTime: () => serverTime(first.pid()) }
  const signals = await Effect.runPromise(Effect.provide(grow(whole), layersOf(first)))
  say(`resident memory of the correlator, history of ${signals}`, process.memoryUsage().rss / 1e6, "MB")
  await first.stop()
  const started = performance.now()
  const second = await startPostgres({ dataDir: folder, settings: SETTINGS })
  const layers = layersOf(second)
  await Effect.runPromise(Effect.provide(restart(whole, signals, started), layers))
  await Effect.runPromise(Effect.provide(rebuild(whole, signals + 1), layers))
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
 * BENCH_CSV a file to take the signals from in place of an invented one.
 */
export const linking = async (): Promise<void> => {
  const asked = process.env.BENCH_GROWTH
  const most = Number(asked ?? DEFAULT)
  const root = await mkdtemp(join(tmpdir(), "kruisverband-bench-"))
  try {
    const path = process.env.BENCH_CSV ?? join(root, "in.csv")
    if (process.env.BENCH_CSV === undefined) {
      const people = Math.ceil((most + STRETCH) / RECORDS_A_PERSON)
      await writeInventedFile(people, path, join(root, "truth.csv"))
    }
    const file = new EncodedFile(path)
    await onPostgres({ file, most }, join(root, "postgres"))
    const embedded = asked === undefined ? SIZES[0] : Math.min(most, MOST_EMBEDDED)
    await onPglite({ file, most: embedded ?? most }, join(root, "pglite"))
  } finally {
    await rm(root, { recursive: true, force: true })
  }
}
