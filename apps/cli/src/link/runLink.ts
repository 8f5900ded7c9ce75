import { existsSync, realpathSync } from "node:fs"
import { resolve } from "node:path"
import { parseArgs } from "node:util"
import { model } from "@kruisverband/linkage/match"
import { readModelFile } from "../model/readModelFile.ts"
import { mapOf } from "./columns.ts"
import { linkFile } from "./linkFile.ts"
import { fileTexts, stopped, type Told, told, useTexts } from "./linkTexts.ts"

const USAGE = `npm run link -- IN.csv --out OUT.csv [--explain OUT.ndjson] [--map theirs=ours]... [--rule covenant] [--frozen] [--model MODEL.json] [--hub-limit 20]

Koppelt de records van een CSV-bestand: welke gaan over één persoon?
  --out        record_id,cluster_id: een rij voor elk record, in de volgorde van het bestand
  --explain    een JSON-regel voor elk vergeleken paar: de gegevens en wat die zeggen, in het Nederlands en Engels
  --map        leest de kolom "theirs" als "ours"
  --rule       covenant: alleen binnen één convenant, en alleen groepen met twee domeinen binnen 24 maanden
  --frozen     weegt met het model zoals het is, zoals een convenant doet; anders wordt het zonder voorbeelden aan het bestand aangepast waar dat veilig is
  --model      weegt met dit model en niet met het meegeleverde: zie kv model train
  --hub-limit  een telefoonnummer, adres of e-mailadres dat in meer records staat, telt niet mee

Links the records of a CSV file: which of them are about one person?
  --out        record_id,cluster_id: a row for every record, in the order of the file
  --explain    a JSON line per compared pair: its evidence and what it says in Dutch and English
  --map        reads the column "theirs" as "ours"
  --rule       covenant: only within one covenant, and only clusters with two angles within 24 months
  --frozen     weigh by the model as it is, as a covenant does; otherwise it is fitted to the file, without labels, where that is safe
  --model      weigh by this model and not by the shipped one: see kv model train
  --hub-limit  a phone, address or e-mail found in more records than this counts for nothing`

const say = (line: string) => process.stdout.write(`${line}\n`)
const warn = (line: string) => process.stderr.write(`${line}\n`)

/** Two names of one file have one place. */
const placeOf = (path: string): string => (existsSync(path) ? realpathSync(path) : resolve(path))

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
        model: { type: "string" },
        help: { type: "boolean" }
      }
    })
  } catch (error) {
    // parseArgs throws on an option that it does not know
    return error instanceof Error ? error.message : String(error)
  }
}

/** The `link` command. Exit code 0 done, 1 could not read or write, 2 wrong use. */
export const runLink = async (argv: ReadonlyArray<string>): Promise<number> => {
  const options = optionsOf(argv)
  if (typeof options === "string") {
    warn(`${told(useTexts.option(options))}\n\n${USAGE}`)
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
  const wrong: Told | string | undefined =
    file === undefined || positionals.length > 1
      ? useTexts.oneFile
      : values.out === undefined
        ? useTexts.noOut
        : typeof map === "string"
          ? map
          : values.rule !== undefined && values.rule !== "covenant"
            ? useTexts.rule(values.rule)
            : !Number.isInteger(hubLimit) || hubLimit < 1
              ? useTexts.hubLimit
              : undefined
  if (wrong !== undefined || file === undefined || values.out === undefined || typeof map === "string") {
    warn(`${typeof wrong === "object" ? told(wrong) : wrong}\n\n${USAGE}`)
    return 2
  }
  if (!existsSync(file)) {
    warn(told(fileTexts.noFile(file)))
    return 1
  }
  const outputs = [values.out, ...(values.explain === undefined ? [] : [values.explain])].map(placeOf)
  const same = outputs.includes(placeOf(file))
    ? useTexts.overInput
    : outputs[0] === outputs[1]
      ? useTexts.sameFile
      : undefined
  if (same !== undefined) {
    warn(`${told(same)}\n\n${USAGE}`)
    return 2
  }
  try {
    const given = values.model === undefined ? { model } : await readModelFile(values.model)
    if ("faults" in given) {
      for (const fault of given.faults) warn(fault)
      return 1
    }
    return await linkFile(file, values.out, {
      model: given.model,
      map,
      hubLimit,
      frozen: values.frozen === true,
      covenantRule: values.rule === "covenant",
      explainTo: values.explain
    })
  } catch (error) {
    warn(told(stopped(error)))
    return 1
  }
}
