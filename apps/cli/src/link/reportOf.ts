import { type FitVerdict, model } from "@kruisverband/linkage/match"
import type { Header } from "./columns.ts"
import type { LinkOutcome } from "./linkRecords.ts"

/** Names of columns that are told; a broken header may have thousands. */
const MOST_NAMES = 30

const REFUSALS = {
  doubted: "a fit to this file would link what it should not",
  "no-gain": "a fit to this file would gain nothing",
  unwitnessed: "too little in this file to check a fit by"
}

/** What is said of the model: whether it was fitted, and if not, why. */
const fitsTold = (fits: ReadonlyArray<FitVerdict>): string => {
  const taken = fits.filter((fit) => fit.accepted).length
  if (fits.length === 0) return ", as shipped"
  if (taken === fits.length) return ", fitted to this file"
  if (taken > 0) return `, fitted to ${taken} of the ${fits.length} covenants in this file, elsewhere as shipped`
  const why = new Set(fits.flatMap((fit) => (fit.accepted ? [] : [REFUSALS[fit.because]])))
  return `, as shipped: ${[...why].join("; ")}`
}

const namesTold = (names: ReadonlyArray<string>): string => {
  const some = names.slice(0, MOST_NAMES).join(", ")
  return names.length > MOST_NAMES ? `${some} and ${names.length - MOST_NAMES} more` : some
}

/** How many clusters there are, how many of more than one record, and how many records are in those. */
const sizesOf = (leaders: Uint32Array) => {
  const sizes = new Uint32Array(leaders.length)
  for (const leader of leaders) sizes[leader] = (sizes[leader] ?? 0) + 1
  let [clusters, several, linked] = [0, 0, 0]
  for (const size of sizes) {
    if (size > 0) clusters++
    if (size < 2) continue
    several++
    linked += size
  }
  return { clusters, several, linked }
}

/** What the command says at its end, line by line. */
export const reportOf = (
  header: Header,
  records: number,
  faults: number,
  outcome: LinkOutcome,
  cost: { readonly seconds: number; readonly reading: number; readonly megabytes: number }
): ReadonlyArray<string> => {
  const { clusters, several, linked } = sizesOf(outcome.leaders)
  const { seconds, reading, megabytes } = cost
  return [
    ...(header.ignored.length > 0 ? [`columns not read: ${namesTold(header.ignored)}`] : []),
    ...(header.doubled.length > 0 ? [`columns given twice, the first counts: ${namesTold(header.doubled)}`] : []),
    `${records} records, ${faults} rows skipped, ${outcome.compared} pairs compared, ${outcome.hubs} values of too many`,
    `${clusters} clusters, ${several} of more than one record, ${linked} records linked, ${outcome.ambiguous} fit two clusters equally and were left alone`,
    `${seconds.toFixed(2)} s (${reading.toFixed(2)} s reading and encoding), ${Math.round(records / seconds)} records a second, ${Math.round(megabytes)} MB of memory, model ${model.version}${fitsTold(outcome.fits)}`
  ]
}
