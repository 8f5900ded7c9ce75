import type { Bilingual } from "@kruisverband/domain"
import { CLASSES } from "./compiled.ts"
import { CROWDS } from "./crowd.ts"
import { LEVELS } from "./levelNames.ts"
import type { Model } from "./Model.ts"
import { modelFaults } from "./modelFaults.ts"

/** A model, or every reason why the text is none: each names the place in the file, and what to do. */
export type ReadModel = { readonly model: Model } | { readonly faults: ReadonlyArray<Bilingual> }

/** Sums are rounded in a file; further from 1 something is missing or doubled. */
const TOLERANCE = 0.005
const VERSION = /^\d{4}\.\d{2}-\d+$/u

/** Whether a text may name a version: year, month and a number, as `2026.12-1`. */
export const isVersion = (text: string): boolean => VERSION.test(text)

type Found = Readonly<Record<string, unknown>>

const isFound = (value: unknown): value is Found => typeof value === "object" && value !== null && !Array.isArray(value)

class Faults {
  readonly told: Array<Bilingual> = []

  /** What stands at a place, with exactly these names in it; undefined when it is no object. */
  object(value: unknown, path: string, names: ReadonlyArray<string>, optional: ReadonlyArray<string> = []): Found {
    if (!isFound(value)) {
      this.told.push((value === undefined ? modelFaults.missing : modelFaults.notObject)(path))
      return {}
    }
    const at = (name: string) => (path === "" ? name : `${path}.${name}`)
    for (const name of names) if (!Object.hasOwn(value, name)) this.told.push(modelFaults.missing(at(name)))
    for (const name of Object.keys(value))
      if (!names.includes(name) && !optional.includes(name)) this.told.push(modelFaults.unknown(at(name)))
    return value
  }

  number(value: unknown, path: string, least: number, most: number): number {
    // an absent one was told with the object that lacks it
    if (value === undefined) return Number.NaN
    if (typeof value === "number" && value >= least && value <= most) return value
    this.told.push(modelFaults.notNumber(path, least, most))
    return Number.NaN
  }

  /** Chances under these names; gives their sum, NaN when one is missing or none. */
  chances(value: unknown, path: string, names: ReadonlyArray<string>): number {
    if (value === undefined) return Number.NaN
    const found = this.object(value, path, names)
    return names.reduce((sum, name) => {
      const chance = this.number(found[name], `${path}.${name}`, 0, 1)
      // no file of pairs shows that something never happens, and 0 would outweigh all other evidence
      if (chance === 0) this.told.push(modelFaults.zero(`${path}.${name}`))
      return sum + chance
    }, 0)
  }

  sum(sum: number, path: string): void {
    if (Math.abs(sum - 1) > TOLERANCE) this.told.push(modelFaults.sum(path, sum))
  }
}

const readShares = (faults: Faults, value: unknown): void => {
  if (value === undefined) return
  const shares = faults.object(value, "shares", CROWDS)
  faults.sum(
    CROWDS.reduce((sum, crowd) => sum + faults.chances(shares[crowd], `shares.${crowd}`, CLASSES), 0),
    "shares"
  )
}

const readLevels = (faults: Faults, value: unknown): void => {
  if (value === undefined) return
  const classes = faults.object(value, "levels", CLASSES)
  for (const of of CLASSES) {
    if (classes[of] === undefined) continue
    const fields = faults.object(classes[of], `levels.${of}`, Object.keys(LEVELS))
    for (const [field, levels] of Object.entries(LEVELS)) {
      const path = `levels.${of}.${field}`
      faults.sum(faults.chances(fields[field], path, levels), path)
    }
  }
}

const readThreshold = (faults: Faults, value: unknown): void => {
  if (value === undefined) return
  const found = faults.object(value, "threshold", ["base", "records", "perDoubling"])
  faults.number(found.base, "threshold.base", -50, 50)
  faults.number(found.records, "threshold.records", 1, 1e12)
  faults.number(found.perDoubling, "threshold.perDoubling", 0, 10)
}

/** Bounds of likeness, each lower than the one before. */
const readBounds = (faults: Faults, value: unknown, path: string, length: number): void => {
  if (value === undefined) return
  const bounds: ReadonlyArray<unknown> = Array.isArray(value) ? value : []
  const fine =
    bounds.length === length &&
    bounds.every((bound, i) => {
      const before = i === 0 ? 1 : bounds[i - 1]
      return typeof bound === "number" && bound > 0 && typeof before === "number" && bound < before
    })
  if (!fine) faults.told.push(modelFaults.bounds(path, length))
}

/**
 * Reads a model file: the form of `data/model.json`. Complete or refused: every crowd, class, field and level is there and no other, and the chances of a
 * field sum to 1, as the shares do. Faults name places in the file.
 */
export const readModel = (text: string): ReadModel => {
  const faults = new Faults()
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return { faults: [modelFaults.notJson] }
  }
  if (!isFound(value)) return { faults: [modelFaults.noObject] }
  const found = faults.object(value, "", ["version", "shares", "levels", "threshold", "similarity"], ["parent"])
  for (const name of ["version", "parent"]) {
    const version = found[name]
    if (version !== undefined && (typeof version !== "string" || !isVersion(version)))
      faults.told.push(modelFaults.version(name))
  }
  readShares(faults, found.shares)
  readLevels(faults, found.levels)
  readThreshold(faults, found.threshold)
  if (found.similarity !== undefined) {
    const similarity = faults.object(found.similarity, "similarity", ["name", "street"])
    readBounds(faults, similarity.name, "similarity.name", 3)
    readBounds(faults, similarity.street, "similarity.street", 1)
  }
  // the cast: every part of it was looked at above, place by place, which the compiler does not follow
  return faults.told.length === 0 ? { model: found as unknown as Model } : { faults: faults.told }
}
