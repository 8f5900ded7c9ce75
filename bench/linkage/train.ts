/**
 * Estimates the frozen model from generated files with truth: `node bench/linkage/train.ts VERSION OUT.json NAME...`
 * Classes: the same person; members of one household (twin, one of the same name, other relative); and among strangers a namesake, one of the same
 * birth date, one met through an institution's phone or address, and the rest. Each file is one weight, so that no size rules; one that is named twice, two.
 */
import { writeFileSync } from "node:fs"
import { CROWDS, type Crowd } from "../../packages/linkage/src/match/crowd.ts"
import { InMemoryLinker } from "../../packages/linkage/src/match/InMemoryLinker.ts"
import { LEVELS } from "../../packages/linkage/src/match/levelNames.ts"
import type { FieldLevels, LevelField, Levels } from "../../packages/linkage/src/match/levels.ts"
import { levelsOf } from "../../packages/linkage/src/match/levels.ts"
import type { LatentClass, Model } from "../../packages/linkage/src/match/Model.ts"
import { type BenchRecord, readBench } from "./records.ts"
import { SIMILARITY } from "./settings.ts"

const CLASSES: ReadonlyArray<LatentClass> = [
  "match",
  "relative",
  "twin",
  "parent-child",
  "namesake",
  "same-birth-date",
  "shared-institution",
  "stranger"
]
const FIELDS: ReadonlyArray<LevelField> = [
  "familyName",
  "address",
  "phone",
  "email",
  "handle",
  "birthDate",
  "sex",
  "givenNames",
  "order"
]

const isName = (level: string | undefined) =>
  level?.startsWith("exact") === true ||
  level === "form" ||
  level === "near" ||
  level === "close" ||
  level === "alike-usual"
const isDate = (level: string | undefined) =>
  level === "exact" || level === "exact-registration" || level === "day-month-swapped"

const classOf = (x: BenchRecord, y: BenchRecord, levels: Levels): LatentClass => {
  if (x.entity === y.entity) return "match"
  const given = levels.givenNames !== undefined && isName(levels.givenNames)
  if (x.household === y.household) {
    if (isDate(levels.birthDate)) return "twin"
    return given ? "parent-child" : "relative"
  }
  // whose whole names sound alike is a namesake too, however little the letters agree
  if (levels.crowd !== "none" || (given && isName(levels.familyName))) return "namesake"
  if (isDate(levels.birthDate)) return "same-birth-date"
  if (levels.phone === "mobile" || levels.phone === "landline" || levels.address === "exact" || levels.hubs.length > 0)
    return "shared-institution"
  return "stranger"
}

const [version = "0", out = "model.json", ...names] = process.argv.slice(2)
const settings = { similarity: SIMILARITY }
// levelsOf reads only the similarity of a model
const blank = settings as unknown as Model

const counts = new Map<string, number>()
const add = (key: string, by: number) => counts.set(key, (counts.get(key) ?? 0) + by)
for (const name of new Set(names)) {
  const times = names.filter((one) => one === name).length
  const records = readBench(name, (id, at) => {
    // a tenth of the dates without their day: the generator has none, registrations do
    const date = id.birthDate
    return date?.length === 10 && at % 40 === 7 ? { ...id, birthDate: date.slice(0, 7) } : id
  })
  const byId = new Map(records.map((r) => [r.id, r]))
  const linker = new InMemoryLinker({ model: blank, hubLimit: 20 })
  for (const r of records) linker.add(r.id, r.encoding)
  const frequencies = linker.frequencies()
  const share = (times * 10_000) / records.length
  let pairs = 0
  let found = 0
  for (const [a, b] of linker.candidates()) {
    const x = byId.get(a)
    const y = byId.get(b)
    if (x === undefined || y === undefined) continue
    pairs++
    const levels = levelsOf(x.encoding, y.encoding, frequencies, blank)
    const of = classOf(x, y, levels)
    if (of === "match") found++
    add(of, share)
    add(`${of}|crowd|${levels.crowd ?? "none"}`, share)
    for (const field of FIELDS) {
      const level = levels[field]
      if (level !== undefined) add(`${of}|${field}|${level}`, share)
    }
  }
  const sizes = new Map<string, number>()
  for (const r of records) sizes.set(r.entity, (sizes.get(r.entity) ?? 0) + 1)
  let truth = 0
  for (const n of sizes.values()) truth += (n * (n - 1)) / 2
  console.error(
    name,
    records.length,
    "records",
    pairs,
    "pairs",
    (pairs / records.length).toFixed(1),
    "a record; recall",
    (found / truth).toFixed(4)
  )
}

/**
 * Bits at which two count as one, at the size of history that the shares were counted for. Below nought, since the caution below is said of each reading and
 * would be paid twice. Lower still links more right ones on generated files (docs/linkage.md), and two of a common name of whom nothing else is known.
 */
const BAR = -1

const round = (x: number) => Number(x.toPrecision(4))
const chancesOf = <F extends LevelField>(of: LatentClass, field: F) => {
  const levels: ReadonlyArray<FieldLevels[F]> = LEVELS[field]
  const n = levels.reduce((sum, level) => sum + (counts.get(`${of}|${field}|${level}`) ?? 0), 0)
  // smoothing: half a pair a level, at least .0005 of the class: an unseen level is rare, not impossible
  return Object.fromEntries(
    levels.map((level) => [
      level,
      round(
        ((counts.get(`${of}|${field}|${level}`) ?? 0) + 0.5 + n * 0.0005) / (n + levels.length * (0.5 + n * 0.0005))
      )
    ])
  )
}
/**
 * Where the generated world is kinder than the real one, the safe side: joining two people does more harm than missing a link. Twins, and a parent
 * and child of one name, count for more than their share; twins and siblings may have names that sound alike, and a parent's phone in common.
 */
const CAUTION: Partial<Record<LatentClass, number>> = {
  twin: 2,
  "parent-child": 3
}
const ALIKE: Partial<Record<LatentClass, Readonly<Record<string, number>>>> = {
  twin: { "givenNames|near": 0.004, "givenNames|close": 0.06, "givenNames|loose": 0.5, "phone|mobile": 0.55 },
  relative: { "givenNames|near": 0.002, "givenNames|close": 0.01, "givenNames|loose": 0.04 },
  "parent-child": { "phone|mobile": 0.2 },
  // 1 January is the birth date of many who come from countries of few given names: there a name in common says less
  "same-birth-date": {
    "givenNames|near": 0.05,
    "givenNames|alike-usual": 0.05,
    "givenNames|exact-usual": 0.05,
    "givenNames|exact-common": 0.03,
    "givenNames|form": 0.02
  },
  // a covenant is of a region of a few towns, the generated world is a country of many
  namesake: { "address|town": 0.2 }
}
/** A name that is common in the country is shared by people whom the file has not met: so much more than in a generated world of lists. */
const COMMON_NAMESAKES = 9
/**
 * How much more usual these are among namesakes, at least, than equal rare names are, each held against the same person. Who shares a whole name knows from
 * the crowd how common it is here, so a more usual name says no more than a rare one, and one that is only near says less. Counted as they come, the names
 * that the tables call usual told most, and people of some origins were linked more readily than others.
 */
const AS_RARE: Readonly<Record<string, number>> = { "exact-common": 1, "exact-usual": 1.25, near: 3 }
/**
 * The same, and namesakes are so many more for it: else each pair of equal names would count for more because others are only alike. A whole name is
 * shared by its sound, so letters that agree less are another name more often than another spelling. Counted as they come, over worlds of few rare names, they spoke for one
 * person, and joined people of Arabic names, of which many sound alike in their consonants (docs/linkage.md).
 */
const AS_RARE_MORE: Readonly<Record<string, number>> = {
  "exact-usual": 3,
  "alike-usual": 2,
  loose: 4,
  differs: 4
}
for (const [of, factor] of Object.entries(CAUTION)) {
  for (const key of [...counts.keys()])
    if (key === of || key.startsWith(`${of}|`)) counts.set(key, (counts.get(key) ?? 0) * factor)
}
for (const [of, least] of Object.entries(ALIKE)) {
  for (const [key, chance] of Object.entries(least)) {
    const field = key.split("|")[0] ?? ""
    const all = [...counts].filter(([k]) => k.startsWith(`${of}|${field}|`)).reduce((sum, [, n]) => sum + n, 0)
    const at = `${of}|${key}`
    counts.set(at, Math.max(counts.get(at) ?? 0, (all * chance) / (1 - chance)))
  }
}
for (const field of ["familyName", "givenNames"]) {
  const key = `namesake|${field}|exact-common`
  counts.set(key, (counts.get(key) ?? 0) * COMMON_NAMESAKES)
  const at = (of: LatentClass, level: string) => counts.get(`${of}|${field}|${level}`) ?? 0
  for (const [level, times] of Object.entries(AS_RARE)) {
    const least = (times * at("match", level) * at("namesake", "exact-rare")) / at("match", "exact-rare")
    counts.set(`namesake|${field}|${level}`, Math.max(at("namesake", level), least))
  }
}
const namesakes = (field: LevelField): number =>
  [...counts].reduce((sum, [key, n]) => sum + (key.startsWith(`namesake|${field}|`) ? n : 0), 0)
let more = 1
for (const field of ["familyName", "givenNames"] as const) {
  const before = namesakes(field)
  const at = (of: LatentClass, level: string) => counts.get(`${of}|${field}|${level}`) ?? 0
  for (const [level, times] of Object.entries(AS_RARE_MORE)) {
    const least = (times * at("match", level) * at("namesake", "exact-rare")) / at("match", "exact-rare")
    counts.set(`namesake|${field}|${level}`, Math.max(at("namesake", level), least))
  }
  more *= namesakes(field) / before
}
for (const key of [...counts.keys()])
  if (key === "namesake" || key.startsWith("namesake|crowd|")) counts.set(key, (counts.get(key) ?? 0) * more)
const grand = CLASSES.reduce((sum, c) => sum + (counts.get(c) ?? 0), 0)
/** So many imagined pairs of a crowd, spread as those of all shared names are, keep a rare crowd's odds from being nothing or all. */
const IMAGINED = 5
/** Bits by which the odds fall at least from one crowd to the next: in the largest ones too few pairs are met to be counted. */
const LEAST_FALL = 0.5
/**
 * How many twins and other relatives there are, for each in the files, whose names sound so alike that they count as one whole name. The generated world
 * has none; twins are called so on purpose, and what such a name says is counted a second time by the level of the given name.
 */
const ALIKE_NAMES: Partial<Record<LatentClass, number>> = { twin: 6, relative: 0.03 }
const inCrowd = (of: LatentClass, crowd: Crowd): number => counts.get(`${of}|crowd|${crowd}`) ?? 0
const named = CROWDS.filter((crowd) => crowd !== "none")
const inNamed = (of: LatentClass): number => named.reduce((sum, crowd) => sum + inCrowd(of, crowd), 0)
const allNamed = CLASSES.reduce((sum, of) => sum + inNamed(of), 0)
const pairsIn = (of: LatentClass, crowd: Crowd): number => {
  if (crowd === "none") return inCrowd(of, crowd)
  const alike = ((ALIKE_NAMES[of] ?? 0) * (counts.get(of) ?? 0) * inCrowd("match", crowd)) / inNamed("match")
  return Math.max(alike, inCrowd(of, crowd)) + (IMAGINED * inNamed(of)) / allNamed
}
const raw: Record<string, Record<string, number>> = {}
let odds = Number.POSITIVE_INFINITY
for (const crowd of CROWDS) {
  const found = CLASSES.map((of) => ({ of, share: pairsIn(of, crowd) / grand }))
  const match = pairsIn("match", crowd) / grand
  const others = found.reduce((sum, { share }) => sum + share, -match)
  const most = odds / 2 ** LEAST_FALL
  const factor = crowd === "none" ? 1 : Math.max(1, match / others / most)
  if (crowd !== "none") odds = match / others / factor
  raw[crowd] = Object.fromEntries(found.map(({ of, share }) => [of, of === "match" ? share : share * factor]))
}
const whole = Object.values(raw).reduce((sum, row) => sum + Object.values(row).reduce((a, b) => a + b, 0), 0)
const shares = Object.fromEntries(
  Object.entries(raw).map(([crowd, row]) => [
    crowd,
    Object.fromEntries(Object.entries(row).map(([of, share]) => [of, round(Math.max(1e-7, share / whole))]))
  ])
)
const levels = Object.fromEntries(
  CLASSES.map((c) => [
    c,
    Object.fromEntries(
      FIELDS.map((field) => [
        field,
        field === "handle"
          ? { same: c === "match" ? 0.85 : 0.002, differs: c === "match" ? 0.15 : 0.998 }
          : chancesOf(c, field)
      ])
    )
  ])
)
writeFileSync(
  out,
  `${JSON.stringify({ version, shares, levels, threshold: { base: BAR, records: 16384, perDoubling: 0.3 }, similarity: SIMILARITY }, null, 1)}\n`
)
console.error(CLASSES.map((c) => `${c} ${counts.get(c) ?? 0}`).join(", "))
