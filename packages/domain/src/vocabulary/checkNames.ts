import { findBsn } from "../guard/findBsn.ts"
import { isPersonName } from "../guard/findPersonNames.ts"
import { type RuleReason, type RuleTexts, refusalOf } from "../rules/RuleRefusal.ts"
import type { KnownName } from "./KnownName.ts"

export type NamesRefusalCode =
  | "name-missing"
  | "name-of-person"
  | "name-holds-bsn"
  | "expression-type-missing"
  | "group-has-no-type"
  | "dates-turned"

export type NamesFacts = Pick<KnownName, "facet" | "type" | "validFrom" | "validUntil"> & {
  readonly names: ReadonlyArray<string>
}

/** An account is written as its owner chose: that it looks like a person's name says nothing. */
const isAccount = ({ type }: NamesFacts) => type === "handle" || type === "channel"

/**
 * What is wrong with an entry for the vocabulary; empty: nothing. A vocabulary of groups and expressions holds nobody's name (requirement A7)
 * and no citizen service number (UAVG 46).
 */
export function checkNames(facts: NamesFacts): ReadonlyArray<RuleReason<NamesRefusalCode>> {
  const { facet, names, type, validFrom, validUntil } = facts
  const codes: ReadonlyArray<NamesRefusalCode> = [
    ...(names.length === 0 || names.some((name) => name.trim() === "") ? ["name-missing" as const] : []),
    ...(!isAccount(facts) && names.some(isPersonName) ? ["name-of-person" as const] : []),
    ...(names.some((name) => findBsn(name).length > 0) ? ["name-holds-bsn" as const] : []),
    ...(facet === "expression" && type === undefined ? ["expression-type-missing" as const] : []),
    ...(facet === "group" && type !== undefined ? ["group-has-no-type" as const] : []),
    ...(validFrom !== undefined && validUntil !== undefined && validUntil < validFrom ? ["dates-turned" as const] : [])
  ]
  const [first, ...others] = codes
  return first === undefined ? [] : refusalOf(namesRefusalTexts, [first, ...others]).reasons
}

export const namesRefusalTexts: RuleTexts<NamesRefusalCode> = {
  "name-missing": {
    clause: "convenant art. gegevens; AVG art. 5 lid 1 onder d",
    text: {
      nl: "Vul ten minste één naam in, en laat geen regel leeg.",
      en: "Give at least one name, and leave no line empty."
    }
  },
  "name-of-person": {
    clause: "convenant art. soorten signalen; AVG art. 5 lid 1 onder c",
    text: {
      nl: "Dit lijkt de naam van een persoon. In deze lijst staan alleen groepen en uitingen. Laat de naam weg.",
      en: "This looks like a person's name. This list holds groups and expressions only. Leave the name out."
    }
  },
  "name-holds-bsn": {
    clause: "convenant art. gegevens; UAVG art. 46",
    text: {
      nl: "Dit lijkt op een burgerservicenummer (BSN). Dat mag hier niet staan. Laat het weg.",
      en: "This looks like a citizen service number (BSN). It may not be here. Leave it out."
    }
  },
  "expression-type-missing": {
    clause: "convenant art. gegevens; AVG art. 5 lid 1 onder d",
    text: { nl: "Kies wat voor uiting het is.", en: "Choose what type of expression it is." }
  },
  "group-has-no-type": {
    clause: "convenant art. gegevens; AVG art. 5 lid 1 onder d",
    text: {
      nl: "Een groep heeft geen soort uiting. Laat die weg.",
      en: "A group has no type of expression. Leave it out."
    }
  },
  "dates-turned": {
    clause: "convenant art. gegevens; AVG art. 5 lid 1 onder d",
    text: { nl: "De einddatum ligt voor de begindatum.", en: "The last day lies before the first." }
  }
}
