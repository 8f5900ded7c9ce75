import { type Language, reportTexts } from "./reportTexts.ts"

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;"
}

/** Text as it may stand in HTML and in its attributes. */
export const escaped = (text: string): string => text.replace(/[&<>"']/gu, (sign) => ENTITIES[sign] ?? sign)

/** A cell is text, or a number that is set to the right. */
export type Cell = string | number

const LOCALES = { nl: "nl-NL", en: "en" } as const satisfies Readonly<Record<Language, string>>

/** A number that is written out, with the comma or point of the language. */
export const decimal = (language: Language, written: string): string =>
  language === "nl" ? written.replace(".", ",") : written

export const numberTold = (language: Language, value: number): string => {
  if (!Number.isFinite(value)) return "–"
  if (Number.isInteger(value)) return value.toLocaleString(LOCALES[language])
  const size = Math.abs(value)
  return decimal(language, size < 0.001 ? value.toExponential(2) : value.toFixed(size < 10 ? 3 : 1))
}

/** A table; the first cell of each row is its header. */
export const table = (
  language: Language,
  caption: string,
  head: ReadonlyArray<string>,
  rows: ReadonlyArray<ReadonlyArray<Cell>>
): string => {
  const cell = (value: Cell, i: number): string => {
    if (i === 0) return `<th scope="row">${escaped(String(value))}</th>`
    return typeof value === "number"
      ? `<td class="n">${numberTold(language, value)}</td>`
      : `<td>${escaped(value)}</td>`
  }
  const body = rows.map((row) => `<tr>${row.map(cell).join("")}</tr>`).join("\n")
  return `<div class="wide" role="region" tabindex="0" aria-label="${escaped(caption)}"><table><caption>${escaped(caption)}</caption>
<thead><tr>${head.map((name) => `<th scope="col">${escaped(name)}</th>`).join("")}</tr></thead>
<tbody>
${body}
</tbody></table></div>`
}

/** A picture, what it shows, and the same as a table. */
export const figure = (language: Language, svg: string, caption: string, twin: string): string =>
  `<figure>${svg}<figcaption>${escaped(caption)}</figcaption>
<details><summary>${reportTexts.asTable[language]}</summary>${twin}</details></figure>`
