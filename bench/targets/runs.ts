import { spawn } from "node:child_process"
import { readFile } from "node:fs/promises"
import { join } from "node:path"
import { type FigureLine, readFigures } from "./readFigures.ts"

const ROOT = join(import.meta.dirname, "../..")
const CLI = join(ROOT, "apps/cli/src/main.ts")
const SCORE = join(ROOT, "bench/linkage/score.ts")
const BENCH = join(ROOT, "bench/main.ts")

/** Runs a program of ours to its end and gives what it printed. Rejects with what it said when it failed. */
const output = (args: ReadonlyArray<string>, env: Readonly<Record<string, string>> = {}): Promise<string> =>
  new Promise((done, failed) => {
    const child = spawn(process.execPath, [...args], { env: { ...process.env, ...env } })
    const [out, err]: [Array<Buffer>, Array<Buffer>] = [[], []]
    child.stdout.on("data", (some: Buffer) => out.push(some))
    child.stderr.on("data", (some: Buffer) => err.push(some))
    child.on("error", failed)
    child.on("close", (code) => {
      if (code === 0) done(Buffer.concat(out).toString("utf8"))
      else failed(new Error(`${args.join(" ")}: ${Buffer.concat(err).toString("utf8").slice(-2000)}`))
    })
  })

export interface LinkRun {
  readonly records: number
  readonly seconds: number
  readonly megabytes: number
}

/** What `link` says at its end. Throws when it does not: then it is another program than this one knows. */
export const readReport = (text: string): LinkRun => {
  const records = /^(\d+) records,/mu.exec(text)?.[1]
  const cost = /^([\d.]+) s \(.*, (\d+) MB of memory/mu.exec(text)
  if (records === undefined || cost === null) throw new Error(`not the report of link: ${text.slice(0, 200)}`)
  return { records: Number(records), seconds: Number(cost[1]), megabytes: Number(cost[2]) }
}

export const runLink = async (file: string, out: string, more: ReadonlyArray<string> = []): Promise<LinkRun> =>
  readReport(await output([CLI, "link", file, "--out", out, ...more]))

/** F1 of the clusters, pairwise. */
export const scoreOf = async (truth: string, out: string): Promise<number> => {
  // a file of millions of rows is held as text, and so is its truth
  const score: { readonly f1: number } = JSON.parse(await output(["--max-old-space-size=12000", SCORE, truth, out]))
  return score.f1
}

/** The figures that another bench prints, measured in this run by a process of its own. */
export const figuresOf = async (
  bench: string,
  env: Readonly<Record<string, string>> = {}
): Promise<ReadonlyArray<FigureLine>> => readFigures(await output([BENCH, bench], env))

export const textOf = (file: string): Promise<string> => readFile(file, "utf8")
