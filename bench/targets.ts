import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { print } from "./support/figure.ts"
import {
  measureAttacks,
  measureComparing,
  measureEncoding,
  measureInvented,
  measureLinking
} from "./targets/behaviour.ts"
import { LINKAGE_TARGETS } from "./targets/linkageTargets.ts"
import { type Measured, measureFairness, measureFebrl, measureSizes } from "./targets/quality.ts"
import { aimOf, hold, tableOf } from "./targets/Target.ts"

const PARTS = ["sizes", "febrl", "invented", "fairness", "comparing", "linking", "attacks"] as const
type Part = (typeof PARTS)[number]

const listOf = (text: string | undefined, usual: ReadonlyArray<string>) =>
  text === undefined ? usual : text.split(",").map((part) => part.trim())

const measure = async (part: Part, scratch: string, into: Measured): Promise<void> => {
  const data = process.env.BENCH_TARGETS_DATA
  switch (part) {
    case "sizes":
      return measureSizes(data, listOf(process.env.BENCH_TARGETS_SIZES, ["1k", "10k"]), scratch, into)
    case "febrl":
      return measureFebrl(data, scratch, into)
    case "invented":
      await measureInvented(scratch, into)
      return measureEncoding(scratch, into)
    case "fairness":
      return measureFairness(into)
    case "comparing":
      return measureComparing(into)
    case "linking":
      return measureLinking(into)
    case "attacks":
      return measureAttacks(into)
  }
}

/**
 * Every row that linkage is held to: target, value and peers. What needs files that are not ours to give stands in BENCH_TARGETS_DATA: nl-signals-1k.csv with
 * nl-signals-1k.truth.csv (10k, 100k, 1M: BENCH_TARGETS_SIZES, by default 1k,10k), and a folder febrl. BENCH_TARGETS takes some parts only. A
 * value that this run did not measure is the documented one, and the row says so.
 */
export const run = async (): Promise<void> => {
  const wanted = listOf(process.env.BENCH_TARGETS, PARTS)
  const unknown = wanted.filter((part) => !PARTS.some((one) => one === part))
  if (unknown.length > 0) throw new Error(`BENCH_TARGETS: ${unknown.join(", ")}; one of ${PARTS.join(", ")}`)
  const scratch = await mkdtemp(join(tmpdir(), "kruisverband-bench-"))
  const measured: Measured = new Map()
  try {
    for (const part of PARTS) if (wanted.includes(part)) await measure(part, scratch, measured)
  } finally {
    await rm(scratch, { recursive: true, force: true })
  }
  const held = hold(LINKAGE_TARGETS, measured)
  for (const { target, value, source, met } of held) {
    if (value === undefined) continue
    print({
      bench: "targets",
      figure: `${target.id}: ${target.what}`,
      value,
      unit: target.unit,
      target: aimOf(target),
      source: source === "measured" ? "this run" : "docs",
      ...(met === undefined ? {} : { met }),
      ...(target.peer === undefined ? {} : { peer: target.peer })
    })
  }
  for (const line of tableOf(held)) console.log(line)
}
