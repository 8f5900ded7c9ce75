import { createReadStream } from "node:fs"
import { writeFile } from "node:fs/promises"
import { join } from "node:path"
import { createInterface } from "node:readline"
import { EncodedFile } from "../growth/EncodedFile.ts"
import { writeInventedFile } from "../support/inventedFile.ts"
import { movedRecords, readClusters, turned } from "./clusterFile.ts"
import { judgeExplanations } from "./explanations.ts"
import type { Measured } from "./quality.ts"
import { lastOf, worstOf } from "./readFigures.ts"
import { figuresOf, runLink, scoreOf, textOf } from "./runs.ts"

const PEOPLE = 7000
/** Records encoded before the clock starts, and after. */
const WARM_UP = 1000
const TIMED = 4000
/** Signals of the attacked world, unless told otherwise: the suite grows faster than they do. */
const ATTACKED = "3000"

/** An invented file linked, explained, and linked again with its rows turned round. */
export const measureInvented = async (scratch: string, into: Measured): Promise<void> => {
  const at = (name: string) => join(scratch, name)
  await writeInventedFile(PEOPLE, at("in.csv"), at("truth.csv"))
  await runLink(at("in.csv"), at("out.csv"), ["--explain", at("why.ndjson")])
  const text = await textOf(at("in.csv"))
  // what anyone would try first: the same name and date of birth, to the letter
  const exact = text
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => {
      const [id = "", , given, , family, birth] = line.split(",")
      return `${id},${birth === "" ? id : `${given} ${family} ${birth}`}`
    })
  await writeFile(at("exact.csv"), `record_id,cluster_id\n${exact.join("\n")}\n`)
  const [ours, plain] = [await scoreOf(at("truth.csv"), at("out.csv")), await scoreOf(at("truth.csv"), at("exact.csv"))]
  into.set("Q3 invented", ours - plain)
  const { pairs, worst, unnamed } = await judgeExplanations(
    createInterface({ input: createReadStream(at("why.ndjson")) })
  )
  if (pairs > 0) {
    into.set("E1", worst)
    into.set("E1 reading", unnamed)
  }
  await writeFile(at("turned.csv"), turned(text))
  await runLink(at("turned.csv"), at("turned.out.csv"))
  into.set(
    "E2",
    movedRecords(readClusters(await textOf(at("out.csv"))), readClusters(await textOf(at("turned.out.csv"))))
  )
}

/** Time and size of encodings, of the invented file, with reading its rows. */
export const measureEncoding = async (scratch: string, into: Measured): Promise<void> => {
  const file = new EncodedFile(join(scratch, "in.csv"), join(scratch, "encoded"))
  await file.upTo(WARM_UP)
  const began = process.cpuUsage()
  const count = await file.upTo(WARM_UP + TIMED)
  const { user, system } = process.cpuUsage(began)
  into.set("S5 time", (user + system) / (count - WARM_UP))
  into.set("S5 wire", Math.max(...Array.from({ length: count }, (_, i) => file.bytes(i).length)))
  file.close()
}

/** What comparing one signal costs, by the bench of that name: 220,000 signals unless BENCH_GROWTH says otherwise. */
export const measureComparing = async (into: Measured): Promise<void> => {
  const figures = await figuresOf("comparing")
  const keep = (id: string, value: number | undefined) => {
    if (value !== undefined) into.set(id, value)
  }
  keep("S1 p50", worstOf(figures, "comparing one signal, p50, history of 220"))
  keep("S1 p99", worstOf(figures, "comparing one signal, p99, history of 220"))
  keep("S1 growth", worstOf(figures, "p50 at 1,000,000 over"))
  keep("S4 structure", worstOf(figures, "structure a signal"))
  const counted = figures.flatMap(({ figure, value, bound }) =>
    figure.startsWith("comparisons of one signal, most") && bound !== undefined ? [value / bound] : []
  )
  if (counted.length > 0) into.set("S2", Math.max(...counted))
}

/** Signals that the index is filled with, unless BENCH_GROWTH says otherwise: a minute's work. */
const LINKED = "20000"

/** The whole effect of a signal on PostgreSQL, by the bench of growth: at the end of its history. */
export const measureLinking = async (into: Measured): Promise<void> => {
  const figures = await figuresOf("growth", {
    BENCH_PART: "linking",
    BENCH_ENGINE: "postgres",
    BENCH_GROWTH: process.env.BENCH_GROWTH ?? LINKED
  })
  const inbox = lastOf(figures, "of which the inbox")
  const disk = lastOf(figures, "on disk a signal")
  const rows = {
    "S3 rate": lastOf(figures, "linking signals,"),
    "S3 single": worstOf(figures, "one signal at a time, p95"),
    "S4 disk": disk === undefined || inbox === undefined ? undefined : (disk - inbox) / 1024,
    "S4 restart": worstOf(figures, "restart to the first signal linked"),
    "S4 rebuild": lastOf(figures, "rebuild, a million at this pace")
  }
  for (const [id, value] of Object.entries(rows)) if (value !== undefined) into.set(id, value)
  // table by table: what is not equal is no rebuild
  if (lastOf(figures, "rebuild is equal") !== 1) into.set("S4 rebuild", Number.POSITIVE_INFINITY)
}

/** The attack suite; BENCH_ATTACK_SIGNALS signals. */
export const measureAttacks = async (into: Measured): Promise<void> => {
  const figures = await figuresOf("attack", {
    BENCH_ATTACK: "values",
    BENCH_ATTACK_SIGNALS: process.env.BENCH_ATTACK_SIGNALS ?? ATTACKED
  })
  // kinds of token have one letter; tags and filters have names
  const tokens = figures.filter(({ figure }) => /^rank, (token )?\w$/u.test(figure))
  const rows = {
    "P2 composites": worstOf(tokens, "rank"),
    "P2 equal": worstOf(figures, "equal filters"),
    "P2 graph": worstOf(figures, "graph of likeness"),
    "P2 patterns": worstOf(figures, "patterns"),
    "P2 covenants": worstOf(figures, "two covenants")
  }
  for (const [id, value] of Object.entries(rows)) if (value !== undefined) into.set(id, value)
}
