import type { Attested, Identifier, LinkageKeyGrant, Subject } from "./bodies.ts"

/** What a covenant asks of who seals: as it came with its linkage key. */
export type SealingTerms = Omit<LinkageKeyGrant, "wrapped">

/** The covenant does not take this person, or asks a statement that cannot be made of what is known. Nothing was sealed or sent. */
export class MayNotSeal extends Error {
  override readonly name = "MayNotSeal"
  /** As the platform would tell them: `below-minimum-age`, `identifier-not-covered`, `bsn-not-covered`, `attestation-missing`. */
  readonly codes: ReadonlyArray<string>

  constructor(codes: ReadonlyArray<string>) {
    super(`This person may not be sealed under the covenant: ${codes.join(", ")}.`)
    this.codes = codes
  }
}

const given = (...values: ReadonlyArray<string | undefined>) => values.some((value) => (value ?? "").trim() !== "")

/** Which details of a person are given; an empty field is not. */
export const identifiersIn = (subject: Subject): ReadonlyArray<Identifier> => {
  const { address } = subject
  const checks: ReadonlyArray<readonly [Identifier, boolean]> = [
    ["name", given(subject.givenNames, subject.initials, subject.prefix, subject.familyName, subject.fullName)],
    ["birth-date", given(subject.birthDate)],
    [
      "address",
      given(address?.postcode, address?.suffix, address?.street, address?.city) || address?.houseNumber !== undefined
    ],
    ["phone", given(...(subject.phones ?? []))],
    ["email", given(...(subject.emails ?? []))],
    ["handle", given(...(subject.handles ?? []))],
    ["bsn", given(subject.bsn)]
  ]
  return checks.filter(([, present]) => present).map(([identifier]) => identifier)
}

/** Today in the Netherlands, `YYYY-MM-DD`: ages count by its calendar. */
export const todayAt = (milliseconds: number): string =>
  new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Amsterdam" }).format(milliseconds)

/** The last day on which somebody can be born who is `age` today. */
const bornBy = (age: number, today: string) =>
  `${String(Number(today.slice(0, 4)) - age).padStart(4, "0")}${today.slice(4)}`

/** Whether an age is reached: undefined where a partial or missing birth date leaves it open. */
export const hasReached = (age: number, birthDate: string | undefined, today: string): boolean | undefined => {
  if (birthDate === undefined || !/^\d{4}(?:-\d{2}){0,2}$/u.test(birthDate)) return undefined
  const last = bornBy(age, today)
  if (filled(birthDate, "12", "31") <= last) return true
  return filled(birthDate, "01", "01") > last ? false : undefined
}

const filled = (date: string, month: string, day: string) => {
  const [year, ofYear = month, ofMonth = day] = date.split("-")
  return `${year}-${ofYear}-${ofMonth}`
}

/**
 * What is stated of a person: what the covenant asks and nothing more, from the person's details, or as `stated` says where these leave it
 * open. Throws `MayNotSeal` for whom the covenant does not take.
 */
export const attest = (subject: Subject, terms: SealingTerms, today: string, stated: Attested = {}): Attested => {
  const { attestations, identifiers: allowed, minimumAge } = terms
  const used = identifiersIn(subject)
  const outside = used.filter((one) => !allowed.includes(one))
  const old = hasReached(minimumAge, subject.birthDate, today) ?? ((stated.minimumAge ?? -1) >= minimumAge || undefined)
  const adult = hasReached(18, subject.birthDate, today)
  const minor = adult === undefined ? stated.minor : !adult
  const missing =
    (attestations.includes("minimum-age") && old === undefined) ||
    (attestations.includes("minor") && minor === undefined)
  const codes = [
    ...(outside.includes("bsn") ? ["bsn-not-covered"] : []),
    ...(outside.some((one) => one !== "bsn") ? ["identifier-not-covered"] : []),
    ...(old === false || (minor === true && minimumAge >= 18) ? ["below-minimum-age"] : []),
    ...(missing ? ["attestation-missing"] : [])
  ]
  if (codes.length > 0) throw new MayNotSeal(codes)
  return {
    ...(attestations.includes("minor") && minor !== undefined ? { minor } : {}),
    ...(attestations.includes("minimum-age") ? { minimumAge } : {}),
    ...(attestations.includes("identifiers") ? { identifiers: used } : {})
  }
}
