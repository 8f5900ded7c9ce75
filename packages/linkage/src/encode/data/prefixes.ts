/**
 * Words before a surname that registrations write, abbreviate, glue or forget.
 * Source: own list, after the table of tussenvoegsels in the Dutch population register (LO GBA, tabel 36), shortened; and
 * the Arabic article and kinship words as met in Dutch registrations.
 */
export const DUTCH_PREFIXES: ReadonlySet<string> = new Set(
  "van von vd v d de den der des du ten ter te 't t in int op aan bij uit uijt voor onder over tot la le les del della di da dos das do vander vanden vande vant vd vt zu zum af".split(
    " "
  )
)

/** Articles: say nothing about the family, so they are left out. */
export const ARTICLES: ReadonlySet<string> = new Set("el al ez es er et ed ach ash".split(" "))

/** Kinship words: part of the name, written apart or glued. */
export const KINSHIP: ReadonlySet<string> = new Set("ben bin ibn bou abou abu ait oulad ould".split(" "))

/** Titles and forms of address. */
export const TITLES: ReadonlySet<string> = new Set(
  "dhr mevr mw mevrouw heer meneer mr mrs ms miss drs ir ing dr prof fam familie jongeheer".split(" ")
)
