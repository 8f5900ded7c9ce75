import { type LinkView, listLinks } from "@kruisverband/contract"
import { Schema } from "effect"
import { askAsPerson } from "./askAsPerson.ts"
import { logInAs } from "./logInAs.ts"

const CONFIRMED = [
  "Naam en geboortedatum zijn gelijk, en de organisaties beschrijven hetzelfde gedrag in dezelfde weken.",
  "Nagevraagd bij beide melders: het gaat om dezelfde persoon.",
  "Naam en telefoonnummer zijn gelijk. Het verschil in spelling komt door het systeem van een van de melders.",
  "Zelfde adres en zelfde geboortedatum, en de meldingen sluiten op elkaar aan.",
  "Beide melders kennen de situatie en bevestigen dat het dezelfde persoon is."
] as const
const REJECTED = [
  "Alleen de naam is gelijk. De melders beschrijven twee verschillende mensen.",
  "Nagevraagd bij beide melders: het zijn twee neven met dezelfde naam."
] as const

const weight = (link: LinkView) => link.explanation.identity.reduce((sum, term) => sum + term.weight, 0)
/** Nothing but a name, and perhaps a date, says that they are one: there a person is quick to see two. */
const isThin = (link: LinkView) =>
  link.explanation.identity.every(
    ({ field, agreement }) => agreement === "missing" || (field !== "address" && field !== "phone")
  )
const decodeList = Schema.decodeUnknownSync(Schema.fromJsonString(listLinks.success.schema))

/** The coordinator reads and decides a few links about persons: some of the surest confirmed, the least sure rejected. Nothing where something was decided before. */
export const decideDemoLinks = async (origin: string): Promise<void> => {
  const session = await logInAs(origin, "coordinator")
  const list = async (state: string) => {
    const response = await askAsPerson(origin, session, `/links?state=${state}&limit=100`)
    return decodeList(await response.text()).links
  }
  if ((await list("confirmed")).length > 0) return
  const surest = (await list("proposed"))
    .filter((link) => link.facets.includes("person"))
    .toSorted((a, b) => weight(b) - weight(a))
  const decide = async (link: LinkView, verb: "confirm" | "reject", reason: string) => {
    await (await askAsPerson(origin, session, `/links/${link.id}/open`, {})).body?.cancel()
    await (await askAsPerson(origin, session, `/links/${link.id}/${verb}`, { reason })).body?.cancel()
  }
  // Every other one of the surest: the rest is left for whoever tries the demo.
  for (const [index, reason] of CONFIRMED.entries()) {
    const link = surest[index * 2]
    if (link !== undefined && surest.length > 2 * CONFIRMED.length) await decide(link, "confirm", reason)
  }
  const thin = surest.filter(isThin)
  for (const [index, reason] of REJECTED.entries()) {
    const link = thin.at(-1 - index)
    if (link !== undefined && surest.length > 2 * CONFIRMED.length) await decide(link, "reject", reason)
  }
}
