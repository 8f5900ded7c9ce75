import { once } from "node:events"
import { createWriteStream, existsSync } from "node:fs"
import { parseArgs } from "node:util"
import { explain, type FitVerdict, model } from "@kruisverband/linkage/match"
import { type Column, type Header, headerOf, mapOf } from "./columns.ts"
import { type LinkRecord, recordOf } from "./LinkRecord.ts"
import { COVENANT_RULE, linkRecords } from "./linkRecords.ts"
import { readRows } from "./readRows.ts"

const USAGE = `npm run link -- IN.csv --out OUT.csv [--explain OUT.ndjson] [--map theirs=ours]... [--rule covenant] [--frozen] [--hub-limit 20]

Links the records of a CSV file: which of them are about one person?
  --out        record_id,cluster_id: a row for every record, in the order of the file
  --explain    a JSON line per compared pair: its evidence and what it says in Dutch and English
  --map        reads the column "theirs" as "ours"
  --rule       covenant: only within one covenant, and only clusters with two angles within 24 months
  --frozen     weigh by the shipped model as it is, as a covenant does; otherwise it is fitted to the file, without labels, where that is safe
  --hub-limit  a phone, address or e-mail found in more records than this counts for nothing`

/** Faults told one by one; beyond it only counted. */
const MOST_FAULTS = 100

const say = (line: string) => process.stdout.write(`${line}\n`)
const warn = (line: string) => process.stderr.write(`${line}\n`)

const optionsOf = (argv: ReadonlyArray<string>) => {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        out: { type: "string" },
        explain: { type: "string" },
        map: { type: "string", multiple: true },
        rule: { type: "string" },
        "hub-limit": { type: "string" },
        frozen: { type: "boolean" },
        help: { type: "boolean" }
      }
    })
  } catch (error) {
    // parseArgs throws on an option that it does not know
    return error instanceof Error ? error.message : String(error)
  }
}

const REFUSALS = {
  doubted: "a fit to this file would link what it should not",
  "no-gain": "a fit to this file would gain nothing",
  unwitnessed: "too little in this file to check a fit by"
}

/** What is said of the model: whether it was fitted, and if not, why. */
const fitsTold = (fits: ReadonlyArray<FitVerdict>): string => {
  const taken = fits.filter((fit) => fit.accepted).length
  if (fits.length === 0) return ", as shipped"
  if (taken === fits.length) return ", fitted to this file"
  if (taken > 0) return `, fitted to ${taken} of the ${fits.length} covenants in this file, elsewhere as shipped`
  const why = new Set(fits.flatMap((fit) => (fit.accepted ? [] : [REFUSALS[fit.because]])))
  return `, as shipped: ${[...why].join("; ")}`
}

const cell = (text: string): string => (/[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/** Writes lines with back-pressure; the promise ends when all is on disk. */
const writeLines = async (file: string, lines: Iterable<string>): Promise<void> => {
  const out = createWriteStream(file, "utf8")
  const failed = once(out, "error").then(([error]) => Promise.reject(error))
  failed.catch(() => undefined)
  for (const line of lines) {
    if (!out.write(`${line}\n`)) await Promise.race([once(out, "drain"), failed])
  }
  out.end()
  await Promise.race([once(out, "finish"), failed])
}

interface Input {
  readonly records: ReadonlyArray<LinkRecord>
  readonly header: Header | undefined
  readonly faults: number
}

const readInput = async (file: string, map: ReadonlyMap<string, Column>): Promise<Input> => {
  const records: Array<LinkRecord> = []
  const seen = new Set<string>()
  let header: Header | undefined
  let faults = 0
  const fault = (line: number, what: string) => {
    faults++
    if (faults <= MOST_FAULTS) warn(`line ${line}: ${what}; row skipped`)
  }
  for await (const row of readRows(file)) {
    if ("fault" in row) fault(row.line, row.fault)
    else if (header === undefined) {
      header = headerOf(row.cells, map)
      if (!header.at.has("record_id")) return { records, header, faults }
    } else {
      const record = recordOf(row.cells, header.at)
      if (typeof record === "string") fault(row.line, record)
      else if (seen.has(record.id)) fault(row.line, "record_id was there before")
      else {
        seen.add(record.id)
        records.push(record)
      }
    }
  }
  if (faults > MOST_FAULTS) warn(`and ${faults - MOST_FAULTS} more rows skipped`)
  return { records, header, faults }
}

/** The `link` command. Exit code 0 done, 1 could not read or write, 2 wrong use. */
export const runLink = async (argv: ReadonlyArray<string>): Promise<number> => {
  const options = optionsOf(argv)
  if (typeof options === "string") {
    warn(`${options}\n\n${USAGE}`)
    return 2
  }
  const { values, positionals } = options
  const [file] = positionals
  if (values.help === true) {
    say(USAGE)
    return 0
  }
  const map = mapOf(values.map ?? [])
  const hubLimit = Number(values["hub-limit"] ?? 20)
  const wrong =
    file === undefined || positionals.length > 1
      ? "one input file, please"
      : values.out === undefined
        ? "--out is missing"
        : typeof map === "string"
          ? map
          : values.rule !== undefined && values.rule !== "covenant"
            ? `--rule ${values.rule}: only "covenant" is known`
            : !Number.isInteger(hubLimit) || hubLimit < 1
              ? "--hub-limit takes a whole number from 1"
              : undefined
  if (wrong !== undefined || file === undefined || values.out === undefined || typeof map === "string") {
    warn(`${wrong ?? "wrong use"}\n\n${USAGE}`)
    return 2
  }
  if (!existsSync(file)) {
    warn(`${file}: no such file`)
    return 1
  }
  try {
    return await link(file, values.out, map, {
      hubLimit,
      frozen: values.frozen === true,
      covenantRule: values.rule === "covenant",
      explainTo: values.explain
    })
  } catch (error) {
    warn(`could not link: ${error instanceof Error ? error.message : String(error)}`)
    return 1
  }
}

const link = async (
  file: string,
  out: string,
  map: ReadonlyMap<string, Column>,
  options: {
    readonly hubLimit: number
    readonly frozen: boolean
    readonly covenantRule: boolean
    readonly explainTo: string | undefined
  }
): Promise<number> => {
  const began = performance.now()
  const { records, header, faults } = await readInput(file, map)
  if (header === undefined || !header.at.has("record_id")) {
    warn(`${file}: no column record_id in the header (use --map theirs=record_id)`)
    return 1
  }
  const read = performance.now()
  const explained: Array<string> = []
  const outcome = linkRecords(records, {
    model,
    hubLimit: options.hubLimit,
    frozen: options.frozen,
    ...(options.covenantRule ? { rule: COVENANT_RULE } : {}),
    ...(options.explainTo === undefined
      ? {}
      : {
          onPair: ({ a, b, comparison }, linked, threshold, by) => {
            const { pairs: _, ...told } = explain([{ a, b, ...comparison }], threshold)
            explained.push(
              JSON.stringify({ a, b, linked, threshold, model: by.version, ...comparison, explanation: told })
            )
          }
        })
  })
  await writeLines(
    out,
    (function* () {
      yield "record_id,cluster_id"
      for (const { id } of records) yield `${cell(id)},${cell(outcome.clusterOf.get(id) ?? id)}`
    })()
  )
  if (options.explainTo !== undefined) await writeLines(options.explainTo, explained)
  const sizes = new Map<string, number>()
  for (const cluster of outcome.clusterOf.values()) sizes.set(cluster, (sizes.get(cluster) ?? 0) + 1)
  const linked = [...sizes.values()].filter((n) => n > 1)
  const ms = performance.now() - began
  if (header.ignored.length > 0) say(`columns not read: ${header.ignored.join(", ")}`)
  if (header.doubled.length > 0) say(`columns given twice, the first counts: ${header.doubled.join(", ")}`)
  say(
    `${records.length} records, ${faults} rows skipped, ${outcome.compared} pairs compared, ${outcome.hubs} values of too many`
  )
  say(
    `${sizes.size} clusters, ${linked.length} of more than one record, ${linked.reduce((sum, n) => sum + n, 0)} records linked, ${outcome.ambiguous} fit two clusters equally and were left alone`
  )
  say(
    `${(ms / 1000).toFixed(2)} s (${((read - began) / 1000).toFixed(2)} s reading), ${Math.round((1000 * records.length) / ms)} records a second, model ${model.version}${fitsTold(outcome.fits)}`
  )
  return 0
}
