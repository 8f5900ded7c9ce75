import { angleNamed } from "../link/columns.ts"

/** Cells of one record by the column names of `link` input. */
export type Cells = Readonly<Record<string, string>>

export const angleOf = (record: Cells): string => angleNamed(record.angle ?? "")

export interface ImportDefaults {
  readonly covenant: string
  readonly observation: string
  readonly municipality: string
  /** ISO date or date-time; absent: the record's own. */
  readonly observedAt: string | undefined
}

const partialDate = (text: string) =>
  /^\d{8}$/u.test(text) ? `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}` : text
const present = (fields: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== ""))

const addressOf = (record: Cells) => {
  const house = Number(record.house_number ?? "")
  const address = present({
    postcode: record.postcode,
    houseNumber: Number.isInteger(house) && house > 0 ? house : undefined,
    suffix: record.house_suffix,
    street: record.street,
    city: record.city
  })
  return Object.keys(address).length === 0 ? undefined : address
}

const SEX: Readonly<Record<string, string>> = { m: "m", f: "f", v: "f", x: "x" }

export const toSignal = (record: Cells, defaults: ImportDefaults): Readonly<Record<string, unknown>> => {
  const list = (name: string) => (record[name] === undefined || record[name] === "" ? undefined : [record[name]])
  const subject = present({
    givenNames: record.given_names,
    initials: record.initials,
    prefix: record.prefix,
    familyName: record.family_name,
    fullName: record.full_name,
    birthDate: partialDate(record.birth_date ?? ""),
    sex: SEX[(record.sex ?? "").toLowerCase()],
    address: addressOf(record),
    phones: list("phone"),
    emails: list("email"),
    handles: list("handle")
  })
  return {
    covenant: defaults.covenant,
    kind: "radicalisation",
    observedAt: defaults.observedAt ?? record.observed_at ?? "",
    place: { municipality: defaults.municipality },
    observation: defaults.observation,
    behaviours: ["withdrawal"],
    subjects: [subject],
    ...(angleOf(record) === "mental-health" ? { sharing: { level: "existence-only" } } : {})
  }
}
