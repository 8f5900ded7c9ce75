/**
 * A text as it is kept after it was pasted. Lines end in LF, as a page counts them: offsets of passages are the same on
 * both sides. Signs that nobody sees (soft hyphens, joiners of no width), which copying from a PDF leaves behind, go from
 * between digits: a number with them in it would be found by nobody who looks for numbers.
 */
export const pastedText = (text: string): string =>
  text
    .replaceAll(/\r\n?/gu, "\n")
    .replaceAll(/(?<=\d)(?:\u{ad}|\u{200b}|\u{200c}|\u{200d}|\u{2060}|\u{feff})+(?=\d)/gu, "")
