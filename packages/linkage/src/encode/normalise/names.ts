import type { SubjectIdentity } from "../SubjectIdentity.ts"
import { givenParts } from "./givenNames.ts"
import { KINSHIP, wordsOf } from "./particles.ts"
import { holdsSurname, isWholeName, type Split, splitFull } from "./splitFull.ts"
import { familyForms } from "./surname.ts"
import { compact, fold } from "./text.ts"

/** A name in the form that is compared. Empty arrays where nothing is known. */
export interface NameParts {
  /** Call name first, then (if there are more) all given names together. Letters only. */
  readonly given: ReadonlyArray<string>
  /** Given names are known by their first letter only. */
  readonly initialOnly: boolean
  /** First letter of the given names, or empty. */
  readonly initial: string
  /** Surname without prefix, then its other form. Letters only. */
  readonly family: ReadonlyArray<string>
}

/** The two halves of the name, whichever fields they came in. Folded. */
const halves = (identity: SubjectIdentity): Split => {
  let given = fold(identity.givenNames ?? "")
  let family = fold(identity.familyName ?? "")
  const initials = fold(identity.initials ?? "")
  if (given === "" && initials === "" && identity.fullName === undefined && isWholeName(family))
    return splitFull(family)
  if (given === "" && family.includes(",")) return splitFull(family)
  if (family === "" && identity.fullName === undefined && holdsSurname(given)) return splitFull(given)
  if (identity.fullName !== undefined && (given === "" || family === "")) {
    const split = splitFull(fold(identity.fullName))
    if (given === "") given = split.given
    if (family === "") family = split.family
  }
  return { given, family }
}

/** `ben`, `ait` in the field of prefixes: part of the name. */
const kinshipBefore = (prefix: string, family: string): string => {
  const kin = wordsOf(fold(prefix)).find((word) => KINSHIP.has(word))
  return kin === undefined || family === "" || wordsOf(family)[0] === kin ? family : `${kin} ${family}`
}

/** Names of a person in comparable form; total: anything goes in, at worst nothing comes out. */
export const nameParts = (identity: SubjectIdentity): NameParts => {
  const { given, family } = halves(identity)
  const parts = givenParts(given)
  const initial = parts.initial === "" ? compact(fold(identity.initials ?? "")).slice(0, 1) : parts.initial
  return {
    given: parts.given,
    initialOnly: parts.given.length === 0 && initial !== "",
    initial,
    family: familyForms(kinshipBefore(identity.prefix ?? "", family.replace(/\([^)]*\)/gu, " ")))
  }
}
