import { createReadStream } from "node:fs"
import { readFile } from "node:fs/promises"
import { parseArgs } from "node:util"
import { BatchLine } from "@kruisverband/contract"
import { demoPartners } from "@kruisverband/domain/demo"
import { parse } from "csv-parse"
import { Schema } from "effect"
import { columnOf } from "../link/columns.ts"
import { angleOf, type Cells, type ImportDefaults, toSignal } from "./toSignal.ts"

export const IMPORT_HELP = `kv import FILE.csv --covenant ID [options]
  Posts each record of a CSV file as a signal over HTTP, for the partner of its angle (columns as for \`npm run link\`).
  --origin URL          where the platform is (http://127.0.0.1:8080)
  --credentials FILE    clients and secrets (.data/demo-credentials.json)
  --observation TEXT    the observation of every signal
  --observed-at DATE    instead of each record's own moment; \`today\` for today
  --batch N             signals a request (200)`

const OBSERVATION =
  "Overgenomen uit de eigen registratie: trekt zich de laatste weken terug uit de groep en vertelt anderen niet meer waarmee hij bezig is."

const Credentials = Schema.fromJsonString(
  Schema.Struct({
    tokenEndpoint: Schema.String,
    partners: Schema.Record(Schema.String, Schema.Struct({ clientId: Schema.String, clientSecret: Schema.String }))
  })
)
const Token = Schema.fromJsonString(Schema.Struct({ access_token: Schema.String }))
const decodeLine = Schema.decodeUnknownSync(Schema.fromJsonString(BatchLine))

interface Tally {
  posted: number
  accepted: number
  readonly refusals: Map<string, number>
}

/** Exit code: 0 when every record was taken in or refused by a rule, 1 when something failed. */
export const runImport = async (argv: ReadonlyArray<string>): Promise<number> => {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      covenant: { type: "string" },
      origin: { type: "string", default: "http://127.0.0.1:8080" },
      credentials: { type: "string", default: `${process.env.KRUISVERBAND_DATA ?? ".data"}/demo-credentials.json` },
      observation: { type: "string", default: OBSERVATION },
      "observed-at": { type: "string" },
      batch: { type: "string", default: "200" },
      help: { type: "boolean", default: false }
    }
  })
  const file = positionals[0]
  if (values.help || file === undefined || values.covenant === undefined) {
    console.log(IMPORT_HELP)
    return values.help ? 0 : 2
  }
  const credentials = Schema.decodeUnknownSync(Credentials)(await readFile(values.credentials, "utf8"))
  const observedAt = values["observed-at"] === "today" ? new Date().toISOString().slice(0, 10) : values["observed-at"]
  const tally: Tally = { posted: 0, accepted: 0, refusals: new Map() }
  const covenant = values.covenant
  const size = Math.max(1, Math.min(1000, Number(values.batch)))
  const tokens = new Map<string, string>()
  const flush = async (partner: string, lines: ReadonlyArray<string>) => {
    const token = tokens.get(partner) ?? (await tokenOf(credentials, partner))
    tokens.set(partner, token)
    await postBatch(values.origin, token, lines, tally)
  }
  const started = performance.now()
  const waiting = new Map<string, Array<string>>()
  const csv = createReadStream(file).pipe(
    parse({
      columns: (header: Array<string>) => header.map((name) => columnOf(name) ?? name),
      bom: true,
      trim: true,
      relax_column_count: true,
      skip_empty_lines: true
    })
  )
  for await (const record of csv) {
    const row: Cells = record
    const partner = demoPartners.find((candidate) => candidate.angle === angleOf(row))
    if (partner === undefined) {
      count(tally, "angle-unknown")
      continue
    }
    const defaults: ImportDefaults = {
      covenant,
      observation: values.observation,
      municipality: partner.municipality,
      observedAt
    }
    const lines = waiting.get(partner.id) ?? []
    lines.push(JSON.stringify(toSignal(row, defaults)))
    waiting.set(partner.id, lines)
    if (lines.length >= size) await flush(partner.id, lines.splice(0))
  }
  for (const [partner, lines] of waiting) if (lines.length > 0) await flush(partner, lines)
  report(tally, (performance.now() - started) / 1000)
  return tally.refusals.has("failed") ? 1 : 0
}

const count = (tally: Tally, code: string) => tally.refusals.set(code, (tally.refusals.get(code) ?? 0) + 1)

const tokenOf = async (credentials: typeof Credentials.Type, partner: string): Promise<string> => {
  const client = credentials.partners[partner]
  if (client === undefined) throw new Error(`no credentials of partner ${partner}`)
  const response = await fetch(credentials.tokenEndpoint, {
    method: "POST",
    headers: {
      authorization: `Basic ${Buffer.from(`${client.clientId}:${client.clientSecret}`).toString("base64")}`,
      "content-type": "application/x-www-form-urlencoded"
    },
    body: "grant_type=client_credentials&scope=signals%3Awrite%20signals%3Aread"
  })
  if (!response.ok) throw new Error(`no token for ${partner}: ${response.status}`)
  return Schema.decodeUnknownSync(Token)(await response.text()).access_token
}

const postBatch = async (origin: string, token: string, lines: ReadonlyArray<string>, tally: Tally) => {
  const response = await fetch(`${origin}/ingest/v1/signals/batch`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/x-ndjson" },
    body: `${lines.join("\n")}\n`
  })
  tally.posted += lines.length
  const text = await response.text()
  if (response.status !== 200) {
    for (const _ of lines) count(tally, "failed")
    console.error(`batch failed: ${response.status}`)
    return
  }
  for (const line of text.split("\n").filter((candidate) => candidate !== "")) {
    const answer = decodeLine(line)
    if (answer.status === 201) tally.accepted++
    else for (const reason of answer.problem?.reasons ?? [{ code: "failed" }]) count(tally, reason.code)
  }
}

const report = (tally: Tally, seconds: number) => {
  console.log(`${tally.posted} posted, ${tally.accepted} accepted in ${seconds.toFixed(1)} s`)
  for (const [code, number] of [...tally.refusals].sort()) console.log(`  ${code}: ${number}`)
}
