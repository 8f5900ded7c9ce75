/** One record of a file as the signal its organisation would post. Column names are those of `link` input. */
export type Record_ = Readonly<Record<string, string>>

const ALIASES: Readonly<Record<string, string>> = {
  signal_id: "record_id",
  id: "record_id",
  rec_id: "record_id",
  domain: "angle",
  given_name: "given_names",
  first_name: "given_names",
  surname: "family_name",
  last_name: "family_name",
  date_of_birth: "birth_date",
  dob: "birth_date",
  gender: "sex",
  street_number: "house_number",
  address_1: "street",
  suburb: "city",
  received_at: "observed_at"
}

const ANGLES: Readonly<Record<string, string>> = {
  school: "education",
  municipality: "civil-affairs",
  health: "mental-health"
}

/** Header names as the platform knows them. */
export const columnName = (header: string) => {
  const name = header.trim().toLowerCase()
  return ALIASES[name] ?? name
}

export const angleOf = (record: Record_) => {
  const angle = (record.angle ?? "").trim()
  return ANGLES[angle] ?? angle
}

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

const addressOf = (record: Record_) => {
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

export const toSignal = (record: Record_, defaults: ImportDefaults): Readonly<Record<string, unknown>> => {
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
