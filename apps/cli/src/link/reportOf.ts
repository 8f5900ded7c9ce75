import { type Fit, model as shipped } from "@kruisverband/linkage/match"
import type { Header } from "./columns.ts"
import type { LinkOutcome } from "./linkRecords.ts"

/** Names of columns that are told; a broken header may have thousands. */
const MOST_NAMES = 30

/** What is said of the model: whether it was fitted, and what moved. */
const fitsTold = (fits: ReadonlyArray<Fit>): string => {
  if (fits.length === 0) return ", as shipped"
  const told = (moved: Fit["moved"], what: string) => {
    const count = fits.filter((fit) => fit.moved === moved).length
    if (count === 0) return []
    return count === fits.length ? [what] : [`${what} (${count} of the ${fits.length} covenants in this file)`]
  }
  return `, ${[
    told("nothing", "as shipped: a fit to this file would not link less"),
    told("shares", "its shares fitted to this file"),
    told("levels", "its shares and levels fitted to this file, which shows no families")
  ]
    .flat()
    .join("; ")}`
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
  const asGiven = outcome.fits.length === 0 && outcome.version !== shipped.version
  return [
    ...(header.ignored.length > 0 ? [`columns not read: ${namesTold(header.ignored)}`] : []),
    ...(header.doubled.length > 0 ? [`columns given twice, the first counts: ${namesTold(header.doubled)}`] : []),
    `${records} records, ${faults} rows skipped, ${outcome.compared} pairs compared, ${outcome.hubs} values of too many`,
    `${clusters} clusters, ${several} of more than one record, ${linked} records linked, ${outcome.ambiguous} fit two clusters equally and were left alone`,
    `${seconds.toFixed(2)} s (${reading.toFixed(2)} s reading and encoding), ${Math.round(records / seconds)} records a second, ${Math.round(megabytes)} MB of memory, model ${outcome.version}${asGiven ? ", as given" : fitsTold(outcome.fits)}`
  ]
}
