import { spawnSync } from "node:child_process"
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { print } from "./support/figure.ts"
import { writeInventedFile } from "./support/inventedFile.ts"

const PEOPLE = 10_000
const CLI = join(import.meta.dirname, "../apps/cli/src/main.ts")
const SCORE = join(import.meta.dirname, "linkage/score.ts")

interface Score {
  readonly precision: number
  readonly recall: number
  readonly f1: number
}

const node = (args: ReadonlyArray<string>) => spawnSync(process.execPath, [...args], { encoding: "utf8" })
const scoreOf = (truth: string, out: string): Score => JSON.parse(node([SCORE, truth, out]).stdout)

/** What anyone would try first: the same name and date of birth, to the letter. */
const exact = async (file: string, out: string) => {
  const lines = (await readFile(file, "utf8")).trim().split("\n").slice(1)
  const clusters = lines.map((line) => {
    const [id = "", , given, , family, birth] = line.split(",")
    return `${id},${birth === "" ? id : `${given} ${family} ${birth}`}`
  })
  await writeFile(out, `record_id,cluster_id\n${clusters.join("\n")}\n`)
}

/** The linker on invented records, or on BENCH_CSV with BENCH_TRUTH (`signal_id,entity_id`), beside an exact match of name and date. */
export const run = async (): Promise<void> => {
  const root = await mkdtemp(join(tmpdir(), "kruisverband-bench-"))
  const at = (name: string) => join(root, name)
  const { file, truth, out, plain } = {
    file: at("in.csv"),
    truth: at("truth.csv"),
    out: at("out.csv"),
    plain: at("plain.csv")
  }
  try {
    const given = process.env.BENCH_CSV
    const source = given ?? file
    const facts = process.env.BENCH_TRUTH ?? truth
    if (given === undefined) await writeInventedFile(PEOPLE, file, truth)
    const started = performance.now()
    const linked = node([CLI, "link", source, "--out", out])
    const seconds = (performance.now() - started) / 1000
    if (linked.status !== 0) throw new Error(linked.stderr)
    const records = Number(/(\d+) records/u.exec(linked.stdout)?.[1] ?? Number.NaN)
    const score = scoreOf(facts, out)
    print({ bench: "link", figure: `whole process, ${records} records`, value: records / seconds, unit: "records/s" })
    if (given === undefined) {
      await exact(file, plain)
      const naive = scoreOf(truth, plain)
      print({
        bench: "link",
        figure: "pairwise F1",
        value: score.f1,
        unit: "",
        baseline: "exact name and date of birth",
        ratio: score.f1 / naive.f1
      })
    } else print({ bench: "link", figure: "pairwise F1", value: score.f1, unit: "", target: ">= 0.92" })
    print({ bench: "link", figure: "precision", value: score.precision, unit: "" })
    print({ bench: "link", figure: "recall", value: score.recall, unit: "" })
  } finally {
    await rm(root, { recursive: true, force: true })
  }
}
