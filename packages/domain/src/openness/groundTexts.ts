import type { Bilingual } from "../text.ts"
import type { PassageContent, WooGround } from "./WooDecision.ts"

/** A ground as a letter and a form name it: where the law has it, and what it protects in plain words. */
export type GroundText = { readonly article: Bilingual; readonly protects: Bilingual }

const ground = (nlArticle: string, enArticle: string, nl: string, en: string): GroundText => ({
  article: { nl: `Woo artikel ${nlArticle}`, en: `Woo article ${enArticle}` },
  protects: { nl, en }
})

/** After the text of the Woo in force since 1 May 2022, in plain words. */
export const groundTexts: Readonly<Record<WooGround, GroundText>> = {
  "5.1.1.a": ground("5.1 lid 1 onder a", "5.1(1)(a)", "de eenheid van de Kroon", "the unity of the Crown"),
  "5.1.1.b": ground("5.1 lid 1 onder b", "5.1(1)(b)", "de veiligheid van de Staat", "the security of the State"),
  "5.1.1.c": ground(
    "5.1 lid 1 onder c",
    "5.1(1)(c)",
    "bedrijfsgegevens die vertrouwelijk aan de overheid zijn gegeven",
    "business data that were given to the authorities in confidence"
  ),
  "5.1.1.d": ground(
    "5.1 lid 1 onder d",
    "5.1(1)(d)",
    "bijzondere en strafrechtelijke persoonsgegevens, zoals gezondheid, geloof of een veroordeling",
    "special and criminal personal data, such as health, belief or a conviction"
  ),
  "5.1.1.e": ground(
    "5.1 lid 1 onder e",
    "5.1(1)(e)",
    "nummers die een persoon aanwijzen, zoals het burgerservicenummer",
    "numbers that identify a person, such as the citizen service number"
  ),
  "5.1.2.a": ground(
    "5.1 lid 2 onder a",
    "5.1(2)(a)",
    "de betrekkingen met andere landen en internationale organisaties",
    "relations with other countries and international organisations"
  ),
  "5.1.2.b": ground(
    "5.1 lid 2 onder b",
    "5.1(2)(b)",
    "de economische of financiële belangen van de overheid",
    "the economic or financial interests of the authorities"
  ),
  "5.1.2.c": ground(
    "5.1 lid 2 onder c",
    "5.1(2)(c)",
    "de opsporing en vervolging van strafbare feiten",
    "the investigation and prosecution of offences"
  ),
  "5.1.2.d": ground(
    "5.1 lid 2 onder d",
    "5.1(2)(d)",
    "inspectie, controle en toezicht door de overheid",
    "inspection, control and supervision by the authorities"
  ),
  "5.1.2.e": ground(
    "5.1 lid 2 onder e",
    "5.1(2)(e)",
    "de persoonlijke levenssfeer: namen, adressen en alles wat over iemands privéleven gaat",
    "privacy: names, addresses and all that is about somebody's private life"
  ),
  "5.1.2.f": ground(
    "5.1 lid 2 onder f",
    "5.1(2)(f)",
    "andere bedrijfsgegevens waar concurrenten voordeel van hebben",
    "other business data that competitors would gain by"
  ),
  "5.1.2.g": ground(
    "5.1 lid 2 onder g",
    "5.1(2)(g)",
    "het milieu waarover de informatie gaat",
    "the environment that the information is about"
  ),
  "5.1.2.h": ground(
    "5.1 lid 2 onder h",
    "5.1(2)(h)",
    "de beveiliging van personen en bedrijven, en het voorkomen van sabotage",
    "the security of persons and companies, and preventing sabotage"
  ),
  "5.1.2.i": ground(
    "5.1 lid 2 onder i",
    "5.1(2)(i)",
    "het goed functioneren van de overheid",
    "the proper functioning of the authorities"
  ),
  "5.1.5": ground(
    "5.1 lid 5",
    "5.1(5)",
    "onevenredige benadeling van een ander belang, alleen in uitzonderlijke gevallen en nooit samen met een andere grond",
    "disproportionate harm to another interest, in exceptional cases only and never together with another ground"
  ),
  "5.2": ground(
    "5.2",
    "5.2",
    "persoonlijke beleidsopvattingen in stukken voor intern beraad",
    "personal views on policy in papers for internal consultation"
  )
}

export const passageContentTexts: Readonly<Record<PassageContent, Bilingual>> = {
  "special-category": {
    nl: "bijzondere persoonsgegevens (gezondheid, geloof, afkomst, politiek, seksueel leven)",
    en: "special categories of personal data (health, belief, origin, politics, sex life)"
  },
  criminal: { nl: "strafrechtelijke persoonsgegevens", en: "criminal personal data" },
  "identification-number": { nl: "een nummer dat een persoon aanwijst", en: "a number that identifies a person" }
}
