import { fileTexts, told } from "../link/linkTexts.ts"
import { readRows } from "../link/readRows.ts"
import { modelTexts } from "./modelTexts.ts"

export interface Truth {
  /** Who each record is about, by record id. */
  readonly entities: ReadonlyMap<string, string>
  /** Group of names of each record; empty without a column `origin`. */
  readonly groups: ReadonlyMap<string, string>
}

/** A smaller group is told with the others like it: its figures are chance, and might point at a person. */
const LEAST_GROUP = 10
const SMALL_GROUPS = "small groups"

/**
 * Reads a truth file: columns `signal_id` or `record_id`, `entity_id`, and `origin` where there is one; others are ignored. A string says what is wrong with its
 * header. Rows without an id or an entity are passed over. Rejects when the file cannot be read.
 */
export const readTruth = async (path: string): Promise<Truth | string> => {
  const entities = new Map<string, string>()
  const groups = new Map<string, string>()
  let places: { readonly id: number; readonly entity: number; readonly origin: number } | undefined
  for await (const batch of readRows(path)) {
    for (const row of batch) {
      if ("fault" in row) continue
      if (places === undefined) {
        const names = row.cells.map((cell) => cell.trim().toLowerCase())
        const id = Math.max(names.indexOf("signal_id"), names.indexOf("record_id"))
        places = { id, entity: names.indexOf("entity_id"), origin: names.indexOf("origin") }
        if (places.id < 0 || places.entity < 0) return told(modelTexts.noTruth(path))
        continue
      }
      const at = (place: number) => (row.cells[place] ?? "").trim()
      const id = at(places.id)
      if (id === "" || at(places.entity) === "") continue
      entities.set(id, at(places.entity))
      if (at(places.origin) !== "") groups.set(id, at(places.origin))
    }
  }
  return places === undefined ? told(fileTexts.empty(path)) : { entities, groups: withoutSmall(groups) }
}

const withoutSmall = (groups: ReadonlyMap<string, string>): ReadonlyMap<string, string> => {
  const sizes = new Map<string, number>()
  for (const group of groups.values()) sizes.set(group, (sizes.get(group) ?? 0) + 1)
  return new Map([...groups].map(([id, group]) => [id, (sizes.get(group) ?? 0) < LEAST_GROUP ? SMALL_GROUPS : group]))
}
