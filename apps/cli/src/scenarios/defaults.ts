import type { CovenantDocument, Partner } from "@kruisverband/domain"

type Json = Readonly<Record<string, unknown>>

const isRecord = (value: unknown): value is Json => typeof value === "object" && value !== null && !Array.isArray(value)

/** Twenty words that refuse nothing and name nobody. */
const OBSERVATION =
  "De jongere trekt zich de laatste weken terug uit de groep, reageert kortaf en vertelt anderen niet meer waarmee hij bezig is."
const TENSION =
  "Op het plein staan de laatste weken twee groepen tegenover elkaar, er wordt geduwd en gescholden en buurtbewoners lopen nu liever om."

/** YAML reads `2008` and `12` as numbers where the contract has text. */
const asText = (value: unknown) => (typeof value === "number" ? String(value) : value)

const tidySubject = (subject: unknown): unknown => {
  if (!isRecord(subject)) return subject
  const tidy: Record<string, unknown> = { ...subject }
  for (const field of ["birthDate", "fullName", "givenNames", "familyName", "bsn"])
    if (field in tidy) tidy[field] = asText(tidy[field])
  for (const list of ["phones", "emails", "handles"]) {
    const values = tidy[list]
    if (Array.isArray(values)) tidy[list] = values.map(asText)
  }
  const address = tidy.address
  if (isRecord(address)) {
    const house = address.houseNumber
    tidy.address = {
      ...address,
      ...("postcode" in address ? { postcode: asText(address.postcode) } : {}),
      ...("suffix" in address ? { suffix: asText(address.suffix) } : {}),
      ...(typeof house === "string" && /^\d+$/u.test(house) ? { houseNumber: Number(house) } : {})
    }
  }
  return tidy
}

/** What a scenario leaves out of a signal. `observedAt` is the clock, ISO 8601. */
export const completeSignal = (
  given: Json,
  covenant: string,
  document: CovenantDocument | undefined,
  partner: Partner | undefined,
  observedAt: string
): Json => {
  const kind = given.kind ?? document?.kinds[0] ?? "radicalisation"
  const polarisation = kind === "polarisation"
  const subjects = given.subjects
  return {
    covenant,
    kind,
    observedAt,
    place: { municipality: partner?.municipality ?? "GM9001" },
    observation: polarisation ? TENSION : OBSERVATION,
    behaviours: [polarisation ? "intimidation" : "withdrawal"],
    ...given,
    ...(Array.isArray(subjects) ? { subjects: subjects.map(tidySubject) } : {})
  }
}
