/**
 * What the weights of polarisation signals do on invented years with truth: `node bench/linkage/evaluateEpisodes.ts MODEL.json SEED...`
 * Prints pairs and clusters per bar, for all places together and for the city and the rest apart.
 */
import { readFileSync } from "node:fs"
import {
  clusters,
  dayNumber,
  type Edge,
  EPISODE_DAYS,
  InMemoryEpisodes,
  POLARISATION_THRESHOLD,
  type PolarisationModel
} from "../../packages/linkage/src/match/index.ts"
import { inventYear } from "../support/inventedEpisodes.ts"
import { type Episode, encodeYear } from "./episodes.ts"

const CITY = "GM9001"
const BARS = [-5, -4, -3.5, -3, -2.5, -2, -1, 0, 1, 2]

const [file = "", ...seeds] = process.argv.slice(2)
const model: PolarisationModel = JSON.parse(readFileSync(file, "utf8"))
const pairsIn = (n: number) => (n * (n - 1)) / 2
const sizes = (values: ReadonlyArray<string>) =>
  [...Map.groupBy(values, (value) => value).values()].map((same) => same.length)
const sum = (values: ReadonlyArray<number>) => values.reduce((total, value) => total + value, 0)

interface Score {
  hit: number
  found: number
  truth: number
  longest: number
}

const scores = new Map<string, Score>()
const scoreOf = (bar: number, where: string): Score => {
  const key = `${bar} ${where}`
  const score = scores.get(key) ?? { hit: 0, found: 0, truth: 0, longest: 0 }
  scores.set(key, score)
  return score
}

let candidates = 0
let reached = 0
let all = 0
let signalsAll = 0

const score = (signals: ReadonlyArray<Episode>, edges: ReadonlyArray<Edge>, bar: number) => {
  const byId = new Map(signals.map((one) => [one.id, one] as const))
  const found = clusters([...byId.keys()], edges, {
    threshold: bar,
    mustLink: [],
    cannotLink: [],
    reach: { at: new Map(signals.map((one) => [one.id, dayNumber(one.facts.day)])), most: EPISODE_DAYS }
  }).clusters
  for (const where of ["city", "rest"]) {
    const inside = (id: string) => (byId.get(id)?.facts.municipality === CITY) === (where === "city")
    const into = scoreOf(bar, where)
    into.truth += sum(sizes(signals.filter((one) => inside(one.id)).map((one) => one.episode)).map(pairsIn))
    for (const cluster of found) {
      if (!inside(cluster[0] ?? "")) continue
      into.found += pairsIn(cluster.length)
      into.hit += sum(sizes(cluster.map((id) => byId.get(id)?.episode ?? id)).map(pairsIn))
      into.longest = Math.max(into.longest, cluster.length)
    }
  }
}

for (const seed of seeds) {
  const signals = encodeYear(inventYear(Number(seed)))
  const linker = new InMemoryEpisodes(20, model)
  for (const one of signals) linker.add(one.id, one.facts)
  const edges = [...linker.edges()]
  const episode = new Map(signals.map((one) => [one.id, one.episode] as const))
  candidates += edges.length
  signalsAll += signals.length
  reached += edges.filter((edge) => episode.get(edge.a) === episode.get(edge.b)).length
  all += sum(sizes(signals.map((one) => one.episode)).map(pairsIn))
  for (const bar of BARS) score(signals, edges, bar)
}

const percent = (part: number, whole: number) => (whole === 0 ? 0 : part / whole).toFixed(3)
console.log(
  `${signalsAll} signals; candidates ${(candidates / signalsAll).toFixed(1)} a signal, recall of candidates ${percent(reached, all)}`
)
for (const bar of BARS) {
  const line = ["city", "rest"].map((where) => {
    const { hit, found, truth, longest } = scoreOf(bar, where)
    const [p, r] = [hit / Math.max(1, found), hit / Math.max(1, truth)]
    return `${where} P ${p.toFixed(3)} R ${r.toFixed(3)} F1 ${((2 * p * r) / Math.max(1e-9, p + r)).toFixed(3)} longest ${longest}`
  })
  console.log(`${bar === POLARISATION_THRESHOLD ? "*" : " "} bar ${bar}: ${line.join("; ")}`)
}
