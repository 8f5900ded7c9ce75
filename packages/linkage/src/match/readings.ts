import type { Bilingual, EvidenceField, EvidenceTerm, Reading } from "@kruisverband/domain"
import { FIELDS } from "./texts.ts"

interface ReadingWords {
  /** After "Het kan ook … zijn" and "Meer kans op …". */
  readonly nl: string
  readonly en: string
  /** Fields that agree, or differ, in this reading: what of these is found so is named with it. */
  readonly same: ReadonlyArray<EvidenceField>
  readonly other: ReadonlyArray<EvidenceField>
}

const WORDS: Readonly<Record<Reading, ReadingWords>> = {
  relative: {
    nl: "een broer, zus of ander gezinslid",
    en: "a brother, sister or other member of the family",
    same: ["address", "familyName", "phone"],
    other: ["givenNames", "birthDate"]
  },
  twin: {
    nl: "een tweeling",
    en: "twins",
    same: ["familyName", "birthDate", "address"],
    other: ["givenNames"]
  },
  "parent-child": {
    nl: "een ouder en kind met dezelfde naam",
    en: "a parent and child of one name",
    same: ["givenNames", "familyName", "address"],
    other: ["birthDate"]
  },
  namesake: {
    nl: "twee naamgenoten",
    en: "two people of the same name",
    same: ["givenNames", "familyName"],
    other: ["birthDate", "address", "phone"]
  },
  "same-birth-date": {
    nl: "twee mensen met dezelfde geboortedatum",
    en: "two people with the same date of birth",
    same: ["birthDate"],
    other: ["givenNames", "familyName", "address"]
  },
  "shared-institution": {
    nl: "twee mensen die alleen een nummer of adres van een instelling delen",
    en: "two people who just share an institution's number or address",
    same: ["phone", "address", "email"],
    other: ["givenNames", "familyName", "birthDate"]
  },
  stranger: {
    nl: "twee mensen die niets met elkaar te maken hebben",
    en: "two unrelated people",
    same: [],
    other: ["givenNames", "familyName", "birthDate", "address"]
  }
}

/** Dutch neuter nouns take "ander", the others "andere". */
const NEUTER: ReadonlySet<EvidenceField> = new Set(["address", "phone", "email", "theme"])

/** "a, b en c" */
export const listed = (words: ReadonlyArray<string>, and: string): string =>
  words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} ${and} ${words.at(-1)}`

/** "zelfde adres en achternaam, andere voornaam": what was found that this reading would show as well. */
const groundsOf = (words: ReadingWords, terms: ReadonlyArray<EvidenceTerm>): Bilingual => {
  const found = (fields: ReadonlyArray<EvidenceField>, agreement: EvidenceTerm["agreement"]) =>
    fields.filter((field) => terms.some((term) => term.field === field && term.agreement === agreement))
  const same = found(words.same, "exact")
  const near = found(words.same, "close")
  const other = found(words.other, "differs")
  const nl = (fields: ReadonlyArray<EvidenceField>) =>
    listed(
      fields.map((field) => FIELDS[field].nl),
      "en"
    )
  const en = (fields: ReadonlyArray<EvidenceField>) =>
    listed(
      fields.map((field) => FIELDS[field].en),
      "and"
    )
  const different = other.map((field) => `${NEUTER.has(field) ? "ander" : "andere"} ${FIELDS[field].nl}`)
  return {
    nl: [
      same.length === 0 ? [] : [`zelfde ${nl(same)}`],
      near.length === 0 ? [] : [`bijna zelfde ${nl(near)}`],
      other.length === 0 ? [] : [listed(different, "en")]
    ]
      .flat()
      .join(", "),
    en: [
      same.length === 0 ? [] : [`the same ${en(same)}`],
      near.length === 0 ? [] : [`almost the same ${en(near)}`],
      other.length === 0 ? [] : [`a different ${en(other)}`]
    ]
      .flat()
      .join(", ")
  }
}

/**
 * What else two records may be, with what of the evidence fits that: "Meer kans op een broer …: zelfde adres en achternaam, andere
 * voornaam." Which is likelier follows from the weight: below 0 it is one of the other readings.
 */
export const readingOf = (reading: Reading, terms: ReadonlyArray<EvidenceTerm>, weight: number): Bilingual => {
  const words = WORDS[reading]
  const grounds = groundsOf(words, terms)
  const head =
    weight < 0
      ? { nl: `Meer kans op ${words.nl}`, en: `More likely ${words.en}` }
      : { nl: `Het kan ook gaan om ${words.nl}`, en: `It may also be ${words.en}` }
  const tail = (text: string) => (text === "" ? "." : `: ${text}.`)
  return { nl: head.nl + tail(grounds.nl), en: head.en + tail(grounds.en) }
}
