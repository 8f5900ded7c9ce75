import letters from "../data/letters.json" with { type: "json" }

/** Vowels of the syllables after the first of their row. */
const VOWELS = ["u", "i", "a", "e", "", "o"]

const syllables = Object.entries(letters.ethiopic).flatMap(
  ([first, text]): ReadonlyArray<readonly [string, string]> => [
    [first, text],
    ...VOWELS.map((vowel, i) => [String.fromCharCode(first.charCodeAt(0) + i + 1), text.slice(0, -1) + vowel] as const)
  ]
)

const LETTERS: ReadonlyMap<string, string> = new Map([
  ...[letters.latin, letters.cyrillic, letters.greek, letters.arabic].flatMap((script) => Object.entries(script)),
  ...syllables
])
const LETTER = new RegExp(`[${[...LETTERS.keys()].join("")}]`, "gu")

/** Beyond this a name or street is noise: bounds the work on hostile input. */
export const LONGEST = 200
/** How much of a field is read at all: letters with many marks each still give `LONGEST` letters. */
const READ = 4000

/** Nothing but capitals to fold: what most fields hold. A grave accent is an apostrophe. */
const PLAIN = /^(?:[!-_a-~]+(?: [!-_a-~]+)*)?$/u

const folded = (text: string): string =>
  text
    .slice(0, READ)
    .normalize("NFKD")
    .replace(/[\p{M}\p{Cf}\p{Cs}]+/gu, "")
    .toLowerCase()
    .replace(LETTER, (c) => LETTERS.get(c) ?? c)
    .replace(/[\u2018\u2019\u02bb-\u02bf\u02b9\u0060\u00b4\u2032]/gu, "'")
    .replace(/[\u201c-\u201f\u00ab\u00bb\u2033]/gu, '"')
    .replace(/[\u2010-\u2015\u2212]/gu, "-")
    .replace(/[\p{Z}\p{Cc}]+/gu, " ")
    .trimStart()
    .slice(0, LONGEST)
    // the cut may have halved a letter outside the basic plane
    .replace(/\p{Cs}$/u, "")
    .trimEnd()

/**
 * Lower case without accents, in Latin letters; every kind of space is one space, every apostrophe is ', every hyphen -, every double quote ".
 * Composed or decomposed Unicode, capitals, invisible marks, and the Turkish i's come out the same. Idempotent; at most `LONGEST` code units.
 */
export const fold = (text: string): string =>
  text.length <= LONGEST && PLAIN.test(text) ? text.toLowerCase() : folded(text)

/** Letters and digits only. */
export const compact = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, "")

/** The words of a table's line. */
export const wordSet = (text: string): ReadonlySet<string> => new Set(text.split(" ").filter((word) => word !== ""))

const PLACEHOLDERS = wordSet(
  "onbekend onbek unknown unk unbekannt inconnu nn nnb nb nvt na niet geen leeg anoniem anonymous test null none nobody naam noname geennaam naamonbekend nomennescio achternaam voornaam voornamen voorletters roepnaam fnu lnu baby leerling client patient"
)

/** `onbekend`, `N.N.`, `-`, `xxx`, `123`: written where nothing was known. Takes folded text. */
export const isPlaceholder = (folded: string): boolean => {
  const bare = compact(folded)
  return bare === "" || PLACEHOLDERS.has(bare) || /^(?:x+|\p{N}+|(\p{L})\1{2,})$/u.test(bare)
}
