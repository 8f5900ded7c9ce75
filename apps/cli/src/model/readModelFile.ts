import { readFile } from "node:fs/promises"
import { type ReadModel, readModel } from "@kruisverband/linkage/match"

/** Faults told one by one: a file of another kind has hundreds. */
const MOST_FAULTS = 20

/** Reads a model file. Its faults name the file and the place in it. Rejects when the file cannot be read. */
export const readModelFile = async (path: string): Promise<ReadModel> => {
  const found = readModel(await readFile(path, "utf8"))
  if (!("faults" in found)) return found
  const told = found.faults
    .slice(0, MOST_FAULTS)
    .map((fault) => `${path}: geen koppelmodel, maak er een met kv model train / ${path}: no model: ${fault}`)
  const more = found.faults.length - told.length
  return { faults: more > 0 ? [...told, `${path}: en nog ${more} fouten / and ${more} more faults`] : told }
}
