import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { readInput } from "../../apps/cli/src/link/LinkInput.ts"
import { LinkThreads } from "../../apps/cli/src/link/LinkThreads.ts"
import type { Row } from "../../apps/cli/src/link/RowReader.ts"
import { readRows } from "../../apps/cli/src/link/readRows.ts"
import { BLOCK_RECORDS } from "../../packages/linkage/src/batch/index.ts"
import { BUDGET } from "../../packages/linkage/src/match/index.ts"
import { percentile, print } from "../support/figure.ts"
import { writeInventedFile } from "../support/inventedFile.ts"
import { type History, historyOf } from "./History.ts"

const SIZES = [10_000, 100_000, 220_000, 500_000, 1_000_000]
/** The history for which there are targets, and the largest unless told otherwise. */
const AIMED = 220_000
/** Signals that are timed in each history, and how often each. */
const TIMED = 2000
const PASSES = 5
/** Signals that are compared with the whole history, for the baseline. */
const SCANNED = 3
/** Records of the invented file for each of its people, at least. */
const RECORDS_A_PERSON = 1.8

const say = (
  figure: string,
  value: number,
  unit: string,
  more: { baseline?: string; ratio?: number; target?: string } = {}
) => print({ bench: "growth", figure, value, unit, ...more })

/** The first rows of a file and its header. */
async function* firstRows(file: string, most: number): AsyncGenerator<ReadonlyArray<Row>> {
  let left = most + 1
  for await (const rows of readRows(file)) {
    yield rows.slice(0, left)
    left -= rows.length
    if (left <= 0) return
  }
}

/** Comparing one signal with its candidates, in memory, as the history grows; beside it, comparing it with every other. */
export const comparing = async (): Promise<void> => {
  const most = Number(process.env.BENCH_GROWTH ?? AIMED)
  const root = await mkdtemp(join(tmpdir(), "kruisverband-bench-"))
  try {
    const file = process.env.BENCH_CSV ?? join(root, "in.csv")
    if (process.env.BENCH_CSV === undefined) {
      await writeInventedFile(Math.ceil(most / RECORDS_A_PERSON), file, join(root, "truth.csv"))
    }
    const cpu = process.cpuUsage()
    await using threads = new LinkThreads()
    const input = await readInput(firstRows(file, most), {
      map: new Map(),
      withRule: false,
      threads,
      fault: () => undefined
    })
    const { user, system } = process.cpuUsage(cpu)
    say("reading and encoding a signal, processor time", (user + system) / input.ids.length, "us", {
      target: "<= 200 for the encoder"
    })
    const medians = new Map<number, number>()
    for (const size of SIZES) {
      if (size > input.ids.length) break
      medians.set(size, measured(historyOf(input.blocks, size)))
    }
    const [half, whole] = [medians.get(500_000), medians.get(1_000_000)]
    if (half !== undefined && whole !== undefined)
      say("p50 at 1,000,000 over p50 at 500,000", whole / half, "", { target: "<= 1.3" })
  } finally {
    await rm(root, { recursive: true, force: true })
  }
}

const microseconds = (act: () => void): number => {
  const began = performance.now()
  act()
  return 1000 * (performance.now() - began)
}

/** Times the newest signals of the history; gives the median in microseconds. */
const measured = (history: History): number => {
  const { size } = history
  const at = (what: string) => `${what}, history of ${size}`
  const newest = Array.from({ length: TIMED }, (_, i) => size - TIMED + i)
  const times = newest.map((): Array<number> => [])
  let met: ReadonlyArray<number> = []
  for (let pass = 0; pass <= PASSES; pass++) {
    // others, from all over the history: what was read of the newest must not lie ready from the last time
    for (let i = 0; i < TIMED; i++) history.compareOne(Math.floor((i * (size - 1)) / TIMED))
    met = newest.map((record, i) => {
      let found = 0
      const time = microseconds(() => {
        found = history.compareOne(record)
      })
      // the first time is for warming up
      if (pass > 0) times[i]?.push(time)
      return found
    })
  }
  // the median of some times of one signal: what the machine did for others in between is not in it
  const usual = times.map((some) => percentile(some, 0.5))
  const bound = Math.max(...newest.map((record) => BUDGET + 3 * history.tokensOf(record)))
  const scans = Array.from({ length: SCANNED }, (_, i) => microseconds(() => history.compareAll(size - 1 - i)))
  const median = percentile(usual, 0.5)
  const scan = percentile(scans, 0.5)
  const target = (text: string) => (Math.abs(size - AIMED) < BLOCK_RECORDS ? { target: text } : {})
  say(at("comparing one signal, p50"), median, "us", target("<= 60"))
  say(at("comparing one signal, p95"), percentile(usual, 0.95), "us")
  say(at("comparing one signal, p99"), percentile(usual, 0.99), "us", target("<= 400"))
  say(at("comparing one signal with every other, over p50"), scan / median, "times")
  say(at("comparisons of one signal, mean"), met.reduce((sum, n) => sum + n, 0) / met.length, "")
  say(at("comparisons of one signal, most"), Math.max(...met), "", {
    target: `<= ${bound}, the budget and three for each token`
  })
  say(at("structure a signal"), history.bytes / size, "bytes", { target: "<= 450" })
  say(at("every row kept, structure a signal"), history.allBytes / size, "bytes")
  return median
}
