import { existsSync } from "node:fs"
import { writeFile } from "node:fs/promises"
import { join } from "node:path"
import { judgeFile } from "../../apps/cli/src/model/judgeFile.ts"
import { readTruth } from "../../apps/cli/src/model/readTruth.ts"
import { model } from "../../packages/linkage/src/match/index.ts"
import { febrlFile } from "./febrlFile.ts"
import { worstRatio } from "./readFigures.ts"
import { figuresOf, runLink, scoreOf, textOf } from "./runs.ts"

/** Values by the id of their target; what could not be measured is not in it. */
export type Measured = Map<string, number>

/** Reads the truth and judges the frozen model: its own decision beside the best, and recall at precision .99. */
const judged = async (file: string, truthFile: string) => {
  const truth = await readTruth(truthFile)
  if (typeof truth === "string") throw new Error(truth)
  const found = await judgeFile(file, { model, map: new Map(), hubLimit: 20, truth, version: undefined })
  if (typeof found === "string") throw new Error(found)
  return found.given.truth
}

/** NAME.csv with NAME.truth.csv of each size, where the folder has them. Gives bytes of memory a signal of the largest file that was linked. */
export const measureSizes = async (
  data: string | undefined,
  sizes: ReadonlyArray<string>,
  scratch: string,
  into: Measured
): Promise<void> => {
  for (const size of sizes) {
    const [file, truth] = ["csv", "truth.csv"].map((end) => join(data ?? "", `nl-signals-${size}.${end}`))
    if (data === undefined || file === undefined || truth === undefined || !existsSync(file)) continue
    const out = join(scratch, `${size}.out.csv`)
    const { records, megabytes, seconds } = await runLink(file, out)
    const f1 = await scoreOf(truth, out)
    console.error(`nl-signals ${size}: ${records} signals linked in ${seconds} s with ${megabytes} MB`)
    into.set(`Q1 ${size}`, f1)
    into.set(`Q7 ${size}`, f1)
    // a small file is all program
    if (records > 100_000) into.set("S4 resident", (megabytes * 1024 * 1024) / records)
    const scores = records > 1_000_000 ? undefined : await judged(file, truth)
    if (scores === undefined) continue
    into.set(`Q2 ${size}`, scores.recallAt99)
    if (size === "10k") into.set("Q7 recall", scores.recallAt99)
    into.set(`Q5 ${size}`, scores.best.f1 - scores.own.f1)
  }
}

const FEBRL = { FEBRL3: ["dataset3.csv"], FEBRL4: ["dataset4a.csv", "dataset4b.csv"] }

/** The FEBRL data sets in a folder `febrl`, where it has them. */
export const measureFebrl = async (data: string | undefined, scratch: string, into: Measured): Promise<void> => {
  for (const [name, sets] of Object.entries(FEBRL)) {
    const paths = sets.map((set) => join(data ?? "", "febrl", set))
    if (data === undefined || !paths.every((path) => existsSync(path))) continue
    const { file, truth } = febrlFile(await Promise.all(paths.map(textOf)))
    const at = (end: string) => join(scratch, `${name}.${end}`)
    await writeFile(at("csv"), file)
    await writeFile(at("truth.csv"), truth)
    await runLink(at("csv"), at("out.csv"))
    into.set(`Q4 ${name}`, await scoreOf(at("truth.csv"), at("out.csv")))
  }
}

/** Error rates by name group, by the bench of that name. */
export const measureFairness = async (into: Measured): Promise<void> => {
  const figures = await figuresOf("fairness")
  const rows = { "Q6 dates": "all dates known", "Q6 1 January": "a third born on 1 January" }
  for (const [id, dates] of Object.entries(rows)) {
    const worst = worstRatio(figures, `false links, worst group, ${dates}`)
    if (worst !== undefined) into.set(id, worst)
  }
}
