import table from "./data/nameGroups.json" with { type: "json" }

/** A name and how other desks write it; the first is its bearer's own. */
export type Spellings = readonly [own: string, ...others: ReadonlyArray<string>]

/** Names of one origin: as many in each group, so that groups differ in nothing but their names. */
export interface NameGroup {
  readonly name: string
  readonly m: ReadonlyArray<Spellings>
  readonly f: ReadonlyArray<Spellings>
  /** The common surnames. */
  readonly family: ReadonlyArray<Spellings>
  /** Surnames that few bear, without a spelling of their own. */
  readonly rare: ReadonlyArray<Spellings>
}

const spellings = (entry: string): Spellings => {
  const [own = "", ...others] = entry.split("/").map((spelling) => spelling.replaceAll("_", " "))
  return [own, ...others]
}

/** The Dutch group first: the others are held against it. */
export const NAME_GROUPS: ReadonlyArray<NameGroup> = (
  ["dutch", "turkish", "moroccan", "surinamese", "polish", "syrian", "eritrean"] as const
).map((name) => ({
  name,
  m: table[name].m.split(" ").map(spellings),
  f: table[name].f.split(" ").map(spellings),
  family: table[name].family.split("|").map(spellings),
  rare: table[name].stems
    .split(" ")
    .flatMap((stem) => table[name].endings.split(" ").map((end): Spellings => [stem + end]))
}))
