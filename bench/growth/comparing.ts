import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { readInput } from "../../apps/cli/src/link/LinkInput.ts"
import { LinkThreads } from "../../apps/cli/src/link/LinkThreads.ts"
import type { Row } from "../../apps/cli/src/link/RowReader.ts"
import { readRows } from "../../apps/cli/src/link/readRows.ts"
import { BUDGET } from "../../packages/linkage/src/match/index.ts"
import { percentile, print } from "../support/figure.ts"
import { writeInventedFile } from "../support/inventedFile.ts"
import { type History, historyOf } from "./History.ts"

const SIZES = [10_000, 100_000, 220_000, 500_000, 1_000_000]
const DEFAULT = 220_000
/** Signals that are timed in each history, after as many that warm it up. */
const TIMED = 2000
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
  const most = Number(process.env.BENCH_GROWTH ?? DEFAULT)
  const root = await mkdtemp(join(tmpdir(), "kruisverband-bench-"))
  try {
    const file = process.env.BENCH_CSV ?? join(root, "in.csv")
    if (process.env.BENCH_CSV === undefined) {
      await writeInventedFile(Math.ceil(most / RECORDS_A_PERSON), file, join(root, "truth.csv"))
    }
    const before = process.memoryUsage().rss
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
    const resident = (process.memoryUsage().rss - before) / input.ids.length
    say("resident memory a signal, all sizes together", resident, "bytes", { target: "<= 1024" })
  } finally {
    await rm(root, { recursive: true, force: true })
  }
}

/** Microseconds of this thread: what others do on the machine is not in it. */
const processorTime = (act: () => void): number => {
  const began = process.threadCpuUsage()
  act()
  const { user, system } = process.threadCpuUsage(began)
  return user + system
}

/** Times the newest signals of the history; gives the median in microseconds. */
const measured = (history: History): number => {
  const { size } = history
  const at = (what: string) => `${what}, history of ${size}`
  for (let record = size - 2 * TIMED; record < size - TIMED; record++) history.compareOne(record)
  const times: Array<number> = []
  const met: Array<number> = []
  let bound = 0
  for (let record = size - TIMED; record < size; record++) {
    times.push(processorTime(() => met.push(history.compareOne(record))))
    bound = Math.max(bound, BUDGET + 3 * history.tokensOf(record))
  }
  const scans = Array.from({ length: SCANNED }, (_, i) => {
    return processorTime(() => history.compareAll(size - 1 - i))
  })
  const median = percentile(times, 0.5)
  const scan = percentile(scans, 0.5)
  say(at("comparing one signal, p50"), median, "us", {
    target: "<= 60 at 220,000",
    baseline: "compared with every other",
    ratio: median / scan
  })
  say(at("comparing one signal, p95"), percentile(times, 0.95), "us")
  say(at("comparing one signal, p99"), percentile(times, 0.99), "us", { target: "<= 400 at 220,000" })
  say(at("comparisons of one signal, mean"), met.reduce((sum, n) => sum + n, 0) / met.length, "")
  say(at("comparisons of one signal, most"), Math.max(...met), "", {
    target: `<= ${bound}, the budget and three for each token`
  })
  say(at("structure a signal"), history.bytes / size, "bytes", { target: "<= 450" })
  return median
}
