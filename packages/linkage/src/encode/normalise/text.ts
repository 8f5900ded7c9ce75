const SINGLE: Readonly<Record<string, string>> = {
  ı: "i",
  İ: "i",
  ł: "l",
  Ł: "l",
  ø: "o",
  Ø: "o",
  ß: "ss",
  ẞ: "ss",
  đ: "d",
  Đ: "d",
  ð: "d",
  þ: "th",
  æ: "ae",
  Æ: "ae",
  œ: "oe",
  Œ: "oe",
  ĳ: "ij",
  Ĳ: "ij",
  ə: "e"
}

/** Beyond this a name or street is noise: bounds the work on hostile input. */
const LONGEST = 200

/**
 * Lower case without accents; every kind of space is one space, every apostrophe is '.
 * Composed or decomposed Unicode, capitals, and the Turkish i's come out the same.
 */
export const fold = (text: string): string =>
  text
    .slice(0, LONGEST * 4)
    .replace(/[ıİłŁøØßẞđĐðþæÆœŒĳĲə]/gu, (c) => SINGLE[c] ?? c)
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replace(/[\u2018\u2019\u02bc\u0060\u00b4\u2032\u02bb]/gu, "'")
    .replace(/[\u2010-\u2015\u2212]/gu, "-")
    .replace(/[\p{Z}\s\p{Cf}]+/gu, " ")
    .trim()
    .slice(0, LONGEST)

/** Letters and digits only. */
export const compact = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, "")

const PLACEHOLDERS = new Set(
  "onbekend onbek unknown unk nn nnb nb nvt na nb niet geen leeg anoniem anonymous xx xxx xxxx test null none nobody naam achternaam voornaam".split(
    " "
  )
)

/** `onbekend`, `N.N.`, `-`: written where nothing was known. Takes folded text. */
export const isPlaceholder = (folded: string): boolean => {
  const bare = compact(folded)
  return bare === "" || PLACEHOLDERS.has(bare)
}
