import type { Model } from "@kruisverband/linkage/match"
import type { Column } from "./columns.ts"
import { explainPairs } from "./explainPairs.ts"
import { isGarbled, type LinkInput, readInput } from "./LinkInput.ts"
import { LinkThreads } from "./LinkThreads.ts"
import { type LinkedGroup, type LinkOutcome, linkRecords } from "./linkRecords.ts"
import { COVENANT_RULE } from "./linkRule.ts"
import { fileTexts, rowTold, told } from "./linkTexts.ts"
import { type OutputPlace, outputPlace } from "./outputPlace.ts"
import { Progress, progressTexts } from "./Progress.ts"
import { readRows } from "./readRows.ts"
import { reportOf } from "./reportOf.ts"
import { TextFile } from "./TextFile.ts"

export interface LinkFileOptions {
  readonly model: Model
  readonly map: ReadonlyMap<string, Column>
  readonly hubLimit: number
  readonly frozen: boolean
  readonly covenantRule: boolean
  /** Where the explanations go. */
  readonly explainTo: string | undefined
}

/** Faults told one by one; beyond it only counted. */
const MOST_FAULTS = 100

const say = (line: string) => process.stdout.write(`${line}\n`)
const warn = (line: string) => process.stderr.write(`${line}\n`)

/** Links the records of a file and tells of it. Exit code 0 done, 1 no file of records. Rejects when it cannot read or write. */
export const linkFile = async (file: string, out: string, options: LinkFileOptions): Promise<number> => {
  const began = performance.now()
  // before the work, not after it
  const place = await outputPlace(out)
  const explainPlace = options.explainTo === undefined ? undefined : await outputPlace(options.explainTo)
  const progress = new Progress(warn)
  await using threads = new LinkThreads()
  let count = 0
  const input = await readInput(readRows(file), {
    map: options.map,
    withRule: options.covenantRule,
    threads,
    progress,
    fault: (line, what) => {
      if (++count <= MOST_FAULTS) warn(rowTold(line, what))
    }
  })
  if (count > MOST_FAULTS) warn(told(fileTexts.moreRows(count - MOST_FAULTS)))
  if (input.header === undefined || !input.header.at.has("record_id")) {
    warn(
      told(
        input.header === undefined
          ? fileTexts.empty(file)
          : input.header.ignored.some((name) => isGarbled(name) || name.includes("\0"))
            ? fileTexts.notText(file)
            : fileTexts.noId(file)
      )
    )
    return 1
  }
  if (input.garbled > 0) warn(told(fileTexts.garbled(input.garbled)))
  // what encoding left in them is not needed for comparing
  await threads.rest()
  const read = performance.now()
  const outcome = await linkAndWrite(input, { threads, progress, place, explainPlace }, options)
  const seconds = (performance.now() - began) / 1000
  const report = reportOf(input.header, input.ids.length, input.faults, outcome, {
    seconds,
    reading: (read - began) / 1000,
    // kilobytes, on every system
    megabytes: process.resourceUsage().maxRSS / 1024
  })
  for (const line of report) say(line)
  return 0
}

interface Work {
  readonly threads: LinkThreads
  readonly progress: Progress
  readonly place: OutputPlace
  readonly explainPlace: OutputPlace | undefined
}

/** Both files come to their places at the end, when all that goes into them is known. */
const linkAndWrite = async (
  input: LinkInput,
  { threads, progress, place, explainPlace }: Work,
  { model, hubLimit, frozen, covenantRule }: LinkFileOptions
): Promise<LinkOutcome> => {
  await using files = new AsyncDisposableStack()
  let explained: TextFile | undefined
  const explain = async (to: OutputPlace, group: LinkedGroup) => {
    // not sooner: until something is written the process may be stopped at any moment
    explained ??= files.use(new TextFile(to))
    await explainPairs(group, (record) => input.ids.at(record), explained)
  }
  const outcome = await linkRecords(input, {
    model,
    hubLimit,
    frozen,
    threads,
    progress,
    ...(covenantRule ? { rule: COVENANT_RULE } : {}),
    ...(explainPlace === undefined ? {} : { onGroup: (group) => explain(explainPlace, group) })
  })
  progress.phase(progressTexts.writing)
  if (explainPlace !== undefined) explained ??= files.use(new TextFile(explainPlace))
  const clusters = files.use(new TextFile(place))
  await writeClusters(clusters, input, outcome)
  await explained?.end()
  await clusters.end()
  return outcome
}

const cell = (text: string): string => (/[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

const writeClusters = async (out: TextFile, { ids }: LinkInput, { leaders }: LinkOutcome): Promise<void> => {
  await out.write("record_id,cluster_id")
  for (let record = 0; record < ids.length; record++) {
    const wait = out.write(`${cell(ids.at(record))},${cell(ids.at(leaders[record] ?? record))}`)
    if (wait !== undefined) await wait
  }
}
