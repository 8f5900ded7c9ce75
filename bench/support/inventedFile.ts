import { writeFile } from "node:fs/promises"
import { inventedName } from "./inventedNames.ts"
import { seeded } from "./seeded.ts"

const PREFIXES = ["", "", "", "van der", "de", "el", "van"]

const two = (value: number) => String(value).padStart(2, "0")
const typo = (text: string, random: () => number) => {
  const at = 1 + Math.floor(random() * Math.max(1, text.length - 2))
  return random() < 0.5
    ? text.slice(0, at) + text.slice(at + 1)
    : text.slice(0, at) + (text[at] ?? "e") + text.slice(at)
}

/** Invented records with spelling errors and gaps, and the truth about them: for speed and a rough look at quality, beside real benchmarks. */
export const writeInventedFile = async (people: number, file: string, truth: string): Promise<number> => {
  const random = seeded(people)
  const pick = <A>(items: ReadonlyArray<A>) => items[Math.floor(random() * items.length)]
  const rows = ["record_id,angle,given_names,prefix,family_name,birth_date,postcode,house_number,phone"]
  const facts = ["signal_id,entity_id"]
  for (let person = 0; person < people; person++) {
    const { givenNames: given, familyName: family } = inventedName(Math.floor(random() * 330_000))
    const prefix = pick(PREFIXES) ?? ""
    const birth = `${1960 + Math.floor(random() * 52)}-${two(1 + Math.floor(random() * 12))}-${two(1 + Math.floor(random() * 28))}`
    const postcode = `${1000 + Math.floor(random() * 8999)}${String.fromCharCode(65 + Math.floor(random() * 26), 65 + Math.floor(random() * 26))}`
    const house = 1 + Math.floor(random() * 300)
    const phone = `06${10_000_000 + Math.floor(random() * 49_999_999)}`
    const times = 1 + Math.floor(random() ** 2 * 4)
    for (let time = 0; time < times; time++) {
      const id = `r${rows.length}`
      const say = (text: string, error: number) => (random() < error ? typo(text, random) : text)
      const or = (text: string, missing: number) => (random() < missing ? "" : text)
      rows.push(
        [
          id,
          pick(["education", "welfare", "police"]),
          say(given, 0.08),
          or(prefix, 0.2),
          say(family, 0.1),
          or(birth, 0.15),
          or(postcode, 0.4),
          or(String(house), 0.4),
          or(phone, 0.5)
        ].join(",")
      )
      facts.push(`${id},p${person}`)
    }
  }
  await writeFile(file, `${rows.join("\n")}\n`)
  await writeFile(truth, `${facts.join("\n")}\n`)
  return rows.length - 1
}
