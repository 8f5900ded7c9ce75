import table from "../data/spellings.json" with { type: "json" }

/** Servant of ...: the article between is written in many ways, and takes on the letter after it (abderrahman). */
const SERVANT = /^c?abd(?:oe|ou|[aeiou])(?:l|([dnrstz])(?=\1))?(?=[a-z]{3,})/u
/** The feminine form of a Slavic surname. */
const FEMININE = /(?<=[a-z]{3}[sc]k)a$|(?<=[a-z]{3}dzk)a$|(?<=[a-z]{3}[oe]v)a$/u

const byRule = (name: string): string =>
  name.replace(SERVANT, "abdul").replace(FEMININE, (_, at: number) => (name[at - 1] === "k" ? "i" : ""))

const NAMES = new Map<string, string>()
for (const line of Object.values(table.groups).flat()) {
  const names = line.split(" ")
  const formal = byRule(names[0] ?? "")
  for (const name of names) {
    NAMES.set(name, formal)
    NAMES.set(byRule(name), formal)
  }
}

/** Is this folded name, or a spelling of it, in the table? */
export const isKnownName = (name: string): boolean => NAMES.has(name)

/**
 * The one form that stands for a folded name: the formal name of a call name (kees: cornelis), one of many spellings (muhammad: mohamed),
 * one of the ways to write Abd al-, the masculine of a Slavic surname. Of given names and surnames alike: in many countries one is the other, and
 * fields get swapped. Idempotent.
 */
export const canonicalName = (name: string): string => {
  const own = NAMES.get(name)
  if (own !== undefined) return own
  const ruled = byRule(name)
  return NAMES.get(ruled) ?? ruled
}
