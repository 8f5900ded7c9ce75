import type { EvidenceTerm, Reading } from "@kruisverband/domain"
import {
  compare,
  comparePolarisation,
  type Frequencies,
  type Model,
  model,
  POLARISATION_THRESHOLD,
  polarisationModel,
  threshold
} from "@kruisverband/linkage/match"
import { Context } from "effect"
import type { LinkingRecord } from "./LinkingRecord.ts"

/** What weighs persons: the shipped model, unless a test or a trial has another. */
export const LinkageModel = Context.Reference<Model>("correlator/evidence/LinkageModel", { defaultValue: () => model })

/** Raw evidence for one pair, in bits: exactly the sum of its terms. */
export interface Evidence {
  readonly weight: number
  readonly terms: ReadonlyArray<EvidenceTerm>
  readonly runnerUp?: Reading
}

/** Version of what weighs, as links name it. */
export const modelVersion = (model: Model, person: boolean): string =>
  person ? model.version : polarisationModel.version

/** Bits that a pair needs now. A step function of the number of active person records, so of no order. */
export const barOf = (model: Model, person: boolean, people: number): number =>
  person ? threshold(model, people) : POLARISATION_THRESHOLD

export const barsOf = (model: Model, people: number) => ({
  person: barOf(model, true, people),
  situation: barOf(model, false, people)
})

/** The lowest that the bar can ever be: weaker evidence is not worth keeping. */
export const lowestBar = (model: Model, person: boolean): number => barOf(model, person, 1)

/** Undefined where a person would meet a situation. */
export const compareRecords = (
  model: Model,
  a: LinkingRecord,
  b: LinkingRecord,
  frequencies: Frequencies
): Evidence | undefined => {
  if (a.kind === "person" && b.kind === "person") return compare(a.encoding, b.encoding, { model, frequencies })
  if (a.kind === "situation" && b.kind === "situation")
    return comparePolarisation(a.situation, b.situation, frequencies)
  return undefined
}

/** What compares: tests count how often. */
export const Comparer = Context.Reference<typeof compareRecords>("correlator/evidence/Comparer", {
  defaultValue: () => compareRecords
})
