import { model } from "@kruisverband/linkage/match"
import { describe, expect, it } from "vitest"
import { headerOf } from "./columns.ts"
import { readInput } from "./LinkInput.ts"
import { LinkThreads } from "./LinkThreads.ts"
import { linkRecords } from "./linkRecords.ts"
import type { Row } from "./RowReader.ts"

const SYLLABLES = "ba de fi go hu ka le mi no pu ra se ti vo wu".split(" ")
const syllable = (n: number) => SYLLABLES[n % SYLLABLES.length] ?? ""
/** Two records of each of so many people, and records that say nothing, to fill more blocks than one thread is given. */
const PEOPLE = 60
const rowsOf = (records: number): ReadonlyArray<Row> => [
  { line: 1, cells: ["id", "given_names", "family_name", "birth_date"] },
  ...Array.from({ length: records }, (_, i): Row => {
    const person = i % (records / 2)
    if (person >= PEOPLE) return { line: i + 2, cells: [`r${i}`, "", "", ""] }
    const name = syllable(person) + syllable(Math.floor(person / 15)) + syllable(person * 3)
    const born = `${1950 + person}-0${1 + (person % 9)}-1${person % 10}`
    return { line: i + 2, cells: [`r${i}`, name, `${name}ma${syllable(person * 7)}`, born] }
  })
]

async function* inBatches(rows: ReadonlyArray<Row>, size: number) {
  for (let at = 0; at < rows.length; at += size) yield rows.slice(at, at + size)
}

const linked = async (records: number, helpers: number, rest = false) => {
  await using threads = new LinkThreads(helpers, 1)
  const input = await readInput(inBatches(rowsOf(records), 900), {
    map: new Map(),
    withRule: false,
    threads,
    fault: (line, what) => expect.fail(`${line}: ${what.what.en}`)
  })
  if (rest) await threads.rest()
  const outcome = await linkRecords(input, { model, hubLimit: 20, frozen: true, threads })
  return { ids: input.ids.length, ...outcome }
}

describe("LinkThreads", () => {
  it("make no difference to what is linked, however many there are and whether they rested", async () => {
    const records = 2600
    const alone = await linked(records, 0)
    const helped = await linked(records, 1)
    expect(alone.ids).toBe(records)
    expect(alone.leaders.filter((leader, i) => leader !== i).length).toBe(PEOPLE)
    expect(helped).toEqual(alone)
    expect(await linked(records, 1, true)).toEqual(alone)
  })

  it("tell when one of them fails, and leave nothing waiting", async () => {
    await using threads = new LinkThreads(1)
    const { at } = headerOf(["id"], new Map())
    await threads.encode([["1"]], at)
    // what cannot be sent to another thread fails as what cannot be done there would
    const failing = threads.encode([["2"], [(() => "3") as unknown as string]], at)
    await expect(failing).rejects.toThrow()
  })
})
