import { existsSync } from "node:fs"
import { access, constants, writeFile } from "node:fs/promises"
import { dirname, resolve } from "node:path"
import { parseArgs } from "node:util"
import { adviseRefit } from "@kruisverband/linkage/evaluate"
import { isVersion, type Model, model as shipped } from "@kruisverband/linkage/match"
import { type Column, mapOf } from "../link/columns.ts"
import { fileTexts, stopped, type Told, told, useTexts } from "../link/linkTexts.ts"
import { DOUBTS, NO_DOUBT, STANDS } from "./doubtTexts.ts"
import { type Judged, judgeFile } from "./judgeFile.ts"
import { modelReport } from "./modelReport.ts"
import { modelTexts } from "./modelTexts.ts"
import { readModelFile } from "./readModelFile.ts"
import { readTruth } from "./readTruth.ts"
import { summaryOf } from "./summaryOf.ts"

const USAGE = `kv model train FILE.csv --out MODEL.json --version 2026.12-1 [--truth TRUTH.csv] [--report REPORT.html] [--map theirs=ours]... [--hub-limit 20]
kv model evaluate FILE.csv [--model MODEL.json] [--truth TRUTH.csv] [--report REPORT.html] [--map theirs=ours]... [--hub-limit 20]

train       schat het meegeleverde model opnieuw uit de records van een bestand, zonder voorbeelden, en schrijft het onder een eigen naam
evaluate    zegt wat een model van de records maakt, en verandert niets
  --out        het bestand voor het model; nooit over een bestand heen
  --version    de naam: jaar, maand en een nummer; niet die van het meegeleverde model
  --model      het model om te beoordelen; anders het meegeleverde
  --truth      record_id (of signal_id), entity_id en, waar bekend, origin: wie wie is, voor scores; er wordt niets uit geleerd
  --report     één HTML-bestand met grafieken en tabellen, in het Nederlands en het Engels, zonder waarde van een record
  --map, --hub-limit   zoals bij npm run link; de kolommen ook

Een nieuw model verandert uit zichzelf geen verband. Of het gebruikt wordt is een besluit: docs/linkage.md, "Re-estimating the model".

train       re-estimates the shipped model from the records of a file, without labels, and writes it under a name of its own
evaluate    says what a model makes of the records, and changes nothing
  --out        the model file; never over one that is there
  --version    its name: year, month and a number; not that of the shipped model
  --model      the model to evaluate; without it the shipped one
  --truth      record_id (or signal_id), entity_id and, where known, origin: who is who, for scores; nothing is learnt from it
  --report     one HTML file with figures and tables, in Dutch and in English; it holds no value of any record
  --map, --hub-limit   as for npm run link; the columns too

A new model changes no link by itself. Whether to use it is a decision: docs/linkage.md, "Re-estimating the model".`

const EVALUATING: Told = { nl: "beoordelen", en: "evaluate" }
const TRAINING: Told = { nl: "opnieuw schatten", en: "train" }

const say = (line: string) => process.stdout.write(`${line}\n`)
const warn = (line: string) => process.stderr.write(`${line}\n`)

const optionsOf = (argv: ReadonlyArray<string>) => {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        out: { type: "string" },
        version: { type: "string" },
        model: { type: "string" },
        truth: { type: "string" },
        report: { type: "string" },
        map: { type: "string", multiple: true },
        "hub-limit": { type: "string" },
        help: { type: "boolean" }
      }
    })
  } catch (error) {
    // parseArgs throws on an option that it does not know
    return told(useTexts.option(error instanceof Error ? error.message : String(error)))
  }
}

interface Task {
  readonly file: string
  readonly map: ReadonlyMap<string, Column>
  readonly hubLimit: number
  /** Where and under which name the new model goes; absent: evaluate. */
  readonly train?: { readonly out: string; readonly version: string }
  readonly model: string | undefined
  readonly truth: string | undefined
  readonly report: string | undefined
}

/** What is asked; a string says what is wrong with it. */
const taskOf = ({ values, positionals }: Exclude<ReturnType<typeof optionsOf>, string>): Task | string => {
  const [verb, file, ...rest] = positionals
  const { out, version, model, truth, report } = values
  const map = mapOf(values.map ?? [])
  const hubLimit = Number(values["hub-limit"] ?? 20)
  if (verb !== "train" && verb !== "evaluate") return told(modelTexts.verb)
  if (file === undefined || rest.length > 0) return told(modelTexts.oneFile)
  if (typeof map === "string") return map
  if (!Number.isInteger(hubLimit) || hubLimit < 1) return told(useTexts.hubLimit)
  const written = [out, report].filter((path) => path !== undefined).map((path) => resolve(path))
  const read = [file, model, truth].filter((path) => path !== undefined).map((path) => resolve(path))
  if (new Set([...written, ...read]).size < written.length + new Set(read).size) return told(modelTexts.overRead)
  const task = { file, map, hubLimit, model, truth, report }
  if (verb === "evaluate") return out === undefined && version === undefined ? task : told(modelTexts.noModelOut)
  if (model !== undefined) return told(modelTexts.noModelIn)
  if (out === undefined) return told(modelTexts.noOut)
  if (version === undefined || !isVersion(version)) return told(modelTexts.noVersion)
  if (version === shipped.version) return told(modelTexts.shippedName(version))
  return { ...task, train: { out, version } }
}

/** The `model` command. Exit code 0 done, 1 could not read or write, or nothing to write, 2 wrong use. */
export const runModel = async (argv: ReadonlyArray<string>): Promise<number> => {
  const options = optionsOf(argv)
  if (typeof options !== "string" && options.values.help === true) {
    say(USAGE)
    return 0
  }
  const task = typeof options === "string" ? options : taskOf(options)
  if (typeof task === "string") {
    warn(`${task}\n\n${USAGE}`)
    return 2
  }
  try {
    const wrong = await perform(task)
    for (const line of wrong) warn(line)
    return wrong.length === 0 ? 0 : 1
  } catch (error) {
    warn(told(stopped(error, task.train === undefined ? EVALUATING : TRAINING)))
    return 1
  }
}

/** Does the task and tells of it; gives why not, line by line. */
const perform = async (task: Task): Promise<ReadonlyArray<string>> => {
  const { file, train, report } = task
  // before the work, not after it
  for (const path of [file, task.truth, task.model])
    if (path !== undefined && !existsSync(path)) return [told(fileTexts.noFile(path))]
  if (train !== undefined && existsSync(train.out)) return [told(modelTexts.there(train.out))]
  for (const path of [train?.out, report]) if (path !== undefined) await access(dirname(path), constants.W_OK)
  const given = task.model === undefined ? { model: shipped } : await readModelFile(task.model)
  if ("faults" in given) return given.faults
  const truth = task.truth === undefined ? undefined : await readTruth(task.truth)
  if (typeof truth === "string") return [truth]
  const judged = await judgeFile(file, { ...task, model: given.model, truth, version: train?.version })
  if (typeof judged === "string") return [judged]
  if (truth !== undefined && judged.given.truth === undefined)
    return [told(modelTexts.otherTruth(task.truth ?? "", file))]
  if (train !== undefined && judged.refit !== undefined)
    // `wx`: also not over one that came in the meantime
    await writeFile(train.out, `${JSON.stringify(judged.refit.model, null, 1)}\n`, { flag: "wx" })
  if (report !== undefined) await writeFile(report, modelReport(given.model, judged))
  tell(given.model, judged)
  return train !== undefined && judged.refit === undefined ? [told(STANDS)] : []
}

const tell = (model: Model, { given, refit, faults }: Judged): void => {
  if (faults > 0) warn(told(modelTexts.skipped(faults)))
  for (const line of summaryOf(model.version, given)) say(line)
  if (refit === undefined) return
  for (const line of summaryOf(refit.model.version, refit.evaluation)) say(line)
  const doubts = adviseRefit(given, refit.evaluation)
  if (doubts.length === 0) say(told(NO_DOUBT))
  for (const doubt of doubts) warn(told(DOUBTS[doubt]))
}
