import { readFile } from "node:fs/promises"
import { type Model, readModel } from "@kruisverband/linkage/match"
import { told } from "../link/linkTexts.ts"
import { modelTexts } from "./modelTexts.ts"

/** Faults told one by one: a file of another kind has hundreds. */
const MOST_FAULTS = 20

/** Reads a model file. Its faults name the file, the place in it and what to do, in both languages. Rejects when the file cannot be read. */
export const readModelFile = async (
  path: string
): Promise<{ readonly model: Model } | { readonly faults: ReadonlyArray<string> }> => {
  const found = readModel(await readFile(path, "utf8"))
  if (!("faults" in found)) return found
  const faults = found.faults.slice(0, MOST_FAULTS).map((fault) => told(modelTexts.noModel(path, fault)))
  const more = found.faults.length - faults.length
  return { faults: more > 0 ? [...faults, told(modelTexts.moreFaults(path, more))] : faults }
}
