/**
 * FEBRL data sets as one input file without their social security number, and the truth about them: the number in `rec_id` (rec-123-org and
 * rec-123-dup-0 are one person). Records get ids that tell nothing.
 */
export const febrlFile = (texts: ReadonlyArray<string>): { readonly file: string; readonly truth: string } => {
  const tables = texts.map((text) =>
    text
      .trim()
      .split(/\r?\n/u)
      .map((line) => line.split(",").map((cell) => cell.trim()))
  )
  const header = tables[0]?.[0] ?? []
  const [id, number] = [header.indexOf("rec_id"), header.indexOf("soc_sec_id")]
  const rows = tables.flatMap((table) => table.slice(1))
  const kept = (cells: ReadonlyArray<string>) => cells.filter((_, i) => i !== number && i !== id)
  const file = [["record_id", ...kept(header)], ...rows.map((cells, i) => [`r${i}`, ...kept(cells)])]
  const truth = rows.map((cells, i) => [`r${i}`, (cells[id] ?? "").split("-")[1] ?? ""])
  const text = (lines: ReadonlyArray<ReadonlyArray<string>>) => `${lines.map((cells) => cells.join(",")).join("\n")}\n`
  return { file: text(file), truth: text([["record_id", "entity_id"], ...truth]) }
}
