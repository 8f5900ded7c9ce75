import { type Fit, model as shipped } from "@kruisverband/linkage/match"
import type { Header } from "./columns.ts"
import type { LinkOutcome } from "./linkRecords.ts"
import type { Told } from "./linkTexts.ts"

/** Names of columns that are told; a broken header may have thousands. */
const MOST_NAMES = 30

const MOVED: Readonly<Record<Fit["moved"], Told>> = {
  nothing: {
    nl: "zoals meegeleverd: een aanpassing aan dit bestand zou niet minder koppelen",
    en: "as shipped: a fit to this file would not link less"
  },
  shares: { nl: "met zijn aandelen aangepast aan dit bestand", en: "its shares fitted to this file" },
  levels: {
    nl: "met zijn aandelen en niveaus aangepast aan dit bestand, dat geen gezinnen laat zien",
    en: "its shares and levels fitted to this file, which shows no families"
  }
}

/** What is said of the model: whether it was fitted, and what moved. */
const modelTold = (outcome: LinkOutcome): Told => {
  const { fits, version } = outcome
  if (fits.length === 0)
    return version === shipped.version
      ? { nl: ", zoals meegeleverd", en: ", as shipped" }
      : { nl: ", zoals gegeven", en: ", as given" }
  const told = (["nothing", "shares", "levels"] as const).flatMap((moved) => {
    const count = fits.filter((fit) => fit.moved === moved).length
    if (count === 0) return []
    if (count === fits.length) return [MOVED[moved]]
    const { nl, en } = MOVED[moved]
    return [
      {
        nl: `${nl} (${count} van de ${fits.length} convenanten in dit bestand)`,
        en: `${en} (${count} of the ${fits.length} covenants in this file)`
      }
    ]
  })
  return { nl: `, ${told.map(({ nl }) => nl).join("; ")}`, en: `, ${told.map(({ en }) => en).join("; ")}` }
}

const namesTold = (names: ReadonlyArray<string>): Told => {
  const some = names.slice(0, MOST_NAMES).join(", ")
  const more = names.length - MOST_NAMES
  return more > 0 ? { nl: `${some} en nog ${more}`, en: `${some} and ${more} more` } : { nl: some, en: some }
}

const columnsTold = ({ ignored, doubled }: Header): ReadonlyArray<Told> => {
  const [left, twice] = [namesTold(ignored), namesTold(doubled)]
  return [
    ...(ignored.length > 0 ? [{ nl: `niet gelezen kolommen: ${left.nl}`, en: `columns not read: ${left.en}` }] : []),
    ...(doubled.length > 0
      ? [
          {
            nl: `dubbele kolommen, de eerste telt: ${twice.nl}`,
            en: `columns given twice, the first counts: ${twice.en}`
          }
        ]
      : [])
  ]
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

/** What the command says at its end, line by line: all of it in Dutch, then in English, as programs may read the English lines. */
export const reportOf = (
  header: Header,
  records: number,
  faults: number,
  outcome: LinkOutcome,
  cost: { readonly seconds: number; readonly reading: number; readonly megabytes: number }
): ReadonlyArray<string> => {
  const { clusters, several, linked } = sizesOf(outcome.leaders)
  const { ambiguous, compared, hubs, version } = outcome
  const [all, reading] = [cost.seconds.toFixed(2), cost.reading.toFixed(2)]
  const [pace, megabytes] = [Math.round(records / cost.seconds), Math.round(cost.megabytes)]
  const model = modelTold(outcome)
  const lines: ReadonlyArray<Told> = [
    ...columnsTold(header),
    {
      nl: `${records} records gelezen, ${faults} rijen overgeslagen, ${compared} paren vergeleken, ${hubs} waarden die te veel records hebben`,
      en: `${records} records, ${faults} rows skipped, ${compared} pairs compared, ${hubs} values of too many`
    },
    {
      nl: `${clusters} groepen, ${several} van meer dan één record, ${linked} records gekoppeld, ${ambiguous} pasten even goed in twee groepen en zijn los gelaten`,
      en: `${clusters} clusters, ${several} of more than one record, ${linked} records linked, ${ambiguous} fit two clusters equally and were left alone`
    },
    {
      nl: `${all} seconden (${reading} voor lezen en versleutelen), ${pace} records per seconde, ${megabytes} MB geheugen, model ${version}${model.nl}`,
      en: `${all} s (${reading} s reading and encoding), ${pace} records a second, ${megabytes} MB of memory, model ${version}${model.en}`
    }
  ]
  return [...lines.map(({ nl }) => nl), ...lines.map(({ en }) => en)]
}
