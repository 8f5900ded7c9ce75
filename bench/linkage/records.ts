import { readFileSync } from "node:fs"
import { deriveKeys, type Encoding, encode, type SubjectIdentity } from "../../packages/linkage/src/encode/index.ts"

/** One row of a benchmark file with its truth; only the trainer and the scorers read the truth. */
export interface BenchRecord {
  readonly id: string
  readonly encoding: Encoding
  readonly entity: string
  readonly household: string
  readonly origin: string
}

const rows = (file: string): ReadonlyArray<ReadonlyMap<string, string>> => {
  const [head, ...lines] = readFileSync(file, "utf8").trim().split("\n")
  const names = (head ?? "").split(",")
  return lines.map((line) => {
    const cells = line.split(",")
    return new Map(names.map((name, i) => [name, cells[i] ?? ""]))
  })
}

const some = <K extends string>(key: K, value: string): { readonly [P in K]?: string } =>
  // the computed key makes TypeScript forget its name
  (value === "" ? {} : { [key]: value }) as { readonly [P in K]?: string }

const identityOf = (row: ReadonlyMap<string, string>): SubjectIdentity => {
  const get = (name: string) => row.get(name) ?? ""
  const number = /^(\d+)[\s-]*(.*)$/u.exec(get("house_number"))
  const sex = get("gender")
  const houseNumber = Number(number?.[1] ?? 0)
  return {
    ...some("givenNames", get("given_name")),
    ...some("prefix", get("prefix")),
    ...some("familyName", get("surname")),
    ...some("birthDate", get("birth_date")),
    ...(sex === "m" || sex === "v" ? { sex } : {}),
    address: {
      ...some("postcode", get("postcode")),
      ...(houseNumber > 0 ? { houseNumber } : {}),
      ...some("suffix", get("house_suffix") || (number?.[2] ?? "")),
      ...some("street", get("street")),
      ...some("city", get("city"))
    },
    ...(get("phone") === "" ? {} : { phones: [get("phone")] }),
    ...(get("email") === "" ? {} : { emails: [get("email")] })
  }
}

/** Reads NAME.csv and NAME.truth.csv of the generator; `change` may make the identity worse, for training on more than the file has. */
export const readBench = (
  name: string,
  change: (id: SubjectIdentity, at: number) => SubjectIdentity = (id) => id
): ReadonlyArray<BenchRecord> => {
  const keys = deriveKeys(new Uint8Array(32).fill(7))
  const truth = new Map(rows(`${name}.truth.csv`).map((row) => [row.get("signal_id") ?? "", row]))
  return rows(`${name}.csv`).map((row, at) => {
    const id = row.get("signal_id") ?? ""
    const t = truth.get(id)
    return {
      id,
      encoding: encode(change(identityOf(row), at), keys),
      entity: t?.get("entity_id") ?? id,
      household: t?.get("household_id") ?? id,
      origin: t?.get("origin") ?? ""
    }
  })
}
