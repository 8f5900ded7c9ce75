import type { ProblemReason } from "@kruisverband/contract"
import type { NamesRefusalCode, RuleReason } from "@kruisverband/domain"
import { conflict, refused } from "@kruisverband/http"

const POINTERS: Readonly<Record<NamesRefusalCode, string>> = {
  "name-missing": "/values",
  "name-of-person": "/values",
  "name-holds-bsn": "/values",
  "expression-type-missing": "/type",
  "group-has-no-type": "/type",
  "dates-turned": "/validUntil"
}

/** What is wrong with an entry, each at its field. */
export const namesRefused = (reasons: ReadonlyArray<RuleReason<NamesRefusalCode>>) =>
  refused(reasons.map((reason): ProblemReason => ({ ...reason, pointer: POINTERS[reason.code] })))

/** Names of which nothing is left to compare, by their places. */
export const unreadable = (places: ReadonlyArray<number>) =>
  refused(
    places.map((place) => ({
      code: "name-unreadable",
      clause: "convenant art. gegevens; AVG art. 5 lid 1 onder d",
      pointer: `/values/${place}`,
      text: {
        nl: "In deze naam staat geen letter of cijfer waarmee we kunnen vergelijken. Schrijf hem anders of laat hem weg.",
        en: "This name has no letter or digit to compare by. Write it otherwise or leave it out."
      }
    }))
  )

export const taken = () =>
  conflict("name-taken", {
    nl: "Een van deze namen hoort al bij een andere groep of uiting in de lijst. Voeg de namen daar samen.",
    en: "One of these names belongs to another group or expression in the list. Put the names together there."
  })

export const changedMeanwhile = () =>
  conflict("changed-meanwhile", {
    nl: "Iemand anders heeft dit intussen gewijzigd. Kijk eerst wat er nu staat.",
    en: "Somebody else has changed this meanwhile. See first what it is now."
  })

export const full = (most: number) =>
  conflict("names-full", {
    nl: `De lijst is vol: hooguit ${most} groepen en uitingen. Haal eerst weg wat niet meer speelt.`,
    en: `The list is full: at most ${most} groups and expressions. First take out what is over.`
  })
