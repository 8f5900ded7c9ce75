/** A word of a text and where it stands in it (UTF-16 offsets, `to` exclusive). */
export type Word = {
  readonly raw: string
  /** Lower case without diacritics or apostrophes: what word lists are compared with. */
  readonly folded: string
  readonly from: number
  readonly to: number
  /** Characters between the word before and this one. */
  readonly gap: string
  /** First of a sentence or line, so that a capital says nothing. */
  readonly opens: boolean
}

/** `Élif` → `elif`, `İSMAİL` and `ısmail` → `ismail`, `d'Angelo` → `dangelo`; composed and decomposed forms alike. */
export function fold(text: string): string {
  return text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[\p{M}'’‘`´]/gu, "")
    .replace(/[ıøłđßæœ]/gu, (letter) => plainLetters[letter] ?? letter)
}

/** Words of letters; a hyphen or apostrophe inside a word belongs to it. */
export function wordsOf(text: string): ReadonlyArray<Word> {
  const words: Array<Word> = []
  let end = 0
  for (const match of text.matchAll(/\p{L}[\p{L}\p{M}]*(?:['’‘`´-]\p{L}[\p{L}\p{M}]*)*/gu)) {
    const gap = text.slice(end, match.index)
    const opens = words.length === 0 || /[.!?…\n\r•"“”„:;]/u.test(gap)
    const from = match.index
    end = from + match[0].length
    words.push({ raw: match[0], folded: fold(match[0]), from, to: end, gap, opens })
  }
  return words
}

/** Sentences as runs of words. */
export function sentencesOf(text: string): ReadonlyArray<ReadonlyArray<Word>> {
  const sentences: Array<Array<Word>> = []
  for (const word of wordsOf(text)) {
    const last = sentences.at(-1)
    if (last === undefined || /[.!?…\n\r;•]/u.test(word.gap)) sentences.push([word])
    else last.push(word)
  }
  return sentences
}

const plainLetters: Readonly<Record<string, string>> = { ı: "i", ø: "o", ł: "l", đ: "d", ß: "ss", æ: "ae", œ: "oe" }
