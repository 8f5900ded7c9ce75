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

const numberTold = (value: number): string => {
  if (!Number.isFinite(value)) return "–"
  if (Number.isInteger(value)) return value.toLocaleString("en")
  return Math.abs(value) < 0.001 ? value.toExponential(2) : value.toFixed(Math.abs(value) < 10 ? 3 : 1)
}

/** A table; the first cell of each row is its header. */
export const table = (
  caption: string,
  head: ReadonlyArray<string>,
  rows: ReadonlyArray<ReadonlyArray<Cell>>
): string => {
  const cell = (value: Cell, i: number): string => {
    if (i === 0) return `<th scope="row">${escaped(String(value))}</th>`
    return typeof value === "number" ? `<td class="n">${numberTold(value)}</td>` : `<td>${escaped(value)}</td>`
  }
  const body = rows.map((row) => `<tr>${row.map(cell).join("")}</tr>`).join("\n")
  return `<div class="wide" role="region" tabindex="0" aria-label="${escaped(caption)}"><table><caption>${escaped(caption)}</caption>
<thead><tr>${head.map((name) => `<th scope="col">${escaped(name)}</th>`).join("")}</tr></thead>
<tbody>
${body}
</tbody></table></div>`
}

/** A picture, what it shows in English and Dutch, and the same as a table. */
export const figure = (svg: string, caption: { readonly en: string; readonly nl: string }, twin: string): string =>
  `<figure>${svg}<figcaption>${escaped(caption.en)} <span lang="nl">${escaped(caption.nl)}</span></figcaption>
<details><summary>As a table</summary>${twin}</details></figure>`
