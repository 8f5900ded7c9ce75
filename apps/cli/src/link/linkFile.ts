import { access, constants } from "node:fs/promises"
import { dirname } from "node:path"
import type { Model } from "@kruisverband/linkage/match"
import type { Column } from "./columns.ts"
import { explainPairs } from "./explainPairs.ts"
import { isGarbled, type LinkInput, readInput } from "./LinkInput.ts"
import { LinkThreads } from "./LinkThreads.ts"
import { type LinkOutcome, linkRecords } from "./linkRecords.ts"
import { COVENANT_RULE } from "./linkRule.ts"
import { fileTexts, rowTold, told } from "./linkTexts.ts"
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
  for (const path of [out, options.explainTo]) if (path !== undefined) await access(dirname(path), constants.W_OK)
  await using threads = new LinkThreads()
  let count = 0
  const input = await readInput(readRows(file), {
    map: options.map,
    withRule: options.covenantRule,
    threads,
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
  const read = performance.now()
  const outcome = await linkAndExplain(input, threads, options)
  await writeClusters(out, input, outcome)
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

const linkAndExplain = async (
  input: LinkInput,
  threads: LinkThreads,
  { model, hubLimit, frozen, covenantRule, explainTo }: LinkFileOptions
): Promise<LinkOutcome> => {
  const rule = covenantRule ? { rule: COVENANT_RULE } : {}
  if (explainTo === undefined) return linkRecords(input, { model, hubLimit, frozen, threads, ...rule })
  const explained = new TextFile(explainTo)
  const outcome = await linkRecords(input, {
    model,
    hubLimit,
    frozen,
    threads,
    ...rule,
    onGroup: (group) => explainPairs(group, (record) => input.ids.at(record), explained)
  })
  await explained.end()
  return outcome
}

const cell = (text: string): string => (/[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

const writeClusters = async (path: string, { ids }: LinkInput, { leaders }: LinkOutcome): Promise<void> => {
  const out = new TextFile(path)
  await out.write("record_id,cluster_id")
  for (let record = 0; record < ids.length; record++) {
    const wait = out.write(`${cell(ids.at(record))},${cell(ids.at(leaders[record] ?? record))}`)
    if (wait !== undefined) await wait
  }
  await out.end()
}
