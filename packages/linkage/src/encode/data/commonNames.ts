import type { Rarity } from "../Encoding.ts"
import { canonicalGiven } from "./nicknames.ts"

/**
 * Names so usual that agreeing on them says less. Own compilation, after the published counts of given names (SVB) and surnames
 * (Nederlandse Familienamenbank, most frequent names) and, for later arrivals, general knowledge. Two steps, no counts: a table
 * of counts would be an aid to whoever attacks the encodings.
 */
const GIVEN_VERY_COMMON = "mohamed johannes maria anna ahmed ali fatima petrus willem daniel jacob elisabeth"
const GIVEN_COMMON = `johanna cornelis hendrik gerard thomas lucas samuel youssef omar hassan hussein mustafa ibrahim khalid said
mehmet ahmet yusuf emre murat fatma ayse aisha emine zeynep khadija samira naima nicolaas robert marcus michael franciscus mathijs
sophie julia sara susanne eva emma lotte kim laura dennis kevin ruben bilal hamza rachid abdullah abdulrahman mahmoud sebastiaan
maarten wouter jeroen erik antonius adrianus alexander laurens joseph stefan cornelia hendrika catharina petra linda esther
yasmina maryam ismail hasan osman elif hatice wilhelmina anouk femke iris charlotte rosa isabel lisa nour`
const FAMILY_VERY_COMMON =
  "jong jansen vries berg bakker dijk visser smit meijer boer mulder groot bos vos ali yilmaz kaya"
const FAMILY_COMMON = `peters hendriks leeuwen dekker brouwer wit dijkstra smits graaf meer kok jacobs linden haan vermeulen heuvel
veen broek bruijn bruin heijden schouten beek willems vliet hoekstra maas dam koster prins blom huisman verhoeven amrani idrissi
ahmed hassan mohamed hussein demir celik sahin yildiz yildirim ozturk aydin ozdemir arslan dogan kilic aslan cetin kara koc kurt
bouali benali azzouzi amraoui ouali hamdaoui mansouri ahmad mohammad abdi yusuf ibrahim kowalski nowak janssen janse meyer meijer`

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/u))
const given0 = words(GIVEN_VERY_COMMON)
const given1 = words(GIVEN_COMMON)
const family0 = words(FAMILY_VERY_COMMON)
const family1 = words(FAMILY_COMMON)

const classOf = (name: string, very: ReadonlySet<string>, common: ReadonlySet<string>): Rarity =>
  very.has(name) ? 0 : common.has(name) ? 1 : 2

/** How usual a folded given name is, call names by their formal name. */
export const givenRarity = (name: string): Rarity => {
  const own = classOf(name, given0, given1)
  const formal = classOf(canonicalGiven(name), given0, given1)
  return own < formal ? own : formal
}
/** How usual a folded surname without its prefix is. */
export const familyRarity = (name: string): Rarity => classOf(name, family0, family1)
