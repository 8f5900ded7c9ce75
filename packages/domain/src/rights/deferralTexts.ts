import type { Bilingual } from "../text.ts"
import type { Consideration, DeferralGround } from "./Deferral.ts"

/** The grounds of UAVG art. 41 lid 1, in short and plain words. */
export const deferralGroundTexts: Readonly<Record<DeferralGround, Bilingual>> = {
  a: { nl: "nationale veiligheid", en: "national security" },
  b: { nl: "landsverdediging", en: "defence" },
  c: { nl: "openbare veiligheid", en: "public security" },
  d: {
    nl: "voorkomen, onderzoeken of vervolgen van strafbare feiten",
    en: "preventing, investigating or prosecuting crimes"
  },
  e: { nl: "een ander belangrijk algemeen belang", en: "another important public interest" },
  f: { nl: "onafhankelijke rechter en eerlijk proces", en: "independent courts and fair trial" },
  g: { nl: "beroepscodes handhaven", en: "upholding codes of a profession" },
  h: { nl: "toezicht, inspectie of regelgeving", en: "supervision, inspection or regulation" },
  i: {
    nl: "bescherming van de persoon of van anderen",
    en: "protecting the person or others"
  },
  j: { nl: "inning van civiele vorderingen", en: "enforcing civil claims" }
}

/** What UAVG art. 41 lid 2 asks to consider. */
export const considerationTexts: Readonly<Record<Consideration, Bilingual>> = {
  a: { nl: "het doel van de verwerking", en: "the purpose of the processing" },
  b: { nl: "welke soorten gegevens het zijn", en: "which kinds of data" },
  c: { nl: "hoe ver de beperking gaat", en: "how far the restriction goes" },
  d: { nl: "hoe misbruik wordt voorkomen", en: "how abuse is prevented" },
  e: { nl: "wie verantwoordelijk is", en: "who is responsible" },
  f: { nl: "hoe lang het wordt bewaard en hoe het is beveiligd", en: "how long it is kept and how it is protected" },
  g: { nl: "de risico's voor de persoon", en: "the risks for the person" },
  h: {
    nl: "of de persoon van de beperking zelf mag weten",
    en: "whether the person may know of the restriction itself"
  }
}
